// Who is a 特定商工業者 on the base day (商工会議所法7条2項): has had a place of business in the district for
// six months or more, and either enough employees there or enough capital. Three-valued: what is not known is
// not guessed.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"

namespace banso::ledger {

enum class Truth { no, unknown, yes };
BOOST_DESCRIBE_ENUM(Truth, no, unknown, yes)

/// The floors of the law; a chamber may have raised them with permission, never lowered.
struct StatutoryFloors {
  std::int64_t employees = 20;
  std::int64_t commerce_employees = 5;  ///< 商業・サービス業
  std::int64_t capital_yen = 3'000'000;
};
BOOST_DESCRIBE_STRUCT(StatutoryFloors, (), (employees, commerce_employees, capital_yen))

inline constexpr StatutoryFloors kLegalFloors{};

/// Whether the employees' lower floor holds: 商業 (wholesale, retail, restaurants) and サービス業, by JSIC
/// code of any level. Unknown for no code, and for major classes that hold both.
Truth is_commerce_or_service(std::string_view industry_code);

/// What is known of a business.
struct StatutoryFacts {
  bool closed = false;                 ///< 登記の閉鎖・廃業
  Truth in_district = Truth::unknown;  ///< has a place of business in the district
  std::optional<Date> in_district_since;
  bool since_is_from_membership = false;   ///< the day of joining stands in for the day of opening
  Truth sole_proprietor = Truth::unknown;  ///< no capital then
  std::optional<std::int64_t> district_employees;
  std::optional<std::int64_t> all_employees;  ///< everywhere: not fewer than in the district
  std::optional<std::int64_t> capital_yen;
  std::string_view industry_code;  ///< JSIC, empty: not known
};

struct StatutoryVerdict {
  Truth verdict = Truth::unknown;
  Truth open = Truth::yes;
  Truth district = Truth::unknown;
  Truth six_months = Truth::unknown;
  Truth employees = Truth::unknown;
  Truth capital = Truth::unknown;
  Truth lower_floor = Truth::unknown;  ///< is_commerce_or_service
};

StatutoryVerdict judge_statutory(const StatutoryFacts& facts, const StatutoryFloors& floors, Date base_day);

/// Why, in Japanese, the deciding sentences first.
std::vector<std::string> statutory_reasons(const StatutoryVerdict& verdict, const StatutoryFacts& facts,
                                           const StatutoryFloors& floors, Date base_day);

/// What would have to be known to decide; empty unless the verdict is unknown.
std::vector<std::string> statutory_missing(const StatutoryVerdict& verdict, const StatutoryFacts& facts);

/// The day six months before the base day: whoever was there on it has been there long enough.
Date six_months_before(Date base_day);

}  // namespace banso::ledger
