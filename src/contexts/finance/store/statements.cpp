#include "contexts/finance/store/statements.hpp"

#include "platform/db/statement.hpp"

namespace banso::finance::store {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

const db::Query<Statement, std::int64_t> kListStatements{"finance.list_statements"};
const db::Query<std::int64_t, std::int64_t, Date, std::int64_t, std::int64_t, std::optional<std::int64_t>,
                Texts, std::int64_t, Instant, std::int64_t>
    kSaveStatement{"finance.save_statement"};
const db::Command<std::int64_t, Date, Texts, Numbers> kSaveLines{"finance.save_lines"};
const db::Command<std::int64_t, Date, std::string> kDropLine{"finance.drop_line"};
const db::Command<std::int64_t, Date, std::int64_t> kDeleteStatement{"finance.delete_statement"};
const db::Query<LatestFigures, std::int64_t, std::int64_t> kLatestFiguresAfter{
    "finance.latest_figures_after"};
const db::Query<StoredSheet, std::int64_t> kFindSheet{"finance.find_sheet"};
const db::Query<std::int64_t, std::int64_t, std::int64_t, BenchmarkSheet, Instant, std::int64_t> kSaveSheet{
    "finance.save_sheet"};

constexpr std::string_view kYenEnding = "_yen";

/// "sales_yen" → "sales"; nothing for members that are columns of the year itself.
std::optional<std::string> account_of(std::string_view member) {
  if (!member.ends_with(kYenEnding) || member == "previous_sales_yen") return std::nullopt;
  return std::string(member.substr(0, member.size() - kYenEnding.size()));
}

}  // namespace

std::vector<Statement> list_statements(db::Tx& tx, std::int64_t business_id) {
  return kListStatements.all(tx, business_id);
}

std::optional<std::int64_t> save_statement(db::Tx& tx, std::int64_t business_id, const Statement& statement,
                                           std::int64_t expected_version, std::int64_t user_id) {
  const auto previous = figure_named("previous_sales_yen").get(statement);
  const auto version =
      kSaveStatement.maybe(tx, business_id, statement.fiscal_year_end, statement.months, statement.employees,
                           previous, statement.confirmed, expected_version, statement.updated_at, user_id);
  if (!version) return std::nullopt;
  Texts accounts;
  Numbers amounts;
  for (const Figure& figure : figures()) {
    const auto account = account_of(figure.figure);
    if (!account) continue;
    if (const auto amount = figure.get(statement)) {
      accounts.push_back(*account);
      amounts.push_back(*amount);
    } else {
      kDropLine.run(tx, business_id, statement.fiscal_year_end, *account);
    }
  }
  kSaveLines.run(tx, business_id, statement.fiscal_year_end, accounts, amounts);
  return version;
}

bool delete_statement(db::Tx& tx, std::int64_t business_id, Date fiscal_year_end, std::int64_t version) {
  return kDeleteStatement.run(tx, business_id, fiscal_year_end, version) == 1;
}

std::vector<LatestFigures> latest_figures_after(db::Tx& tx, std::int64_t after, std::int64_t limit) {
  return kLatestFiguresAfter.all(tx, after, limit);
}

std::optional<StoredSheet> find_sheet(db::Tx& tx, std::int64_t business_id) {
  return kFindSheet.maybe(tx, business_id);
}

std::optional<std::int64_t> save_sheet(db::Tx& tx, std::int64_t business_id, std::int64_t expected_version,
                                       const BenchmarkSheet& sheet, Instant now, std::int64_t user_id) {
  return kSaveSheet.maybe(tx, business_id, expected_version, sheet, now, user_id);
}

}  // namespace banso::finance::store
