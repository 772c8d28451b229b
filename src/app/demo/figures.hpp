// Fiscal years of the demo world: made the same at every run. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernel/date.hpp"

namespace banso::app {

/// One fictional fiscal year; the accounts are those of finance.account.
struct DemoYear {
  Date fiscal_year_end{};
  std::int64_t employees = 0;
  std::vector<std::string> accounts;
  std::vector<std::int64_t> amounts;
};

/// How a fictional business does.
struct DemoHealth {
  std::int64_t sales_yen = 0;  ///< of the newest year
  std::int64_t employees = 0;
  double growth = 0;  ///< a year
  double margin = 0;  ///< operating profit of sales
  double equity = 0;  ///< net assets of total assets
  double debt = 0;    ///< borrowings of total assets
};

/// The health of the demo owner's company: good in parts, with something to improve.
DemoHealth owner_health();
/// Any health, by a number.
DemoHealth health_of(std::size_t index);

/// The last day of the newest fiscal year that people would have closed on `today`: 31 March, from June on.
Date newest_year_end(Date today);

/// Three years, the newest first. Balanced, positive where it must be, round to a thousand yen.
std::vector<DemoYear> demo_years(const DemoHealth& health, Date newest);

}  // namespace banso::app
