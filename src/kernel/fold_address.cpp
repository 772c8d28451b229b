// Search keys of addresses: numbers of town sections, blocks and houses in one shape.
#include <algorithm>

#include "kernel/fold_table.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso {
namespace {

constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";

constexpr bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
constexpr bool is_ascii_word(char32_t c) {
  return is_ascii_digit(c) || (c >= U'a' && c <= U'z');
}

/// 0–9 for a kanji digit, 10, 100, 1000 for 十百千, otherwise -1.
int numeral_value(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default: {
      const auto at = kNumerals.find(c);
      return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
    }
  }
}

/// 二十三 → 23, 二三 → 23, 百五 → 105; -1 when it is no number below 10,000.
int kanji_number(std::u32string_view text) {
  int total = 0;
  int pending = -1;
  for (const char32_t c : text) {
    const int value = numeral_value(c);
    if (value >= 10) {
      total += (pending < 0 ? 1 : pending) * value;
      pending = -1;
    } else {
      pending = pending < 0 ? value : pending * 10 + value;
    }
    if (total > 9999 || pending > 9999) return -1;
  }
  total += std::max(pending, 0);
  return total > 9999 ? -1 : total;
}

/// Words that turn 番 and 号 into part of a name: 一番町, 二番街, 三号館.
bool belongs_to_name(char32_t unit, char32_t next) {
  constexpr std::u32string_view kAfterBan = U"町丁街館組";
  constexpr std::u32string_view kAfterGo = U"館棟線地車";
  return (unit == U'番' ? kAfterBan : kAfterGo).find(next) != std::u32string_view::npos;
}

/// One walk over the address; `in` and `out` hold code points without signs.
class Rewriter {
 public:
  Rewriter(std::u32string_view in, std::u32string& out) : in_(in), out_(out) { out_.clear(); }

  void run() {
    while (at_ < in_.size()) {
      if (take_kanji_number() || take_large_section() || take_unit() || take_stroke() || take_connector())
        continue;
      out_ += in_[at_++];
    }
  }

 private:
  char32_t peek(std::size_t ahead) const { return at_ + ahead < in_.size() ? in_[at_ + ahead] : 0; }
  bool after_digit() const { return !out_.empty() && is_ascii_digit(out_.back()); }
  bool starts(std::u32string_view word) const { return in_.substr(at_).starts_with(word); }

  void separate() {
    if (out_.empty() || out_.back() != U'-') out_ += U'-';
  }

  /// How many kanji numerals stand at `from`.
  std::size_t numerals_at(std::size_t from) const {
    std::size_t length = 0;
    while (from + length < in_.size() && numeral_value(in_[from + length]) >= 0) ++length;
    return length;
  }

  /// Whether a unit of addresses stands at `from`, so that kanji numerals before it are a number.
  bool unit_at(std::size_t from) const {
    const auto rest = in_.substr(std::min(from, in_.size()));
    for (const std::u32string_view unit : {U"丁目", U"番地", U"条", U"地割", U"線"}) {
      if (rest.starts_with(unit)) return true;
    }
    return (rest.starts_with(U"番") || rest.starts_with(U"号")) &&
           (rest.size() == 1 || !belongs_to_name(rest[0], rest[1]));
  }

  bool number_at(std::size_t from) const {
    if (from < in_.size() && is_ascii_digit(in_[from])) return true;
    const std::size_t length = numerals_at(from);
    return length > 0 && unit_at(from + length);
  }

  /// Kanji numerals before a unit become digits.
  bool take_kanji_number() {
    const std::size_t length = numerals_at(at_);
    if (length == 0) return false;
    const int number = unit_at(at_ + length) ? kanji_number(in_.substr(at_, length)) : -1;
    if (number < 0) {
      out_ += in_.substr(at_, length);
    } else {
      for (const char digit : std::to_string(number)) out_ += static_cast<char32_t>(digit);
    }
    at_ += length;
    return true;
  }

  /// 大字 stands in some sources and not in others.
  bool take_large_section() {
    if (!starts(U"大字") || in_.size() == 2) return false;
    at_ += 2;
    return true;
  }

  /// 丁目, 番地, 番, 号 behind a number.
  bool take_unit() {
    if (!after_digit()) return false;
    if (starts(U"丁目")) {
      at_ += 2;
      separate();
      return true;
    }
    const bool lot = starts(U"番地") || starts(U"号室");
    const char32_t unit = peek(0);
    if (!lot && (unit != U'番' && unit != U'号')) return false;
    if (!lot && belongs_to_name(unit, peek(1))) return false;
    at_ += lot ? 2 : 1;
    if (peek(0) == U'ノ' && number_at(at_ + 1)) ++at_;
    if (number_at(at_)) separate();
    return true;
  }

  /// Hyphens came as ー: behind a number or a Latin letter they separate, elsewhere they lengthen a vowel.
  bool take_stroke() {
    if ((peek(0) != U'ー' && peek(0) != U'-') || out_.empty()) return false;
    if (!is_ascii_word(out_.back()) && out_.back() != U'-') return false;
    ++at_;
    separate();
    return true;
  }

  /// 3の4 is 3-4; 霞が関, 霞ヶ関 and 霞ケ関 are one.
  bool take_connector() {
    if (peek(0) == U'ノ' && after_digit() && number_at(at_ + 1)) {
      ++at_;
      separate();
      return true;
    }
    if (peek(0) == U'ガ' && !out_.empty() && is_kanji(out_.back()) && is_kanji(peek(1))) {
      ++at_;
      out_ += U'ケ';
      return true;
    }
    return false;
  }

  std::u32string_view in_;
  std::u32string& out_;
  std::size_t at_ = 0;
};

thread_local std::u32string t_mapped;
thread_local std::u32string t_letters;
thread_local std::u32string t_rewritten;

}  // namespace

void fold_address_to(std::string_view address, std::string& out) {
  map_characters(address, t_mapped);
  t_letters.clear();
  for (const char32_t value : t_mapped) {
    if ((value & FoldedChar::kSign) != 0) continue;
    const bool repeats = value == U'々' && !t_letters.empty();
    t_letters += repeats ? t_letters.back() : value;
  }
  // A rewrite can bring a number and a unit together, so it runs until nothing changes: twice for real
  // addresses.
  for (int round = 0; round < 64; ++round) {
    Rewriter(t_letters, t_rewritten).run();
    if (t_rewritten == t_letters) break;
    t_letters.swap(t_rewritten);
  }
  out.clear();
  for (const char32_t c : t_letters) append_utf8(out, c);
}

std::string fold_address(std::string_view address) {
  std::string out;
  fold_address_to(address, out);
  return out;
}

}  // namespace banso
