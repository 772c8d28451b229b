// One table look-up per character: Unicode compatibility form, small letter, large katakana, today's kanji.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banso {

/// What the folds know about one code point.
struct FoldedChar {
  static constexpr std::uint32_t kDrop = 0;              ///< leaves no trace (variation selectors, controls)
  static constexpr std::uint32_t kSign = 1u << 30;       ///< flag: space, punctuation, symbol
  static constexpr std::uint32_t kNeedsIcu = 1u << 31;   ///< depends on its neighbours or becomes several
  static constexpr std::uint32_t kCodePoint = 0x1FFFFF;  ///< mask of the character itself
};

/// The mapped characters of `text`, one value each: the folded code point, with FoldedChar::kSign where it is
/// a sign. Hyphens, dashes and waves come as U+30FC (ー). `out` is replaced; its memory is kept.
void map_characters(std::string_view text, std::u32string& out);

/// The folded form of one code point as map_characters gives it, without regard to neighbours; kDrop when it
/// vanishes.
std::uint32_t map_character(char32_t c);

/// Whether `c` is a kanji.
constexpr bool is_kanji(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace banso
