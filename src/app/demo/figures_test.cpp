#include "app/demo/figures.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace banso::app {
namespace {

std::int64_t amount(const DemoYear& year, const std::string& account) {
  const auto found = std::find(year.accounts.begin(), year.accounts.end(), account);
  return year.amounts.at(static_cast<std::size_t>(found - year.accounts.begin()));
}

Date day(std::string_view text) {
  return parse_date(text).value();
}

TEST(DemoFigures, AreBalancedAndPossible) {
  for (std::size_t index = 0; index < 200; ++index) {
    for (const DemoYear& year : demo_years(health_of(index), day("2026-03-31"))) {
      EXPECT_EQ(amount(year, "total_assets"), amount(year, "net_assets") + amount(year, "liabilities"));
      EXPECT_GE(amount(year, "liabilities"), amount(year, "borrowings") + amount(year, "accounts_payable"))
          << index;
      EXPECT_GT(amount(year, "total_assets"), amount(year, "cash") + amount(year, "notes_receivable") +
                                                  amount(year, "accounts_receivable") +
                                                  amount(year, "inventory"));
      EXPECT_GE(amount(year, "borrowings"), 0);
      EXPECT_GE(year.employees, 1);
    }
  }
}

TEST(DemoFigures, EndWithTheNewestYearThatIsClosed) {
  EXPECT_EQ(newest_year_end(day("2026-05-31")), day("2025-03-31"));
  EXPECT_EQ(newest_year_end(day("2026-06-01")), day("2026-03-31"));
  const auto years = demo_years(owner_health(), day("2026-03-31"));
  ASSERT_EQ(years.size(), 3u);
  EXPECT_EQ(years[2].fiscal_year_end, day("2024-03-31"));
  EXPECT_LT(amount(years[2], "sales"), amount(years[0], "sales"));
}

}  // namespace
}  // namespace banso::app
