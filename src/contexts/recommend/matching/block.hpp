// Some businesses, packed column by column: what matching reads. Never changed once made.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <vector>

#include "contexts/recommend/matching/planes.hpp"

namespace banso::recommend {

/// A business has at most this many facts.
inline constexpr std::size_t kMostColumns = 64;

/// A cell of the counts: prefecture × section of industry (matching/cell.hpp).
using Cell = std::uint16_t;

/// A business unpacked: one number a fact, whatever its kind (see matching/columns.hpp).
struct Row {
  std::int64_t business_id = 0;
  Cell cell = 0;
  std::uint64_t known = 0;  ///< one bit a column
  std::array<std::int64_t, kMostColumns> values{};

  bool knows(std::size_t column) const { return (known >> column) & 1U; }
  void set(std::size_t column, std::int64_t value) {
    known |= std::uint64_t{1} << column;
    values[column] = value;
  }
  void forget(std::size_t column) {
    known &= ~(std::uint64_t{1} << column);
    values[column] = 0;
  }
};

/// Rows [from, to) of a block belong to one cell.
struct Segment {
  Cell cell;
  std::uint16_t from;
  std::uint16_t to;
};

class Block {
 public:
  enum class Form : std::uint8_t {
    kUnknown,  ///< nobody told this fact
    kNumbers,  ///< differences from `base`, as narrow as they allow
    kLists,    ///< places in the block's own list of at most 256 numbers of a dictionary
    kMany,     ///< numbers of a dictionary, four bytes each
    kBits,     ///< sets of at most 64 things: a plane for each thing that some business has
  };

  struct Column {
    Form form = Form::kUnknown;
    std::uint8_t width_log = 0;   ///< kNumbers: a value takes 1 << width_log bytes
    bool all_known = false;       ///< else `known` stands in the bytes
    std::uint16_t lists = 0;      ///< kLists: how many
    std::uint32_t values_at = 0;  ///< places in the bytes
    std::uint32_t known_at = 0;
    std::uint32_t lists_at = 0;
    std::int64_t base = 0;  ///< kNumbers
    std::int64_t min = 0;   ///< kNumbers: of the known values
    std::int64_t max = 0;
    std::uint64_t bits = 0;  ///< kBits: the things that have a plane
  };

  /// What the values of a column are.
  enum class Kind : std::uint8_t { kNumber, kList, kSet };

  /// Packs 1 to kBlockRows rows with these columns.
  Block(std::span<const Row> rows, std::span<const Kind> kinds);

  std::size_t rows() const { return business_ids_.size(); }
  std::span<const std::int64_t> business_ids() const { return business_ids_; }
  std::span<const Segment> segments() const { return segments_; }
  const Column& column(std::size_t index) const { return columns_[index]; }
  std::size_t columns() const { return columns_.size(); }

  const void* values(const Column& column) const { return bytes_.get() + column.values_at; }
  /// Only where not all is known.
  const Plane& known(const Column& column) const {
    return *reinterpret_cast<const Plane*>(bytes_.get() + column.known_at);
  }
  /// kBits: who has the thing, one of column.bits.
  const Plane& plane(const Column& column, unsigned bit) const {
    const auto before =
        static_cast<std::size_t>(std::popcount(column.bits & ((std::uint64_t{1} << bit) - 1)));
    return *reinterpret_cast<const Plane*>(bytes_.get() + column.values_at + before * sizeof(Plane));
  }
  std::span<const std::uint32_t> lists(const Column& column) const {
    return {reinterpret_cast<const std::uint32_t*>(bytes_.get() + column.lists_at), column.lists};
  }

  /// Unpacks everything, in order.
  std::vector<Row> unpack() const;
  /// Memory it takes.
  std::size_t bytes() const;

 private:
  struct Free {
    void operator()(std::byte* bytes) const { ::operator delete (bytes, std::align_val_t{alignof(Plane)}); }
  };
  class Packer;

  std::vector<std::int64_t> business_ids_;
  std::vector<Segment> segments_;
  std::vector<Column> columns_;
  std::unique_ptr<std::byte, Free> bytes_;
  std::size_t size_ = 0;
};

}  // namespace banso::recommend
