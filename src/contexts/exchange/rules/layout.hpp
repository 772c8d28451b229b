// A mapping laid over the columns of one file: reads lines into records and writes records as lines.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/exchange/rules/convert.hpp"
#include "contexts/exchange/rules/mapping.hpp"

namespace banso::exchange {

/// What there is to say about one cell.
struct CellProblem {
  std::int64_t column = 0;  ///< in the file, from 1; 0: the line as a whole
  std::string header;
  std::string value;  ///< as the file has it, its beginning
  std::string code;
  std::string message;
  bool blocks = false;  ///< the value could not be read
};
BOOST_DESCRIBE_STRUCT(CellProblem, (), (column, header, value, code, message, blocks))

/// Texts that nobody understands, by their header.
using Kept = std::map<std::string, std::string, std::less<>>;

/// A line, read. Values stand in the order of Layout::fields().
struct Record {
  std::vector<std::optional<std::string>> values;
  std::vector<bool> told;  ///< whether the line says anything about the field
  Kept kept;               ///< an empty text: nothing is to be kept any more
  std::vector<CellProblem> problems;

  bool blocked() const;
};

class Layout {
 public:
  struct FileColumn {
    std::string header;
    const MappingColumn* column = nullptr;  ///< null: the mapping does not have it; kept
    const Field* field = nullptr;
    std::size_t slot = 0;  ///< of the field's value
  };

  /// For reading. @param header of the file; empty when it has none. Both others must outlive the layout.
  Layout(const Mapping& mapping, std::span<const std::string> header, const References& references);
  /// For writing: the mapping's own columns.
  Layout(const Mapping& mapping, const References& references);

  const std::vector<FileColumn>& columns() const { return columns_; }
  const std::vector<const Field*>& fields() const { return fields_; }
  /// The slot of a field; nothing if no column holds it.
  std::optional<std::size_t> slot_of(std::string_view key) const;
  /// Columns of the mapping that the file does not have.
  const std::vector<std::string>& missing() const { return missing_; }
  /// Columns of the file that the mapping does not have.
  std::vector<std::string> unknown() const;

  Record read(std::span<const std::string_view> cells) const;
  /// One text for each column.
  std::vector<std::string> write(std::span<const std::optional<std::string>> values, const Kept& kept) const;

  /// Whether a file written from `current` would have said the same as the line does.
  bool says_the_same(std::size_t slot, const std::optional<std::string>& current,
                     const std::optional<std::string>& told) const;

 private:
  void add_column(std::string header, const MappingColumn* column);
  void find_parts();
  std::string cleaned(std::string_view cell, CellProblem* problem) const;
  std::array<std::string, 4> parts_for(std::size_t slot, const std::string& address) const;
  std::vector<std::string> write_fields(std::span<const std::optional<std::string>> values,
                                        const Kept& kept) const;
  void keep_spellings(std::span<const std::string_view> cells, Record& record) const;

  const Mapping& mapping_;
  const References& references_;
  std::vector<FileColumn> columns_;
  std::vector<const Field*> fields_;
  std::vector<std::string> missing_;
  std::map<std::size_t, std::vector<std::size_t>>
      part_columns_;  ///< slot → its columns, for addresses in parts
  std::map<char32_t, std::string> own_characters_;
};

/// A field that a line would change.
struct MemberDifference {
  std::string key;
  std::string label;
  std::optional<std::string> before;
  std::optional<std::string> after;
  bool spelling_only = false;
};
BOOST_DESCRIBE_STRUCT(MemberDifference, (), (key, label, before, after, spelling_only))

/// @param current values of the member in the order of layout.fields()
std::vector<MemberDifference> differences(const Layout& layout,
                                          std::span<const std::optional<std::string>> current,
                                          const Record& record);

}  // namespace banso::exchange
