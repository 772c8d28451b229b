#include "contexts/measures/rules/cash_effect.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/measures/rules/proof_words.hpp"
#include "contexts/measures/rules/work_out.hpp"

namespace banso::measures {
namespace {

__extension__ using Wide = __int128;

constexpr int kMonthsOfYear = 12;

std::int64_t total_cost(const Plan& plan) {
  std::int64_t sum = 0;
  for (const CostLine& line : plan.costs) sum += line.yen;
  return sum;
}

/// The costs of each month of the project.
std::vector<std::int64_t> costs_by_month(const Plan& plan, int months) {
  std::vector<std::int64_t> by_month(static_cast<std::size_t>(months));
  std::int64_t anywhen = 0;
  for (const CostLine& line : plan.costs) {
    if (line.month) {
      by_month[static_cast<std::size_t>(std::min<std::int64_t>(*line.month, months) - 1)] += line.yen;
    } else {
      anywhen += line.yen;
    }
  }
  for (int month = 0; month < months; ++month) {
    by_month[static_cast<std::size_t>(month)] += anywhen / months + (month < anywhen % months ? 1 : 0);
  }
  return by_month;
}

/// The nth of `parts` equal parts of an amount; together they are the whole.
std::int64_t nth_part(std::int64_t amount, int parts, int nth) {
  if (nth < 0 || nth >= parts) return 0;
  return amount / parts + (nth < amount % parts ? 1 : 0);
}

std::optional<std::int64_t> ratio(std::int64_t value, std::int64_t times, std::int64_t base) {
  if (base <= 0) return std::nullopt;
  const Wide exact = Wide{value} * times;
  const Wide down = exact / base - (exact % base < 0 ? 1 : 0);
  return static_cast<std::int64_t>(down);
}

std::string words_of(const CashCourse& course, const CashAssumptions& assumptions) {
  const auto yen = [](std::int64_t amount) { return number_in_words(FactUnit::yen, amount); };
  if (course.bridge_yen == 0) {
    return fmt::format("手もと資金がもっとも少なくなるのは{}か月目で{}です。つなぎの借入れは要りません。",
                       course.lowest_month, yen(course.lowest_yen));
  }
  return fmt::format(
      "{}か月目から{}か月目まで手もと資金が{}足りなくなります。補助金が入る{}か月目までの、"
      "つなぎの資金{}を考えてください。",
      *course.bridge_from, *course.bridge_until,
      assumptions.cash_floor_yen.value > 0 ? "、残しておきたい額に" : "", course.paid_in_month,
      yen(course.bridge_yen));
}

/// A running account of what the project adds.
struct Account {
  std::int64_t cash = 0;
  std::int64_t net_assets = 0;
  std::int64_t book_value = 0;
  std::int64_t borrowings = 0;
};

/// Assets bought in one year.
struct Lot {
  std::int64_t left_yen = 0;
  int years_left = 0;
};

/// One year of straight-line depreciation; the last year takes what is left.
std::int64_t depreciate(std::vector<Lot>& lots) {
  std::int64_t sum = 0;
  for (Lot& lot : lots) {
    if (lot.years_left == 0) continue;
    const std::int64_t part = lot.left_yen / lot.years_left;
    lot.left_yen -= part;
    --lot.years_left;
    sum += part;
  }
  return sum;
}

/// Lowers the book value, oldest assets first. @return by how much, as far as there is any
std::int64_t write_off(std::vector<Lot>& lots, std::int64_t amount) {
  std::int64_t done = 0;
  for (Lot& lot : lots) {
    const std::int64_t part = std::min(lot.left_yen, amount - done);
    lot.left_yen -= part;
    done += part;
  }
  return done;
}

SignedYen within_limits(std::int64_t amount) {
  return std::clamp(amount, -kMostYen, kMostYen);
}

}  // namespace

CashCourse cash_course(Paid paid, const Plan& plan, std::int64_t subsidy_yen,
                       const CashAssumptions& assumptions) {
  CashCourse course;
  const int project_months = static_cast<int>(assumptions.project_months.value);
  const auto costs = costs_by_month(plan, project_months);
  course.paid_in_month =
      paid == Paid::advance ? 1 : project_months + static_cast<int>(assumptions.months_to_payment.value);
  const int last = std::max(course.paid_in_month, project_months) + 1;
  std::int64_t balance = assumptions.opening_cash_yen;
  for (int month = 1; month <= last; ++month) {
    CashMonth row;
    row.month = month;
    row.cost_yen = month <= project_months ? costs[static_cast<std::size_t>(month - 1)] : 0;
    row.subsidy_yen = month == course.paid_in_month ? subsidy_yen : 0;
    row.other_yen = assumptions.monthly_cash_yen;
    // The costs of a month are paid before its income comes in, and so is the subsidy counted at its end.
    balance += row.other_yen + row.subsidy_yen - row.cost_yen;
    row.balance_yen = balance;
    if (month == 1 || balance < course.lowest_yen) {
      course.lowest_yen = balance;
      course.lowest_month = month;
    }
    if (balance < assumptions.cash_floor_yen.value) {
      if (!course.bridge_from) course.bridge_from = month;
      course.bridge_until = month;
    }
    course.months.push_back(row);
  }
  course.bridge_yen = std::max<std::int64_t>(0, assumptions.cash_floor_yen.value - course.lowest_yen);
  course.says = words_of(course, assumptions);
  return course;
}

std::int64_t asset_costs(const Subsidy& subsidy, const Plan& plan) {
  std::int64_t sum = 0;
  for (const CostLine& line : plan.costs) {
    const auto category = std::find_if(subsidy.categories.begin(), subsidy.categories.end(),
                                       [&](const CostCategory& one) { return one.code == line.code; });
    if (category != subsidy.categories.end() && category->asset) sum += line.yen;
  }
  return sum;
}

std::vector<YearEffect> year_effects(const Plan& plan, const CashCourse& course, std::int64_t assets_yen,
                                     const BenchmarkFigures& base, const EffectAssumptions& assumptions) {
  const std::int64_t cost = total_cost(plan);
  const std::int64_t assets =
      std::clamp<std::int64_t>(assumptions.asset_yen ? assumptions.asset_yen->value : assets_yen, 0, cost);
  const int life = static_cast<int>(assumptions.useful_life_years.value);
  std::vector<Lot> lots;
  Account account;
  std::vector<YearEffect> effects;
  std::int64_t cost_so_far = 0;
  std::int64_t assets_so_far = 0;
  for (int year = 1; year <= assumptions.years.value; ++year) {
    YearEffect effect;
    effect.year = year;
    for (const CashMonth& month : course.months) {
      if ((month.month - 1) / kMonthsOfYear + 1 != year) continue;
      effect.cost_yen += month.cost_yen;
      effect.subsidy_yen += month.subsidy_yen;
    }
    // Of the costs so far the same part is capitalised as of all costs.
    cost_so_far += effect.cost_yen;
    const auto capitalised = cost == 0 ? 0 : static_cast<std::int64_t>(Wide{assets} * cost_so_far / cost);
    const std::int64_t new_assets = capitalised - assets_so_far;
    assets_so_far = capitalised;
    const std::int64_t expenses = effect.cost_yen - new_assets;

    lots.push_back({new_assets, life});
    account.book_value += new_assets;
    std::int64_t written_off = 0;
    if (assumptions.reduce_book_value && cost > 0) {
      written_off = write_off(lots, static_cast<std::int64_t>(Wide{effect.subsidy_yen} * assets / cost));
    }
    const std::int64_t depreciation = depreciate(lots);
    account.book_value -= written_off + depreciation;

    const bool running = year > 1;
    const std::int64_t gain = running ? assumptions.added_profit_yen.value : 0;
    const std::int64_t repaid =
        running ? nth_part(assumptions.loan_yen, static_cast<int>(assumptions.loan_years.value), year - 2)
                : 0;
    const std::int64_t borrowed = year == 1 ? assumptions.loan_yen.value : 0;
    const std::int64_t profit = gain - expenses - depreciation;
    account.borrowings += borrowed - repaid;
    account.cash += gain - effect.cost_yen + effect.subsidy_yen + borrowed - repaid;
    account.net_assets += profit + effect.subsidy_yen - written_off;

    effect.added.sales_yen = running ? assumptions.added_sales_yen.value : 0;
    effect.added.operating_profit_yen = within_limits(profit);
    effect.added.employees = running ? assumptions.added_employees.value : 0;
    effect.added.borrowings_yen = within_limits(account.borrowings);
    effect.added.cash_yen = within_limits(account.cash);
    effect.added.depreciation_yen = within_limits(depreciation);
    effect.added.net_assets_yen = within_limits(account.net_assets);
    effect.added.total_assets_yen = within_limits(account.cash + account.book_value);

    const auto sum = [](std::int64_t one, std::int64_t other) { return within_limits(one + other); };
    const BenchmarkFigures& added = effect.added;
    effect.result.sales_yen = sum(base.sales_yen, added.sales_yen);
    effect.result.operating_profit_yen = sum(base.operating_profit_yen, added.operating_profit_yen);
    effect.result.employees = base.employees.value + added.employees.value;
    effect.result.borrowings_yen = sum(base.borrowings_yen, added.borrowings_yen);
    effect.result.cash_yen = sum(base.cash_yen, added.cash_yen);
    effect.result.depreciation_yen = sum(base.depreciation_yen, added.depreciation_yen);
    effect.result.net_assets_yen = sum(base.net_assets_yen, added.net_assets_yen);
    effect.result.total_assets_yen = sum(base.total_assets_yen, added.total_assets_yen);
    effect.labour_productivity_yen = ratio(effect.result.operating_profit_yen, 1, effect.result.employees);
    effect.operating_margin_bp = ratio(effect.result.operating_profit_yen, 10'000, effect.result.sales_yen);
    effect.equity_ratio_bp = ratio(effect.result.net_assets_yen, 10'000, effect.result.total_assets_yen);
    effects.push_back(std::move(effect));
  }
  return effects;
}

}  // namespace banso::measures
