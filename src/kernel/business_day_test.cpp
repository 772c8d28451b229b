#include "kernel/business_day.hpp"

#include <gtest/gtest.h>

namespace banso {
namespace {

Date day(const char* text) {
  return parse_date(text).value();
}

TEST(BusinessDay, KnowsTheHolidaysOfTheLaw) {
  const std::pair<const char*, const char*> known[] = {
      {"2026-01-01", "元日"},         {"2026-01-12", "成人の日"},     {"2026-02-11", "建国記念の日"},
      {"2026-02-23", "天皇誕生日"},   {"2026-03-20", "春分の日"},     {"2026-04-29", "昭和の日"},
      {"2026-05-03", "憲法記念日"},   {"2026-05-04", "みどりの日"},   {"2026-05-05", "こどもの日"},
      {"2026-07-20", "海の日"},       {"2026-08-11", "山の日"},       {"2026-09-21", "敬老の日"},
      {"2026-09-23", "秋分の日"},     {"2026-10-12", "スポーツの日"}, {"2026-11-03", "文化の日"},
      {"2026-11-23", "勤労感謝の日"}, {"2018-12-23", "天皇誕生日"},   {"2019-05-01", "天皇の即位の日"},
      {"2019-10-14", "体育の日"},     {"2024-09-22", "秋分の日"},     {"2027-03-21", "春分の日"}};
  for (const auto& [date, name] : known) EXPECT_EQ(japanese_holiday(day(date)), name) << date;
}

TEST(BusinessDay, MovesHolidaysThatFallOnASunday) {
  EXPECT_EQ(japanese_holiday(day("2026-05-06")), "振替休日");  // 3 May is a Sunday, 4 and 5 are holidays
  EXPECT_EQ(japanese_holiday(day("2024-09-23")), "振替休日");
  EXPECT_EQ(japanese_holiday(day("2025-11-24")), "振替休日");
  EXPECT_EQ(japanese_holiday(day("2026-05-07")), "");
}

TEST(BusinessDay, MakesAHolidayOfADayBetweenTwo) {
  EXPECT_EQ(japanese_holiday(day("2026-09-22")), "国民の休日");
  EXPECT_EQ(japanese_holiday(day("2019-04-30")), "国民の休日");
  EXPECT_EQ(japanese_holiday(day("2019-05-02")), "国民の休日");
  EXPECT_EQ(japanese_holiday(day("2025-09-22")), "");
}

TEST(BusinessDay, KnowsTheSummersOfTheOlympics) {
  EXPECT_EQ(japanese_holiday(day("2020-07-20")), "");
  EXPECT_EQ(japanese_holiday(day("2020-07-24")), "スポーツの日");
  EXPECT_EQ(japanese_holiday(day("2020-10-12")), "");
  EXPECT_EQ(japanese_holiday(day("2021-08-08")), "山の日");
  EXPECT_EQ(japanese_holiday(day("2021-08-09")), "振替休日");
  EXPECT_EQ(japanese_holiday(day("2021-08-11")), "");
}

TEST(BusinessDay, CountsOnlyDaysOnWhichOfficesWork) {
  EXPECT_EQ(format_date(add_business_days(day("2026-11-20"), 1)),
            "2026-11-24");  // Friday; Monday is a holiday
  EXPECT_EQ(format_date(add_business_days(day("2026-12-28"), 1)), "2027-01-04");
  EXPECT_EQ(format_date(add_business_days(day("2026-04-28"), 3)), "2026-05-07");
  EXPECT_EQ(format_date(add_business_days(day("2026-11-21"), 0)), "2026-11-24");
  EXPECT_EQ(format_date(add_business_days(day("2026-11-24"), 0)), "2026-11-24");
  EXPECT_EQ(business_days_between(day("2026-11-20"), day("2026-11-24")), 1);
  EXPECT_EQ(business_days_between(day("2026-11-24"), day("2026-11-20")), -1);
  EXPECT_EQ(business_days_between(day("2026-11-24"), day("2026-11-24")), 0);
}

}  // namespace
}  // namespace banso
