#include "contexts/measures/rules/rule_json.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "contexts/measures/random_rules_for_test.hpp"

namespace banso::measures {
namespace {

/// "path code" of every error.
std::vector<std::string> errors_of(std::string_view json) {
  std::vector<FieldError> errors;
  const bool is_read = parse_rule(json, "/rule", errors).has_value();
  EXPECT_EQ(is_read, errors.empty());
  std::vector<std::string> all;
  for (const FieldError& error : errors) {
    EXPECT_TRUE(error.message.ends_with("。")) << error.message;
    all.push_back(error.path + " " + error.code);
  }
  return all;
}

Rule parsed(std::string_view json) {
  std::vector<FieldError> errors;
  auto rule = parse_rule(json, "", errors);
  EXPECT_TRUE(rule) << (errors.empty() ? "" : errors.front().path + " " + errors.front().message);
  return rule.value_or(Rule());
}

TEST(RuleJson, ReadsEveryKindAndOperator) {
  const Rule rule = parsed(R"({"all": [
    {"fact": "capital_yen", "at_most": 300000000, "says": "資本金3億円以下",
     "source": {"title": "公募要領", "url": "https://example.jp/", "place": "20ページ"}},
    {"any": [{"fact": "active", "is": true}, {"not": {"fact": "legal_form", "one_of": ["other"]}}]},
    {"fact": "certifications", "includes_all": ["gbiz_prime"]},
    {"fact": "industry", "within": ["E", "09"]}, {"fact": "industry", "main_within": ["0929"]},
    {"fact": "area", "within": ["37", "38201"]},
    {"fact": "founded_on", "on_or_after": "2020-04-01"}, {"fact": "founded_on", "within_years": 3},
    {"define": "small_jizokuka"}]})");
  ASSERT_EQ(rule.children.size(), 9U);
  EXPECT_EQ(rule.children[0].test.number, 300'000'000);
  EXPECT_EQ(rule.children[0].source->place, "20ページ");
  EXPECT_EQ(rule.children[1].children[1].kind, Rule::Kind::negate);
  EXPECT_EQ(rule.children[4].test.op, Op::main_within);
  EXPECT_EQ(rule.children[6].test.date, parse_date("2020-04-01"));
  EXPECT_EQ(rule.children[8].define, Definition::small_jizokuka);
  EXPECT_EQ(count_nodes(rule), 13U);
  EXPECT_EQ(depth_of(rule), 4U);
}

TEST(RuleJson, EveryMistakeIsNamedWhereItIs) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "/rule bad_json"},
      {"{\"all\":[}", "/rule bad_json"},
      {"{\"define\":\"sme\"} ,", "/rule bad_json"},
      {"{\"define\":\"\xff\"}", "/rule bad_json"},
      {"7", "/rule not_an_object"},
      {"{}", "/rule rule.no_kind"},
      {R"({"says": "x"})", "/rule rule.no_kind"},
      {R"({"all": []})", "/rule/all rule.empty"},
      {R"({"any": {}})", "/rule/any rule.empty"},
      {R"({"all": [7]})", "/rule/all/0 not_an_object"},
      {R"({"not": []})", "/rule/not not_an_object"},
      {R"({"all": [{"define": "sme"}], "any": [{"define": "sme"}]})", "/rule rule.two_kinds"},
      {R"({"define": "sme", "define": "sme"})", "/rule/define doubled"},
      {R"({"define": "big"})", "/rule/define unknown_value"},
      {R"({"define": "sme", "note": "x"})", "/rule/note unknown_member"},
      {R"({"fact": "capital", "at_most": 1})", "/rule/fact unknown_fact"},
      {R"({"fact": 7, "at_most": 1})", "/rule/fact unknown_fact"},
      {R"({"fact": "capital_yen"})", "/rule rule.no_operator"},
      {R"({"fact": "capital_yen", "atmost": 1, "at_most": 1})", "/rule/atmost unknown_member"},
      {R"({"fact": "capital_yen", "at_least": 1, "at_most": 2})", "/rule rule.two_operators"},
      {R"({"fact": "capital_yen", "is": true})", "/rule/is rule.wrong_operator"},
      {R"({"fact": "legal_form", "includes": ["company"]})", "/rule/includes rule.wrong_operator"},
      {R"({"fact": "area", "main_within": ["37"]})", "/rule/main_within rule.wrong_operator"},
      {R"({"fact": "capital_yen", "at_most": "1"})", "/rule/at_most not_whole"},
      {R"({"fact": "capital_yen", "at_most": 1.5})", "/rule/at_most not_whole"},
      {R"({"fact": "capital_yen", "at_most": 9223372036854775808})", "/rule/at_most out_of_range"},
      {R"({"fact": "capital_yen", "at_most": 9223372036854775807})", "/rule/at_most out_of_range"},
      {R"({"fact": "capital_yen", "at_most": -1})", "/rule/at_most out_of_range"},
      {R"({"fact": "active", "is": 1})", "/rule/is not_true_or_false"},
      {R"({"fact": "legal_form", "one_of": "company"})", "/rule/one_of not_a_list"},
      {R"({"fact": "legal_form", "one_of": []})", "/rule/one_of rule.empty"},
      {R"({"fact": "legal_form", "one_of": [1]})", "/rule/one_of/0 not_text"},
      {R"({"fact": "legal_form", "one_of": ["company", "firm"]})", "/rule/one_of/1 unknown_value"},
      {R"({"fact": "legal_form", "one_of": ["npo", "npo"]})", "/rule/one_of/1 doubled"},
      {R"({"fact": "area", "within": ["37", "99"]})", "/rule/within/1 unknown_area"},
      {R"({"fact": "industry", "within": ["XX"]})", "/rule/within/0 unknown_industry"},
      {R"({"fact": "founded_on", "on_or_after": "2020-13-01"})", "/rule/on_or_after not_a_date"},
      {R"({"fact": "founded_on", "within_years": -1})", "/rule/within_years out_of_range"},
      {R"({"fact": "founded_on", "years_ago": 201})", "/rule/years_ago out_of_range"},
      {R"({"define": "sme", "says": 7})", "/rule/says not_text"},
      {R"({"define": "sme", "says": "a\nb"})", "/rule/says control_character"},
      {R"({"define": "sme", "source": "x"})", "/rule/source not_an_object"},
      {R"({"define": "sme", "source": {"titel": "x"}})", "/rule/source/titel unknown_member"},
      {R"({"define": "sme", "source": {"url": 7}})", "/rule/source/url not_text"},
  };
  for (const auto& [json, error] : cases) EXPECT_EQ(errors_of(json), std::vector{error}) << json;
  EXPECT_EQ(errors_of(R"({"all": [{"define": "x"}, {"fact": "y", "is": 1}, {"a": 1}]})").size(), 3U)
      << "all at once";
  EXPECT_EQ(errors_of(fmt::format(R"({{"define": "sme", "says": "{}"}})", std::string(301, 'a'))),
            std::vector<std::string>{"/rule/says too_long"});
}

TEST(RuleJson, RefusesRulesBeyondTheLimits) {
  std::string deep = R"({"define":"sme"})";
  for (std::size_t i = 1; i < kMostRuleDepth; ++i) deep = R"({"not":)" + deep + "}";
  EXPECT_TRUE(errors_of(deep).empty());
  EXPECT_EQ(errors_of(R"({"not":)" + deep + "}").size(), 1U);
  std::string wide = R"({"define":"sme"})";
  for (std::size_t i = 0; i < kMostRuleNodes - 2; ++i) wide += R"(,{"define":"sme"})";
  EXPECT_TRUE(errors_of(R"({"all":[)" + wide + "]}").empty());
  EXPECT_EQ(errors_of(R"({"all":[)" + wide + R"(,{"define":"sme"}]})"),
            std::vector<std::string>{"/rule/all/399 rule.too_large"});
  EXPECT_EQ(errors_of(std::string(100'000, '[')), std::vector<std::string>{"/rule bad_json"});
}

TEST(RuleJson, ReadsEscapesAsJsonDoes) {
  const Rule rule = parsed(R"({"define":"sme","says":"\u8cc7\ud842\udfb7\"\\\/A"})");
  EXPECT_EQ(rule.says, "資𠮷\"\\/A");
  for (const auto* wrong : {R"("\ud842")", R"("\udfb7")", R"("\x")", R"("\u12g4")", "\"a\nb\""}) {
    EXPECT_EQ(errors_of(fmt::format(R"({{"define":"sme","says":{}}})", wrong)),
              std::vector<std::string>{"/rule bad_json"})
        << wrong;
  }
}

TEST(RuleJson, PrintsOneConditionALine) {
  EXPECT_EQ(print_rule_lines(parsed(R"({"all":[{"define":"sme"},{"any":[{"fact":"active","is":true},
              {"not":{"fact":"area","within":["37"]}}],"says":"x"}]})")),
            R"({"all":[
  {"define":"sme"},
  {"any":[
    {"fact":"active","is":true},
    {"not":
      {"fact":"area","within":["37"]}
    }
  ],"says":"x"}
]})");
}

TEST(RuleJson, WhatIsPrintedReadsTheSame) {
  testing::RandomRules random(11);
  for (int i = 0; i < 1000; ++i) {
    const Rule rule = random.rule(5);
    EXPECT_EQ(parsed(print_rule(rule)), rule) << print_rule(rule);
    EXPECT_EQ(parsed(print_rule_lines(rule)), rule);
  }
}

}  // namespace
}  // namespace banso::measures
