// Japanese eras: writing a day with its era, and reading the many ways people write one.
#include <fmt/format.h>

#include <array>

#include "kernel/date.hpp"
#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

struct Era {
  std::string_view name;
  std::string_view kanji;   ///< first character, as in "令8"
  std::string_view letter;  ///< as on forms: R, H, S, T, M
  Date begin;               ///< first day
};

// Newest first. 明治 began on 1868-10-23 and was counted back to 1868-01-25 (明治元年1月1日 of the old
// calendar).
constexpr std::array kEras{
    Era{"令和", "令", "r", Date(year(2019), month(5), day(1))},
    Era{"平成", "平", "h", Date(year(1989), month(1), day(8))},
    Era{"昭和", "昭", "s", Date(year(1926), month(12), day(25))},
    Era{"大正", "大", "t", Date(year(1912), month(7), day(30))},
    Era{"明治", "明", "m", Date(year(1868), month(1), day(25))},
};

const Era* era_of(Date date) {
  for (const auto& era : kEras) {
    if (date >= era.begin) return &era;
  }
  return nullptr;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// Value of one kanji numeral at the front of `text` (0–9, 10 for 十), or -1.
int take_kanji_numeral(std::string_view& text) {
  constexpr std::array<std::string_view, 11> kNumerals{"〇", "一", "二", "三", "四", "五",
                                                       "六", "七", "八", "九", "十"};
  for (std::size_t value = 0; value < kNumerals.size(); ++value) {
    if (take(text, kNumerals[value])) return static_cast<int>(value);
  }
  return -1;
}

/// A number in ASCII digits (at most `max_digits`) or kanji ("二十一", "元"); nothing when there is none.
std::optional<int> take_number(std::string_view& text, std::size_t max_digits) {
  std::size_t count = 0;
  while (count < text.size() && count < max_digits && is_digit(text[count])) ++count;
  if (count > 0) {
    const auto value = digits_to_int(text.substr(0, count));
    text.remove_prefix(count);
    return value;
  }
  if (take(text, "元")) return 1;
  int total = 0;
  int pending = -1;
  for (int value = take_kanji_numeral(text); value >= 0; value = take_kanji_numeral(text)) {
    if (value == 10) {
      total += pending < 0 ? 10 : pending * 10;
      pending = 0;
    } else {
      pending = pending < 0 ? value : pending * 10 + value;
    }
    if (total + pending > 9999) return std::nullopt;
  }
  return pending < 0 ? std::nullopt : std::optional(total + pending);
}

bool take_separator(std::string_view& text, std::string_view kanji) {
  return take(text, kanji) || take(text, ".") || take(text, "/") || take(text, "-");
}

/// Month and day after the year and its separator.
std::optional<Date> take_month_and_day(std::string_view text, int calendar_year) {
  const auto m = take_number(text, 2);
  if (!m || !take_separator(text, "月")) return std::nullopt;
  const auto d = take_number(text, 2);
  if (!d) return std::nullopt;
  take(text, "日");
  if (!text.empty()) return std::nullopt;
  const Date date{year(calendar_year), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> parse_with_era(std::string_view text, std::size_t era_index) {
  const Era& era = kEras[era_index];
  const auto era_year = take_number(text, 2);
  if (!era_year || *era_year < 1 || !take_separator(text, "年")) return std::nullopt;
  const auto date = take_month_and_day(text, static_cast<int>(era.begin.year()) + *era_year - 1);
  if (!date || *date < era.begin) return std::nullopt;
  if (era_index > 0 && *date >= kEras[era_index - 1].begin) return std::nullopt;
  return date;
}

std::optional<Date> parse_western(std::string_view text) {
  take(text, "西暦");
  if (text.size() == 8 && all_digits(text)) {
    return parse_date(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
  }
  const auto y = take_number(text, 4);
  if (!y || *y < 1000 || !take_separator(text, "年")) return std::nullopt;
  return take_month_and_day(text, *y);
}

}  // namespace

std::string japanese_era(Date date) {
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  const Era* era = era_of(date);
  if (era == nullptr) return fmt::format("{}年{}月{}日", static_cast<int>(date.year()), m, d);
  const int era_year = static_cast<int>(date.year()) - static_cast<int>(era->begin.year()) + 1;
  return era_year == 1 ? fmt::format("{}元年{}月{}日", era->name, m, d)
                       : fmt::format("{}{}年{}月{}日", era->name, era_year, m, d);
}

std::string japanese_fiscal_year(int fiscal_year) {
  // 平成31年度 was called 令和元年度 once the new era had begun within it: the era at its last day of the
  // calendar year decides, so that both halves of the year carry one name.
  const Date named_after(year(fiscal_year), month(12), day(31));
  const Era* era = era_of(named_after);
  if (era == nullptr) return fmt::format("{}年度", fiscal_year);
  const int era_year = fiscal_year - static_cast<int>(era->begin.year()) + 1;
  return era_year == 1 ? fmt::format("{}元年度", era->name) : fmt::format("{}{}年度", era->name, era_year);
}

std::optional<Date> parse_japanese_date(std::string_view text) {
  if (text.size() > 100 || !is_valid_utf8(text)) return std::nullopt;
  // NFKC turns ㋿ and ㍻ into 令和 and 平成, full-width digits and signs into plain ones.
  std::string plain;
  for (const char c : nfkc(trim(text))) {
    if (c != ' ') plain += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (std::size_t i = 0; i < kEras.size(); ++i) {
    for (const auto mark : {kEras[i].name, kEras[i].kanji, kEras[i].letter}) {
      std::string_view rest = plain;
      if (!take(rest, mark)) continue;
      take(rest, ".");
      return parse_with_era(rest, i);
    }
  }
  return parse_western(plain);
}

}  // namespace banso
