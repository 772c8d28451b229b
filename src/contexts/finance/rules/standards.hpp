// The reference values one business is compared with.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "kernel/date.hpp"

namespace banso::finance {

/// The six indicators, in the order of the sheet.
enum class IndicatorCode {
  sales_growth,         ///< 売上増加率
  operating_margin,     ///< 営業利益率
  labour_productivity,  ///< 労働生産性
  ebitda_debt,          ///< EBITDA有利子負債倍率
  working_capital,      ///< 営業運転資本回転期間
  equity_ratio,         ///< 自己資本比率
};
BOOST_DESCRIBE_ENUM(IndicatorCode, sales_growth, operating_margin, labour_productivity, ebitda_debt,
                    working_capital, equity_ratio)
inline constexpr std::size_t kIndicators = 6;

/// Whether a high or a low value is the good one.
enum class Better { high, low };
BOOST_DESCRIBE_ENUM(Better, high, low)

/// 小規模事業者, 中規模事業者.
enum class BusinessSize { small, medium };
BOOST_DESCRIBE_ENUM(BusinessSize, small, medium)

/// Median and limits of one indicator, in millionths (of 1, of yen a person, of times, of months).
struct Standard {
  IndicatorCode indicator{};
  std::int64_t median = 0;
  std::int64_t limit_2 = 0;  ///< from here on 2 points
  std::int64_t limit_3 = 0;
  std::int64_t limit_4 = 0;
  std::int64_t limit_5 = 0;

  std::int64_t limit(int points) const {
    return points == 2 ? limit_2 : points == 3 ? limit_3 : points == 4 ? limit_4 : limit_5;
  }
};
BOOST_DESCRIBE_STRUCT(Standard, (), (indicator, median, limit_2, limit_3, limit_4, limit_5))

/// An edition of the reference values.
struct Edition {
  std::string edition_code;
  Date valid_from{};
  std::string title;
  std::string source;
  std::string note;
  std::int64_t points_for_a = 0;
  std::int64_t points_for_b = 0;
  std::int64_t points_for_c = 0;
};
BOOST_DESCRIBE_STRUCT(Edition, (),
                      (edition_code, valid_from, title, source, note, points_for_a, points_for_b,
                       points_for_c))

/// The class of an industry, and how large its small enterprises may be.
struct ClassOfIndustry {
  std::string class_code;
  std::string name;
  std::string group_name;
  std::string industry_code;     ///< the code that decided; empty if none fitted
  std::int64_t small_up_to = 0;  ///< employees
};
BOOST_DESCRIBE_STRUCT(ClassOfIndustry, (), (class_code, name, group_name, industry_code, small_up_to))

}  // namespace banso::finance
