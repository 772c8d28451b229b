// Single-use links sent by mail.
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <optional>
#include <string>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::identity {

enum class TokenPurpose { verify, reset };
BOOST_DESCRIBE_ENUM(TokenPurpose, verify, reset)

/// Whose token it is.
struct TokenOwner {
  std::int64_t user_id = 0;
  std::string email;
};
BOOST_DESCRIBE_STRUCT(TokenOwner, (), (user_id, email))

/// Makes a token, good for `lifetime`; earlier unused ones of the purpose stop working. Needs
/// act_as_identity.
std::string make_email_token(db::Tx& tx, std::int64_t user_id, TokenPurpose purpose,
                             std::chrono::minutes lifetime, Instant now);

/// Whose token this is, without using it up.
std::optional<TokenOwner> find_email_token(db::Tx& tx, std::string_view token, TokenPurpose purpose,
                                           Instant now);

/// Uses the token up. @return the person, or nothing if it is unknown, used or too old
std::optional<std::int64_t> use_email_token(db::Tx& tx, std::string_view token, TokenPurpose purpose,
                                            Instant now);

/// The refusal for a link that does not work any more. @throws Refused(kNotFound, "identity.link_expired")
/// always
[[noreturn]] void refuse_link();

}  // namespace banso::identity
