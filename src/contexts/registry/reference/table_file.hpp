// Reading a CSV with a header whose columns are recognised by their names, in any order.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/registry/reference/line_problem.hpp"
#include "platform/csv/byte_source.hpp"

namespace banso::registry {

/// One column that a file may have.
struct TableColumn {
  std::vector<std::string_view> names;  ///< every heading under which it is published
  bool required = true;
};

/// One record: the fields of the known columns in the order of the TableColumns; empty where the file has
/// none.
class TableRecord {
 public:
  TableRecord(std::span<const std::string_view> fields, std::vector<LineProblem>& problems)
      : fields_(fields), problems_(problems) {}

  /// The field without spaces around it.
  std::string_view operator[](std::size_t column) const { return fields_[column]; }

  /// Records what is wrong with a column (by its place in the TableColumns); the record is then rejected.
  void fail(std::size_t column, std::string code, std::string message) {
    problems_.push_back({column + 1, std::move(code), std::move(message)});
  }
  bool good() const { return problems_.empty(); }

 private:
  std::span<const std::string_view> fields_;
  std::vector<LineProblem>& problems_;
};

/// Reads every entry of `source`. The first record must be a header with all required columns. `take` looks
/// at a record and either fails it or keeps what it needs; it returns false to pass over a record in silence.
/// @throws csv::SourceError: the file cannot be read; "reference.columns" (a column is missing: the message
/// says which headings it may have), "reference.empty".
ReferenceSummary read_table(csv::ByteSource& source, std::span<const TableColumn> columns,
                            const std::function<bool(TableRecord&)>& take, const RejectLine& reject);

}  // namespace banso::registry
