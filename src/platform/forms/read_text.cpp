#include "platform/forms/read_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "kernel/date_words.hpp"
#include "kernel/digits.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::forms {
namespace {

constexpr std::int64_t kLargestAmount = 1'000'000'000'000'000;

bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0x200C || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
         c == 0x00AD || (c >= 0x202A && c <= 0x202E) || (c >= 0x2061 && c <= 0x2069) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// NFKC without separators and spaces; △ and ▲ become a minus sign.
std::string plain_number(std::string_view text) {
  std::string plain;
  const std::string folded = nfkc(text);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (c == ',' || c == ' ' || c == U'、' || is_invisible(c)) continue;
    append_utf8(plain, c == U'△' || c == U'▲' || c == 0x2212 || c == U'ー' || c == 0x2010 ? U'-' : c);
  }
  return plain;
}

std::optional<std::int64_t> read_digits(std::string_view text) {
  if (text.empty() || text.size() > 15 || !all_digits(text)) return std::nullopt;
  std::int64_t value = 0;
  for (const char digit : text) value = value * 10 + (digit - '0');
  return value;
}

struct Scale {
  std::string_view word;
  std::int64_t times;
};
constexpr std::array kScales{
    Scale{"兆", 1'000'000'000'000}, Scale{"億", 100'000'000}, Scale{"千万", 10'000'000},
    Scale{"百万", 1'000'000},       Scale{"万", 10'000},      Scale{"千", 1'000}};

/// "1.5" of 10000 → 15000. Nothing when it does not come out whole.
std::optional<std::int64_t> read_part(std::string_view text, std::int64_t times) {
  const auto point = text.find('.');
  const auto whole = read_digits(text.substr(0, point));
  if (!whole || *whole > kLargestAmount / times) return std::nullopt;
  std::int64_t value = *whole * times;
  if (point == std::string_view::npos) return value;
  std::string_view rest = text.substr(point + 1);
  if (rest.empty()) return std::nullopt;
  for (const char digit : rest) {
    if (!is_digit(digit)) return std::nullopt;
    if (times % 10 != 0 && digit != '0') return std::nullopt;
    if (digit == '0' && times % 10 != 0) continue;
    times /= 10;
    value += (digit - '0') * times;
  }
  return value;
}

std::string_view without_suffix(std::string_view text, std::string_view suffix) {
  if (!suffix.empty() && text.ends_with(suffix)) text.remove_suffix(suffix.size());
  return text;
}

}  // namespace

std::string tidy_text(std::string_view text, bool one_line) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == '\r') {
      if (at < text.size() && text[at] == '\n') continue;
      out += one_line ? ' ' : '\n';
    } else if (c == '\n' || c == '\t') {
      out += one_line ? ' ' : static_cast<char>(c);
    } else if (c == kReplacement) {
      append_utf8(out, c);
    } else if (!is_control(c) && !is_invisible(c)) {
      out.append(text.substr(begin, at - begin));
    }
  }
  // A joiner or selector that joins nothing any more goes with the trimmed spaces.
  return std::string(trim(out));
}

std::optional<std::string> find_private_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return std::string(text.substr(begin, at - begin));
  }
  return std::nullopt;
}

std::optional<std::int64_t> read_whole_number(std::string_view text, std::string_view unit) {
  if (text.size() > 200) return std::nullopt;
  const std::string plain = plain_number(text);
  std::string_view rest = without_suffix(plain, plain_number(unit));
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  const auto value = read_digits(rest);
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

std::optional<std::int64_t> read_yen_amount(std::string_view text) {
  if (text.size() > 200) return std::nullopt;
  const std::string plain = plain_number(text);
  std::string_view rest = without_suffix(plain, "円");
  const auto take = [&](std::string_view sign) {
    if (!rest.starts_with(sign)) return false;
    rest.remove_prefix(sign.size());
    return true;
  };
  bool negative = take("-");
  take("¥");
  negative = take("-") || negative;
  if (rest.empty()) return std::nullopt;
  std::int64_t total = 0;
  for (const Scale& scale : kScales) {
    const auto at = rest.find(scale.word);
    if (at == std::string_view::npos) continue;
    const auto part = read_part(rest.substr(0, at), scale.times);
    if (!part) return std::nullopt;
    total += *part;
    rest.remove_prefix(at + scale.word.size());
  }
  if (!rest.empty()) {
    const auto part = read_part(rest, 1);
    if (!part) return std::nullopt;
    total += *part;
  }
  if (total > kLargestAmount) return std::nullopt;
  return negative ? -total : total;
}

std::string with_separators(std::int64_t number) {
  const bool negative = number < 0;
  const std::string digits = std::to_string(negative ? -number : number);
  std::string out = negative ? "△" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string yen_in_words(std::int64_t yen) {
  const std::int64_t amount = yen < 0 ? -yen : yen;
  if (amount < 10'000) return "";
  std::string out = yen < 0 ? "△" : "";
  std::int64_t rest = amount;
  for (const auto& [word, times] :
       {Scale{"兆", 1'000'000'000'000}, Scale{"億", 100'000'000}, Scale{"万", 10'000}}) {
    if (rest / times == 0) continue;
    out += with_separators(rest / times) + std::string(word);
    rest %= times;
  }
  return out + (rest > 0 ? with_separators(rest) : "") + "円";
}

std::optional<Date> read_day(std::string_view text, Precision precision) {
  if (text.size() > 200) return std::nullopt;
  const std::string plain(trim(text));
  if (plain.empty()) return std::nullopt;
  auto day = parse_japanese_date(plain);
  if (!day && precision != Precision::day) {
    const std::string folded = nfkc(plain);
    std::vector<std::string> guesses{folded + "1日", folded + "-1", folded + "/1", folded + ".1"};
    if (precision == Precision::year || precision == Precision::month) {
      if (precision == Precision::year) {
        guesses.insert(guesses.end(),
                       {folded + "1月1日", folded + "年1月1日", folded + "-01-01", folded + ".1.1"});
      } else if (folded.size() == 7 && folded[4] == '-') {
        guesses.push_back(folded + "-01");
      }
    }
    for (const std::string& guess : guesses) {
      if (!day) day = parse_japanese_date(guess);
    }
    // The first day of an era's first month or year may lie before the era: 令和元年 began in May.
    if (!day && precision == Precision::year && folded.ends_with("年"))
      day = parse_japanese_date(folded + "12月31日");
    if (!day && precision == Precision::month && folded.ends_with("月"))
      day = parse_japanese_date(folded + "28日");
  }
  if (!day) return std::nullopt;
  if (precision == Precision::day) return day;
  const auto month = precision == Precision::year ? std::chrono::January : day->month();
  return Date(day->year(), month, std::chrono::day(1));
}

std::string day_in_words(Date day, Precision precision) {
  const std::string whole = date_in_both_calendars(day);
  if (precision == Precision::day) return whole;
  // 「2023年4月1日（令和5年4月1日）」 without what is not known. The last day tells the era that names a
  // year.
  const int year = static_cast<int>(day.year());
  const unsigned month = static_cast<unsigned>(day.month());
  const Date end(day.year(), precision == Precision::year ? std::chrono::December : day.month(),
                 std::chrono::day(28));
  const std::string era = japanese_era(end);
  const std::string era_year = era.substr(0, era.find("年") + std::string_view("年").size());
  if (precision == Precision::year) return fmt::format("{}年（{}）", year, era_year);
  return fmt::format("{}年{}月（{}{}月）", year, month, era_year, month);
}

}  // namespace banso::forms
