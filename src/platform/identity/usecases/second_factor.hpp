// Checking a code of the authenticator app, or a recovery code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/db/tx.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

/// A typed second factor: one of the two.
struct TypedFactor {
  std::optional<std::string_view> totp_code;
  std::optional<std::string_view> recovery_code;

  bool given() const;
};

/// Whether the factor is right; a right one is used up. @param sealed_secret as stored (bytea text)
bool use_second_factor(db::Tx& tx, const Identity& identity, std::int64_t user_id,
                       std::string_view sealed_secret, std::int64_t last_used_step, const TypedFactor& typed,
                       Instant now);

/// Small letters and digits of a typed recovery code, without the hyphen and spaces.
std::string normalise_recovery_code(std::string_view typed);
/// The hash under which a recovery code is stored (bytea text).
std::string hash_recovery_code(const SecretKey& key, std::int64_t user_id, std::string_view normalised);

}  // namespace banso::identity
