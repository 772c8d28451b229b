// What a subsidised project does to the purse: month by month until the subsidy is paid, and over the years
// to the figures of the Local Benchmark. Everything else is taken to stay as it is; tax and interest are left
// out.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/rules/simulate.hpp"

namespace banso::measures {

using SignedYen = shape::Int<-kMostYen, kMostYen>;

/// How the money comes and goes. The defaults are stated to the user.
struct CashAssumptions {
  shape::Int<1, kMostProjectMonths> project_months = 10;  ///< from the start to the last payment of costs
  shape::Int<0, 36> months_to_payment = 4;  ///< report, inspection and claim, until the subsidy arrives
  SignedYen opening_cash_yen = 0;           ///< cash before the project
  SignedYen monthly_cash_yen = 0;           ///< what the business earns (or loses) in cash each month
  Yen cash_floor_yen = 0;                   ///< cash that must always be there
};
BOOST_DESCRIBE_STRUCT(CashAssumptions, (),
                      (project_months, months_to_payment, opening_cash_yen, monthly_cash_yen, cash_floor_yen))

struct CashMonth {
  int month = 0;  ///< 1: the first of the project
  std::int64_t cost_yen = 0;
  std::int64_t subsidy_yen = 0;
  std::int64_t other_yen = 0;
  std::int64_t balance_yen = 0;  ///< at its end, without a bridge loan
};
BOOST_DESCRIBE_STRUCT(CashMonth, (), (month, cost_yen, subsidy_yen, other_yen, balance_yen))

struct CashCourse {
  std::vector<CashMonth> months;  ///< until one month after the subsidy
  std::int64_t lowest_yen = 0;
  int lowest_month = 0;
  std::int64_t bridge_yen = 0;     ///< what must be borrowed so that the floor always holds; 0: nothing
  std::optional<int> bridge_from;  ///< first and last month below the floor
  std::optional<int> bridge_until;
  int paid_in_month = 0;  ///< when the subsidy arrives
  std::string says;
};
BOOST_DESCRIBE_STRUCT(CashCourse, (),
                      (months, lowest_yen, lowest_month, bridge_yen, bridge_from, bridge_until, paid_in_month,
                       says))

/// Costs with a month are paid then (a later month than the project's is its last); the others are spread
/// evenly over the months of the project, a remainder into the first ones. All costs count, paid for or not.
CashCourse cash_course(Paid paid, const Plan& plan, std::int64_t subsidy_yen,
                       const CashAssumptions& assumptions);

/// The figures that the Local Benchmark asks for and a project changes.
struct BenchmarkFigures {
  SignedYen sales_yen;
  SignedYen operating_profit_yen;
  shape::Int<-10'000'000, 10'000'000> employees;
  SignedYen borrowings_yen;
  SignedYen cash_yen;
  SignedYen depreciation_yen;
  SignedYen net_assets_yen;
  SignedYen total_assets_yen;
};
BOOST_DESCRIBE_STRUCT(BenchmarkFigures, (),
                      (sales_yen, operating_profit_yen, employees, borrowings_yen, cash_yen, depreciation_yen,
                       net_assets_yen, total_assets_yen))

/// What the project is expected to bring, year by year the same from the year after it.
struct EffectAssumptions {
  shape::Int<1, 10> years = 5;              ///< how many years are shown; the project begins in the first
  shape::Int<1, 50> useful_life_years = 5;  ///< straight-line, a full year in the year of purchase
  std::optional<Yen> asset_yen;    ///< what of the costs is capitalised; nothing: categories marked so
  SignedYen added_sales_yen = 0;   ///< a year
  SignedYen added_profit_yen = 0;  ///< a year, before depreciation
  shape::Int<-100'000, 100'000> added_employees = 0;
  Yen loan_yen = 0;                  ///< taken up in the first year
  shape::Int<1, 30> loan_years = 7;  ///< paid back evenly from the second year on
  bool reduce_book_value = false;    ///< 圧縮記帳: the subsidy's part for assets lowers their book value
};
BOOST_DESCRIBE_STRUCT(EffectAssumptions, (),
                      (years, useful_life_years, asset_yen, added_sales_yen, added_profit_yen,
                       added_employees, loan_yen, loan_years, reduce_book_value))

/// One year with the project.
struct YearEffect {
  int year = 0;
  std::int64_t cost_yen = 0;                            ///< paid in the year
  std::int64_t subsidy_yen = 0;                         ///< received in the year
  BenchmarkFigures added;                               ///< the change against a year without the project
  BenchmarkFigures result;                              ///< the last year's figures with the change
  std::optional<std::int64_t> labour_productivity_yen;  ///< operating profit for each employee
  std::optional<std::int64_t> operating_margin_bp;      ///< 1/100 %
  std::optional<std::int64_t> equity_ratio_bp;
};
BOOST_DESCRIBE_STRUCT(YearEffect, (),
                      (year, cost_yen, subsidy_yen, added, result, labour_productivity_yen,
                       operating_margin_bp, equity_ratio_bp))

/// The years of the project and after. `assets_yen` of the costs are capitalised (at most all of them). Book
/// entries stay in balance: added cash + book value = added borrowings + net assets.
std::vector<YearEffect> year_effects(const Plan& plan, const CashCourse& course, std::int64_t assets_yen,
                                     const BenchmarkFigures& base, const EffectAssumptions& assumptions);

/// What of the costs the categories of the frame mark as assets.
std::int64_t asset_costs(const Subsidy& subsidy, const Plan& plan);

}  // namespace banso::measures
