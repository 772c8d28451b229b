// Fiscal years as CSV: template, export, import with a preview.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "contexts/finance/rules/plausibility.hpp"
#include "platform/http/call.hpp"

namespace banso::finance {

/// A year as a file tells it.
struct ImportedStatement : Figures {
  Date fiscal_year_end{};
  Months months = 12;
};
BOOST_DESCRIBE_STRUCT(ImportedStatement, (Figures), (fiscal_year_end, months))

/// What is wrong with one cell or row.
struct StatementImportProblem {
  std::string column;  ///< heading, empty for the whole row
  std::string code;
  PlausibilityLevel level{};
  std::string message;
};
BOOST_DESCRIBE_STRUCT(StatementImportProblem, (), (column, code, level, message))

struct StatementImportRow {
  std::int64_t line = 0;
  std::optional<ImportedStatement> statement;  ///< nothing if the row cannot be read
  bool replaces = false;                       ///< the year is stored already
  std::vector<StatementImportProblem> problems;
};
BOOST_DESCRIBE_STRUCT(StatementImportRow, (), (line, statement, replaces, problems))

struct StatementImportResult {
  std::vector<StatementImportRow> rows;
  bool has_refusals = false;
  bool has_questions = false;
  std::int64_t saved = 0;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(StatementImportResult, (), (rows, has_refusals, has_questions, saved, message))

struct StatementImportQuery {
  bool commit = false;     ///< save; otherwise only a preview
  bool confirmed = false;  ///< every question is answered with "it is right"
};
BOOST_DESCRIBE_STRUCT(StatementImportQuery, (), (commit, confirmed))

/// Reads the body as CSV. Saves all years or none. @throws Refused(kForbidden) for anybody but an owner,
/// kInvalid if the file as a whole cannot be read
StatementImportResult import_statements(http::Call& call, std::int64_t business_id,
                                        const StatementImportQuery& query);

/// A file to fill in, with an example.
http::Response statement_template();

/// The years as CSV that can be imported again. Audited.
http::Response export_statements(http::Call& call, std::int64_t business_id);

}  // namespace banso::finance
