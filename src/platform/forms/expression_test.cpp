#include "platform/forms/expression.hpp"

#include <gtest/gtest.h>

#include <map>

namespace banso::forms {
namespace {

std::optional<std::int64_t> value_of(const std::string& text) {
  const std::map<std::string, std::int64_t> answers{
      {"a", 7}, {"b", 2}, {"big", 900'000'000'000'000'000}, {"zero", 0}};
  ValueSource source;
  source.answer = [&](const std::string& key) -> std::optional<std::int64_t> {
    const auto found = answers.find(key);
    return found == answers.end() ? std::nullopt : std::optional(found->second);
  };
  source.each = [](const std::string& key) {
    return key == "huge" ? std::vector<std::int64_t>(5, 900'000'000'000'000'000)
                         : std::vector<std::int64_t>{1, 2, 3};
  };
  source.count = [](const std::string&) { return 3; };
  const auto expression = parse_expression(text);
  EXPECT_TRUE(expression) << text;
  return expression ? evaluate(*expression, source) : std::nullopt;
}

TEST(Expression, CountsWithWholeNumbers) {
  EXPECT_EQ(value_of("a + b * 3"), 13);
  EXPECT_EQ(value_of("(a + b) * 3"), 27);
  EXPECT_EQ(value_of("a / b"), 3);
  EXPECT_EQ(value_of("-a / b"), -4) << "down, not towards zero";
  EXPECT_EQ(value_of("a - b - 1"), 4);
  EXPECT_EQ(value_of("min(a, b, 9) + max(a, b)"), 9);
  EXPECT_EQ(value_of("if(a > b, 1, 2)"), 1);
  EXPECT_EQ(value_of("if(a <= b, 1, 2)"), 2);
  EXPECT_EQ(value_of("a != 7"), 0);
  EXPECT_EQ(value_of("a = 7"), 1);
  EXPECT_EQ(value_of("sum(sales) + count(places)"), 9);
  EXPECT_EQ(value_of("- - a"), 7);
}

TEST(Expression, GivesNothingForWhatIsMissingOrTooLarge) {
  EXPECT_FALSE(value_of("a + missing"));
  EXPECT_FALSE(value_of("min(a, missing)"));
  EXPECT_FALSE(value_of("if(missing > 1, a, b)"));
  EXPECT_EQ(value_of("if(a > 1, a, missing)"), 7) << "what is not chosen need not be there";
  EXPECT_FALSE(value_of("a / zero"));
  EXPECT_FALSE(value_of("big * 2"));
  EXPECT_FALSE(value_of("big + big"));
  EXPECT_FALSE(value_of("sum(huge)"));
}

TEST(Expression, IsNothingButWhatItLooksLike) {
  const std::string deep = std::string(60, '(') + "1" + std::string(60, ')');
  for (const std::string& text :
       {std::string(), std::string("a +"), std::string("a b"), std::string("(a"), std::string("a)"),
        std::string("system(1)"), std::string("1.5"), std::string("A"), std::string("if(a, 1)"),
        std::string("sum(1)"), std::string("sum(a + b)"), std::string("a < b < 3"),
        std::string("99999999999999999999"), std::string("a; b"), deep, std::string(600, '1'),
        std::string("'a'")}) {
    EXPECT_FALSE(parse_expression(text)) << text;
  }
}

TEST(Expression, NamesWhatItUses) {
  const auto names = names_of(*parse_expression("sum(sales) + count(places) + a"));
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].name, "sales");
  EXPECT_EQ(names[0].kind, Expression::Kind::sum_of);
  EXPECT_EQ(names[1].kind, Expression::Kind::count_of);
  EXPECT_EQ(names[2].kind, Expression::Kind::answer);
}

}  // namespace
}  // namespace banso::forms
