// A plain, healthy year for tests.
#pragma once

#include "contexts/finance/rules/local_benchmark.hpp"

namespace banso::finance::testing {

inline Figures example_figures() {
  Figures f;
  f.sales_yen = 120'000'000;
  f.operating_profit_yen = 6'000'000;
  f.employees = 12;
  f.borrowings_yen = 30'000'000;
  f.cash_yen = 10'000'000;
  f.depreciation_yen = 4'000'000;
  f.notes_receivable_yen = 2'000'000;
  f.accounts_receivable_yen = 15'000'000;
  f.inventory_yen = 8'000'000;
  f.notes_payable_yen = 1'000'000;
  f.accounts_payable_yen = 9'000'000;
  f.net_assets_yen = 20'000'000;
  f.total_assets_yen = 70'000'000;
  return f;
}

inline Date day(std::string_view text) {
  return parse_date(text).value();
}

/// Simple limits: 1, 2, 3, 4 times a step of the indicator, the other way round where low is better.
inline std::vector<Standard> plain_standards() {
  return {{IndicatorCode::sales_growth, 20'000, -50'000, 0, 50'000, 100'000},
          {IndicatorCode::operating_margin, 20'000, -50'000, 0, 40'000, 90'000},
          {IndicatorCode::labour_productivity, 500'000'000'000, -800'000'000'000, 100'000'000'000,
           1'200'000'000'000, 3'200'000'000'000},
          {IndicatorCode::ebitda_debt, 9'000'000, 50'000'000, 17'000'000, 4'500'000, 900'000},
          {IndicatorCode::working_capital, 2'000'000, 4'800'000, 3'000'000, 1'400'000, 400'000},
          {IndicatorCode::equity_ratio, 320'000, 0, 180'000, 480'000, 730'000}};
}

inline Edition plain_edition() {
  return {"test", day("2024-04-01"), "試験用", "出典", "", 24, 18, 12};
}

}  // namespace banso::finance::testing
