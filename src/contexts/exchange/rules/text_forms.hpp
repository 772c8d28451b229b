// Widths and kana of texts as files write them.
#pragma once

#include <string>
#include <string_view>

#include "contexts/exchange/rules/mapping.hpp"

namespace banso::exchange {

/// Letters, digits and signs in half or full width; half-width kana become full width in both.
std::string to_width(std::string_view text, TextWidth width);
std::string to_kana(std::string_view text, KanaForm form);

/// Without characters that nobody sees: zero-width spaces, byte order marks, soft hyphens, controls but tabs
/// and line ends. The same text when there are none.
std::string without_invisible(std::string_view text);

/// Bytes in CP932 (or as many as it would take): one for ASCII and half-width kana, two for the rest.
std::size_t cp932_length(std::string_view text);
/// The beginning of the text that fits into so many of them.
std::string_view first_cp932_bytes(std::string_view text, std::size_t most);

/// User-defined characters of CP932 (外字), which come as private use: E000 … E757.
constexpr bool is_own_character(char32_t c) {
  return c >= 0xE000 && c <= 0xF8FF;
}
/// "F040" → U+E000; 0 for what is no such code.
char32_t own_character_of_code(std::string_view code);
/// U+E000 → "F040"
std::string code_of_own_character(char32_t c);

}  // namespace banso::exchange
