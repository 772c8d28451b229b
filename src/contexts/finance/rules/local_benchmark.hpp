// The six indicators of the Local Benchmark: values, points, grade, what moves them, and what would lift them
// by one point. Exact: limits are compared as fractions of whole numbers, never as floating point. The edge
// cases and why they are decided so: ../README.md.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "contexts/finance/rules/standards.hpp"
#include "contexts/finance/rules/statement.hpp"

namespace banso::finance {

/// Whole numbers wide enough for every product of amounts and limits.
__extension__ typedef __int128 Wide;  // NOLINT: gcc knows the extension only so

/// One of the business's own figures behind an indicator.
struct Driver {
  std::string figure;  ///< "sales_yen"
  std::string name;    ///< 売上高
  std::int64_t value = 0;
  std::string unit;                  ///< 円, 人
  double share = 0;                  ///< of what moves the indicator, 0–1; all shares add up to 1
  double effect_of_ten_percent = 0;  ///< change of the indicator, in its unit, if this figure alone grew 10 %
};
BOOST_DESCRIBE_STRUCT(Driver, (), (figure, name, value, unit, share, effect_of_ten_percent))

/// A change of one figure.
struct FigureChange {
  std::string figure;
  std::string name;
  std::int64_t by = 0;  ///< added to the figure; negative: taken away
  std::int64_t to = 0;
  std::string unit;
};
BOOST_DESCRIBE_STRUCT(FigureChange, (), (figure, name, by, to, unit))

/// Changes that together lift the indicator.
struct WayUp {
  std::string sentence;
  std::vector<FigureChange> changes;
};
BOOST_DESCRIBE_STRUCT(WayUp, (), (sentence, changes))

struct NextPoint {
  std::int64_t points = 0;  ///< after the change
  double needed_value = 0;  ///< of the indicator, in its unit
  std::string sentence;     ///< the first way
  std::vector<WayUp> ways;  ///< each alone is enough
};
BOOST_DESCRIBE_STRUCT(NextPoint, (), (points, needed_value, sentence, ways))

struct Indicator {
  IndicatorCode code{};
  std::string name;
  std::string power;    ///< what it shows: 売上持続性 …
  std::string formula;  ///< in words
  std::string unit;     ///< %, 千円/人, 倍, か月
  std::optional<double> value;
  std::string why_missing;  ///< empty when there is a value
  std::string note;         ///< how a short year was counted; mostly empty
  std::optional<std::int64_t> points;
  double median = 0;
  std::optional<std::int64_t> median_points;
  std::vector<double> thresholds;  ///< from where on 2, 3, 4, 5 points
  Better better{};
  std::vector<Driver> drivers;  ///< the strongest first
  std::string meaning;
  std::optional<NextPoint> next_point;  ///< nothing at 5 points and without a way
  std::optional<double> change_from_previous;
};
BOOST_DESCRIBE_STRUCT(Indicator, (),
                      (code, name, power, formula, unit, value, why_missing, note, points, median,
                       median_points, thresholds, better, drivers, meaning, next_point, change_from_previous))

enum class Grade { A, B, C, D };
BOOST_DESCRIBE_ENUM(Grade, A, B, C, D)

/// One fiscal year, scored.
struct BenchmarkYear {
  Date fiscal_year_end{};
  std::int64_t months = 12;
  std::vector<Indicator> indicators;
  std::int64_t total_points = 0;  ///< of the indicators that have points
  std::int64_t scored = 0;        ///< how many have points
  std::optional<Grade> grade;     ///< only when all six have points
  std::string grade_meaning;
};
BOOST_DESCRIBE_STRUCT(BenchmarkYear, (),
                      (fiscal_year_end, months, indicators, total_points, scored, grade, grade_meaning))

/// What is compared.
struct Year {
  Date end{};
  std::int64_t months = 12;
  Figures figures;
};

/// Scores years (any order; they are returned newest first). `standards` holds the six indicators of the
/// class and size. Pure.
std::vector<BenchmarkYear> score_years(std::vector<Year> years, std::span<const Standard> standards,
                                       const Edition& edition);

/// Points of a value given as a fraction (denominator > 0) on a standard.
int points_of(const Standard& standard, Wide numerator, Wide denominator);

Better better_of(IndicatorCode code);
std::string_view name_of(IndicatorCode code);

/// The size by the employees, and the sentence why.
struct SizeVerdict {
  BusinessSize size{};
  std::string reason;
};
SizeVerdict size_of(const ClassOfIndustry& of_class, std::int64_t employees);
std::string_view name_of(BusinessSize size);

}  // namespace banso::finance
