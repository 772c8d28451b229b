#include "contexts/dues/rules/quote.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/files/embedded.hpp"
#include "platform/shape/json.hpp"

namespace banso::dues {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

DuesRule rule_named(std::string_view key) {
  const auto document = boost::json::parse(files::embedded_file("db/seed/dues/rule_templates.json"));
  for (const auto& one : document.at("templates").as_array()) {
    if (one.at("template_key").as_string() == key) {
      return shape::from_json<DuesRule>(boost::json::serialize(one.at("rule")));
    }
  }
  throw std::logic_error("no such template");
}

Date day(const char* text) {
  return parse_date(text).value();
}

PayerFacts company(std::optional<std::int64_t> capital, std::optional<std::int64_t> employees = 3,
                   std::optional<std::int64_t> units = std::nullopt) {
  return {PayerForm::corporation, capital, employees, employees, "", units, ""};
}
PayerFacts person(std::optional<std::int64_t> employees = 1,
                  std::optional<std::int64_t> units = std::nullopt) {
  return {PayerForm::sole_proprietor, std::nullopt, employees, employees, "", units, ""};
}

struct Joining {
  const char* joined_on;
  PayerFacts facts;
  std::int64_t yearly, first_year, fee;
};

TEST(Quote, UnitsByCapitalAndTheFirstYearByMonth) {
  const DuesRule rule = rule_named("capital_quarters");
  const Joining cases[] = {
      {"2026-04-01", person(), 10'000, 10'000, 1'000},
      {"2026-09-30", person(), 10'000, 10'000, 1'000},
      {"2026-10-01", person(), 10'000, 5'000, 1'000},
      {"2026-12-31", person(), 10'000, 5'000, 1'000},
      {"2027-01-01", person(), 10'000, 2'500, 1'000},
      {"2027-02-28", person(), 10'000, 2'500, 1'000},
      {"2027-03-01", person(), 10'000, 0, 1'000},
      {"2026-04-01", company(4'999'999), 20'000, 20'000, 2'000},
      {"2026-10-15", company(5'000'000), 30'000, 15'000, 2'000},
      {"2027-01-15", company(10'000'000), 50'000, 12'500, 2'000},
      {"2027-03-31", company(50'000'000), 100'000, 0, 2'000},
  };
  for (const Joining& one : cases) {
    const FirstYear quote = first_year_dues(rule, one.facts, day(one.joined_on));
    EXPECT_EQ(quote.yearly_yen, one.yearly) << one.joined_on;
    EXPECT_EQ(quote.first_year_yen, one.first_year) << one.joined_on;
    EXPECT_EQ(quote.admission_fee_yen, one.fee) << one.joined_on;
    EXPECT_THAT(quote.missing, IsEmpty());
    ASSERT_EQ(quote.instalments.size(), 1u);
    EXPECT_EQ(quote.instalments[0].amount_yen, one.first_year + one.fee);
  }
  const FirstYear march = first_year_dues(rule, person(), day("2027-03-10"));
  EXPECT_EQ(march.instalments[0].label, "加入金");
  EXPECT_EQ(march.instalments[0].due_on, day("2027-04-09"));
}

TEST(Quote, StepsOfCapitalAndInstalmentsOnRequest) {
  const DuesRule rule = rule_named("capital_steps");
  const std::pair<std::int64_t, std::int64_t> cases[] = {
      {0, 5},           {9'999'999, 5},   {10'000'000, 7},  {29'999'999, 7}, {30'000'000, 10},
      {49'999'999, 10}, {50'000'000, 15}, {69'999'999, 15}, {70'000'000, 20}};
  for (const auto& [capital, units] : cases) {
    const YearlyDues dues = yearly_dues(rule, company(capital), 2026);
    EXPECT_EQ(dues.units, units) << capital;
    EXPECT_EQ(dues.yearly_yen, units * 3'000) << capital;
  }
  YearlyDues large = yearly_dues(rule, company(70'000'000), 2026);
  ASSERT_EQ(large.instalments.size(), 1u);
  EXPECT_EQ(large.instalments[0].due_on, day("2026-04-17"));
  PayerFacts facts = company(70'000'000);
  facts.plan_key = "halves";
  large = yearly_dues(rule, facts, 2026);
  ASSERT_EQ(large.instalments.size(), 2u);
  EXPECT_EQ(large.instalments[0].amount_yen, 30'000);
  EXPECT_EQ(large.instalments[1].due_on, day("2026-10-17"));
  facts = company(1'000'000);
  facts.plan_key = "halves";  // too few units for it
  EXPECT_EQ(yearly_dues(rule, facts, 2026).plan_key, "april");
  facts.plan_key = "october";
  EXPECT_EQ(yearly_dues(rule, facts, 2026).instalments.at(0).due_on, day("2026-10-17"));
}

TEST(Quote, AGuidelineMayBeGoneBelowDownToTheMinimum) {
  const DuesRule rule = rule_named("minimum");
  EXPECT_EQ(yearly_dues(rule, company(1'000'000), 2026).yearly_yen, 24'000);
  EXPECT_EQ(yearly_dues(rule, person(), 2026).yearly_yen, 12'000);
  EXPECT_EQ(yearly_dues(rule, company(1'000'000, 3, 2), 2026).yearly_yen, 12'000);
  EXPECT_EQ(yearly_dues(rule, company(1'000'000, 3, 1), 2026).yearly_yen, 24'000);
  EXPECT_EQ(yearly_dues(rule, person(1, 1), 2026).yearly_yen, 12'000);
  EXPECT_EQ(yearly_dues(rule, person(1, 6), 2026).yearly_yen, 36'000);
}

TEST(Quote, ManyUnitsArePaidInTwoHalves) {
  const DuesRule rule = rule_named("two_debits");
  EXPECT_EQ(yearly_dues(rule, company(0), 2026).yearly_yen, 12'500);
  EXPECT_EQ(yearly_dues(rule, person(), 2026).yearly_yen, 7'500);
  EXPECT_EQ(yearly_dues(rule, company(0, 3, 10), 2026).instalments.size(), 1u);
  const YearlyDues eleven = yearly_dues(rule, company(0, 3, 11), 2026);
  ASSERT_EQ(eleven.instalments.size(), 2u);
  EXPECT_EQ(eleven.instalments[0].due_on, day("2026-04-14"));
  EXPECT_EQ(eleven.instalments[0].amount_yen, 13'750);
  EXPECT_EQ(eleven.instalments[1].due_on, day("2026-10-14"));
  EXPECT_EQ(eleven.instalments[1].amount_yen, 13'750);
}

TEST(Quote, BaseAmountMatrixAndLevy) {
  const DuesRule rule = rule_named("matrix");
  struct Cell {
    PayerFacts facts;
    std::int64_t yearly, levy;
  };
  const Cell cells[] = {
      {person(0), 7'000, 0},
      {person(5), 7'000, 0},
      {person(6), 11'000, 0},
      {person(21), 15'000, 2'000},
      {company(2'999'999, 5), 11'000, 0},
      {company(3'000'000, 5), 11'000, 2'000},
      {company(4'999'999, 6), 15'000, 2'000},
      {company(5'000'000, 5), 13'000, 2'000},
      {company(9'999'999, 21), 25'000, 2'000},
      {company(10'000'000, 20), 25'000, 2'000},
      {company(10'000'000, 21), 35'000, 2'000},
  };
  for (const Cell& cell : cells) {
    const YearlyDues dues = yearly_dues(rule, cell.facts, 2026);
    EXPECT_EQ(dues.yearly_yen, cell.yearly);
    EXPECT_EQ(dues.levy_yen, cell.levy);
  }
  PayerFacts shop = person(5);
  shop.industry_code = "5699";
  EXPECT_EQ(yearly_dues(rule, shop, 2026).levy_yen, 2'000);
  shop.industry_code = "E";
  EXPECT_EQ(yearly_dues(rule, shop, 2026).levy_yen, 0);
}

TEST(Quote, SaysWhatItDoesNotKnow) {
  const DuesRule matrix = rule_named("matrix");
  EXPECT_THAT(yearly_dues(matrix, {}, 2026).missing, ElementsAre("legal_form", "employees", "capital_yen"));
  EXPECT_THAT(yearly_dues(matrix, company(std::nullopt, 3), 2026).missing, ElementsAre("capital_yen"));
  EXPECT_THAT(yearly_dues(matrix, person(3), 2026).missing, IsEmpty());
  PayerFacts nobody;
  EXPECT_THAT(first_year_dues(rule_named("capital_quarters"), nobody, day("2026-04-01")).missing,
              ElementsAre("legal_form", "capital_yen"));
}

TEST(Quote, ReasonsAreInWords) {
  const FirstYear quote =
      first_year_dues(rule_named("capital_quarters"), company(10'000'000), day("2027-01-15"));
  ASSERT_EQ(quote.explanation.size(), 5u);
  EXPECT_EQ(quote.explanation[0], "口数: 法人・資本金1,000万円以上5,000万円未満の区分で5口以上");
  EXPECT_EQ(quote.explanation[1], "年会費: 1口10,000円 × 5口 = 50,000円");
  EXPECT_EQ(quote.explanation[2], "1月の入会のため、初年度は年額の4分の1です（12,500円、1円未満切り捨て）");
  EXPECT_EQ(quote.explanation[3], "加入金: 法人2,000円");
  EXPECT_THAT(quote.explanation[4], HasSubstr("14,500円"));
}

TEST(Quote, RoundingIsAsStated) {
  EXPECT_EQ(part_of(10'001, 1, 2, Rounding::down, 1), 5'000);
  EXPECT_EQ(part_of(10'001, 1, 2, Rounding::nearest, 1), 5'001);
  EXPECT_EQ(part_of(10'001, 1, 2, Rounding::up, 1), 5'001);
  EXPECT_EQ(part_of(12'500, 1, 4, Rounding::down, 100), 3'100);
  EXPECT_EQ(part_of(12'500, 1, 4, Rounding::nearest, 100), 3'100);
  EXPECT_EQ(part_of(12'600, 1, 4, Rounding::nearest, 100), 3'200);
  EXPECT_EQ(part_of(12'500, 1, 4, Rounding::up, 1'000), 4'000);
  EXPECT_EQ(part_of(500, 1, 2, Rounding::up, 1'000), 500);
}

TEST(Quote, AnOddYenGoesWithTheFirstInstalment) {
  DuesRule rule = rule_named("two_debits");
  rule.unit_price_yen = 2'501;
  const YearlyDues dues = yearly_dues(rule, company(0, 3, 11), 2026);
  EXPECT_EQ(dues.yearly_yen, 27'511);
  EXPECT_EQ(dues.instalments.at(0).amount_yen, 13'756);
  EXPECT_EQ(dues.instalments.at(1).amount_yen, 13'755);
}

TEST(Quote, TheLastDayOfShortMonths) {
  DuesRule rule = rule_named("minimum");
  rule.payment_plans[0].days[0].month = 2;
  rule.payment_plans[0].days[0].day = 29;
  EXPECT_EQ(yearly_dues(rule, person(), 2026).instalments.at(0).due_on, day("2027-02-28"));
  EXPECT_EQ(yearly_dues(rule, person(), 2027).instalments.at(0).due_on, day("2028-02-29"));
}

TEST(DuesRuleProblems, TheTemplatesHaveNone) {
  for (const char* key : {"capital_quarters", "capital_steps", "minimum", "two_debits", "matrix"}) {
    const auto problems = rule_problems(rule_named(key), "");
    EXPECT_TRUE(problems.empty()) << key << " " << (problems.empty() ? "" : problems[0].message);
  }
}

std::vector<std::string> codes_of(const DuesRule& rule) {
  std::vector<std::string> codes;
  for (const FieldError& error : rule_problems(rule, "/rule")) codes.push_back(error.path + " " + error.code);
  return codes;
}

TEST(DuesRuleProblems, AreFound) {
  DuesRule rule = rule_named("capital_quarters");
  rule.first_year.pop_back();
  rule.first_year[1].from_month = 9;
  EXPECT_THAT(codes_of(rule),
              ElementsAre("/rule/first_year/1/from_month month_twice", "/rule/first_year month_missing"));

  rule = rule_named("matrix");
  rule.unit_rows.insert(rule.unit_rows.begin(), UnitRow{});
  EXPECT_EQ(codes_of(rule).size(), 12u);

  rule = rule_named("two_debits");
  rule.payment_plans[1].days[1].denominator = 3;
  rule.payment_plans[0].units_from = 4;
  rule.payment_plans[0].days[0].day = 31;
  EXPECT_THAT(codes_of(rule), ElementsAre("/rule/payment_plans/0/days/0/day not_a_day",
                                          "/rule/payment_plans/1/days shares", "/rule/payment_plans nobody"));

  rule = DuesRule{};
  EXPECT_THAT(codes_of(rule), ElementsAre("/rule/unit_price_yen required", "/rule/payment_plans required"));
  rule = rule_named("minimum");
  rule.maximum_units = Units(1);
  rule.unit_rows[0].capital_from_yen = YenLimit(5);
  rule.unit_rows[0].capital_below_yen = YenLimit(5);
  EXPECT_THAT(codes_of(rule),
              ElementsAre("/rule/maximum_units below_minimum", "/rule/unit_rows/0/capital_below_yen range",
                          "/rule/unit_rows/0/units above_maximum", "/rule/unit_rows/1/units above_maximum"));
}

}  // namespace
}  // namespace banso::dues
