#include "contexts/exchange/rules/value_forms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kernel/area_code.hpp"
#include "kernel/digits.hpp"
#include "kernel/grouped.hpp"
#include "kernel/text.hpp"

namespace banso::exchange {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

struct EraStart {
  std::string_view name;
  char letter;
  int first_year;
};
constexpr std::array kEras{EraStart{"明治", 'M', 1868}, EraStart{"大正", 'T', 1912},
                           EraStart{"昭和", 'S', 1926}, EraStart{"平成", 'H', 1989},
                           EraStart{"令和", 'R', 2019}};

std::optional<Date> real(int y, int m, int d) {
  if (m < 1 || d < 1) return std::nullopt;
  const Date date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

int number(std::string_view digits) {
  return digits_to_int(digits).value_or(-1);
}

/// Runs of digits only: 202404, 20240401, 5060401 (era as 1 … 5).
std::optional<Date> read_digits(std::string_view text) {
  if (text.size() == 6) return real(number(text.substr(0, 4)), number(text.substr(4)), 1);
  if (text.size() == 8) {
    // Some systems fill an unknown day with 00.
    const int d = number(text.substr(6));
    return real(number(text.substr(0, 4)), number(text.substr(4, 2)), d == 0 ? 1 : d);
  }
  if (text.size() == 7 && text[0] >= '1' && text[0] <= '5') {
    const auto& era = kEras[static_cast<std::size_t>(text[0] - '1')];
    const int d = number(text.substr(5));
    return real(era.first_year + number(text.substr(1, 2)) - 1, number(text.substr(3, 2)), d == 0 ? 1 : d);
  }
  return std::nullopt;
}

/// R060401
std::optional<Date> read_letter_and_digits(std::string_view text) {
  if (text.size() != 7 || !all_digits(text.substr(1))) return std::nullopt;
  for (std::size_t i = 0; i < kEras.size(); ++i) {
    if (kEras[i].letter == text[0] || kEras[i].letter + 32 == text[0]) {
      return read_digits(std::to_string(i + 1) + std::string(text.substr(1)));
    }
  }
  return std::nullopt;
}

/// A month without its day: what people write, with the first behind it.
std::optional<Date> read_month(const std::string& text) {
  if (text.empty()) return std::nullopt;
  for (const char* first : {"1", "28"}) {
    std::string full = text;
    if (text.ends_with("月")) {
      full += std::string(first) + "日";
    } else {
      const auto separator = text.find_last_of("./-");
      if (separator == std::string::npos || separator + 1 == text.size()) return std::nullopt;
      full += text[separator] + std::string(first);
    }
    // 平成元年1月 began on the eighth.
    if (const auto found = parse_japanese_date(full)) return Date(found->year(), found->month(), day(1));
  }
  return std::nullopt;
}

struct Unit {
  std::string_view word;
  std::int64_t factor;
};
constexpr std::array kUnits{Unit{"億", 100'000'000}, Unit{"百万", 1'000'000}, Unit{"万", 10'000},
                            Unit{"千", 1'000}};

constexpr std::int64_t factor_of(NumberUnit unit) {
  switch (unit) {
    case NumberUnit::one:
      return 1;
    case NumberUnit::thousand:
      return 1'000;
    case NumberUnit::ten_thousand:
      return 10'000;
    case NumberUnit::million:
      return 1'000'000;
  }
  return 1;
}

void remove_all(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at))
    text.erase(at, what.size());
}

/// One decimal number times a factor. @return nothing when it is no number; fraction when something is left
AmountReading times(std::string_view text, std::int64_t factor) {
  const auto dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  std::string_view fraction = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  if (whole.size() > 15 || (!whole.empty() && !all_digits(whole)) || (whole.empty() && fraction.empty())) {
    return {std::nullopt, "not_a_number"};
  }
  if (dot != std::string_view::npos && !all_digits(fraction)) return {std::nullopt, "not_a_number"};
  while (fraction.ends_with('0')) fraction.remove_suffix(1);
  std::int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  if (value > 1'000'000'000'000'000'000 / factor) return {std::nullopt, "not_a_number"};
  value *= factor;
  std::int64_t weight = factor;
  for (const char c : fraction) {
    if (weight % 10 != 0) return {std::nullopt, "fraction"};
    weight /= 10;
    value += (c - '0') * weight;
  }
  return {value, nullptr};
}

}  // namespace

std::optional<Date> read_day(std::string_view text) {
  std::string plain;
  for (const char c : nfkc(trim(text))) {
    if (c != ' ' || plain.size() >= 8) plain += c;
  }
  // Excel's days may carry a time.
  if (const auto space = plain.find(' ');
      space != std::string::npos && plain.find(':', space) != std::string::npos) {
    plain.resize(space);
  }
  if (all_digits(plain)) return read_digits(plain);
  if (const auto found = read_letter_and_digits(plain)) return found;
  if (const auto found = parse_japanese_date(plain)) return found;
  return read_month(plain);
}

std::string write_day(Date date, DateForm form, bool month_only) {
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  switch (form) {
    case DateForm::iso:
      return month_only ? fmt::format("{:04}-{:02}", y, m) : format_date(date);
    case DateForm::slash:
      return month_only ? fmt::format("{:04}/{:02}", y, m) : fmt::format("{:04}/{:02}/{:02}", y, m, d);
    case DateForm::compact:
      return month_only ? fmt::format("{:04}{:02}", y, m) : fmt::format("{:04}{:02}{:02}", y, m, d);
    case DateForm::japanese:
      return month_only ? fmt::format("{}年{}月", y, m) : fmt::format("{}年{}月{}日", y, m, d);
    case DateForm::era:
    case DateForm::era_dots:
    case DateForm::era_two:
      break;
  }
  const std::string words = japanese_era(date);
  if (form == DateForm::era) {
    return month_only ? words.substr(0, words.find("月") + std::string_view("月").size()) : words;
  }
  for (const auto& era : kEras) {
    if (!words.starts_with(era.name)) continue;
    const int era_year = y - era.first_year + 1;
    const bool two = form == DateForm::era_two;
    if (month_only)
      return two ? fmt::format("{}{:02}.{:02}", era.letter, era_year, m)
                 : fmt::format("{}{}.{}", era.letter, era_year, m);
    return two ? fmt::format("{}{:02}.{:02}.{:02}", era.letter, era_year, m, d)
               : fmt::format("{}{}.{}.{}", era.letter, era_year, m, d);
  }
  return format_date(date);
}

AmountReading read_amount(std::string_view text, NumberUnit unit) {
  std::string plain = nfkc(trim(text));
  for (const std::string_view noise : {",", " ", "、", "円", "¥", "￥", "人", "名", "口", "月", "約", "+"})
    remove_all(plain, noise);
  bool negative = false;
  for (const std::string_view sign : {"△", "▲", "-", "−", "ー", "‐", "▼"}) {
    if (plain.starts_with(sign) && plain.size() > sign.size()) {
      negative = true;
      plain.erase(0, sign.size());
    }
  }
  if (plain.starts_with('(') && plain.ends_with(')')) {
    negative = true;
    plain = plain.substr(1, plain.size() - 2);
  }
  if (plain.empty()) return {std::nullopt, "not_a_number"};
  std::int64_t sum = 0;
  bool has_unit = false;
  std::string_view rest = plain;
  for (const auto& one : kUnits) {
    const auto at = rest.find(one.word);
    if (at == std::string_view::npos || at == 0) continue;
    const auto part = times(rest.substr(0, at), one.factor);
    if (!part.amount) return part;
    sum += *part.amount;
    rest.remove_prefix(at + one.word.size());
    has_unit = true;
  }
  if (!rest.empty()) {
    const auto part = times(rest, has_unit ? 1 : factor_of(unit));
    if (!part.amount) return part;
    sum += *part.amount;
  }
  return {negative ? -sum : sum, nullptr};
}

std::string write_amount(std::int64_t amount, NumberUnit unit, bool whole_units, NumberForm form) {
  const bool negative = amount < 0;
  const std::int64_t factor = factor_of(unit);
  const std::int64_t size = negative ? -amount : amount;
  const std::int64_t whole = size / factor;
  std::string text = form == NumberForm::plain ? std::to_string(whole) : with_commas(whole);
  if (!whole_units && size % factor != 0) {
    std::string fraction = std::to_string(factor + size % factor).substr(1);
    while (fraction.ends_with('0')) fraction.pop_back();
    text += "." + fraction;
  }
  const bool nothing = whole == 0 && (whole_units || size == 0);
  if (negative && !nothing) text = (form == NumberForm::triangle ? "△" : "-") + text;
  return text;
}

std::array<std::string, 4> split_address(std::string_view address, const References& references) {
  std::array<std::string, 4> parts;
  std::string_view rest = trim(address);
  for (const auto& prefecture : prefectures()) {
    if (!rest.starts_with(prefecture.name)) continue;
    parts[0] = prefecture.name;
    rest.remove_prefix(prefecture.name.size());
    break;
  }
  const auto look = [&](const std::vector<std::string>& cities) {
    for (const auto& city : cities) {
      if (!rest.starts_with(city)) continue;
      parts[1] = city;
      rest.remove_prefix(city.size());
      return true;
    }
    return false;
  };
  if (const auto known = references.cities.find(parts[0]); known != references.cities.end()) {
    look(known->second);
  } else if (parts[0].empty()) {
    for (const auto& [prefecture, cities] : references.cities) {
      if (look(cities)) break;
    }
  }
  const auto full = rest.find("　");
  const auto half = rest.find(' ');
  const auto space = std::min(full, half);
  parts[2] = rest.substr(0, space);
  if (space != std::string_view::npos) parts[3] = trim(rest.substr(space));
  return parts;
}

std::string join_address(const std::array<std::string, 4>& parts) {
  std::string address = parts[0] + parts[1] + parts[2];
  if (!parts[3].empty() && !address.empty()) address += "　";
  return address + parts[3];
}

}  // namespace banso::exchange
