#include "platform/identity/usecases/password.hpp"

#include "kernel/refusal.hpp"
#include "platform/http/authenticator.hpp"
#include "platform/identity/links.hpp"
#include "platform/identity/mails.hpp"
#include "platform/identity/rules/password_policy.hpp"
#include "platform/identity/session_authenticator.hpp"
#include "platform/identity/store/account.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/store/email_token.hpp"
#include "platform/identity/store/throttle.hpp"
#include "platform/identity/usecases/me.hpp"
#include "platform/identity/usecases/note.hpp"

namespace banso::identity {
namespace {

constexpr std::chrono::hours kResetLinkLives{1};

/// After commit_so_far nobody acts in the transaction: opens the caller's session again.
void resume(http::Call& call, const Identity& identity) {
  call.caller =
      open_session(call.tx, identity.permissions, call.request.cookie(http::kSessionCookie), call.now);
  if (!call.caller.signed_in()) {
    throw Refused(RefusalCode::kUnauthorized, "http.sign_in_required",
                  "サインインしてから、もう一度お試しください。");
  }
}

}  // namespace

MailSent request_password_reset(http::Call& call, Identity& identity, const EmailInput& input) {
  const MailSent answer{
      "このメールアドレスが登録されていれば、再設定のメールを送りました。届いたメールのリンクを1時間以内に開"
      "いてください。"};
  act_as_identity(call.tx);
  if (!count_try(call.tx, mail_subject(input.email), kMailRule, call.now).verdict.allowed) return answer;
  const auto known = find_account(call.tx, input.email);
  if (known && known->status == "active") {
    const std::string token =
        make_email_token(call.tx, known->user_id, TokenPurpose::reset, kResetLinkLives, call.now);
    mail::send(call.tx, call.now,
               reset_mail(known->email, known->display_name,
                          reset_password_link(identity.settings.public_url, token)));
    note_user(call, "identity.password.ask_reset", known->user_id);
  }
  return answer;
}

void reset_password(http::Call& call, Identity& identity, const ResetPasswordInput& input) {
  act_as_identity(call.tx);
  const auto owner = find_email_token(call.tx, input.token, TokenPurpose::reset, call.now);
  if (!owner) refuse_link();
  // Judged before the link is used up: a weak password may be mended with the same link.
  need_good_password(input.new_password, owner->email, "/new_password");
  const std::string hash = identity.passwords.hash(input.new_password);
  if (!use_email_token(call.tx, input.token, TokenPurpose::reset, call.now)) refuse_link();
  const auto account = verify_account(call.tx, owner->user_id, call.now);
  if (!account) refuse_link();
  save_password(call.tx, owner->user_id, hash, call.now);
  end_sessions_but(call.tx, owner->user_id, 0);
  forget(call.tx, account_subject(owner->email));
  mail::send(
      call.tx, call.now,
      password_changed_mail(account->email, account->display_name, call.now, identity.settings.public_url));
  note_user(call, "identity.password.reset", owner->user_id);
}

void confirm_password(http::Call& call, Identity& identity, std::string_view password,
                      const std::string& path) {
  need_session(call.caller);
  const std::string email = call.caller.email;
  act_as_identity(call.tx);
  const CountedTry tried = count_try(call.tx, account_subject(email), kAccountRule, call.now);
  if (!tried.verdict.allowed) refuse_for(tried.verdict.wait);
  const auto account = find_account(call.tx, email);
  call.tx.commit_so_far();
  if (!account || !account->hash) {
    throw Refused(RefusalCode::kConflict, "identity.no_password",
                  "このアカウントにはパスワードがありません。「パスワードを忘れた方」からパスワードを設定して"
                  "ください。");
  }
  if (!identity.passwords.verify(*account->hash, password)) {
    const std::string message = "パスワードが違います。入力し直してください。";
    throw Refused(RefusalCode::kInvalid, "identity.wrong_password", message,
                  {{path, "wrong_password", message}});
  }
  act_as_identity(call.tx);
  take_back(call.tx, tried);
  resume(call, identity);
}

void change_password(http::Call& call, Identity& identity, const ChangePasswordInput& input) {
  need_good_password(input.new_password, call.caller.email, "/new_password");
  confirm_password(call, identity, input.current_password, "/current_password");
  const Caller& caller = call.caller;
  save_password(call.tx, caller.user_id, identity.passwords.hash(input.new_password), call.now);
  end_sessions_but(call.tx, caller.user_id, caller.session_id);
  mail::send(
      call.tx, call.now,
      password_changed_mail(caller.email, caller.display_name, call.now, identity.settings.public_url));
  note_user(call, "identity.password.change", caller.user_id);
}

}  // namespace banso::identity
