#include "platform/forms/read_text.hpp"

#include <gtest/gtest.h>

namespace banso::forms {
namespace {

TEST(TidyText, TakesWhatNobodySeesAndKeepsWhatPeopleWrote) {
  EXPECT_EQ(tidy_text("　さぬき\u200B食品\uFEFF ", true), "さぬき食品");
  EXPECT_EQ(tidy_text("a\u202Egnp.exe", true), "agnp.exe");
  EXPECT_EQ(tidy_text("一行目\r\n二行目\r三行目", false), "一行目\n二行目\n三行目");
  EXPECT_EQ(tidy_text("一行目\n二行目", true), "一行目 二行目");
  EXPECT_EQ(tidy_text("a\x01\x7F"
                      "b",
                      true),
            "ab");
  EXPECT_EQ(tidy_text("㈱山田①髙﨑", true), "㈱山田①髙﨑");
  EXPECT_EQ(tidy_text("👨\u200D👩\u200D👧", true), "👨\u200D👩\u200D👧") << "the joiner makes the family one";
  EXPECT_EQ(tidy_text("=HYPERLINK(\"x\")", true), "=HYPERLINK(\"x\")");
  EXPECT_EQ(tidy_text("a\xFF", true), "a\uFFFD");
}

TEST(PrivateCharacters, AreFound) {
  EXPECT_EQ(find_private_character("山\uE000田"), "\uE000");
  EXPECT_FALSE(find_private_character("山田😀髙"));
}

TEST(WholeNumbers, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(read_whole_number("１，２３４人", "人"), 1234);
  EXPECT_EQ(read_whole_number("1 234", ""), 1234);
  EXPECT_EQ(read_whole_number("△5", ""), -5);
  EXPECT_EQ(read_whole_number("－５", ""), -5);
  EXPECT_EQ(read_whole_number("0", ""), 0);
  for (const char* text : {"", "abc", "1.5", "12a", "十二", "--1", "9999999999999999"}) {
    EXPECT_FALSE(read_whole_number(text, "人")) << text;
  }
}

TEST(Amounts, AreReadInYen) {
  EXPECT_EQ(read_yen_amount("10000000"), 10'000'000);
  EXPECT_EQ(read_yen_amount("1,000万円"), 10'000'000);
  EXPECT_EQ(read_yen_amount("１億２０００万"), 120'000'000);
  EXPECT_EQ(read_yen_amount("1億2,000万5,000円"), 120'005'000);
  EXPECT_EQ(read_yen_amount("1.5億"), 150'000'000);
  EXPECT_EQ(read_yen_amount("￥3,000"), 3'000);
  EXPECT_EQ(read_yen_amount("3千万"), 30'000'000);
  EXPECT_EQ(read_yen_amount("△300万円"), -3'000'000);
  for (const char* text : {"", "円", "万", "1.23456万円", "1万2億", "無料", "99999999兆", "1.5.5万"}) {
    EXPECT_FALSE(read_yen_amount(text)) << text;
  }
}

TEST(Amounts, AreSaidInWords) {
  EXPECT_EQ(yen_in_words(12'000'000), "1,200万円");
  EXPECT_EQ(yen_in_words(1'234'500'000), "12億3,450万円");
  EXPECT_EQ(yen_in_words(10'001), "1万1円");
  EXPECT_EQ(yen_in_words(9'999), "");
  EXPECT_EQ(yen_in_words(-30'000), "△3万円");
  EXPECT_EQ(with_separators(-1'234'567), "△1,234,567");
}

Date day(int year, unsigned month, unsigned number) {
  return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(number));
}

TEST(Days, AreReadInBothCalendarsAndAsPreciselyAsAsked) {
  EXPECT_EQ(read_day("令和8年4月1日", Precision::day), day(2026, 4, 1));
  EXPECT_EQ(read_day("２０２６／４／１", Precision::day), day(2026, 4, 1));
  EXPECT_EQ(read_day("S45.3.1", Precision::day), day(1970, 3, 1));
  EXPECT_EQ(read_day("2026年4月", Precision::month), day(2026, 4, 1));
  EXPECT_EQ(read_day("R8.4", Precision::month), day(2026, 4, 1));
  EXPECT_EQ(read_day("2026-04", Precision::month), day(2026, 4, 1));
  EXPECT_EQ(read_day("令和元年5月", Precision::month), day(2019, 5, 1));
  EXPECT_EQ(read_day("2026年4月15日", Precision::month), day(2026, 4, 1));
  EXPECT_EQ(read_day("2026", Precision::year), day(2026, 1, 1));
  EXPECT_EQ(read_day("平成元年", Precision::year), day(1989, 1, 1));
  EXPECT_EQ(read_day("令和元年", Precision::year), day(2019, 1, 1));
  for (const char* text : {"2026年2月30日", "昭和64年1月8日", "きのう", "", "2026年4月"}) {
    EXPECT_FALSE(read_day(text, Precision::day)) << text;
  }
  EXPECT_FALSE(read_day("2026年13月", Precision::month));
}

TEST(Days, AreSaidInBothCalendars) {
  EXPECT_EQ(day_in_words(day(2026, 4, 1), Precision::day), "2026年4月1日（令和8年4月1日）");
  EXPECT_EQ(day_in_words(day(2026, 4, 1), Precision::month), "2026年4月（令和8年4月）");
  EXPECT_EQ(day_in_words(day(2026, 1, 1), Precision::year), "2026年（令和8年）");
  EXPECT_EQ(day_in_words(day(2019, 1, 1), Precision::year), "2019年（令和元年）");
}

}  // namespace
}  // namespace banso::forms
