#include "platform/identity/usecases/sign_in.hpp"

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/mails.hpp"
#include "platform/identity/store/account.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/store/throttle.hpp"
#include "platform/identity/usecases/note.hpp"
#include "platform/identity/usecases/open_session.hpp"
#include "platform/identity/usecases/second_factor.hpp"

namespace banso::identity {
namespace {

/// The two counters of one try.
struct Counted {
  CountedTry account;
  CountedTry address;
};

Counted count(http::Call& call, const std::string& email) {
  // Always the account first: two tries that share an address then cannot wait for each other in a circle.
  CountedTry account = count_try(call.tx, account_subject(email), kAccountRule, call.now);
  if (!account.verdict.allowed) refuse_for(account.verdict.wait);
  CountedTry address = count_try(call.tx, address_subject(call.request.peer), kAddressRule, call.now);
  if (!address.verdict.allowed) refuse_for(address.verdict.wait);
  return {std::move(account), std::move(address)};
}

[[noreturn]] void fail(http::Call& call, const Identity& identity, const Counted& counted,
                       const std::optional<SignInRow>& row, std::string_view why, Refused refused) {
  note_user(call, "identity.session.refuse", row ? row->user_id : 0,
            {{"why", why}, {"locked", counted.account.verdict.lock_begins}});
  if (row && counted.account.verdict.lock_begins) {
    mail::send(call.tx, call.now,
               locked_mail(row->email, row->display_name, call.now, call.request.peer,
                           identity.settings.public_url));
  }
  call.tx.commit_so_far();
  throw refused;
}

/// A refusal that is no failed guess: the try is not counted.
[[noreturn]] void uncount_and_refuse(http::Call& call, const Counted& counted, Refused refused) {
  take_back(call.tx, counted.account);
  take_back(call.tx, counted.address);
  call.tx.commit_so_far();
  throw refused;
}

}  // namespace

std::string sign_in(http::Call& call, Identity& identity, const SignInInput& input) {
  db::Tx& tx = call.tx;
  act_as_identity(tx);
  const Counted counted = count(call, input.email);
  const auto row = find_account(tx, input.email);
  // The counters are released and nothing is held open while the hash is computed.
  tx.commit_so_far();

  bool right = false;
  if (row && row->hash) {
    right = identity.passwords.verify(*row->hash, input.password);
  } else {
    identity.passwords.verify_nothing(input.password);
  }
  act_as_identity(tx);
  const Refused wrong(RefusalCode::kUnauthorized, "identity.wrong_credentials",
                      "メールアドレスかパスワードが違います。入力し直してください。");
  if (!right) fail(call, identity, counted, row, "password", wrong);
  if (row->status != "active") fail(call, identity, counted, row, "disabled", wrong);
  if (!row->email_verified) {
    uncount_and_refuse(call, counted,
                       {RefusalCode::kForbidden, "identity.email_not_verified",
                        "メールアドレスの確認が済んでいません。届いたメールのリンクを開いてください。"
                        "メールが見当たらないときは、再送してください。"});
  }
  if (row->sealed_secret) {
    const TypedFactor typed{input.totp_code, input.recovery_code};
    if (!typed.given()) {
      uncount_and_refuse(call, counted,
                         {RefusalCode::kUnauthorized, "identity.totp_required",
                          "認証アプリに表示されている6けたのコードを入力してください。"});
    }
    if (!use_second_factor(tx, identity, row->user_id, *row->sealed_secret, row->last_used_step, typed,
                           call.now)) {
      fail(call, identity, counted, row, "second_factor",
           {RefusalCode::kUnauthorized, "identity.wrong_code",
            "コードが違うか、使用済みです。認証アプリに新しく表示されたコードを入力してください。"});
    }
  }
  if (identity.passwords.is_outdated(*row->hash)) {
    save_password(tx, row->user_id, identity.passwords.hash(input.password), call.now);
  }
  forget(tx, counted.account.subject);
  take_back(tx, counted.address);
  return open_session_for(call, identity, row->user_id, SignInMethod::password,
                          row->sealed_secret.has_value());
}

}  // namespace banso::identity
