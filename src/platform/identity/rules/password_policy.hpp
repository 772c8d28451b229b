// What a new password must be. Length counts most; what everybody else chooses is refused; no rules about
// signs and capitals, which make passwords worse to remember and no harder to guess.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/refusal.hpp"

namespace banso::identity {

inline constexpr std::size_t kShortestPassword = 12;  ///< characters
inline constexpr std::size_t kLongestPassword = 128;  ///< characters

/// What is wrong with a password somebody wants to use from now on; nothing if it is good enough. Codes:
/// password.too_short, password.too_long, password.contains_email, password.too_simple, password.common.
/// @param path JSON pointer of the field, for the error
std::optional<FieldError> judge_new_password(std::string_view password, std::string_view email,
                                             const std::string& path);

/// Refuses a password that is not good enough. @throws Refused(kInvalid, "identity.weak_password")
void need_good_password(std::string_view password, std::string_view email, const std::string& path);

}  // namespace banso::identity
