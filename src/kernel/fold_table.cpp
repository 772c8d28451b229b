#include "kernel/fold_table.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "kernel/utf8.hpp"
#include "kernel/variant_kanji.hpp"

namespace banso {
namespace {

constexpr std::uint32_t kTableSize = 0x10000;

const icu::Normalizer2& compatibility_case_fold() {
  static const auto* instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC_Casefold data");
    return found;
  }();
  return *instance;
}

/// Small katakana → large, in the order of the code chart.
constexpr std::u32string_view kSmallKana =
    U"ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケㇰクㇱシㇲスㇳトㇴヌㇵハㇶヒㇷフㇸヘㇹホㇺムㇻラㇼリㇽ"
    U"ルㇾレㇿロ";

/// Letters of other scripts that CP932 users pick for Latin ones ("ОК" in Cyrillic), after case folding.
constexpr std::u32string_view kLookAlikes = U"аaеeкkмmоoрpсcтtхxуyαaκkοo";

/// Circles that stand for zero, and every stroke that stands for a long mark or a hyphen.
constexpr std::u32string_view kUnified = U"○〇◯〇-ー‐ー‑ー‒ー–ー—ー―ー−ー─ー━ー~ー〜ー⁓ー﹣ー";

class Table {
 public:
  Table() : bmp_(kTableSize) {
    for (const auto pairs : {kVariantKanjiPairs, kSmallKana, kLookAlikes, kUnified}) {
      for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) replaced_.emplace(pairs[i], pairs[i + 1]);
    }
    for (char32_t c = 0; c < kTableSize; ++c)
      bmp_[c] = c >= 0xD800 && c <= 0xDFFF ? FoldedChar::kDrop : make(c);
  }

  /// What stands in the table, with kNeedsIcu where ICU must see the whole text.
  std::uint32_t of(char32_t c) const { return c < kTableSize ? bmp_[c] : FoldedChar::kNeedsIcu; }

  /// The value of a character that ICU has already brought into its form.
  std::uint32_t of_normalised(char32_t c) const {
    if (c < kTableSize && (bmp_[c] & FoldedChar::kNeedsIcu) == 0) return bmp_[c];
    return replace_and_classify(c);
  }

 private:
  std::uint32_t make(char32_t c) const {
    const auto& normalizer = compatibility_case_fold();
    icu::UnicodeString text(static_cast<UChar32>(c));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded = normalizer.normalize(text, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise a character");
    if (folded.isEmpty()) return FoldedChar::kDrop;
    const UChar32 first = folded.char32At(0);
    const bool alone = folded.countChar32() == 1 && normalizer.hasBoundaryBefore(static_cast<UChar32>(c)) &&
                       normalizer.hasBoundaryBefore(first);
    return alone ? replace_and_classify(static_cast<char32_t>(first)) : FoldedChar::kNeedsIcu;
  }

  std::uint32_t replace_and_classify(char32_t c) const {
    if (c >= 0x3041 && c <= 0x3096) c += 0x60;
    if (c == 0x309D) c = 0x30FD;
    // Loose Hangul letters join across a sign once the sign is gone; no Japanese name has them.
    if (c >= 0x1100 && c <= 0x11FF) return FoldedChar::kDrop;
    if (const auto found = replaced_.find(c); found != replaced_.end()) c = found->second;
    if (c == U'々' || c == U'ー' || c == U'〇' || c == U'〆') return c;
    switch (u_charType(static_cast<UChar32>(c))) {
      case U_CONTROL_CHAR:
      case U_FORMAT_CHAR:
      case U_NON_SPACING_MARK:
      case U_ENCLOSING_MARK:
      case U_COMBINING_SPACING_MARK:
      case U_SURROGATE:
        // Tabs and line breaks are spaces to people.
        return c == U'\t' || c == U'\n' || c == U'\r' ? (U' ' | FoldedChar::kSign) : FoldedChar::kDrop;
      case U_UPPERCASE_LETTER:
      case U_LOWERCASE_LETTER:
      case U_TITLECASE_LETTER:
      case U_MODIFIER_LETTER:
      case U_OTHER_LETTER:
      case U_DECIMAL_DIGIT_NUMBER:
      case U_LETTER_NUMBER:
      case U_OTHER_NUMBER:
      case U_PRIVATE_USE_CHAR:
      case U_UNASSIGNED:
        return c;
      default:
        return c | FoldedChar::kSign;
    }
  }

  std::vector<std::uint32_t> bmp_;
  std::unordered_map<char32_t, char32_t> replaced_;
};

const Table& table() {
  static const Table instance;
  return instance;
}

/// Writes the table values of `text`; false at the first character that needs ICU.
bool map_by_table(const Table& known, std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t value = known.of(next_code_point(text, at));
    if ((value & FoldedChar::kNeedsIcu) != 0) return false;
    if (value != FoldedChar::kDrop) out.push_back(value);
  }
  return true;
}

}  // namespace

void map_characters(std::string_view text, std::u32string& out) {
  const Table& known = table();
  if (map_by_table(known, text, out)) return;
  std::string source(text);
  std::string normalised;
  std::u32string previous;
  // Twice is enough for all but contrived text: dropping a mark can bring two composing characters together.
  for (int round = 0; round < 4; ++round) {
    normalised.clear();
    icu::StringByteSink<std::string> sink(&normalised);
    UErrorCode status = U_ZERO_ERROR;
    compatibility_case_fold().normalizeUTF8(
        0, icu::StringPiece(source.data(), static_cast<std::int32_t>(source.size())), sink, nullptr, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise a text");
    previous.swap(out);
    out.clear();
    for (std::size_t at = 0; at < normalised.size();) {
      const std::uint32_t value = known.of_normalised(next_code_point(normalised, at));
      if (value != FoldedChar::kDrop) out.push_back(value);
    }
    if (round > 0 && out == previous) return;
    source.clear();
    for (const char32_t c : out) append_utf8(source, c & FoldedChar::kCodePoint);
  }
}

std::uint32_t map_character(char32_t c) {
  const std::uint32_t value = table().of(c);
  if ((value & FoldedChar::kNeedsIcu) == 0) return value;
  return table().of_normalised(c);
}

}  // namespace banso
