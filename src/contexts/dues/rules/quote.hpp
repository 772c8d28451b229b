// What a member pays by a rule of dues, with the reasons in words. All amounts are whole yen.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/rules/dues_rule.hpp"
#include "kernel/date.hpp"

namespace banso::dues {

/// What a rule looks at. A missing value is not known.
struct PayerFacts {
  std::optional<PayerForm> legal_form;
  std::optional<std::int64_t> capital_yen;
  std::optional<std::int64_t> employees;           ///< everywhere
  std::optional<std::int64_t> district_employees;  ///< for the levy
  std::string industry_code;                       ///< for the levy; empty: not known
  std::optional<std::int64_t> units;               ///< chosen by the member
  std::string plan_key;                            ///< payment plan the member chose; empty: none
};

struct Instalment {
  Date due_on{};
  std::int64_t amount_yen = 0;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(Instalment, (), (due_on, amount_yen, label))

/// The dues of one fiscal year.
struct YearlyDues {
  std::int64_t units = 0;
  std::int64_t yearly_yen = 0;
  std::int64_t levy_yen = 0;
  std::string plan_key;
  std::vector<Instalment> instalments;  ///< of the dues; the levy goes with the first
  std::vector<std::string> explanation;
  std::vector<std::string> missing;  ///< "legal_form", "capital_yen", "employees": the amount is a guess
};

/// What somebody pays who joins.
struct FirstYear : YearlyDues {
  std::int64_t admission_fee_yen = 0;
  std::int64_t first_year_yen = 0;
};

/// Dues of a whole fiscal year (begins on 1 April).
YearlyDues yearly_dues(const DuesRule& rule, const PayerFacts& facts, int fiscal_year);

/// Admission fee and dues of the first year. `instalments` is the one payment of both.
FirstYear first_year_dues(const DuesRule& rule, const PayerFacts& facts, Date joined_on);

/// `amount` × numerator ÷ denominator, brought to whole steps.
std::int64_t part_of(std::int64_t amount, std::int64_t numerator, std::int64_t denominator, Rounding rounding,
                     std::int64_t step);

/// What a missing fact is called: 「資本金」.
std::string name_of_fact(std::string_view fact);

}  // namespace banso::dues
