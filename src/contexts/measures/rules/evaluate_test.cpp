#include "contexts/measures/rules/evaluate.hpp"

#include <gtest/gtest.h>

#include "contexts/measures/random_rules_for_test.hpp"
#include "contexts/measures/rules/proof_words.hpp"
#include "contexts/measures/rules/rule_json.hpp"

namespace banso::measures {
namespace {

using testing::kDay;

Rule rule_in(std::string_view json) {
  std::vector<FieldError> errors;
  auto rule = parse_rule(json, "", errors);
  EXPECT_TRUE(rule) << json << (errors.empty() ? "" : errors.front().message);
  return rule.value_or(Rule());
}

Facts facts_in(std::string_view json) {
  std::vector<FieldError> errors;
  const Facts facts = parse_facts(json, "", errors);
  EXPECT_TRUE(errors.empty()) << json;
  return facts;
}

struct Case {
  const char* rule;
  const char* facts;
  Truth truth;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    const Rule rule = rule_in(one.rule);
    const Facts facts = facts_in(one.facts);
    EXPECT_EQ(truth_of(rule, facts, kDay), one.truth) << one.rule << " " << one.facts;
    EXPECT_EQ(evaluate(rule, facts, kDay).truth, one.truth) << one.rule << " " << one.facts;
  }
}

TEST(Evaluate, EveryOperatorHasItsBorders) {
  constexpr auto no = Truth::no, yes = Truth::yes, unknown = Truth::unknown;
  expect_all({
      {R"({"fact":"capital_yen","at_least":5})", R"({"capital_yen":4})", no},
      {R"({"fact":"capital_yen","at_least":5})", R"({"capital_yen":5})", yes},
      {R"({"fact":"capital_yen","at_most":5})", R"({"capital_yen":5})", yes},
      {R"({"fact":"capital_yen","at_most":5})", R"({"capital_yen":6})", no},
      {R"({"fact":"capital_yen","more_than":5})", R"({"capital_yen":5})", no},
      {R"({"fact":"capital_yen","more_than":5})", R"({"capital_yen":6})", yes},
      {R"({"fact":"capital_yen","less_than":5})", R"({"capital_yen":5})", no},
      {R"({"fact":"capital_yen","less_than":5})", R"({"capital_yen":4})", yes},
      {R"({"fact":"operating_profit_yen","less_than":0})", R"({"operating_profit_yen":-1})", yes},
      {R"({"fact":"capital_yen","at_most":5})", "{}", unknown},
      {R"({"fact":"active","is":true})", R"({"active":true})", yes},
      {R"({"fact":"active","is":true})", R"({"active":false})", no},
      {R"({"fact":"active","is":false})", R"({"active":false})", yes},
      {R"({"fact":"active","is":false})", R"({"active":true})", no},
      {R"({"fact":"active","is":false})", "{}", unknown},
      {R"({"fact":"legal_form","one_of":["company","npo"]})", R"({"legal_form":"npo"})", yes},
      {R"({"fact":"legal_form","one_of":["company","npo"]})", R"({"legal_form":"other"})", no},
      {R"({"fact":"legal_form","one_of":["company"]})", "{}", unknown},
      {R"({"fact":"certifications","includes":["gbiz_prime","health_management"]})",
       R"({"certifications":["gbiz_prime"]})", yes},
      {R"({"fact":"certifications","includes":["gbiz_prime"]})",
       R"({"certifications":["health_management"]})", no},
      {R"({"fact":"certifications","includes":["gbiz_prime"]})", R"({"certifications":[]})", no},
      {R"({"fact":"certifications","includes":["gbiz_prime"]})", "{}", unknown},
      {R"({"fact":"certifications","includes_all":["gbiz_prime","health_management"]})",
       R"({"certifications":["gbiz_prime"]})", no},
      {R"({"fact":"certifications","includes_all":["gbiz_prime","health_management"]})",
       R"({"certifications":["health_management","gbiz_prime"]})", yes},
      {R"({"fact":"certifications","includes_all":["gbiz_prime"]})", "{}", unknown},
      {R"({"fact":"area","within":["37","13101"]})", R"({"area":"37201"})", yes},
      {R"({"fact":"area","within":["37","13101"]})", R"({"area":"13102"})", no},
      {R"({"fact":"area","within":["37","13101"]})", R"({"area":"13"})", unknown},
      {R"({"fact":"area","within":["37"]})", "{}", unknown},
      {R"({"fact":"industry","within":["E"]})", R"({"industry":["I","0929"]})", yes},
      {R"({"fact":"industry","main_within":["E"]})", R"({"industry":["I","0929"]})", no},
      {R"({"fact":"industry","within":["09"]})", R"({"industry":["I","E"]})", unknown},
      {R"({"fact":"industry","within":["09"]})", R"({"industry":["E","09"]})", yes},
      {R"({"fact":"industry","main_within":["09"]})", R"({"industry":["E","09"]})", unknown},
      {R"({"fact":"industry","within":["E"]})", "{}", unknown},
      {R"({"fact":"industry","main_within":["E"]})", "{}", unknown},
      {R"({"fact":"founded_on","on_or_after":"2020-04-01"})", R"({"founded_on":"2020-03-31"})", no},
      {R"({"fact":"founded_on","on_or_after":"2020-04-01"})", R"({"founded_on":"2020-04-01"})", yes},
      {R"({"fact":"founded_on","on_or_before":"2020-04-01"})", R"({"founded_on":"2020-04-01"})", yes},
      {R"({"fact":"founded_on","on_or_before":"2020-04-01"})", R"({"founded_on":"2020-04-02"})", no},
      {R"({"fact":"founded_on","within_years":3})", R"({"founded_on":"2023-11-26"})", yes},
      {R"({"fact":"founded_on","within_years":3})", R"({"founded_on":"2023-11-25"})", no},
      {R"({"fact":"founded_on","within_years":3})", R"({"founded_on":"2026-11-27"})", no},
      {R"({"fact":"founded_on","years_ago":1})", R"({"founded_on":"2025-11-26"})", yes},
      {R"({"fact":"founded_on","years_ago":1})", R"({"founded_on":"2025-11-27"})", no},
      {R"({"fact":"founded_on","years_ago":1})", "{}", unknown},
  });
}

TEST(Evaluate, YearsEndOnTheLastDayOfFebruaryWhereThe29thIsMissing) {
  const Rule rule = rule_in(R"({"fact":"founded_on","years_ago":1})");
  const Date leap = parse_date("2028-02-29").value();
  EXPECT_EQ(truth_of(rule, facts_in(R"({"founded_on":"2027-02-28"})"), leap), Truth::yes);
  EXPECT_EQ(truth_of(rule, facts_in(R"({"founded_on":"2027-03-01"})"), leap), Truth::no);
}

TEST(Evaluate, GroupsFollowKleene) {
  // Tests that are no, unknown and yes.
  const std::array tests{R"({"fact":"capital_yen","at_least":9})", R"({"fact":"sales_yen","at_least":9})",
                         R"({"fact":"capital_yen","at_most":9})"};
  const Facts facts = facts_in(R"({"capital_yen":5})");
  for (int a = 0; a < 3; ++a) {
    EXPECT_EQ(truth_of(negate(rule_in(tests[static_cast<std::size_t>(a)])), facts, kDay),
              static_cast<Truth>(2 - a));
    for (int b = 0; b < 3; ++b) {
      const Rule left = rule_in(tests[static_cast<std::size_t>(a)]);
      const Rule right = rule_in(tests[static_cast<std::size_t>(b)]);
      EXPECT_EQ(truth_of(all_of({left, right}), facts, kDay), static_cast<Truth>(std::min(a, b)));
      EXPECT_EQ(truth_of(any_of({left, right}), facts, kDay), static_cast<Truth>(std::max(a, b)));
    }
  }
  EXPECT_EQ(truth_of(any_of({rule_in(tests[1]), negate(rule_in(tests[1]))}), facts, kDay), Truth::unknown)
      << "what is unknown stays unknown, even where every answer would do";
}

TEST(Evaluate, ProofsSayInWordsWhatWasFound) {
  const Rule rule = rule_in(R"({"all":[
    {"fact":"capital_yen","at_most":300000000,"source":{"title":"公募要領","url":"","place":"3ページ"}},
    {"fact":"large_company_owned","is":false},
    {"fact":"founded_on","on_or_after":"2020-04-01"},
    {"fact":"area","within":["37201"]},
    {"not":{"fact":"industry","within":["D"]}}]})");
  const Proof proof = evaluate(
      rule, facts_in(R"({"capital_yen":10000000,"large_company_owned":true,"area":"37","industry":["06"]})"),
      kDay, {{{"37201", "高松市"}}, {}});
  EXPECT_EQ(proof.truth, Truth::no);
  EXPECT_EQ(proof.because, "満たさない条件が2個あります");
  ASSERT_EQ(proof.children.size(), 5U);
  EXPECT_EQ(proof.children[0].says, "資本金が3億円以下");
  EXPECT_EQ(proof.children[0].because, "資本金 1,000万円 なので満たします");
  EXPECT_EQ(proof.children[0].value, "1,000万円");
  EXPECT_EQ(proof.children[0].source->place, "3ページ");
  EXPECT_EQ(proof.children[1].says, "みなし大企業でない");
  EXPECT_EQ(proof.children[1].because, "みなし大企業であるので満たしません");
  EXPECT_EQ(proof.children[2].says, "設立日が2020年4月1日以後");
  EXPECT_EQ(proof.children[2].because, "設立日が分からないので、まだ判定できません");
  EXPECT_EQ(proof.children[2].missing, std::vector{FactKey::founded_on});
  EXPECT_EQ(proof.children[3].says, "本店の所在地が高松市");
  EXPECT_EQ(proof.children[3].because,
            "本店の所在地 香川県 だけでは決まりません。市区町村まで分かれば判定できます");
  EXPECT_EQ(proof.children[3].missing, std::vector{FactKey::area});
  EXPECT_EQ(proof.children[4].says, "「業種が建設業」に当てはまらない");
  EXPECT_EQ(proof.children[4].because, "業種 総合工事業 なので満たしません");
  EXPECT_TRUE(proof.missing.empty()) << "nothing is missing for a no";
  EXPECT_EQ(reasons_no(proof), (std::vector<std::string>{
                                   "みなし大企業でない：みなし大企業であるので満たしません",
                                   "「業種が建設業」に当てはまらない：業種 総合工事業 なので満たしません"}));
}

TEST(Evaluate, DefinitionsAreProvenByTheirConditions) {
  const Rule rule = rule_in(R"({"define":"sme"})");
  const Proof small = evaluate(
      rule,
      facts_in(R"({"legal_form":"company","capital_yen":1000000,"regular_employees":7,"industry":["56"]})"),
      kDay);
  EXPECT_EQ(small.truth, Truth::yes);
  EXPECT_EQ(small.kind, ProofKind::define);
  EXPECT_EQ(small.says, "中小企業者（中小企業基本法）");
  EXPECT_EQ(small.because,
            "法人形態 会社（株式会社、合同会社など）、業種 各種商品小売業、資本金 100万円、"
            "常時使用する従業員 7人 なので当てはまります");
  EXPECT_EQ(small.source->place, "第2条第1項");
  EXPECT_EQ(small.children.size(), 1U);
  const Proof open = evaluate(rule, facts_in(R"({"legal_form":"sole_proprietor"})"), kDay);
  EXPECT_EQ(open.truth, Truth::unknown);
  EXPECT_EQ(open.because, "業種、常時使用する従業員が分かれば判定できます");
  const Proof large = evaluate(
      rule,
      facts_in(
          R"({"legal_form":"company","capital_yen":900000000,"regular_employees":900,"industry":["E"]})"),
      kDay);
  ASSERT_EQ(reasons_no(large).size(), 1U);
  EXPECT_TRUE(reasons_no(large).front().starts_with("中小企業者（中小企業基本法）："))
      << reasons_no(large).front();
}

TEST(ProofWords, NumbersReadAsPeopleWriteThem) {
  EXPECT_EQ(number_in_words(FactUnit::yen, 0), "0円");
  EXPECT_EQ(number_in_words(FactUnit::yen, 9'999), "9,999円");
  EXPECT_EQ(number_in_words(FactUnit::yen, 10'000), "1万円");
  EXPECT_EQ(number_in_words(FactUnit::yen, 312'345'678), "3億1,234万5,678円");
  EXPECT_EQ(number_in_words(FactUnit::yen, 100'000'000'000'000), "1,000,000億円");
  EXPECT_EQ(number_in_words(FactUnit::yen, -5'000'000), "マイナス500万円");
  EXPECT_EQ(number_in_words(FactUnit::yen, INT64_MIN), "マイナス92,233,720,368億5,477万5,808円");
  EXPECT_EQ(number_in_words(FactUnit::people, 1'234), "1,234人");
  EXPECT_EQ(number_in_words(FactUnit::months, 6), "6か月");
  EXPECT_EQ(number_in_words(FactUnit::basis_points, 150), "1.5%");
  EXPECT_EQ(number_in_words(FactUnit::basis_points, 305), "3.05%");
  EXPECT_EQ(number_in_words(FactUnit::basis_points, 300), "3%");
}

TEST(ProofWords, ConditionsReadAsSentences) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {R"({"fact":"sales_yen","more_than":0})", "売上高が0円を超える"},
      {R"({"fact":"regular_employees","less_than":6})", "常時使用する従業員が6人未満"},
      {R"({"fact":"payroll_growth_plan_bp","at_least":150})", "給与支給総額の伸びの計画が1.5%以上"},
      {R"({"fact":"legal_form","one_of":["npo","medical"]})", "法人形態がNPO法人、医療法人のいずれか"},
      {R"({"fact":"certifications","includes":["gbiz_prime"]})", "認定・宣言にGビズIDプライムがある"},
      {R"({"fact":"certifications","includes":["security_action_1","security_action_2"]})",
       "認定・宣言にSECURITY ACTION 一つ星、SECURITY ACTION 二つ星のいずれかがある"},
      {R"({"fact":"certifications","includes_all":["gbiz_prime","health_management"]})",
       "認定・宣言にGビズIDプライム、健康経営優良法人の認定のすべてがある"},
      {R"({"fact":"area","within":["01","02","03","04","05","06","07"]})",
       "本店の所在地が北海道、青森県、岩手県、宮城県、秋田県、山形県 など7件のいずれか"},
      {R"({"fact":"industry","main_within":["E"]})", "主な業種が製造業"},
      {R"({"fact":"industry","within":["0929"]})", "業種が産業分類0929"},
      {R"({"fact":"founded_on","within_years":3})", "設立日から3年以内"},
      {R"({"fact":"founded_on","years_ago":1})", "設立日から1年以上"},
      {R"({"fact":"founded_on","on_or_before":"2020-04-01"})", "設立日が2020年4月1日以前"},
      {R"({"not":{"fact":"rebuilding","is":true}})", "再生事業者でない"},
      {R"({"not":{"define":"sme"}})", "「中小企業者（中小企業基本法）」に当てはまらない"},
      {R"({"not":{"all":[{"define":"sme"}]}})", "次のすべてには当てはまらない"},
      {R"({"not":{"any":[{"define":"sme"}]}})", "次のどれにも当てはまらない"},
      {R"({"any":[{"define":"sme"}]})", "次のいずれかを満たす"},
      {R"({"any":[{"define":"sme"}],"says":"小さい"})", "小さい"},
  };
  for (const auto& [rule, words] : cases) EXPECT_EQ(condition_in_words(rule_in(rule), {}), words);
}

}  // namespace
}  // namespace banso::measures
