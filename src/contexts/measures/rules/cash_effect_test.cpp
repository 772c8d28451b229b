#include "contexts/measures/rules/cash_effect.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace banso::measures {
namespace {

using testing::HasSubstr;

Plan plan_of(std::int64_t yen) {
  Plan plan;
  plan.costs.push_back({"machine", yen, {}, {}});
  return plan;
}

TEST(CashCourse, TheMoneyComesAfterTheCostsAndTheDipIsBridged) {
  CashAssumptions assumptions;
  assumptions.project_months = 3;
  assumptions.months_to_payment = 2;
  assumptions.opening_cash_yen = 4'000'000;
  assumptions.monthly_cash_yen = 100'000;
  assumptions.cash_floor_yen = 1'000'000;
  const CashCourse course = cash_course(Paid::after, plan_of(6'000'000), 4'000'000, assumptions);
  ASSERT_EQ(course.months.size(), 6U);
  std::vector<std::int64_t> balances;
  for (const CashMonth& month : course.months) balances.push_back(month.balance_yen);
  EXPECT_THAT(balances,
              testing::ElementsAre(2'100'000, 200'000, -1'700'000, -1'600'000, 2'500'000, 2'600'000));
  EXPECT_EQ(course.paid_in_month, 5);
  EXPECT_EQ(course.lowest_yen, -1'700'000);
  EXPECT_EQ(course.lowest_month, 3);
  EXPECT_EQ(course.bridge_yen, 2'700'000);
  EXPECT_EQ(course.bridge_from, 2);
  EXPECT_EQ(course.bridge_until, 4);
  EXPECT_THAT(course.says, HasSubstr("270万円"));
}

TEST(CashCourse, ARichBusinessNeedsNoLoan) {
  CashAssumptions assumptions;
  assumptions.opening_cash_yen = 10'000'000;
  const CashCourse course = cash_course(Paid::after, plan_of(6'000'000), 4'000'000, assumptions);
  EXPECT_EQ(course.bridge_yen, 0);
  EXPECT_FALSE(course.bridge_from);
  EXPECT_EQ(course.paid_in_month, 14);
  EXPECT_EQ(course.months.back().balance_yen, 8'000'000);
  EXPECT_THAT(course.says, HasSubstr("つなぎの借入れは要りません"));
}

TEST(CashCourse, AnAdvanceComesFirst) {
  CashAssumptions assumptions;
  assumptions.project_months = 2;
  const CashCourse course = cash_course(Paid::advance, plan_of(6'000'000), 4'000'000, assumptions);
  EXPECT_EQ(course.months[0].balance_yen, 1'000'000);
  EXPECT_EQ(course.months[1].balance_yen, -2'000'000);
}

TEST(CashCourse, CostsWithAMonthArePaidThenAndTheOthersEvenly) {
  Plan plan;
  plan.costs.push_back({"machine", 900, {}, shape::Int<1, kMostProjectMonths>(2)});
  plan.costs.push_back(
      {"machine", 50, {}, shape::Int<1, kMostProjectMonths>(9)});  // after the end: the last month
  plan.costs.push_back({"machine", 101, {}, {}});
  CashAssumptions assumptions;
  assumptions.project_months = 3;
  const CashCourse course = cash_course(Paid::after, plan, 0, assumptions);
  EXPECT_EQ(course.months[0].cost_yen, 34);
  EXPECT_EQ(course.months[1].cost_yen, 934);
  EXPECT_EQ(course.months[2].cost_yen, 83);
}

TEST(YearEffects, AMachineOverItsLife) {
  CashAssumptions assumptions;
  assumptions.project_months = 6;
  assumptions.months_to_payment = 8;  // in the second year
  const Plan plan = plan_of(10'000'000);
  const CashCourse course = cash_course(Paid::after, plan, 5'000'000, assumptions);
  BenchmarkFigures base;
  base.sales_yen = 100'000'000;
  base.operating_profit_yen = 5'000'000;
  base.employees = 10;
  base.borrowings_yen = 20'000'000;
  base.cash_yen = 15'000'000;
  base.depreciation_yen = 2'000'000;
  base.net_assets_yen = 30'000'000;
  base.total_assets_yen = 80'000'000;
  EffectAssumptions effect;
  effect.added_profit_yen = 3'000'000;
  effect.added_sales_yen = 8'000'000;
  effect.added_employees = 1;
  const auto years = year_effects(plan, course, 10'000'000, base, effect);
  ASSERT_EQ(years.size(), 5U);
  EXPECT_EQ(years[0].cost_yen, 10'000'000);
  EXPECT_EQ(years[0].added.depreciation_yen, 2'000'000);
  EXPECT_EQ(years[0].added.operating_profit_yen, -2'000'000);
  EXPECT_EQ(years[0].added.cash_yen, -10'000'000);
  EXPECT_EQ(years[0].result.employees, 10);
  EXPECT_EQ(years[0].labour_productivity_yen, 300'000);
  EXPECT_EQ(years[1].subsidy_yen, 5'000'000);
  EXPECT_EQ(years[1].added.operating_profit_yen, 1'000'000);
  EXPECT_EQ(years[1].added.cash_yen, -2'000'000);
  EXPECT_EQ(years[1].result.employees, 11);
  EXPECT_EQ(years[1].labour_productivity_yen, 545'454);
  EXPECT_EQ(years[1].operating_margin_bp, 555);
  EXPECT_EQ(years[4].added.cash_yen, 7'000'000);
  EXPECT_EQ(years[4].added.net_assets_yen, 7'000'000) << "the machine is written off";
  EXPECT_EQ(years[4].result.total_assets_yen, 87'000'000);
}

TEST(YearEffects, TheReducedBookValueLowersDepreciation) {
  CashAssumptions assumptions;
  assumptions.project_months = 6;
  const Plan plan = plan_of(10'000'000);
  const CashCourse course = cash_course(Paid::after, plan, 5'000'000, assumptions);
  EffectAssumptions effect;
  effect.reduce_book_value = true;
  const auto years = year_effects(plan, course, 10'000'000, {}, effect);
  for (const YearEffect& year : years) EXPECT_EQ(year.added.depreciation_yen, 1'000'000);
  EXPECT_EQ(years[0].added.net_assets_yen, -1'000'000) << "no income from the subsidy";
}

TEST(YearEffects, TheBooksBalanceWhateverIsAssumed) {
  std::mt19937 random(7);
  const auto some = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
  };
  for (int trial = 0; trial < 500; ++trial) {
    const Plan plan = plan_of(some(50'000'000));
    CashAssumptions assumptions;
    assumptions.project_months = 1 + some(35);
    assumptions.months_to_payment = some(24);
    const CashCourse course = cash_course(Paid::after, plan, some(plan.costs[0].yen), assumptions);
    EffectAssumptions effect;
    effect.years = 10;
    effect.useful_life_years = 1 + some(14);
    effect.loan_yen = some(20'000'000);
    effect.loan_years = 1 + some(9);
    effect.added_profit_yen = some(5'000'000) - 1'000'000;
    effect.reduce_book_value = some(1) == 1;
    const std::int64_t assets = some(plan.costs[0].yen);
    std::int64_t book = 0;
    std::int64_t profit = 0;
    std::int64_t income = 0;
    for (const YearEffect& year : year_effects(plan, course, assets, {}, effect)) {
      profit += year.added.operating_profit_yen;
      income += year.subsidy_yen;
      EXPECT_EQ(year.added.total_assets_yen, year.added.borrowings_yen + year.added.net_assets_yen);
      book = year.added.total_assets_yen - year.added.cash_yen;
      EXPECT_GE(book, 0);
      EXPECT_LE(book, assets);
      EXPECT_GE(year.added.depreciation_yen, 0);
      EXPECT_GE(year.added.borrowings_yen, 0);
      if (!effect.reduce_book_value) {
        EXPECT_EQ(year.added.net_assets_yen, profit + income);
      }
    }
  }
}

TEST(YearEffects, LargeAmountsStayWithinTheLimits) {
  Plan plan;
  for (int i = 0; i < 100; ++i) plan.costs.push_back({"machine", kMostYen, {}, {}});
  CashAssumptions assumptions;
  assumptions.opening_cash_yen = kMostYen;
  assumptions.monthly_cash_yen = kMostYen;
  const CashCourse course = cash_course(Paid::after, plan, kMostYen, assumptions);
  EXPECT_GT(course.bridge_yen, 0);
  BenchmarkFigures base;
  base.cash_yen = kMostYen;
  base.operating_profit_yen = kMostYen;
  EffectAssumptions effect;
  effect.added_profit_yen = kMostYen;
  for (const YearEffect& year : year_effects(plan, course, kMostYen, base, effect)) {
    EXPECT_GE(year.result.cash_yen, -kMostYen);
    EXPECT_LE(year.result.cash_yen, kMostYen);
  }
}

}  // namespace
}  // namespace banso::measures
