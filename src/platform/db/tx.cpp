#include "platform/db/tx.hpp"

#include <charconv>
#include <stdexcept>

#include "platform/db/statement.hpp"

namespace banso::db {
namespace {

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text ? text : "";
}

/// Connection exceptions, and the server saying that it is stopping or still starting.
bool means_unavailable(std::string_view sqlstate) {
  return sqlstate.starts_with("08") || sqlstate == "57P01" || sqlstate == "57P02" || sqlstate == "57P03" ||
         sqlstate == "53300";
}

[[noreturn]] void throw_failure(const PGresult* result) {
  const std::string sqlstate = field(result, PG_DIAG_SQLSTATE);
  // The primary message only: DETAIL and CONTEXT may hold the row, and with it personal data.
  const std::string text = field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (means_unavailable(sqlstate)) throw Unavailable(text);
  throw Error(sqlstate, field(result, PG_DIAG_CONSTRAINT_NAME), text);
}

bool is_failure(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_PIPELINE_ABORTED;
}

}  // namespace

std::size_t Result::affected() const {
  const std::string_view text = PQcmdTuples(result_.get());
  std::size_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

std::optional<std::string_view> Result::text(std::size_t row, std::size_t column) const {
  const int r = static_cast<int>(row);
  const int c = static_cast<int>(column);
  if (PQgetisnull(result_.get(), r, c)) return std::nullopt;
  return std::string_view(PQgetvalue(result_.get(), r, c),
                          static_cast<std::size_t>(PQgetlength(result_.get(), r, c)));
}

void Result::read(std::size_t row, void* object, const shape::Type& type) const {
  if (type.kind != shape::Kind::kStruct) {
    if (!shape::from_sql(object, type, text(row, 0)))
      throw std::logic_error("the column does not fit its type");
    return;
  }
  for (const shape::Field& member : type.fields) {
    std::size_t column = 0;
    while (column < columns() && column_name(column) != member.name) ++column;
    if (column == columns() || !shape::from_sql(member.get(object), *member.type, text(row, column))) {
      throw std::logic_error(std::string(type.name) + "." + std::string(member.name) +
                             " does not fit the statement's column");
    }
  }
}

Connection::Connection(const std::string& conninfo) : connection_(PQconnectdb(conninfo.c_str()), &PQfinish) {
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw Unavailable(PQerrorMessage(connection_.get()));
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
}

bool Connection::is_broken() const {
  return PQstatus(connection_.get()) != CONNECTION_OK;
}

Result Connection::script(const std::string& sql) {
  Result result(PQexec(raw(), sql.c_str()));
  if (is_broken()) throw Unavailable(PQerrorMessage(raw()));
  if (is_failure(result.raw())) throw_failure(result.raw());
  return result;
}

Result Connection::run(const std::vector<Call>& calls) {
  PGconn* connection = raw();
  const auto lost = [&] { return Unavailable(PQerrorMessage(connection)); };
  if (is_broken() || PQenterPipelineMode(connection) != 1) throw lost();

  // What was sent, in order: a statement to prepare (not yet known to have succeeded) or a call.
  std::vector<const Statement*> sent;
  for (const Call& call : calls) {
    if (call.statement && !prepared_.contains(call.statement->name())) {
      const std::string sql(call.statement->sql());
      if (PQsendPrepare(connection, call.statement->name().c_str(), sql.c_str(), 0, nullptr) != 1)
        throw lost();
      prepared_.insert(call.statement->name());
      sent.push_back(call.statement);
    }
    std::vector<const char*> values;
    std::vector<int> lengths;
    for (const auto& parameter : call.parameters) {
      values.push_back(parameter ? parameter->c_str() : nullptr);
      lengths.push_back(parameter ? static_cast<int>(parameter->size()) : 0);
    }
    const int count = static_cast<int>(values.size());
    const int ok = call.statement ? PQsendQueryPrepared(connection, call.statement->name().c_str(), count,
                                                        values.data(), lengths.data(), nullptr, 0)
                                  : PQsendQueryParams(connection, call.sql.c_str(), count, nullptr,
                                                      values.data(), lengths.data(), nullptr, 0);
    if (ok != 1) throw lost();
    if (call.statement) call.statement->mark_executed();
    sent.push_back(nullptr);
  }
  if (PQpipelineSync(connection) != 1) throw lost();

  std::optional<Result> last;
  std::optional<Result> failure;
  for (const Statement* preparing : sent) {
    PGresult* raw_result = PQgetResult(connection);
    if (!raw_result) throw lost();
    Result result(raw_result);
    if (is_failure(result.raw())) {
      if (preparing) prepared_.erase(preparing->name());
      if (!failure) failure.emplace(std::move(result));
    } else if (!preparing) {
      last.emplace(std::move(result));
    }
    while (PGresult* rest = PQgetResult(connection)) PQclear(rest);
  }
  PGresult* sync = PQgetResult(connection);
  const bool synced = sync && PQresultStatus(sync) == PGRES_PIPELINE_SYNC;
  PQclear(sync);
  PQexitPipelineMode(connection);
  if (failure) {
    if (is_broken()) throw lost();
    throw_failure(failure->raw());
  }
  if (!synced || !last) throw lost();
  return std::move(*last);
}

Tx::Tx(std::function<std::shared_ptr<Connection>()> acquire, TxOptions options)
    : acquire_(std::move(acquire)), options_(std::move(options)) {}

Tx::Tx(Connection& connection, TxOptions options)
    : connection_(std::shared_ptr<Connection>(), &connection), options_(std::move(options)) {}

Tx::~Tx() {
  rollback();
}

void Tx::queue_begin() {
  if (state_ == State::kDone) throw std::logic_error("the transaction has ended");
  if (state_ == State::kOpen) return;
  if (!connection_) connection_ = acquire_();
  state_ = State::kOpen;
  std::vector<Connection::Call> calls{{nullptr, options_.read_only ? "begin read only" : "begin", {}}};
  if (!options_.durable) calls.push_back({nullptr, "set local synchronous_commit to off", {}});
  calls.insert(calls.end(), std::make_move_iterator(queued_.begin()), std::make_move_iterator(queued_.end()));
  queued_ = std::move(calls);
  const Settings settings = std::move(options_.settings);
  set(settings);
}

void Tx::set(const Settings& settings) {
  if (settings.empty()) return;
  queue_begin();
  Connection::Call call{nullptr, "select ", {}};
  for (const auto& [name, value] : settings) {
    if (!call.parameters.empty()) call.sql += ", ";
    call.parameters.push_back(name);
    call.sql += "set_config($" + std::to_string(call.parameters.size());
    call.parameters.push_back(value);
    call.sql += ", $" + std::to_string(call.parameters.size()) + ", true)";
  }
  queued_.push_back(std::move(call));
}

Result Tx::send(Connection::Call call) {
  queue_begin();
  std::vector<Connection::Call> calls = std::move(queued_);
  queued_.clear();
  calls.push_back(std::move(call));
  return connection_->run(calls);
}

Result Tx::execute(const Statement& statement, Parameters parameters) {
  return send({&statement, {}, std::move(parameters)});
}

Result Tx::execute_sql(std::string sql, Parameters parameters) {
  return send({nullptr, std::move(sql), std::move(parameters)});
}

void Tx::defer(const Statement& statement, Parameters parameters) {
  queue_begin();
  queued_.push_back({&statement, {}, std::move(parameters)});
}

Connection& Tx::begun_connection() {
  queue_begin();
  if (!queued_.empty()) {
    connection_->run(queued_);
    queued_.clear();
  }
  return *connection_;
}

void Tx::commit() {
  commit_so_far();
  state_ = State::kDone;
}

void Tx::commit_so_far() {
  if (state_ == State::kDone) throw std::logic_error("the transaction has ended");
  if (state_ == State::kOpen) {
    const Result result = send({nullptr, "commit", {}});
    state_ = State::kIdle;
    // COMMIT of an aborted transaction answers ROLLBACK without an error.
    if (std::string_view(PQcmdStatus(const_cast<PGresult*>(result.raw()))) != "COMMIT") {
      throw std::logic_error("commit of a failed transaction");
    }
  }
  const auto thens = std::move(after_commit_);
  after_commit_.clear();
  for (const auto& then : thens) then();
}

void Tx::rollback() noexcept {
  if (state_ != State::kOpen) {
    state_ = State::kDone;
    return;
  }
  state_ = State::kDone;
  queued_.clear();
  if (connection_->is_broken() || PQtransactionStatus(connection_->raw()) == PQTRANS_IDLE) return;
  try {
    connection_->script("rollback");
  } catch (const std::exception&) {
    // The pool throws a connection away that is not idle; the server then ends the transaction.
  }
}

}  // namespace banso::db
