// Fiscal years from a CSV as people keep them: a year a row or a year a column, headings in Japanese or
// English, amounts in yen, thousands or millions, days in either calendar. Pure; what cannot be read is told
// at its row and column.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/finance/rules/statement.hpp"
#include "platform/csv/byte_source.hpp"

namespace banso::finance {

/// What is wrong with one cell.
struct CellProblem {
  std::string column;  ///< its heading; empty for the whole row
  std::string code;
  std::string message;
};

struct ParsedYear {
  std::uint64_t line = 0;  ///< line of the file, or column when a year is a column
  Date fiscal_year_end{};
  std::int64_t months = 12;
  Figures figures;
  std::vector<CellProblem> problems;  ///< with any, the rest is not to be used
};

/// At most so many years and columns are read from one file.
inline constexpr std::size_t kMostRows = 50;

/// Reads a whole file. @throws csv::SourceError if it is no such file: unreadable, empty, without a column
/// that is needed ("finance.csv_columns"), with too many rows ("finance.csv_too_long")
std::vector<ParsedYear> read_statement_csv(std::string_view bytes);

/// The headings of a file that can be read again, without the unit.
std::vector<std::string> statement_csv_header();
/// One year in the order of the header, in yen.
std::vector<std::string> statement_csv_cells(Date fiscal_year_end, std::int64_t months,
                                             const Figures& figures);

/// An amount as people write it: "1,234", "△1,234", "(1,234)", "１２３円", "1.5百万円"; `unit_yen` multiplies
/// what names no unit itself. @return nothing if it is none, is no whole yen, or is out of range
std::optional<std::int64_t> parse_amount(std::string_view text, std::int64_t unit_yen);

/// 円 1, 千円 1,000, 万円 10,000, 百万円 1,000,000; nothing for anything else.
std::optional<std::int64_t> unit_of(std::string_view text);

}  // namespace banso::finance
