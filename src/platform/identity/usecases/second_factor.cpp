#include "platform/identity/usecases/second_factor.hpp"

#include <cctype>

#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/rules/totp.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/log/log.hpp"

namespace banso::identity {
namespace {

const db::Command<std::int64_t, std::int64_t> kUseTotpStep{"identity.use_totp_step"};
const db::Command<std::int64_t, std::string> kUseRecoveryCode{"identity.use_recovery_code"};

bool is_given(const std::optional<std::string_view>& text) {
  return text && !text->empty();
}

}  // namespace

bool TypedFactor::given() const {
  return is_given(totp_code) || is_given(recovery_code);
}

std::string normalise_recovery_code(std::string_view typed) {
  std::string code;
  for (const char letter : nfkc(typed)) {
    if (std::isalnum(static_cast<unsigned char>(letter))) {
      code += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
  }
  return code;
}

std::string hash_recovery_code(const SecretKey& key, std::int64_t user_id, std::string_view normalised) {
  return bytea(key.keyed_hash("recovery code", std::to_string(user_id) + ":" + std::string(normalised)));
}

bool use_second_factor(db::Tx& tx, const Identity& identity, std::int64_t user_id,
                       std::string_view sealed_secret, std::int64_t last_used_step, const TypedFactor& typed,
                       Instant now) {
  if (is_given(typed.recovery_code)) {
    const std::string code = normalise_recovery_code(*typed.recovery_code);
    return kUseRecoveryCode.run(tx, user_id, hash_recovery_code(identity.key(), user_id, code)) == 1;
  }
  if (!is_given(typed.totp_code)) return false;
  const auto secret = identity.key().open(from_bytea(sealed_secret));
  if (!secret) {
    log::error("identity.totp_secret_unreadable", {{"user_id", user_id}});
    throw Refused(
        RefusalCode::kUnavailable, "identity.key_missing",
        "認証アプリの設定を読めません。回復コードでサインインするか、システム管理者にお問い合わせください。");
  }
  const auto step = check_totp(*secret, *typed.totp_code, last_used_step, now);
  // The statement checks the step again: of two requests with one code only one gets through.
  return step && kUseTotpStep.run(tx, user_id, *step) == 1;
}

}  // namespace banso::identity
