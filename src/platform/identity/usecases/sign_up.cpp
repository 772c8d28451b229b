#include "platform/identity/usecases/sign_up.hpp"

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/links.hpp"
#include "platform/identity/mails.hpp"
#include "platform/identity/rules/password_policy.hpp"
#include "platform/identity/store/account.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/store/email_token.hpp"
#include "platform/identity/store/throttle.hpp"
#include "platform/identity/usecases/note.hpp"
#include "platform/identity/usecases/open_session.hpp"

namespace banso::identity {
namespace {

constexpr std::chrono::hours kVerifyLinkLives{24};

const MailSent kAnswer{
    "メールを送りました。届いたメールのリンクを開いて、登録を続けてください。"
    "数分たっても届かないときは、迷惑メールの入れ物とアドレスを確かめてください。"};

void send_verification(http::Call& call, const Identity& identity, std::int64_t user_id,
                       const std::string& email, const std::string& name) {
  const std::string token =
      make_email_token(call.tx, user_id, TokenPurpose::verify, kVerifyLinkLives, call.now);
  mail::send(call.tx, call.now,
             verification_mail(email, name, verify_email_link(identity.settings.public_url, token)));
}

/// Whether one more mail to this mailbox is all right.
bool may_mail(http::Call& call, const std::string& email) {
  return count_try(call.tx, mail_subject(email), kMailRule, call.now).verdict.allowed;
}

}  // namespace

MailSent sign_up(http::Call& call, Identity& identity, const SignUpInput& input) {
  need_good_password(input.password, input.email, "/password");
  const std::string hash = identity.passwords.hash(input.password);
  act_as_identity(call.tx);
  if (!may_mail(call, input.email)) return kAnswer;
  const auto known = find_account(call.tx, input.email);
  if (known && known->email_verified) {
    mail::send(call.tx, call.now,
               already_registered_mail(known->email, known->display_name, identity.settings.public_url));
    note_user(call, "identity.account.sign_up_again", known->user_id);
    return kAnswer;
  }
  // Whoever signed up before without verifying has proven nothing: the last to sign up sets name and
  // password, and only the newest link works.
  std::int64_t user_id = 0;
  if (known) {
    user_id = known->user_id;
    rename_account(call.tx, user_id, input.display_name, call.now);
  } else {
    user_id = add_account(call.tx, input.email, input.display_name, false, call.now);
  }
  save_password(call.tx, user_id, hash, call.now);
  send_verification(call, identity, user_id, input.email, input.display_name);
  note_user(call, "identity.account.sign_up", user_id);
  return kAnswer;
}

MailSent resend_verification(http::Call& call, Identity& identity, const EmailInput& input) {
  act_as_identity(call.tx);
  if (!may_mail(call, input.email)) return kAnswer;
  const auto known = find_account(call.tx, input.email);
  if (known && !known->email_verified && known->status == "active") {
    send_verification(call, identity, known->user_id, known->email, known->display_name);
  }
  return kAnswer;
}

std::string verify_email(http::Call& call, Identity& identity, const VerifyEmailInput& input) {
  act_as_identity(call.tx);
  const auto user_id = use_email_token(call.tx, input.token, TokenPurpose::verify, call.now);
  if (!user_id || !verify_account(call.tx, *user_id, call.now)) refuse_link();
  note_user(call, "identity.account.verify", *user_id);
  return open_session_for(call, identity, *user_id, SignInMethod::email, false);
}

}  // namespace banso::identity
