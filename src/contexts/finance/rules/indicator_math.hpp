// The arithmetic of the six indicators, as fractions of whole numbers; for local_benchmark.cpp and
// ways_up.cpp.
#pragma once

#include <optional>
#include <string_view>

#include "contexts/finance/rules/local_benchmark.hpp"

namespace banso::finance {

inline constexpr std::int64_t kMillion = 1'000'000;

/// What an indicator is computed from: one year, and the sales of the year before with its length.
struct Basis {
  Figures figures;
  std::int64_t months = 12;
  std::optional<std::int64_t> previous_sales;
  std::int64_t previous_months = 12;
};

/// numerator / denominator with denominator > 0, in the unit of the limits (1, yen a person, times, months).
struct Fraction {
  Wide numerator = 0;
  Wide denominator = 1;
};

/// Why an indicator cannot be computed.
enum class Missing {
  nothing,
  no_previous_sales,
  zero_previous_sales,
  zero_sales,
  no_employees,
  no_earnings,
  no_assets
};

/// The value of an indicator, or why there is none.
struct Value {
  std::optional<Fraction> fraction;
  Missing missing = Missing::nothing;
};
Value value_of(IndicatorCode code, const Basis& basis);

/// Points of an indicator; EBITDA of zero or less: 1 with net debt, 5 without.
std::optional<int> points_of(IndicatorCode code, const Basis& basis, const Standard& standard);

/// The names of the figures that an indicator is made of.
std::vector<std::string_view> figures_of(IndicatorCode code);

/// A fraction as a number in the unit that people see (%, 千円/人, 倍, か月), with four decimals.
double shown(IndicatorCode code, const Fraction& fraction);
/// The same for a limit in millionths.
double shown_limit(IndicatorCode code, std::int64_t millionths);

/// Division rounding up and down, for any sign of the dividend; the divisor is positive.
Wide divide_up(Wide dividend, Wide divisor);
Wide divide_down(Wide dividend, Wide divisor);

std::int64_t net_debt(const Figures& figures);
std::int64_t working_capital(const Figures& figures);
/// Operating profit and depreciation.
std::int64_t ebitda(const Figures& figures);

/// What would lift the indicator from `points` to the next limit; empty at 5 points or where no change of the
/// business's own figures does it.
std::optional<NextPoint> next_point(IndicatorCode code, const Basis& basis, const Standard& standard);

/// "1,234万円" or "4,560円": an amount as people say it, rounded away from zero to what they can use.
std::string spoken_yen(std::int64_t yen);
/// "3.2%", "1.5倍", "2.1か月", "540千円/人".
std::string spoken_value(IndicatorCode code, double value);

}  // namespace banso::finance
