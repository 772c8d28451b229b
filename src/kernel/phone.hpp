// Telephone numbers as DS-445 (Digital Agency) writes them: half-width digits with hyphens, 03-1234-5678,
// (03)5253-5111, international numbers with "+".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace banso {

/// The number with half-width digits and plain hyphens; parentheses of the area code are kept when the person
/// wrote them. Digits written without any separator get hyphens where the numbering plan is certain (mobile
/// and IP phones, 0120 and other service numbers, 03 and 06); elsewhere they stay joined, since area codes
/// have 1 to 4 digits after the 0. @return nothing when it is no telephone number: wrong length (10 or 11
/// digits at home, 8 to 15 abroad), letters, an extension (that is an item of its own), or not beginning with
/// 0 or +.
std::optional<std::string> normalise_phone(std::string_view text);

/// Only the digits of a number, "+" first when international: for comparing.
std::string phone_digits(std::string_view normalised);

}  // namespace banso
