// From facts and rules to columns and programs. What a single test means is asked of the evaluator of one
// business, so that both cannot differ.
#pragma once

#include <functional>
#include <span>

#include "contexts/measures/api.hpp"
#include "contexts/recommend/matching/program.hpp"
#include "contexts/recommend/matching/table.hpp"

namespace banso::recommend {

/// One column a fact, in the order of the table of facts.
Columns fact_columns();

/// Gives the number of a list of codes in a column: TableBuilder's or TableEditor's.
using NumberOf = std::function<std::int64_t(std::size_t column, const Codes& codes)>;
Row row_of(std::int64_t business_id, const measures::Facts& facts, const NumberOf& number_of);
/// The facts of an unpacked row (without who told them).
measures::Facts facts_of_row(const Row& row, const Table& table);

/// Rules of a day for the dictionaries of a table.
class RuleCompiler {
 public:
  RuleCompiler(const Table& table, Date as_of);

  /// Adds the rule as the next root.
  void add(const measures::Rule& rule);
  /// Adds several rules of which one must be fulfilled as the next root.
  void add_any(std::span<const measures::Rule> rules);
  /// Adds rules that must all be fulfilled as the next root, those after `unfulfilled` negated.
  void add_all(std::span<const measures::Rule> fulfilled, std::span<const measures::Rule> unfulfilled);
  Program finish() { return builder_.finish(); }

 private:
  Part part_of(const measures::Rule& rule);
  Part test(const measures::Test& test);
  Part number_test(const measures::Test& test, std::size_t column);
  Part date_test(const measures::Test& test, std::size_t column);
  Part set_test(const measures::Test& test, std::size_t column);
  Part list_test(const measures::Test& test, std::size_t column);

  const Table& table_;
  Date as_of_;
  ProgramBuilder builder_;
  std::array<std::vector<measures::Facts>, kMostColumns> lists_;  ///< each list of a dictionary, alone
};

}  // namespace banso::recommend
