#include "contexts/measures/rules/problems.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "contexts/measures/random_rules_for_test.hpp"
#include "contexts/measures/rules/evaluate.hpp"
#include "contexts/measures/rules/rule_json.hpp"

namespace banso::measures {
namespace {

using testing::kDay;

/// "path code" of every problem.
std::vector<std::string> problems_in(std::string_view json) {
  std::vector<FieldError> errors;
  const auto rule = parse_rule(json, "", errors);
  EXPECT_TRUE(rule) << json;
  std::vector<std::string> all;
  for (const RuleProblem& problem : problems_of(rule.value_or(Rule()), kDay)) {
    EXPECT_TRUE(problem.message.ends_with("。"));
    all.push_back(problem.path + " " + problem.code);
  }
  return all;
}

TEST(Problems, FindsWhatNoBusinessFulfils) {
  const std::vector<std::pair<const char*, std::vector<std::string>>> cases{
      {R"({"all":[{"fact":"capital_yen","at_most":5},{"fact":"capital_yen","more_than":5}]})",
       {" rule.never"}},
      {R"({"all":[{"fact":"capital_yen","at_most":5},{"fact":"capital_yen","at_least":5}]})", {}},
      {R"({"any":[{"define":"sme"},{"all":[{"fact":"active","is":true},{"fact":"active","is":false}]}]})",
       {"/any/1 rule.never"}},
      {R"({"all":[{"fact":"legal_form","one_of":["npo"]},{"fact":"legal_form","one_of":["company"]}]})",
       {" rule.never"}},
      {R"({"all":[{"fact":"certifications","includes":["gbiz_prime"]},
                  {"fact":"certifications","includes":["health_management"]}]})",
       {}},
      {R"({"all":[{"not":{"fact":"certifications","includes":["gbiz_prime"]}},
                  {"fact":"certifications","includes_all":["gbiz_prime","health_management"]}]})",
       {" rule.never"}},
      {R"({"all":[{"fact":"area","within":["37"]},{"fact":"area","within":["38201"]}]})", {" rule.never"}},
      {R"({"all":[{"fact":"area","within":["37"]},{"fact":"area","within":["37201","38"]}]})", {}},
      {R"({"all":[{"fact":"area","within":["37201"]},{"not":{"fact":"area","within":["37"]}}]})",
       {" rule.never"}},
      {R"({"all":[{"fact":"industry","within":["E"]},{"fact":"industry","within":["I"]}]})", {}},
      {R"({"all":[{"fact":"industry","main_within":["E"]},{"fact":"industry","main_within":["I"]}]})",
       {" rule.never"}},
      {R"({"all":[{"fact":"industry","main_within":["09"]},{"not":{"fact":"industry","within":["E"]}}]})",
       {" rule.never"}},
      {R"({"all":[{"fact":"founded_on","within_years":3},{"fact":"founded_on","years_ago":4}]})",
       {" rule.never"}},
      {R"({"all":[{"fact":"founded_on","within_years":3},{"fact":"founded_on","years_ago":3}]})", {}},
      {R"({"all":[{"fact":"founded_on","within_years":3},{"fact":"founded_on","on_or_before":"2020-01-01"}]})",
       {" rule.never"}},
      {R"({"fact":"regular_employees","less_than":0})", {" rule.never"}},
      {R"({"all":[{"define":"sme"},{"fact":"legal_form","one_of":["npo"]}]})", {" rule.never"}},
      {R"({"all":[{"define":"small"},{"fact":"regular_employees","more_than":20}]})", {" rule.never"}},
      {R"({"all":[{"define":"small"},{"fact":"regular_employees","at_least":20}]})", {}},
      {R"({"all":[{"define":"small"},{"fact":"industry","main_within":["58"]},
                  {"fact":"regular_employees","at_least":6}]})",
       {" rule.never"}},
      {R"({"all":[{"define":"sme"},{"not":{"define":"sme_support_act"}}]})", {" rule.never"}},
      {R"({"all":[{"define":"sme_support_act"},{"not":{"define":"sme"}}]})", {}},
      {R"({"define":"sme"})", {}},
  };
  for (const auto& [json, problems] : cases) EXPECT_EQ(problems_in(json), problems) << json;
}

TEST(Problems, FindsWhatEveryBusinessFulfils) {
  const std::vector<std::pair<const char*, std::vector<std::string>>> cases{
      {R"({"any":[{"fact":"capital_yen","at_most":5},{"fact":"capital_yen","at_least":5}]})",
       {" rule.always"}},
      {R"({"any":[{"fact":"capital_yen","at_most":5},{"fact":"capital_yen","at_least":7}]})", {}},
      {R"({"all":[{"define":"sme"},{"fact":"capital_yen","at_least":0}]})", {"/all/1 rule.always"}},
      {R"({"any":[{"fact":"active","is":true},{"fact":"active","is":false}]})", {" rule.always"}},
      {R"({"not":{"all":[{"fact":"active","is":true},{"fact":"active","is":false}]}})", {"/not rule.never"}},
      {R"({"fact":"chamber_district","one_of":["chamber","society","none"]})", {" rule.always"}},
      {R"({"any":[{"fact":"industry","main_within":["A","B","C","D","E","F","G","H","I","J"]},
                  {"fact":"industry","main_within":["K","L","M","N","O","P","Q","R","S","T"]}]})",
       {" rule.always"}},
  };
  for (const auto& [json, problems] : cases) EXPECT_EQ(problems_in(json), problems) << json;
}

TEST(Problems, RulesMadeOtherwiseAreCheckedAsTheReaderDoes) {
  const auto first_of = [](const Rule& rule) {
    const auto problems = problems_of(rule, kDay);
    return problems.empty() ? "" : problems.front().path + " " + problems.front().code;
  };
  EXPECT_EQ(first_of(all_of({})), " rule.empty");
  EXPECT_EQ(first_of(test_flag(FactKey::capital_yen, true)), "/is rule.wrong_operator");
  EXPECT_EQ(first_of(all_of({test_number(FactKey::capital_yen, Op::at_most, INT64_MAX)})),
            "/all/0/at_most out_of_range");
  EXPECT_EQ(first_of(test_codes(FactKey::area, Op::within, {"99"})), "/within/0 unknown_area");
  Rule deep = defined(Definition::sme);
  for (std::size_t i = 0; i < kMostRuleDepth; ++i) deep = negate(std::move(deep));
  EXPECT_EQ(first_of(deep), " rule.too_deep");
  EXPECT_EQ(first_of(all_of(std::vector(kMostRuleNodes, defined(Definition::sme)))), " rule.too_large");
}

/// What is said to hold for every business holds for every one that is tried.
TEST(Problems, AreNeverWrong) {
  testing::RandomRules random(5);
  int reported = 0;
  for (int i = 0; i < 400; ++i) {
    // Few facts, so that conditions meet.
    Rule rule = random.chance(50) ? all_of({random.rule(2), random.rule(2), random.rule(2)})
                                  : any_of({random.rule(2), random.rule(2), random.rule(2)});
    for (const RuleProblem& problem : problems_of(rule, kDay)) {
      if (!problem.path.empty()) continue;
      ++reported;
      for (int k = 0; k < 200; ++k) {
        const Truth truth = truth_of(rule, random.facts(90), kDay);
        EXPECT_NE(truth, problem.code == "rule.never" ? Truth::yes : Truth::no) << print_rule(rule);
      }
    }
  }
  EXPECT_GT(reported, 0);
}

TEST(Problems, TheLargestRulesAreCheckedInTime) {
  testing::RandomRules random(9);
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 5; ++i) {
    std::vector<Rule> children;
    while (count_nodes(all_of(children)) < 360) children.push_back(random.rule(4));
    while (count_nodes(all_of(children)) > kMostRuleNodes) children.pop_back();
    problems_of(all_of(children), kDay);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

}  // namespace
}  // namespace banso::measures
