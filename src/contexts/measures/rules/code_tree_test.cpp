#include "contexts/measures/rules/code_tree.hpp"

#include <gtest/gtest.h>

namespace banso::measures {
namespace {

using Codes = std::vector<std::string>;

TEST(CodeTree, KnowsCodesThatCanBe) {
  for (const auto* code : {"A", "T", "01", "99", "092", "0929", "990"})
    EXPECT_TRUE(is_industry_code(code)) << code;
  for (const auto* code : {"", "U", "a", "00", "1", "000", "00000", "12345", "E1", "０１"}) {
    EXPECT_FALSE(is_industry_code(code)) << code;
  }
  for (const auto* code : {"01", "47", "37201", "01100"}) EXPECT_TRUE(is_area_code(code)) << code;
  for (const auto* code : {"", "0", "00", "48", "372", "48201", "372013", "3720x"}) {
    EXPECT_FALSE(is_area_code(code)) << code;
  }
}

TEST(CodeTree, NamesMajorsAndDivisions) {
  EXPECT_EQ(industry_name("E"), "製造業");
  EXPECT_EQ(industry_name("09"), "食料品製造業");
  EXPECT_EQ(industry_name("77"), "持ち帰り・配達飲食サービス業");
  EXPECT_EQ(industry_name("99"), "分類不能の産業");
  EXPECT_EQ(industry_name("092"), "");
}

TEST(CodeTree, IndustriesLieWithinWhatIsAboveThem) {
  struct Case {
    const char* code;
    Codes codes;
    Truth truth;
  };
  const std::vector<Case> cases{
      {"0929", {"E"}, Truth::yes},
      {"0929", {"09"}, Truth::yes},
      {"0929", {"092"}, Truth::yes},
      {"0929", {"0929"}, Truth::yes},
      {"0929", {"0921"}, Truth::no},
      {"0929", {"D", "E"}, Truth::yes},
      {"32", {"E"}, Truth::yes},
      {"33", {"E"}, Truth::no},
      {"E", {"E"}, Truth::yes},
      {"E", {"D"}, Truth::no},
      {"E", {"09"}, Truth::unknown},
      {"09", {"0929"}, Truth::unknown},
      {"092", {"0929"}, Truth::unknown},
      {"10", {"0929"}, Truth::no},
      {"I", {"50", "76"}, Truth::unknown},
      {"Q", {"86", "87"}, Truth::yes},
      {"Q", {"86"}, Truth::unknown},
      {"Q", {"87", "86", "1"}, Truth::yes},
      {"A", {"01", "02", "03"}, Truth::yes},
  };
  for (const Case& one : cases) EXPECT_EQ(industry_within(one.code, one.codes), one.truth) << one.code;
}

TEST(CodeTree, MunicipalitiesLieWithinTheirPrefecture) {
  EXPECT_EQ(area_within("37201", Codes{"37"}), Truth::yes);
  EXPECT_EQ(area_within("37201", Codes{"38", "37201"}), Truth::yes);
  EXPECT_EQ(area_within("37202", Codes{"37201"}), Truth::no);
  EXPECT_EQ(area_within("37", Codes{"37"}), Truth::yes);
  EXPECT_EQ(area_within("37", Codes{"37201"}), Truth::unknown);
  EXPECT_EQ(area_within("38", Codes{"37201", "37"}), Truth::no);
}

}  // namespace
}  // namespace banso::measures
