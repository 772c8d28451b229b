// The levy for the ledger (台帳作成負担金): what the law asks of it (商工会議所法12条, 施行令3条・4条).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"

namespace banso::ledger {

/// What unequal amounts follow.
enum class LevyBasis { equal, employees, capital };
BOOST_DESCRIBE_ENUM(LevyBasis, equal, employees, capital)

/// From this much on, this amount a year.
struct LevyStep {
  std::int64_t from = 0;  ///< employees in the district, or yen of capital
  std::int64_t amount_yen = 0;
};
BOOST_DESCRIBE_STRUCT(LevyStep, (), (from, amount_yen))

/// What the basis looks at.
struct LevyFacts {
  std::optional<std::int64_t> district_employees;
  std::optional<std::int64_t> all_employees;
  std::optional<std::int64_t> capital_yen;
};

/// The measure of a business by the basis: its employees in the district; or its capital, by the share of its
/// employees who are in the district when it has offices elsewhere. Nothing when it cannot be known.
std::optional<std::int64_t> levy_measure(LevyBasis basis, const LevyFacts& facts);

/// The amount of a year: the highest step that is reached. What is not known counts as the lowest step.
/// @param steps ascending, at least one
std::int64_t levy_amount(LevyBasis basis, const std::vector<LevyStep>& steps, const LevyFacts& facts);

/// A permission covers two fiscal years.
inline constexpr int kYearsOfPermission = 2;

/// A levy as it is planned or charged in a fiscal year.
struct LevyCase {
  int fiscal_year = 0;
  std::optional<int> permitted_from;  ///< first of the two fiscal years
  std::int64_t statutory_businesses = 0;
  std::int64_t consents = 0;
  std::int64_t cost_yen = 0;   ///< least direct cost of making, keeping and running the ledger
  std::int64_t total_yen = 0;  ///< of all charges
  std::int64_t highest_yen = 0;
  std::int64_t lowest_yen = 0;
};

/// One article's answer.
struct LevyFinding {
  std::string code;  ///< "permission", "consent", "total", "highest", "lowest"
  bool fulfilled = false;
  std::string words;  ///< with the numbers
  std::string law;
};
BOOST_DESCRIBE_STRUCT(LevyFinding, (), (code, fulfilled, words, law))

std::vector<LevyFinding> check_levy(const LevyCase& levy);

/// More than half of them.
bool is_majority(std::int64_t consents, std::int64_t of);

}  // namespace banso::ledger
