#include "contexts/registry/rules/search_plan.hpp"

#include <gtest/gtest.h>

#include <boost/describe.hpp>

#include "contexts/registry/rules/search_keys.hpp"

namespace banso::registry {
namespace {

/// One line a try: "name_part *建設* address=*高松* #2" with the patterns that limit and the number of
/// tokens.
std::string describe(const SearchPlan& plan) {
  std::string text;
  for (const SearchTry& one : plan.tries) {
    if (!text.empty()) text += " | ";
    text += boost::describe::enum_to_string(one.matched_by, "?");
    if (one.number_from) {
      text += " " + std::to_string(*one.number_from) + "-" + std::to_string(*one.number_to);
      continue;
    }
    if (one.name_pattern != "%") text += " name=" + one.name_pattern;
    if (one.kana_pattern != "%") text += " kana=" + one.kana_pattern;
    if (one.address_pattern != "%") text += " address=" + one.address_pattern;
    text += " #" + std::to_string(one.tokens.size());
  }
  if (plan.problem) text += "problem " + plan.problem->code;
  return text;
}

struct Row {
  const char* typed;
  SearchField field;
  const char* plan;
};

TEST(SearchPlan, TurnsWhatPeopleTypeIntoTries) {
  const Row rows[] = {
      {"", SearchField::all, "listed #0"},
      {"　 ", SearchField::name, "listed #0"},
      {"建設", SearchField::name, "name name=建設 #3 | name_begin name=建設% #2 | name_part name=%建設% #1"},
      {"建設", SearchField::all,
       "name name=建設 #3 | name_begin name=建設% #2 | name_part name=%建設% #1 | address address=%建設% #1"},
      {"㈱髙﨑", SearchField::name,
       "name name=高崎 #3 | name_begin name=高崎% #2 | name_part name=%高崎% #1"},
      {"やまだ", SearchField::name,
       "name name=ヤマダ #4 | kana kana=ヤマダ #4 | name_begin name=ヤマダ% #3 | kana_begin kana=ヤマダ% #3 "
       "| "
       "name_part name=%ヤマダ% #2 | kana_part kana=%ヤマダ% #2"},
      {"やまだ", SearchField::kana,
       "kana kana=ヤマダ #4 | kana_begin kana=ヤマダ% #3 | kana_part kana=%ヤマダ% #2"},
      {"山", SearchField::name, "name name=山 #2 | name_begin name=山% #1"},
      {"１００", SearchField::name, "name name=100 #4 | name_begin name=100% #3 | name_part name=%100% #2"},
      {"5010405001703", SearchField::all, "number 5010405001703-5010405001703"},
      {"5-0104-0500-1703", SearchField::all, "number 5010405001703-5010405001703"},
      {"Ｔ５０１０４０５００１７０３", SearchField::number, "number 5010405001703-5010405001703"},
      {"90000000000001", SearchField::number, "number 90000000000001-90000000000001"},
      {"5010", SearchField::number, "number 5010000000000-5010999999999"},
      {"5010405001702", SearchField::all, "problem corporate_number.check_digit"},
      {"501", SearchField::number, "problem search.number_too_short"},
      {"山田", SearchField::number, "problem search.number_too_short"},
      {"501040500170312", SearchField::number, "problem search.number_too_long"},
      {"高松市番町", SearchField::address, "address address=%高松市番町% #4"},
      {"香川県高松市", SearchField::address, "address address=%香川県高松市% #3"},
      {"香川", SearchField::address, "address #1"},
      {"番", SearchField::address, "problem search.address_too_short"},
      {"1-2-3", SearchField::address, "problem search.address_too_short"},
      {"香川 建設", SearchField::name,
       "name name=香川建設 #5 | name_begin name=香川建設% #4 | area_and_name name=%建設% #2 | "
       "area_and_name name=%香川% address=%建設% #2 | name_part name=%香川建設% #3"},
      {"建設　高松", SearchField::name,
       "name name=建設高松 #5 | name_begin name=建設高松% #4 | area_and_name name=%高松% address=%建設% #2 | "
       "area_and_name name=%建設% address=%高松% #2 | name_part name=%建設高松% #3"},
  };
  for (const Row& row : rows) EXPECT_EQ(describe(plan_search(row.typed, row.field)), row.plan) << row.typed;
}

TEST(SearchPlan, ShortRunsOfDigitsAreNumberAndName) {
  const SearchPlan plan = plan_search("1234", SearchField::all);
  ASSERT_GE(plan.tries.size(), 2u);
  EXPECT_EQ(plan.tries[0].matched_by, MatchedBy::number);
  EXPECT_EQ(plan.tries[1].matched_by, MatchedBy::name);
}

TEST(SearchPlan, TriesWithoutTheHalvesOfALegalForm) {
  EXPECT_EQ(describe(plan_search("式会社山田", SearchField::name)).find("name=%山田%") != std::string::npos,
            true);
}

TEST(SearchPlan, TakesLikeSignsLiterally) {
  for (const SearchTry& one : plan_search("100%", SearchField::name).tries) {
    EXPECT_EQ(one.name_pattern.find("100%%"), std::string::npos) << one.name_pattern;
  }
}

TEST(SearchPlan, FiltersBecomeTokensOfEveryTryButNumbers) {
  SearchPlan plan = plan_search("1234", SearchField::all);
  const std::size_t before = plan.tries[1].tokens.size();
  narrow(plan, {"37", "37201", "302", true});
  EXPECT_TRUE(plan.tries[0].tokens.empty());
  EXPECT_EQ(plan.tries[1].tokens.size(), before + 3) << "the city stands for its prefecture";

  SearchPlan common = plan_search("建設", SearchField::name);
  narrow(common, {"", "", "301", false});
  EXPECT_EQ(common.tries[2].tokens.size(), 1u) << "the commonest kind is only compared";

  SearchPlan all = plan_search("", SearchField::all);
  narrow(all, {"37", "", "", false});
  EXPECT_EQ(all.tries[0].tokens, std::vector<std::int32_t>{prefecture_token("37")});
}

TEST(SearchPlan, ManyWordsStayWithinBounds) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "山田 ";
  EXPECT_LE(plan_search(text, SearchField::all).tries.size(), 20u);
}

TEST(IndustryRange, CoversTheClassesBelow) {
  const struct {
    const char* code;
    const char* from;
    const char* to;
  } rows[] = {{"A", "01", "03"},  {"D", "06", "09"},     {"E", "09", "33"},
              {"G", "37", "42"},  {"T", "99", "9:"},     {"06", "06", "07"},
              {"09", "09", "0:"}, {"063", "063", "064"}, {"0639", "0639", "063:"}};
  for (const auto& row : rows) {
    const auto range = industry_range(row.code);
    ASSERT_TRUE(range) << row.code;
    EXPECT_EQ(range->from, row.from);
    EXPECT_EQ(range->to, row.to);
    EXPECT_LT(range->from, range->to);
  }
  for (const char* code : {"", "U", "a", "1", "00000", "0x"}) EXPECT_FALSE(industry_range(code)) << code;
}

}  // namespace
}  // namespace banso::registry
