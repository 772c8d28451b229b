#include "kernel/date.hpp"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace banso {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

Date make(int y, unsigned m, unsigned d) {
  return Date(year(y), month(m), day(d));
}

TEST(Date, ReadsOnlyTheIsoForm) {
  EXPECT_EQ(parse_date("2026-04-01"), make(2026, 4, 1));
  EXPECT_EQ(parse_date("2024-02-29"), make(2024, 2, 29));
  for (const auto* wrong :
       {"", "2026-4-1", "2026/04/01", "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-01 ",
        " 2026-04-01", "20260401", "2026-04-0a", "+026-04-01", "２０２６-04-01"}) {
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  }
}

TEST(Date, WrittenAndReadAgain) {
  for (const auto date : {make(1, 1, 1), make(1868, 1, 25), make(2026, 12, 31), make(9999, 12, 31)}) {
    EXPECT_EQ(parse_date(format_date(date)), date);
  }
}

TEST(Instant, ReadsRfc3339AndPostgresText) {
  const auto expected = parse_instant("2026-04-01T00:00:00Z");
  ASSERT_TRUE(expected);
  for (const auto* same :
       {"2026-04-01T09:00:00+09:00", "2026-04-01 00:00:00+00", "2026-04-01 09:00:00.000000+09",
        "2026-03-31T20:30:00-03:30", "2026-04-01t00:00:00z", "2026-04-01 05:30:00+0530"}) {
    EXPECT_EQ(parse_instant(same), expected) << same;
  }
  EXPECT_EQ(*parse_instant("2026-04-01 00:00:00.5+00") - *expected, std::chrono::milliseconds(500));
  EXPECT_EQ(*parse_instant("2026-04-01 00:00:00.1234569+00") - *expected, std::chrono::microseconds(123456));
}

TEST(Instant, RefusesWhatIsNoInstant) {
  for (const auto* wrong :
       {"2026-04-01", "2026-04-01T09:00:00", "2026-04-01T24:00:00Z", "2026-04-01T23:60:00Z",
        "2026-04-01T23:00:60Z", "2026-02-30T00:00:00Z", "2026-04-01T00:00:00.Z", "2026-04-01T00:00:00+9:00",
        "2026-04-01T00:00:00+09:00x", "2026-04-01T00:00:00+09:75"}) {
    EXPECT_FALSE(parse_instant(wrong)) << wrong;
  }
}

TEST(Instant, WrittenInJapaneseTimeAndForTheDatabase) {
  const auto instant = *parse_instant("2026-03-31T15:00:00Z");
  EXPECT_EQ(format_instant(instant), "2026-04-01T00:00:00+09:00");
  EXPECT_EQ(format_instant_for_database(instant), "2026-03-31 15:00:00.000000+00");
  const auto fine = instant + std::chrono::microseconds(42);
  EXPECT_EQ(format_instant(fine), "2026-04-01T00:00:00.000042+09:00");
  EXPECT_EQ(parse_instant(format_instant(fine)), fine);
  EXPECT_EQ(parse_instant(format_instant_for_database(fine)), fine);
  const auto before_1970 = *parse_instant("1969-12-31T23:59:59.999999Z");
  EXPECT_EQ(parse_instant(format_instant_for_database(before_1970)), before_1970);
}

TEST(Instant, TheJapaneseDayBeginsAt15UtcTheDayBefore) {
  EXPECT_EQ(jst_date(*parse_instant("2026-03-31T14:59:59Z")), make(2026, 3, 31));
  EXPECT_EQ(jst_date(*parse_instant("2026-03-31T15:00:00Z")), make(2026, 4, 1));
  EXPECT_EQ(jst_date(jst_midnight(make(2026, 4, 1))), make(2026, 4, 1));
  EXPECT_EQ(format_instant(jst_midnight(make(2026, 4, 1))), "2026-04-01T00:00:00+09:00");
}

TEST(FiscalYear, BeginsOnTheFirstOfApril) {
  EXPECT_EQ(fiscal_year(make(2026, 3, 31)), 2025);
  EXPECT_EQ(fiscal_year(make(2026, 4, 1)), 2026);
  EXPECT_EQ(fiscal_year(fiscal_year_begin(2026)), 2026);
  EXPECT_EQ(fiscal_year(fiscal_year_end(2026)), 2026);
  EXPECT_EQ(fiscal_year_end(2026), make(2027, 3, 31));
  EXPECT_EQ(japanese_fiscal_year(2026), "令和8年度");
  EXPECT_EQ(japanese_fiscal_year(2019), "令和元年度");
  EXPECT_EQ(japanese_fiscal_year(2018), "平成30年度");
}

TEST(JapaneseEra, Written) {
  const std::array<std::pair<Date, const char*>, 12> rows{{
      {make(2026, 11, 21), "令和8年11月21日"},
      {make(2019, 5, 1), "令和元年5月1日"},
      {make(2019, 4, 30), "平成31年4月30日"},
      {make(1989, 1, 8), "平成元年1月8日"},
      {make(1989, 1, 7), "昭和64年1月7日"},
      {make(1926, 12, 25), "昭和元年12月25日"},
      {make(1926, 12, 24), "大正15年12月24日"},
      {make(1912, 7, 30), "大正元年7月30日"},
      {make(1912, 7, 29), "明治45年7月29日"},
      {make(1868, 1, 25), "明治元年1月25日"},
      {make(1868, 1, 24), "1868年1月24日"},
      {make(2020, 1, 1), "令和2年1月1日"},
  }};
  for (const auto& [date, text] : rows) EXPECT_EQ(japanese_era(date), text);
}

TEST(JapaneseEra, ReadInEveryFormPeopleUse) {
  for (const auto* text :
       {"令和8年11月21日", "令和８年１１月２１日", "令和 8年 11月 21日", "令和八年十一月二十一日",
        "令8.11.21", "R8.11.21", "r08/11/21", "R8-11-21", "Ｒ８．１１．２１", "R.8.11.21",
        "㋿8年11月21日", "2026年11月21日", "西暦2026年11月21日", "2026/11/21", "2026.11.21", "2026-11-21",
        "20261121", "　2026年11月21日　"}) {
    EXPECT_EQ(parse_japanese_date(text), make(2026, 11, 21)) << text;
  }
  EXPECT_EQ(parse_japanese_date("平成元年1月8日"), make(1989, 1, 8));
  EXPECT_EQ(parse_japanese_date("S64.1.7"), make(1989, 1, 7));
  EXPECT_EQ(parse_japanese_date("昭和二十年八月十五日"), make(1945, 8, 15));
  EXPECT_EQ(parse_japanese_date("㍻31年4月30日"), make(2019, 4, 30));
}

TEST(JapaneseEra, ADayOutsideItsEraIsRefused) {
  for (const auto* text : {"昭和64年1月8日", "平成31年5月1日", "平成元年1月7日", "大正15年12月25日",
                           "令和0年5月1日", "令和8年2月30日", "令和8年13月1日", "令和8年", "令和",
                           "8年1月1日", "", "昨日", "令和8年11月21日頃", "20261301", "令和99999年1月1日"}) {
    EXPECT_FALSE(parse_japanese_date(text)) << text;
  }
}

TEST(JapaneseEra, EveryDayOfACenturyComesBack) {
  for (auto at = std::chrono::sys_days(make(1920, 1, 1)); at < std::chrono::sys_days(make(2040, 1, 1));
       at += std::chrono::days(1)) {
    ASSERT_EQ(parse_japanese_date(japanese_era(Date(at))), Date(at)) << japanese_era(Date(at));
  }
}

}  // namespace
}  // namespace banso
