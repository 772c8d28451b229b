#include "contexts/membership/rules/member_filter.hpp"

#include <gtest/gtest.h>

namespace banso::membership {
namespace {

TEST(MemberFilterText, SaysWhatItChooses) {
  MemberFilter filter;
  EXPECT_EQ(filter_text(filter), "すべて");
  filter.standing = {Standing::member, Standing::statutory_only};
  filter.section = std::vector<Str<1, 60>>{"商業部会"};
  filter.employees_from = 5;
  filter.no_contact_months = 6;
  EXPECT_EQ(filter_text(filter),
            "会員・特定商工業者（非会員）、部会が商業部会、従業員5人以上、6か月以上接触がない");
}

TEST(MemberFilterText, FindsBoundsTheWrongWayRound) {
  MemberFilter filter;
  filter.capital_from = 10;
  filter.capital_to = 5;
  const auto errors = filter_problems(filter);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].path, "/capital_to");
}

TEST(SearchPatternsOfMembers, FoldEveryWord) {
  const auto patterns = search_patterns("㈱おだわら　本町2丁目3");
  ASSERT_EQ(patterns.names.size(), 2U);
  EXPECT_EQ(patterns.names[0], "%オダワラ%");
  EXPECT_EQ(patterns.addresses[1], "%本町2-3%");
  EXPECT_EQ(search_patterns("0465-22").digits[0], "%046522%");
  EXPECT_EQ(search_patterns("100%_").names[0].find("\\%") == std::string::npos, true);
}

}  // namespace
}  // namespace banso::membership
