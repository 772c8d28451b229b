// The characters of bank files (全銀協): half-width kana, capital letters, digits and few signs, one byte
// each (JIS X 0201). In this program the texts are UTF-8; bytes exist in files only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banso::bank {

/// Which signs are allowed besides the space.
enum class Signs {
  kPlace,  ///< names of banks and branches: -
  kName,   ///< names of people and firms: ( ) - .
};

/// A text made fit for bank files.
struct BankText {
  std::string text;                  ///< half-width, UTF-8
  std::vector<std::string> unknown;  ///< characters that no bank file can hold, left out; each once
  std::vector<std::string> changed;  ///< what was changed beyond width and case: 「ャ→ヤ」「ー→-」; each once
};

/// Makes text half-width: hiragana, katakana, full-width letters; small kana become large, the long mark "-",
/// ヲ becomes ｵ, voiced kana two characters. 株式会社 and other words in kanji cannot be read and are
/// unknown.
BankText to_bank_text(std::string_view text, Signs signs);

/// Whether text is fit for bank files as it is.
bool is_bank_text(std::string_view text, Signs signs);

/// One byte a character. @return nothing if there is a character that has no byte
std::optional<std::string> encode(std::string_view text);
/// UTF-8 of the bytes; other bytes than those of JIS X 0201 become U+FFFD.
std::string decode(std::string_view bytes);

/// At most `most` characters, never between a kana and its voiced mark.
std::string cut(std::string_view text, std::size_t most);

/// For people: full-width katakana of a half-width text.
std::string to_wide(std::string_view text);

}  // namespace banso::bank
