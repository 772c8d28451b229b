// Reading fixed runs of ASCII digits.
#pragma once

#include <optional>
#include <string_view>

namespace banso {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number written by 1 to 9 ASCII digits and nothing else; nothing otherwise.
constexpr std::optional<int> digits_to_int(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

}  // namespace banso
