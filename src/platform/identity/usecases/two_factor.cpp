#include "platform/identity/usecases/two_factor.hpp"

#include <sodium.h>

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/http/authenticator.hpp"
#include "platform/identity/mails.hpp"
#include "platform/identity/rules/qr_svg.hpp"
#include "platform/identity/rules/totp.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/session_authenticator.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/store/throttle.hpp"
#include "platform/identity/usecases/me.hpp"
#include "platform/identity/usecases/note.hpp"
#include "platform/identity/usecases/password.hpp"
#include "platform/identity/usecases/second_factor.hpp"

namespace banso::identity {

/// The stored secret of one's own app.
struct TotpRow {
  std::string sealed_secret;
  bool enabled = false;
  std::int64_t last_used_step = 0;
};
BOOST_DESCRIBE_STRUCT(TotpRow, (), (sealed_secret, enabled, last_used_step))

namespace {

const db::Query<TotpRow, std::int64_t> kFindTotp{"identity.find_totp"};
const db::Command<std::int64_t, std::string, Instant> kOfferTotp{"identity.offer_totp"};
const db::Command<std::int64_t, std::int64_t, Instant> kEnableTotp{"identity.enable_totp"};
const db::Command<std::int64_t> kRemoveTotp{"identity.remove_totp"};
const db::Command<std::int64_t> kRemoveRecoveryCodes{"identity.remove_recovery_codes"};
const db::Command<std::int64_t, std::vector<std::string>, Instant> kAddRecoveryCodes{
    "identity.add_recovery_codes"};
const db::Command<std::int64_t> kConfirmSessionTwoFactor{"identity.confirm_session_two_factor"};

constexpr int kRecoveryCodes = 10;
constexpr std::size_t kSecretBytes = 20;

[[noreturn]] void refuse_code(const char* path) {
  const std::string message = "コードが違うか、使用済みです。新しく表示されたコードを入力してください。";
  throw Refused(RefusalCode::kInvalid, "identity.wrong_code", message, {{path, "wrong_code", message}});
}

[[noreturn]] void refuse_disabled() {
  throw Refused(RefusalCode::kConflict, "identity.two_factor_disabled", "二段階認証が設定されていません。");
}

/// Ten of 31 characters that are easily told apart: 49 bits. "a2b3c-d4e5f"
std::string new_recovery_code() {
  constexpr std::string_view kAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string code;
  for (int i = 0; i < 10; ++i) {
    if (i == 5) code += '-';
    code += kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
  }
  return code;
}

RecoveryCodes replace_recovery_codes(http::Call& call, const Identity& identity) {
  RecoveryCodes codes;
  std::vector<std::string> hashes;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    codes.recovery_codes.push_back(new_recovery_code());
    hashes.push_back(hash_recovery_code(identity.key(), call.caller.user_id,
                                        normalise_recovery_code(codes.recovery_codes.back())));
  }
  kRemoveRecoveryCodes.run(call.tx, call.caller.user_id);
  kAddRecoveryCodes.run(call.tx, call.caller.user_id, hashes, call.now);
  return codes;
}

}  // namespace

TwoFactorOffer offer_two_factor(http::Call& call, Identity& identity, const PasswordInput& input) {
  confirm_password(call, identity, input.password, "/password");
  if (call.caller.two_factor_enabled) {
    throw Refused(RefusalCode::kConflict, "identity.two_factor_enabled",
                  "二段階認証は設定済みです。認証アプリを替えるときは、いったん無効にしてください。");
  }
  std::string secret(kSecretBytes, '\0');
  randombytes_buf(secret.data(), secret.size());
  kOfferTotp.run(call.tx, call.caller.user_id, bytea(identity.key().seal(secret)), call.now);
  note_user(call, "identity.two_factor.offer", call.caller.user_id);
  const std::string uri = otpauth_uri(secret, "Banso", call.caller.email);
  return {base32(secret), uri, qr_svg(uri)};
}

RecoveryCodes enable_two_factor(http::Call& call, Identity& identity, const CodeInput& input) {
  need_session(call.caller);
  const auto row = kFindTotp.maybe(call.tx, call.caller.user_id);
  if (!row || row->enabled) {
    throw Refused(RefusalCode::kConflict, "identity.no_offer",
                  "設定の途中ではありません。はじめから設定をやり直してください。");
  }
  const auto secret = identity.key().open(from_bytea(row->sealed_secret));
  const auto step = secret ? check_totp(*secret, input.code, row->last_used_step, call.now) : std::nullopt;
  if (!step) refuse_code("/code");
  kEnableTotp.run(call.tx, call.caller.user_id, *step, call.now);
  kConfirmSessionTwoFactor.run(call.tx, call.caller.session_id);
  mail::send(call.tx, call.now,
             two_factor_mail(call.caller.email, call.caller.display_name, true, call.now,
                             identity.settings.public_url));
  note_user(call, "identity.two_factor.enable", call.caller.user_id);
  return replace_recovery_codes(call, identity);
}

void disable_two_factor(http::Call& call, Identity& identity, const PasswordInput& input) {
  confirm_password(call, identity, input.password, "/password");
  if (call.caller.two_factor_required) {
    throw Refused(RefusalCode::kConflict, "identity.two_factor_demanded",
                  "あなたの役割では二段階認証が必須のため、無効にできません。");
  }
  if (!call.caller.two_factor_enabled) refuse_disabled();
  kRemoveTotp.run(call.tx, call.caller.user_id);
  kRemoveRecoveryCodes.run(call.tx, call.caller.user_id);
  mail::send(call.tx, call.now,
             two_factor_mail(call.caller.email, call.caller.display_name, false, call.now,
                             identity.settings.public_url));
  note_user(call, "identity.two_factor.disable", call.caller.user_id);
}

RecoveryCodes renew_recovery_codes(http::Call& call, Identity& identity, const PasswordInput& input) {
  confirm_password(call, identity, input.password, "/password");
  if (!call.caller.two_factor_enabled) refuse_disabled();
  note_user(call, "identity.two_factor.renew_recovery_codes", call.caller.user_id);
  return replace_recovery_codes(call, identity);
}

void verify_two_factor(http::Call& call, Identity& identity, const SecondFactorInput& input) {
  need_session(call.caller);
  if (!call.caller.two_factor_enabled) refuse_disabled();
  act_as_identity(call.tx);
  const CountedTry tried = count_try(call.tx, account_subject(call.caller.email), kAccountRule, call.now);
  if (!tried.verdict.allowed) refuse_for(tried.verdict.wait);
  const auto row = kFindTotp.maybe(call.tx, call.caller.user_id);
  const TypedFactor typed{input.totp_code, input.recovery_code};
  if (!row || !use_second_factor(call.tx, identity, call.caller.user_id, row->sealed_secret,
                                 row->last_used_step, typed, call.now)) {
    note_user(call, "identity.two_factor.refuse", call.caller.user_id);
    call.tx.commit_so_far();
    refuse_code(input.totp_code ? "/totp_code" : "/recovery_code");
  }
  take_back(call.tx, tried);
  kConfirmSessionTwoFactor.run(call.tx, call.caller.session_id);
  note_user(call, "identity.two_factor.verify", call.caller.user_id);
  call.caller =
      open_session(call.tx, identity.permissions, call.request.cookie(http::kSessionCookie), call.now);
}

}  // namespace banso::identity
