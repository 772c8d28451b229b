#include "contexts/measures/jgrants/fields.hpp"

#include <gtest/gtest.h>

#include "contexts/measures/rules/rule_json.hpp"

namespace banso::measures {
namespace {

std::string day(std::string_view text, bool is_end = false) {
  const auto date = read_jgrants_day(text, is_end);
  return date ? format_date(*date) : "-";
}

TEST(JgrantsDay, IsTheDayInJapan) {
  EXPECT_EQ(day("2022-09-15T09:00:00.000Z"), "2022-09-15");
  EXPECT_EQ(day("2026-06-30T23:45Z"), "2026-07-01") << "without seconds, and already the next day in Japan";
  EXPECT_EQ(day("2026-10-12T14:59:00.000Z", true), "2026-10-12");
  EXPECT_EQ(day("2026-03-31T15:00Z", true), "2026-03-31")
      << "an end at midnight is the end of the day before";
  EXPECT_EQ(day("2026-03-31T15:00Z", false), "2026-04-01");
  EXPECT_EQ(day("2026-04-01"), "2026-04-01");
  EXPECT_EQ(day("令和8年3月31日"), "2026-03-31");
  EXPECT_EQ(day(" 2026/3/31 "), "2026-03-31");
}

TEST(JgrantsDay, SaysNoToDaysThatAreNone) {
  for (const char* text : {"令和5年2月30日", "2026-02-30T00:00:00.000Z", "2026-13-01", "未定", "",
                           "0001-01-01T00:00:00Z?", "明治元年1月1日", "9999-12-31T99:00Z"}) {
    EXPECT_EQ(day(text), "-") << text;
  }
}

TEST(Yen, ReadsAmountsAsPeopleWriteThem) {
  const std::pair<const char*, std::int64_t> cases[] = {
      {"1500000", 1'500'000},
      {"1,500,000円", 1'500'000},
      {"１５０万円", 1'500'000},
      {"1,500千円", 1'500'000},
      {"1億5,000万円", 150'000'000},
      {"1.5億円", 150'000'000},
      {"3百万円", 3'000'000},
      {"2千万円", 20'000'000},
      {"上限50万円", 500'000},
      {"最大 3,000 万円", 30'000'000},
      {"0", 0},
      {"999999999999999", kNoLimitYen},
      {"100万円以内", 1'000'000},
      {"1兆円", 1'000'000'000'000},
      {"12万3千円", 123'000},
  };
  for (const auto& [text, yen] : cases) {
    const auto read = read_yen(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, yen) << text;
  }
}

TEST(Yen, SaysNoToWhatIsNoAmount) {
  for (const char* text :
       {"", "円", "-5", "5ドル", "公募要領を参照", "1.23456789万円", "99999999999999999999", "1万2億円",
        "100万円または50万円", "9999兆円", "５０～１００万円"}) {
    EXPECT_FALSE(read_yen(text)) << text;
  }
}

TEST(SingleRate, ReadsOneRateAndNothingElse) {
  const std::pair<const char*, std::pair<int, int>> cases[] = {
      {"1/2", {1, 2}},
      {"１／２以内", {1, 2}},
      {"補助対象経費の３／４", {3, 4}},
      {"2分の1", {1, 2}},
      {"100%", {100, 100}},
      {"10/10", {10, 10}},
      {"補助対象経費の2分の1以内", {1, 2}},
      {"2/3 以内", {2, 3}},
      {"1/３以内", {1, 3}},
      {"助成対象と認められる経費の2/3以内（千円未満切捨て）", {2, 3}},
  };
  for (const auto& [text, rate] : cases) {
    const auto read = read_single_rate(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->numerator, rate.first) << text;
    EXPECT_EQ(read->denominator, rate.second) << text;
  }
  for (const char* text : {"", "定額", "1/2又は2/3", "1/2、1/3、5/12", "公募要領を参照",
                           "中小企業：1/2以内、小規模事業者：2/3以内", "3/2", "0/1", "1/0", "21％～55％"}) {
    EXPECT_FALSE(read_single_rate(text)) << text;
  }
}

TEST(Areas, BecomePrefectures) {
  std::vector<std::string> unknown;
  EXPECT_TRUE(read_areas("全国", unknown).empty());
  EXPECT_TRUE(read_areas("全国 / 宮崎県", unknown).empty());
  EXPECT_EQ(read_areas("東京都", unknown), std::vector<std::string>{"13"});
  EXPECT_EQ(read_areas("徳島県/香川県/愛媛県/高知県", unknown),
            (std::vector<std::string>{"36", "37", "38", "39"}));
  EXPECT_EQ(read_areas("四国地方", unknown), (std::vector<std::string>{"36", "37", "38", "39"}));
  EXPECT_TRUE(
      read_areas(
          "北海道地方 / 東北地方 / 関東・甲信越地方 / 東海・北陸地方 / 近畿地方 / 中国地方 / 四国地方 / "
          "九州・沖縄地方",
          unknown)
          .empty())
      << "all regions together are all of Japan";
  EXPECT_TRUE(unknown.empty());
  EXPECT_EQ(read_areas("東京都 / 月面", unknown), std::vector<std::string>{"13"});
  EXPECT_EQ(unknown, std::vector<std::string>{"月面"});
}

TEST(Industries, BecomeSections) {
  std::vector<std::string> unknown;
  EXPECT_EQ(read_industries("製造業 / 情報通信業", unknown), (std::vector<std::string>{"E", "G"}));
  EXPECT_EQ(read_industries("医療 / 福祉", unknown), std::vector<std::string>{"P"});
  EXPECT_EQ(read_industries("農業、林業 / サービス業（他に分類されないもの）", unknown),
            (std::vector<std::string>{"A", "R"}));
  EXPECT_EQ(read_industries("電気・ガス・熱供給・水道業", unknown), std::vector<std::string>{"F"});
  EXPECT_TRUE(
      read_industries(
          "漁業 / 建設業 / 製造業 / 電気・ガス・熱供給・水道業 / 情報通信業 / 複合サービス事業 / "
          "サービス業（他に分類されないもの） / 分類不能の産業 / 農業、林業 / 鉱業、採石業、砂利採取業 / "
          "運輸業、郵便業 / 卸売業、小売業 / 金融業、保険業 / 不動産業、物品賃貸業 / "
          "学術研究、専門・技術サービス業 / 宿泊業、飲食サービス業 / 生活関連サービス業、娯楽業 / "
          "教育、学習支援業 / 医療、福祉",
          unknown)
          .empty())
      << "all sections are no condition";
  EXPECT_TRUE(unknown.empty());
}

TEST(Employees, BecomeARule) {
  std::vector<std::string> unknown;
  EXPECT_FALSE(read_employees("従業員数の制約なし", unknown));
  EXPECT_EQ(print_rule(*read_employees("300名以下", unknown)),
            R"({"fact":"regular_employees","at_most":300})");
  EXPECT_EQ(print_rule(*read_employees("901名以上", unknown)),
            R"({"fact":"regular_employees","at_least":901})");
  EXPECT_TRUE(unknown.empty());
  EXPECT_FALSE(read_employees("少人数", unknown));
  EXPECT_EQ(unknown, std::vector<std::string>{"少人数"});
}

TEST(Purposes, AreTheFifteenOfJgrants) {
  std::vector<std::string> unknown;
  EXPECT_EQ(read_purposes("設備整備・IT導入をしたい / 災害（自然災害、感染症等）支援がほしい", unknown),
            (std::vector<MeasurePurpose>{MeasurePurpose::equipment_it, MeasurePurpose::disaster}));
  EXPECT_TRUE(unknown.empty());
}

}  // namespace
}  // namespace banso::measures
