#include "platform/identity/store/email_token.hpp"

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity {
namespace {

const db::Command<std::int64_t, TokenPurpose, std::string, Instant, Instant> kAddEmailToken{
    "identity.add_email_token"};
const db::Query<TokenOwner, std::string, TokenPurpose, Instant> kFindEmailToken{"identity.find_email_token"};
const db::Query<std::int64_t, std::string, TokenPurpose, Instant> kUseEmailToken{"identity.use_email_token"};

}  // namespace

std::string make_email_token(db::Tx& tx, std::int64_t user_id, TokenPurpose purpose,
                             std::chrono::minutes lifetime, Instant now) {
  std::string token = new_token();
  kAddEmailToken.run(tx, user_id, purpose, hash_token(token), now, now + lifetime);
  return token;
}

std::optional<TokenOwner> find_email_token(db::Tx& tx, std::string_view token, TokenPurpose purpose,
                                           Instant now) {
  return kFindEmailToken.maybe(tx, hash_token(token), purpose, now);
}

std::optional<std::int64_t> use_email_token(db::Tx& tx, std::string_view token, TokenPurpose purpose,
                                            Instant now) {
  return kUseEmailToken.maybe(tx, hash_token(token), purpose, now);
}

void refuse_link() {
  throw Refused(RefusalCode::kNotFound, "identity.link_expired",
                "このリンクは使用済みか、期限が切れています。もう一度メールを送ってください。");
}

}  // namespace banso::identity
