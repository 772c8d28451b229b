#include "contexts/finance/api.hpp"

#include "contexts/finance/rules/local_benchmark.hpp"
#include "contexts/finance/usecases/access.hpp"

namespace banso::finance {
namespace {

constexpr std::int64_t kPage = 20'000;

BusinessFigures figures_of_row(const store::LatestFigures& row) {
  return {row.business_id,
          row.fiscal_year_end,
          row.months,
          row.employees,
          row.sales_yen,
          row.previous_sales_yen ? row.previous_sales_yen : row.sales_of_year_before_yen,
          row.operating_profit_yen,
          row.total_assets_yen,
          row.net_assets_yen};
}

}  // namespace

std::optional<Statement> latest_statement(http::Call& call, std::int64_t business_id) {
  auto statements = store::list_statements(call.tx, business_id);
  if (statements.empty()) return std::nullopt;
  must_see(call, business_id, "statement");
  Statement& latest = statements.front();
  if (!latest.previous_sales_yen && statements.size() > 1) {
    const auto gap =
        std::chrono::sys_days(latest.fiscal_year_end) - std::chrono::sys_days(statements[1].fiscal_year_end);
    if (gap <= std::chrono::days(400)) latest.previous_sales_yen = statements[1].sales_yen;
  }
  return std::move(latest);
}

void for_each_latest_figures(db::Tx& tx, const std::function<void(const BusinessFigures&)>& take) {
  std::int64_t after = 0;
  while (true) {
    const auto rows = store::latest_figures_after(tx, after, kPage);
    for (const auto& row : rows) take(figures_of_row(row));
    if (static_cast<std::int64_t>(rows.size()) < kPage) return;
    after = rows.back().business_id;
  }
}

std::optional<BusinessFigures> latest_figures(db::Tx& tx, std::int64_t business_id) {
  const auto rows = store::latest_figures_after(tx, business_id - 1, 1);
  if (rows.empty() || rows.front().business_id != business_id) return std::nullopt;
  return figures_of_row(rows.front());
}

}  // namespace banso::finance
