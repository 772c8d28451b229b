#include "kernel/area_code.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

namespace banso {
namespace {

TEST(AreaCode, CheckDigitsOfPrefecturesAsPublished) {
  constexpr std::string_view kPublished[] = {
      "010006", "020001", "030007", "040002", "050008", "060003", "070009", "080004", "090000", "100005",
      "110001", "120006", "130001", "140007", "150002", "160008", "170003", "180009", "190004", "200000",
      "210005", "220001", "230006", "240001", "250007", "260002", "270008", "280003", "290009", "300004",
      "310000", "320005", "330001", "340006", "350001", "360007", "370002", "380008", "390003", "400009",
      "410004", "420000", "430005", "440001", "450006", "460001", "470007"};
  for (const auto code : kPublished) {
    EXPECT_TRUE(is_valid_area_code(code)) << code;
    EXPECT_EQ(complete_area_code(code.substr(0, 5)), code);
    std::string wrong(code);
    wrong[5] = wrong[5] == '9' ? '0' : static_cast<char>(wrong[5] + 1);
    EXPECT_FALSE(is_valid_area_code(wrong)) << wrong;
  }
  EXPECT_TRUE(is_valid_area_code("011002"));
  EXPECT_TRUE(is_valid_area_code("131016"));
  for (const auto* wrong : {"", "01000", "0100066", "01000a", "abcdef"})
    EXPECT_FALSE(is_valid_area_code(wrong));
}

TEST(Prefecture, FortySevenByCodeAndName) {
  std::set<std::string_view> names;
  for (const auto& prefecture : prefectures()) {
    EXPECT_EQ(find_prefecture(prefecture.code), &prefecture);
    EXPECT_EQ(find_prefecture_by_name(prefecture.name), &prefecture);
    EXPECT_FALSE(prefecture.kana.empty());
    names.insert(prefecture.name);
  }
  EXPECT_EQ(names.size(), 47u);
  EXPECT_EQ(find_prefecture_by_name("香川")->code, "37");
  EXPECT_EQ(find_prefecture_by_name("京都")->code, "26");
  EXPECT_EQ(find_prefecture_by_name("東京")->code, "13");
  for (const auto* wrong : {"", "00", "48", "99", "1", "001"}) EXPECT_EQ(find_prefecture(wrong), nullptr);
  EXPECT_EQ(find_prefecture_by_name("北海"), nullptr);
}

TEST(JcciBlock, NineBlocksHoldAllPrefectures) {
  std::map<JcciBlock, int> count;
  for (const auto& prefecture : prefectures()) ++count[prefecture.block];
  const std::map<JcciBlock, int> expected{
      {JcciBlock::kHokkaido, 1}, {JcciBlock::kTohoku, 6},  {JcciBlock::kHokurikuShinetsu, 4},
      {JcciBlock::kKanto, 8},    {JcciBlock::kTokai, 4},   {JcciBlock::kKansai, 7},
      {JcciBlock::kChugoku, 5},  {JcciBlock::kShikoku, 4}, {JcciBlock::kKyushu, 8}};
  EXPECT_EQ(count, expected);
  EXPECT_EQ(jcci_block_name(find_prefecture("18")->block), "関西");
  EXPECT_EQ(jcci_block_name(find_prefecture("15")->block), "北陸信越");
  EXPECT_EQ(jcci_block_code(find_prefecture("47")->block), "kyushu");
}

TEST(PostCode, SevenDigitsHoweverWritten) {
  for (const auto* text :
       {"7600033", "760-0033", "〒760-0033", "〒７６０－００３３", "760‐0033", " 760 0033 ", "760ー0033"}) {
    EXPECT_EQ(normalise_post_code(text), "7600033") << text;
  }
  for (const auto* wrong : {"", "760003", "76000333", "760-003a", "高松市", "760/0033", "\xff"}) {
    EXPECT_FALSE(normalise_post_code(wrong)) << wrong;
  }
  EXPECT_EQ(format_post_code("7600033"), "760-0033");
  EXPECT_EQ(format_post_code("760"), "760");
}

}  // namespace
}  // namespace banso
