// Days, amounts and addresses as files write them, and back.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/exchange/rules/mapping.hpp"
#include "kernel/date.hpp"

namespace banso::exchange {

/// Names that people write instead of codes; from the register's reference data.
struct References {
  std::map<std::string, std::string, std::less<>> industry_names;  ///< code → name
  std::map<std::string, std::string, std::less<>> industry_codes;  ///< header_key(name) → code
  std::map<std::string, std::vector<std::string>, std::less<>>
      cities;  ///< prefecture → cities, the longest first
};

/// A day in any of the usual forms, also without its day (then the first), also as 5060401 and R060401.
std::optional<Date> read_day(std::string_view text);
std::string write_day(Date day, DateForm form, bool month_only);

struct AmountReading {
  std::optional<std::int64_t> amount;
  const char* problem = nullptr;  ///< "not_a_number", "fraction"
};
/// "1,234", "△5", "(300)", "１２３", "300万円", "1億2,000万円", "12.5"; a unit in the text counts before the
/// column's.
AmountReading read_amount(std::string_view text, NumberUnit unit);
std::string write_amount(std::int64_t amount, NumberUnit unit, bool whole_units, NumberForm form);

/// Prefecture, city, street, building: what each part column gets. Joined they are the address again, but for
/// the space before the building.
std::array<std::string, 4> split_address(std::string_view address, const References& references);
/// Parts in the order of AddressPart from prefecture on.
std::string join_address(const std::array<std::string, 4>& parts);

}  // namespace banso::exchange
