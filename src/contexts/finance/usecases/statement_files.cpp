#include "contexts/finance/usecases/statement_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/finance/csv/statement_csv.hpp"
#include "contexts/finance/store/statements.hpp"
#include "contexts/finance/usecases/access.hpp"
#include "contexts/finance/usecases/statements.hpp"
#include "contexts/finance/usecases/years.hpp"
#include "platform/csv/writer.hpp"
#include "platform/files/disk.hpp"

namespace banso::finance {
namespace {

constexpr std::string_view kCsv = "text/csv; charset=utf-8";

std::vector<ParsedYear> read_body(http::Call& call) {
  const std::string bytes =
      call.request.upload.empty() ? call.request.body : files::read_file(call.request.upload);
  try {
    return read_statement_csv(bytes);
  } catch (const csv::SourceError& error) {
    throw Refused(RefusalCode::kInvalid, error.code(), error.message());
  }
}

/// The stored years as they would be with the file in place of those it replaces.
std::vector<Year> years_with(const std::vector<Statement>& stored, const std::vector<ParsedYear>& file) {
  std::vector<Year> years;
  for (const ParsedYear& row : file) {
    if (row.problems.empty()) years.push_back({row.fiscal_year_end, row.months, row.figures});
  }
  for (const Statement& statement : stored) {
    const bool replaced = std::any_of(
        years.begin(), years.end(), [&](const Year& year) { return year.end == statement.fiscal_year_end; });
    if (!replaced) years.push_back(year_of(statement));
  }
  return years;
}

std::string heading_of(std::string_view path) {
  path.remove_prefix(1);
  if (path == "fiscal_year_end") return "決算日";
  if (path == "months") return "月数";
  return std::string(figure_named(path).name);
}

StatementImportRow row_of(const ParsedYear& parsed, const std::vector<Statement>& stored,
                          const std::vector<Year>& years, Date today,
                          std::span<const std::string> confirmed) {
  StatementImportRow row;
  row.line = static_cast<std::int64_t>(parsed.line);
  for (const CellProblem& problem : parsed.problems) {
    row.problems.push_back({problem.column, problem.code, PlausibilityLevel::refuse, problem.message});
  }
  if (!parsed.problems.empty()) return row;
  row.statement.emplace();
  static_cast<Figures&>(*row.statement) = parsed.figures;
  row.statement->fiscal_year_end = parsed.fiscal_year_end;
  row.statement->months = parsed.months;
  row.replaces = find_year(stored, parsed.fiscal_year_end) != nullptr;
  const Year year{parsed.fiscal_year_end, parsed.months, parsed.figures};
  for (const Plausibility& doubt : doubts_about(year, years, today, confirmed)) {
    row.problems.push_back({heading_of(doubt.path), doubt.code, doubt.level, doubt.message});
  }
  return row;
}

bool has_level(const std::vector<StatementImportRow>& rows, PlausibilityLevel level) {
  return std::any_of(rows.begin(), rows.end(), [&](const StatementImportRow& row) {
    return std::any_of(row.problems.begin(), row.problems.end(),
                       [&](const StatementImportProblem& problem) { return problem.level == level; });
  });
}

void save_row(http::Call& call, std::int64_t business_id, const StatementImportRow& row,
              const std::vector<Statement>& stored) {
  Statement statement;
  static_cast<Figures&>(statement) = *row.statement;
  statement.fiscal_year_end = row.statement->fiscal_year_end;
  statement.months = row.statement->months;
  for (const StatementImportProblem& problem : row.problems) statement.confirmed.push_back(problem.code);
  statement.updated_at = call.now;
  const Statement* current = find_year(stored, statement.fiscal_year_end);
  store_year(call, business_id, statement, current ? current->version : 0);
}

std::string message_of(const StatementImportResult& result, bool commit) {
  if (result.has_refusals)
    return "直していただきたいところがあります。ファイルを直してから、もう一度選んでください。";
  if (result.saved > 0) return fmt::format("{}期分の数字を保存しました。", result.saved);
  if (result.has_questions) {
    return commit ? "確かめていただきたい数字があるため、まだ保存していません。"
                  : "確かめていただきたい数字があります。正しければそのまま保存できます。";
  }
  return fmt::format("{}期分の数字を読み取りました。内容を確かめて保存してください。", result.rows.size());
}

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
  csv::Writer writer(csv::OutputEncoding::kUtf8Bom);
  for (const auto& cells : rows) {
    const std::vector<std::string_view> fields(cells.begin(), cells.end());
    writer.row(fields);
  }
  return writer.take();
}

}  // namespace

StatementImportResult import_statements(http::Call& call, std::int64_t business_id,
                                        const StatementImportQuery& query) {
  must_own(call, business_id);
  const auto parsed = read_body(call);
  const auto stored = store::list_statements(call.tx, business_id);
  const auto years = years_with(stored, parsed);
  StatementImportResult result;
  for (const ParsedYear& row : parsed) {
    result.rows.push_back(row_of(row, stored, years, jst_date(call.now), {}));
  }
  result.has_refusals = has_level(result.rows, PlausibilityLevel::refuse);
  result.has_questions = has_level(result.rows, PlausibilityLevel::ask);
  if (years.size() > kMostYears) {
    throw Refused(
        RefusalCode::kConflict, "finance.too_many_years",
        fmt::format(
            "登録できる決算期は{}期までです。古い決算期を削除するか、ファイルの行を減らしてください。",
            kMostYears));
  }
  if (query.commit && !result.has_refusals && (query.confirmed || !result.has_questions)) {
    for (const StatementImportRow& row : result.rows) save_row(call, business_id, row, stored);
    result.saved = static_cast<std::int64_t>(result.rows.size());
  }
  result.message = message_of(result, query.commit);
  return result;
}

http::Response statement_template() {
  Figures example;
  example.sales_yen = 60'000'000;
  example.previous_sales_yen = Yen(58'000'000);
  example.operating_profit_yen = 2'400'000;
  example.employees = 6;
  example.borrowings_yen = 12'000'000;
  example.cash_yen = 5'000'000;
  example.depreciation_yen = 1'200'000;
  example.accounts_receivable_yen = 6'000'000;
  example.inventory_yen = 3'000'000;
  example.accounts_payable_yen = 4'000'000;
  example.net_assets_yen = 9'000'000;
  example.total_assets_yen = 30'000'000;
  example.liabilities_yen = Yen(21'000'000);
  const Date end{std::chrono::year(2026), std::chrono::month(3), std::chrono::day(31)};
  return http::download(csv_of({statement_csv_header(), statement_csv_cells(end, 12, example)}), kCsv,
                        "決算の数字_ひな形.csv");
}

http::Response export_statements(http::Call& call, std::int64_t business_id) {
  const StatementList list = list_statements(call, business_id);
  std::vector<std::vector<std::string>> rows{statement_csv_header()};
  for (const Statement& statement : list.items) {
    rows.push_back(statement_csv_cells(statement.fiscal_year_end, statement.months, statement));
  }
  return http::download(csv_of(rows), kCsv,
                        fmt::format("決算の数字_{}.csv", format_date(jst_date(call.now))));
}

}  // namespace banso::finance
