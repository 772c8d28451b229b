// Time-based one-time passwords (RFC 6238 with HMAC-SHA-1, six digits, steps of 30 seconds: what every
// authenticator app understands).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/date.hpp"

namespace banso::identity {

/// The 30-second step in which the moment falls.
std::int64_t totp_step(Instant now);

/// The six digits of one step. @param secret raw bytes
std::string totp_code(std::string_view secret, std::int64_t step);

/// The step a typed code belongs to: this one, the one before or the one after (clocks differ), but never one
/// at or before `last_used_step`: a code that was seen over a shoulder is worth nothing. Full-width digits
/// and spaces are forgiven. @return nothing if the code is wrong or used
std::optional<std::int64_t> check_totp(std::string_view secret, std::string_view typed,
                                       std::int64_t last_used_step, Instant now);

/// RFC 4648 base32 without padding, as apps want the secret.
std::string base32(std::string_view bytes);

/// The otpauth:// address that the QR code holds. @param account the person's e-mail address
std::string otpauth_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace banso::identity
