// Named SQL statements. They live in queries.sql files beside the code that uses them:
//
//   -- name: find_business
//   select business_id, name from registry.business where business_id = $1;
//
// and are named by their folder: "registry.find_business" for src/contexts/registry/store/queries.sql. C++
// declares what goes in and what comes out once, as an object with static storage; a census test prepares
// every declared statement against the migrated schema and compares columns and types with the struct.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/tx.hpp"
#include "platform/shape/text.hpp"

namespace banso::db {

/// A declared statement; see Query and Command.
class Statement {
 public:
  Statement(std::string_view name, const shape::Type* row, std::vector<const shape::Type*> parameters);
  Statement(const Statement&) = delete;

  const std::string& name() const { return name_; }
  const shape::Type* row() const { return row_; }
  const std::vector<const shape::Type*>& parameters() const { return parameters_; }
  /// The SQL text. @throws std::out_of_range if no .sql file holds the name.
  std::string_view sql() const;
  bool executed() const { return executed_; }
  void mark_executed() const;

  /// Every declared statement of the program, for the census.
  static const std::vector<const Statement*>& all();

 private:
  std::string name_;
  const shape::Type* row_;
  std::vector<const shape::Type*> parameters_;
  mutable std::atomic<bool> executed_{false};
};

/// Every named statement found in the embedded .sql files: name → SQL.
const std::vector<std::pair<std::string, std::string>>& all_named_sql();

/// A statement that returns rows, each read into a described struct (or one column into a scalar).
template <class Row, class... Parameters>
class Query : public Statement {
 public:
  explicit Query(std::string_view name)
      : Statement(name, &shape::type_of<Row>(), {&shape::type_of<Parameters>()...}) {}

  /// All rows.
  std::vector<Row> all(Tx& tx, const Parameters&... values) const {
    const Result result = tx.execute(*this, {shape::to_sql(values)...});
    std::vector<Row> rows(result.size());
    for (std::size_t i = 0; i < rows.size(); ++i) result.read(i, &rows[i], shape::type_of<Row>());
    return rows;
  }

  /// The first row, if there is any.
  std::optional<Row> maybe(Tx& tx, const Parameters&... values) const {
    const Result result = tx.execute(*this, {shape::to_sql(values)...});
    if (result.size() == 0) return std::nullopt;
    std::optional<Row> row(std::in_place);
    result.read(0, &*row, shape::type_of<Row>());
    return row;
  }

  /// The only row. @throws std::logic_error if there is none: use maybe() where that can happen.
  Row one(Tx& tx, const Parameters&... values) const {
    auto row = maybe(tx, values...);
    if (!row) throw std::logic_error(name() + " returned no row");
    return std::move(*row);
  }
};

/// A statement that returns no rows.
template <class... Parameters>
class Command : public Statement {
 public:
  explicit Command(std::string_view name) : Statement(name, nullptr, {&shape::type_of<Parameters>()...}) {}

  /// Runs it now. @return how many rows it changed.
  std::size_t run(Tx& tx, const Parameters&... values) const {
    return tx.execute(*this, {shape::to_sql(values)...}).affected();
  }

  /// Sends it together with the next statement or the commit: for writes whose outcome nobody reads (audit,
  /// outbox).
  void defer(Tx& tx, const Parameters&... values) const { tx.defer(*this, {shape::to_sql(values)...}); }
};

}  // namespace banso::db
