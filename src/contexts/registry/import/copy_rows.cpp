#include "contexts/registry/import/copy_rows.hpp"

#include <algorithm>
#include <charconv>

#include "platform/db/libpq_handles.hpp"

namespace banso::registry {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kHeader = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"sv;
constexpr std::string_view kTrailer = "\377\377"sv;
constexpr std::size_t kChunk = 1 << 20;
constexpr std::uint32_t kInt4Oid = 23;
constexpr std::uint32_t kNull = 0xFFFFFFFF;

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text ? text : "";
}

[[noreturn]] void fail(PGconn* connection, const PGresult* result) {
  if (PQstatus(connection) != CONNECTION_OK || result == nullptr) {
    throw db::Unavailable(PQerrorMessage(connection));
  }
  // The primary message only: DETAIL and CONTEXT may hold the row.
  throw db::Error(field(result, PG_DIAG_SQLSTATE), field(result, PG_DIAG_CONSTRAINT_NAME),
                  field(result, PG_DIAG_MESSAGE_PRIMARY));
}

void send(PGconn* connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto part = bytes.substr(0, kChunk);
    if (PQputCopyData(connection, part.data(), static_cast<int>(part.size())) != 1) fail(connection, nullptr);
    bytes.remove_prefix(part.size());
  }
}

}  // namespace

void CopyRows::put16(std::uint16_t value) {
  const char bytes[] = {static_cast<char>(value >> 8), static_cast<char>(value)};
  bytes_.append(bytes, sizeof bytes);
}

void CopyRows::put32(std::uint32_t value) {
  value = __builtin_bswap32(value);
  bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void CopyRows::put64(std::uint64_t value) {
  value = __builtin_bswap64(value);
  bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void CopyRows::add(std::string_view text) {
  put32(static_cast<std::uint32_t>(text.size()));
  bytes_.append(text);
}

void CopyRows::add(std::int64_t number) {
  put32(8);
  put64(static_cast<std::uint64_t>(number));
}

void CopyRows::add(bool flag) {
  put32(1);
  bytes_.push_back(flag ? '\1' : '\0');
}

void CopyRows::add(const std::optional<Date>& date) {
  if (!date) return put32(kNull);
  // PostgreSQL counts days from 2000-01-01.
  constexpr auto kEpoch = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
  put32(4);
  put32(static_cast<std::uint32_t>((std::chrono::sys_days(*date) - kEpoch).count()));
}

void CopyRows::add(const std::optional<std::int64_t>& number) {
  if (!number) return put32(kNull);
  add(*number);
}

void CopyRows::add(std::span<const std::int32_t> numbers) {
  if (numbers.empty()) {  // an array without dimensions
    put32(12);
    put32(0);
    put32(0);
    return put32(kInt4Oid);
  }
  put32(static_cast<std::uint32_t>(20 + 8 * numbers.size()));
  put32(1);  // dimensions
  put32(0);  // no nulls
  put32(kInt4Oid);
  put32(static_cast<std::uint32_t>(numbers.size()));
  put32(1);  // lower bound
  const std::size_t at = bytes_.size();
  bytes_.resize(at + 8 * numbers.size());
  auto* out = reinterpret_cast<unsigned char*>(bytes_.data() + at);
  for (const std::int32_t number : numbers) {
    const std::uint32_t pair[] = {__builtin_bswap32(4),
                                  __builtin_bswap32(static_cast<std::uint32_t>(number))};
    std::copy_n(reinterpret_cast<const unsigned char*>(pair), sizeof pair, out);
    out += sizeof pair;
  }
}

std::size_t copy_in(db::Connection& connection, const std::string& target, const CopyRows& rows) {
  PGconn* raw = connection.raw();
  const db::ResultHandle begun(PQexec(raw, ("copy " + target + " from stdin (format binary)").c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) fail(raw, begun.get());
  send(raw, kHeader);
  send(raw, rows.bytes());
  send(raw, kTrailer);
  if (PQputCopyEnd(raw, nullptr) != 1) fail(raw, nullptr);
  const db::ResultHandle result(PQgetResult(raw));
  const bool good = PQresultStatus(result.get()) == PGRES_COMMAND_OK;
  while (PGresult* rest = PQgetResult(raw)) PQclear(rest);
  if (!good) fail(raw, result.get());
  const std::string_view count = PQcmdTuples(result.get());
  std::size_t copied = 0;
  std::from_chars(count.data(), count.data() + count.size(), copied);
  return copied;
}

}  // namespace banso::registry
