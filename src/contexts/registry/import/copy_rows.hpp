// Rows in PostgreSQL's binary COPY format: cheaper than text for numbers and arrays on both sides.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry {

/// Rows being put together, without header and trailer, so that parts of one can be appended to another.
class CopyRows {
 public:
  void begin_row(std::int16_t columns) { put16(static_cast<std::uint16_t>(columns)); }
  void add(std::string_view text);
  void add(std::int64_t number);
  void add(bool flag);
  void add(const std::optional<Date>& date);
  void add(const std::optional<std::int64_t>& number);
  void add(std::span<const std::int32_t> numbers);  ///< int4[]
  void append(std::string_view rows) { bytes_.append(rows); }

  std::string_view bytes() const { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }
  void clear() { bytes_.clear(); }

 private:
  void put16(std::uint16_t value);
  void put32(std::uint32_t value);
  void put64(std::uint64_t value);

  std::string bytes_;
};

/// Copies the rows into a table. @param target "table (column, …)", text of our own. @return rows copied
/// @throws db::Error, db::Unavailable
std::size_t copy_in(db::Connection& connection, const std::string& target, const CopyRows& rows);

}  // namespace banso::registry
