#include "app/demo/figures.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace banso::app {
namespace {

constexpr int kYears = 3;

std::int64_t thousands(double yen) {
  return static_cast<std::int64_t>(std::llround(yen / 1'000)) * 1'000;
}

DemoYear year_of(const DemoHealth& health, Date end, int back) {
  DemoYear year;
  year.fiscal_year_end = end;
  // The staff changes more slowly than the sales.
  year.employees = std::max<std::int64_t>(
      1, std::llround(static_cast<double>(health.employees) * std::pow(1 + health.growth, -0.4 * back)));
  const double sales = static_cast<double>(health.sales_yen) * std::pow(1 + health.growth, -back);
  const double assets = sales * 0.62;
  const double margin = health.margin - 0.004 * back;
  const auto add = [&](const char* account, double yen) {
    year.accounts.emplace_back(account);
    year.amounts.push_back(thousands(yen));
  };
  add("sales", sales);
  add("operating_profit", sales * margin);
  add("depreciation", sales * 0.021);
  add("total_assets", assets);
  add("cash", assets * 0.17);
  add("notes_receivable", sales * 0.006);
  add("accounts_receivable", sales * 0.095);
  add("inventory", sales * 0.058);
  add("notes_payable", 0);
  add("accounts_payable", sales * 0.052);
  add("borrowings", assets * health.debt);
  const std::int64_t own = thousands(assets * (health.equity - 0.015 * back));
  year.accounts.emplace_back("net_assets");
  year.amounts.push_back(own);
  year.accounts.emplace_back("liabilities");
  year.amounts.push_back(thousands(assets) - own);
  return year;
}

}  // namespace

DemoHealth owner_health() {
  return {186'000'000, 12, 0.034, 0.031, 0.29, 0.41};
}

DemoHealth health_of(std::size_t index) {
  std::mt19937 random(static_cast<std::mt19937::result_type>(7 + index));
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random() % 10'000) / 10'000;
  };
  DemoHealth health;
  health.employees = 2 + static_cast<std::int64_t>(std::pow(between(0, 1), 3) * 90);
  health.sales_yen = thousands(static_cast<double>(health.employees) * between(8e6, 24e6));
  health.growth = between(-0.12, 0.16);
  health.margin = between(-0.05, 0.11);
  health.equity = between(-0.08, 0.62);
  health.debt = std::min(between(0.05, 0.55), 0.85 - health.equity);
  return health;
}

Date newest_year_end(Date today) {
  using namespace std::chrono;
  const year_month_day end = today.year() / March / 31;
  return sys_days(today) >= sys_days(today.year() / June / 1) ? end
                                                              : Date((today.year() - years(1)) / March / 31);
}

std::vector<DemoYear> demo_years(const DemoHealth& health, Date newest) {
  std::vector<DemoYear> years;
  for (int back = 0; back < kYears; ++back) {
    years.push_back(year_of(health, newest - std::chrono::years(back), back));
  }
  return years;
}

}  // namespace banso::app
