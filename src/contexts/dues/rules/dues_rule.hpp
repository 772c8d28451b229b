// A chamber's rule of dues (会費規程) as data: price of a unit, how many units a member takes, the first
// year, instalments, admission fee and levy. What people read about it is worked out in quote.hpp.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/refusal.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::dues {

/// An amount that is never negative.
using Yen = shape::Int<0, 10'000'000'000>;
using Units = shape::Int<0, 100'000>;
using Month = shape::Int<1, 12>;
using YenLimit = shape::Int<0, 100'000'000'000'000>;
using People = shape::Int<0, 10'000'000>;

/// Who pays, as rules tell them apart.
enum class PayerForm { corporation, sole_proprietor };
BOOST_DESCRIBE_ENUM(PayerForm, corporation, sole_proprietor)

/// One row of the table of units. The rows are read from the top; the first that fits counts. A limit that is
/// not given fits everybody.
struct UnitRow {
  std::optional<PayerForm> legal_form;
  std::optional<YenLimit> capital_from_yen;   ///< 以上
  std::optional<YenLimit> capital_below_yen;  ///< 未満
  std::optional<People> employees_from;       ///< 以上
  std::optional<People> employees_to;         ///< 以下
  Units units;
  std::optional<Yen> yearly_yen;  ///< a fixed amount in place of units × price
  std::optional<bool> guideline;  ///< 原則: the office may agree to fewer units, down to the minimum
};
BOOST_DESCRIBE_STRUCT(UnitRow, (),
                      (legal_form, capital_from_yen, capital_below_yen, employees_from, employees_to, units,
                       yearly_yen, guideline))

/// What part of the year's dues those pay who join in these months (in the order of the fiscal year).
struct FirstYearPart {
  Month from_month;
  Month to_month;
  shape::Int<0, 100> numerator;
  shape::Int<1, 100> denominator = 1;
};
BOOST_DESCRIBE_STRUCT(FirstYearPart, (), (from_month, to_month, numerator, denominator))

/// One day of payment within the fiscal year.
struct InstalmentDay {
  Month month;
  shape::Int<1, 31> day;
  shape::Int<1, 100> numerator = 1;
  shape::Int<1, 100> denominator = 1;
};
BOOST_DESCRIBE_STRUCT(InstalmentDay, (), (month, day, numerator, denominator))

/// A way to pay the year: once in April, in two halves …
struct PaymentPlan {
  shape::Str<1, 30> plan_key;
  shape::Str<1, 60> label;
  Units units_from;                ///< open to members with as many units or more
  std::optional<bool> on_request;  ///< only for members who chose it
  std::vector<InstalmentDay> days;
};
BOOST_DESCRIBE_STRUCT(PaymentPlan, (), (plan_key, label, units_from, on_request, days))

/// How amounts are brought to whole steps.
enum class Rounding { down, nearest, up };
BOOST_DESCRIBE_ENUM(Rounding, down, nearest, up)

/// 負担金 that is claimed together with the dues from members who are 特定商工業者.
struct LevyWithDues {
  Yen levy_yen;
  YenLimit capital_from_yen = 3'000'000;
  People employees_from = 20;
  People employees_from_in_trade = 5;  ///< 商業・サービス業
};
BOOST_DESCRIBE_STRUCT(LevyWithDues, (), (levy_yen, capital_from_yen, employees_from, employees_from_in_trade))

struct DuesRule {
  Yen unit_price_yen;
  Yen base_yen;  ///< added once, whatever the units
  std::vector<UnitRow> unit_rows;
  Units minimum_units;
  std::optional<Units> maximum_units;
  std::vector<FirstYearPart> first_year;  ///< empty: the whole year's dues, whenever one joins
  Rounding rounding = Rounding::down;
  shape::Int<1, 10'000> rounding_step_yen = 1;
  shape::Int<0, 365> first_payment_days = 30;  ///< the first payment is due so many days after joining
  std::vector<PaymentPlan> payment_plans;
  Yen admission_fee_corporation_yen;
  Yen admission_fee_sole_proprietor_yen;
  std::optional<LevyWithDues> levy;
};
BOOST_DESCRIBE_STRUCT(DuesRule, (),
                      (unit_price_yen, base_yen, unit_rows, minimum_units, maximum_units, first_year,
                       rounding, rounding_step_yen, first_payment_days, payment_plans,
                       admission_fee_corporation_yen, admission_fee_sole_proprietor_yen, levy))

/// What is wrong with the rule as a whole: months counted twice or not at all, shares that do not make one,
/// rows that can never be reached. Paths as in its JSON, below `path`.
std::vector<FieldError> rule_problems(const DuesRule& rule, const std::string& path);

/// A row in words: 「法人・資本金1,000万円以上3,000万円未満」; 「すべて」 without limits.
std::string words_of(const UnitRow& row);

}  // namespace banso::dues
