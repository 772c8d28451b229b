#include "kernel/date.hpp"

#include <fmt/format.h>

#include "kernel/digits.hpp"

namespace banso {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year;

constexpr auto kJapanOffset = hours(9);

/// Takes `count` digits from the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  const auto value = text.size() < count ? std::nullopt : digits_to_int(text.substr(0, count));
  if (value) text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

/// ".123456789" → microseconds; nothing written is 0; a dot without digits is wrong.
std::optional<microseconds> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return microseconds(0);
  std::int64_t value = 0;
  int count = 0;
  for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1), ++count) {
    if (count < 6) value = value * 10 + (text.front() - '0');
  }
  if (count == 0 || count > 12) return std::nullopt;
  for (; count < 6; ++count) value *= 10;
  return microseconds(value);
}

/// "Z", "+09:00", "+0900" or "+09".
std::optional<minutes> take_offset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return minutes(0);
  const bool negative = !text.empty() && text.front() == '-';
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 15) return std::nullopt;
  int minute = 0;
  if (!text.empty()) {
    take(text, ':');
    const auto written = take_digits(text, 2);
    if (!written || *written > 59) return std::nullopt;
    minute = *written;
  }
  const auto offset = hours(*hour) + minutes(minute);
  return negative ? -offset : offset;
}

std::string format_fields(Instant instant, bool always_fraction, char separator) {
  const auto midnight = std::chrono::floor<days>(instant);
  const std::chrono::hh_mm_ss time(instant - midnight);
  auto text = fmt::format("{}{}{:02}:{:02}:{:02}", format_date(Date(midnight)), separator,
                          time.hours().count(), time.minutes().count(), time.seconds().count());
  if (always_fraction || time.subseconds().count() != 0)
    text += fmt::format(".{:06}", time.subseconds().count());
  return text;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto y = take_digits(text, 4);
  if (!y || !take(text, '-')) return std::nullopt;
  const auto m = take_digits(text, 2);
  if (!m || !take(text, '-')) return std::nullopt;
  const auto d = take_digits(text, 2);
  if (!d) return std::nullopt;
  const Date date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || text.size() > 40) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  text.remove_prefix(10);
  if (!date || !(take(text, 'T') || take(text, 't') || take(text, ' '))) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
  const auto second = take_digits(text, 2);
  if (!second || *second > 59) return std::nullopt;
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return Instant(sys_days(*date)) + hours(*hour) + minutes(*minute) + seconds(*second) + *fraction - *offset;
}

std::string format_instant(Instant instant) {
  return format_fields(instant + kJapanOffset, false, 'T') + "+09:00";
}

std::string format_instant_for_database(Instant instant) {
  return format_fields(instant, true, ' ') + "+00";
}

Date jst_date(Instant instant) {
  return Date(std::chrono::floor<days>(instant + kJapanOffset));
}

Instant jst_midnight(Date date) {
  return Instant(sys_days(date)) - kJapanOffset;
}

int fiscal_year(Date date) {
  const int calendar_year = static_cast<int>(date.year());
  return date.month() >= std::chrono::April ? calendar_year : calendar_year - 1;
}

Date fiscal_year_begin(int fiscal_year) {
  return Date(year(fiscal_year), std::chrono::April, day(1));
}

Date fiscal_year_end(int fiscal_year) {
  return Date(year(fiscal_year + 1), std::chrono::March, day(31));
}

}  // namespace banso
