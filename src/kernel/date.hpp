// Days and instants, and how they are written: ISO 8601, PostgreSQL's text form, and Japanese eras.
// Business days are Japanese days: Japan has kept +09:00 without summer time since 1952, so the offset is
// fixed and no time zone database is asked.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace banso {

/// A day of the civil calendar, without time or zone.
using Date = std::chrono::year_month_day;

/// A moment, to the microsecond (the resolution of PostgreSQL's timestamptz).
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// Reads exactly "YYYY-MM-DD". @return nothing for any other form and for days that do not exist
/// (2025-02-29).
std::optional<Date> parse_date(std::string_view text);

/// "2026-04-01". The year is padded to four digits; `date` must be a real day of the years 0–9999.
std::string format_date(Date date);

/// Reads RFC 3339 ("2026-04-01T09:00:00+09:00", "…Z", fraction optional) and PostgreSQL's text form
/// ("2026-04-01 00:00:00.123456+00", offset "+09" or "+0530" too). Digits after the microsecond are dropped.
/// @return nothing when the form is wrong, the time does not exist, or the offset is missing.
std::optional<Instant> parse_instant(std::string_view text);

/// RFC 3339 in Japanese time: "2026-04-01T09:00:00+09:00"; the fraction (6 digits) only when it is not zero.
std::string format_instant(Instant instant);

/// PostgreSQL's text form in UTC: "2026-04-01 00:00:00.000000+00".
std::string format_instant_for_database(Instant instant);

/// The Japanese day on which the instant falls (fixed +09:00).
Date jst_date(Instant instant);

/// Midnight in Japan at which `date` begins.
Instant jst_midnight(Date date);

/// The fiscal year (年度) of chambers and government that holds the day: it begins on 1 April.
/// 2026-03-31 is in 2025, 2026-04-01 in 2026.
int fiscal_year(Date date);

/// First and last day of a fiscal year: 2026 → 2026-04-01 and 2027-03-31.
Date fiscal_year_begin(int fiscal_year);
Date fiscal_year_end(int fiscal_year);

/// The day in words with its era: "令和8年11月21日", "平成元年1月8日". Days before 明治 (1868-01-25) have no
/// era here and are written "1850年1月2日".
std::string japanese_era(Date date);

/// The fiscal year in words: 2026 → "令和8年度", 2019 → "令和元年度" (the era on 31 December names the whole
/// year).
std::string japanese_fiscal_year(int fiscal_year);

/// Reads a day as people write it: 令和8年11月21日, 令8.11.21, R8.11.21, R08/11/21, r8-11-21, 平成元年1月8日,
/// ㋿, ㍻ …, 西暦 2026年11月21日, 2026/11/21, 2026.11.21, 2026-11-21, 20261121. Full-width
/// characters, kanji numbers (八年) and spaces are accepted. A day outside its era (昭和64年1月8日) is
/// refused, not moved.
/// @return nothing when it is no such day.
std::optional<Date> parse_japanese_date(std::string_view text);

}  // namespace banso
