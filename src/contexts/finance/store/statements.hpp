// Reading and writing fiscal years and the non-financial sheet.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "contexts/finance/rules/benchmark_sheet.hpp"
#include "contexts/finance/rules/statement.hpp"
#include "platform/db/tx.hpp"

namespace banso::finance::store {

/// The years that row level security shows, newest first.
std::vector<Statement> list_statements(db::Tx& tx, std::int64_t business_id);

/// Saves over `expected_version` (0: none yet). @return the new version, or nothing if it was not that
/// version any more
std::optional<std::int64_t> save_statement(db::Tx& tx, std::int64_t business_id, const Statement& statement,
                                           std::int64_t expected_version, std::int64_t user_id);

/// @return whether it was there in this version
bool delete_statement(db::Tx& tx, std::int64_t business_id, Date fiscal_year_end, std::int64_t version);

/// The newest year of one business, for the system.
struct LatestFigures {
  std::int64_t business_id = 0;
  Date fiscal_year_end{};
  std::int64_t months = 12;
  std::int64_t employees = 0;
  std::int64_t sales_yen = 0;
  std::optional<std::int64_t> previous_sales_yen;        ///< as told with the year
  std::optional<std::int64_t> sales_of_year_before_yen;  ///< as stored for the year before
  std::int64_t operating_profit_yen = 0;
  std::int64_t total_assets_yen = 0;
  std::int64_t net_assets_yen = 0;
};
BOOST_DESCRIBE_STRUCT(LatestFigures, (),
                      (business_id, fiscal_year_end, months, employees, sales_yen, previous_sales_yen,
                       sales_of_year_before_yen, operating_profit_yen, total_assets_yen, net_assets_yen))

/// At most `limit` businesses with numbers above `after`, in their order.
std::vector<LatestFigures> latest_figures_after(db::Tx& tx, std::int64_t after, std::int64_t limit);

struct StoredSheet {
  std::int64_t version = 0;
  Instant updated_at{};
  std::int64_t updated_by_user_id = 0;
  BenchmarkSheet sheet;
};
BOOST_DESCRIBE_STRUCT(StoredSheet, (), (version, updated_at, updated_by_user_id, sheet))

std::optional<StoredSheet> find_sheet(db::Tx& tx, std::int64_t business_id);
std::optional<std::int64_t> save_sheet(db::Tx& tx, std::int64_t business_id, std::int64_t expected_version,
                                       const BenchmarkSheet& sheet, Instant now, std::int64_t user_id);

}  // namespace banso::finance::store
