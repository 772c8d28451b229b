// Connections and transactions over libpq.
//
// A request should cost few round trips: BEGIN and the caller's identity travel in one pipeline with the
// first statement, deferred writes in one pipeline with COMMIT. That is why this is libpq (pipeline mode) and
// not a library above it.
#pragma once

#include <libpq-fe.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "platform/db/error.hpp"
#include "platform/shape/type.hpp"

namespace banso::db {

class Statement;
using Parameters = std::vector<std::optional<std::string>>;

/// The rows of one statement.
class Result {
 public:
  explicit Result(PGresult* result) : result_(result, &PQclear) {}

  std::size_t size() const { return static_cast<std::size_t>(PQntuples(result_.get())); }
  std::size_t columns() const { return static_cast<std::size_t>(PQnfields(result_.get())); }
  std::string_view column_name(std::size_t column) const {
    return PQfname(result_.get(), static_cast<int>(column));
  }
  /// Rows changed by insert, update or delete.
  std::size_t affected() const;
  /// A column's text, or no value for null.
  std::optional<std::string_view> text(std::size_t row, std::size_t column) const;
  /// Reads a row into a described struct by column name, or its only column into a scalar.
  /// @throws std::logic_error naming the column if the shapes do not fit.
  void read(std::size_t row, void* object, const shape::Type& type) const;
  const PGresult* raw() const { return result_.get(); }

 private:
  std::unique_ptr<PGresult, void (*)(PGresult*)> result_;
};

/// One connection. Not thread-safe; the pool hands it to one thread at a time.
class Connection {
 public:
  /// @throws Unavailable
  explicit Connection(const std::string& conninfo);

  PGconn* raw() { return connection_.get(); }
  bool is_broken() const;

  struct Call {
    const Statement* statement;  ///< a prepared named statement, or nullptr
    std::string sql;             ///< used when statement is nullptr
    Parameters parameters;
  };
  /// Sends all calls in one pipeline and returns the last one's result. The first failure is thrown, after
  /// which the transaction (if any) is aborted. @throws Error, Unavailable
  Result run(const std::vector<Call>& calls);
  /// Runs plain SQL text, possibly several statements. @throws Error, Unavailable
  Result script(const std::string& sql);

 private:
  std::unique_ptr<PGconn, void (*)(PGconn*)> connection_;
  std::unordered_set<std::string> prepared_;  ///< by name: two declarations may share one statement
};

/// Transaction-local settings that row level security reads: {"app.user_id", "42"}.
using Settings = std::vector<std::pair<std::string, std::string>>;

struct TxOptions {
  Settings settings{};  ///< who acts: set before the first statement
  bool durable = true;  ///< false: commit without waiting for the disk (only read logs are written)
  bool read_only = false;
};

/// A transaction. Begun by its first statement; rolled back unless commit() was called.
class Tx {
 public:
  /// @param acquire lends a connection; called by the first statement, so that a request which needs no
  /// database
  ///        holds none
  explicit Tx(std::function<std::shared_ptr<Connection>()> acquire, TxOptions options = {});
  /// On a connection of one's own, which must outlive the transaction.
  explicit Tx(Connection& connection, TxOptions options = {});
  ~Tx();
  Tx(const Tx&) = delete;

  /// Use Query and Command instead of calling this.
  Result execute(const Statement& statement, Parameters parameters);
  /// Text made at run time (search, settings): parameters only, never pasted values.
  Result execute_sql(std::string sql, Parameters parameters = {});
  void defer(const Statement& statement, Parameters parameters);
  /// Adds transaction-local settings, sent with the next statement.
  void set(const Settings& settings);
  /// Runs `then` after a successful commit (wake a worker, publish an event).
  void after_commit(std::function<void()> then) { after_commit_.push_back(std::move(then)); }
  void commit();
  /// Commits what was done so far and goes on in a new transaction, without settings: nobody acts in it until
  /// they are set again. For facts that must stay although the request is refused (a failed sign-in was
  /// counted), and before slow work that needs no database (a password hash, a call to another server).
  void commit_so_far();
  void rollback() noexcept;
  /// The transaction's connection, begun: for COPY. @throws Unavailable
  Connection& begun_connection();

 private:
  Result send(Connection::Call call);
  void queue_begin();

  std::function<std::shared_ptr<Connection>()> acquire_;
  std::shared_ptr<Connection> connection_;
  TxOptions options_;
  enum class State { kIdle, kOpen, kDone } state_ = State::kIdle;
  std::vector<Connection::Call> queued_;
  std::vector<std::function<void()>> after_commit_;
};

}  // namespace banso::db
