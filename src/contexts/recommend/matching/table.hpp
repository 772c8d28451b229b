// All registered businesses in memory. A table never changes; a change makes a new one that shares what
// stayed the same, so that whoever reads one may keep it as long as needed.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "contexts/recommend/matching/block.hpp"
#include "contexts/recommend/matching/cell.hpp"
#include "contexts/recommend/matching/dictionary.hpp"

namespace banso::recommend {

/// What the columns are.
using Columns = std::vector<Block::Kind>;

using Dictionaries = std::array<std::shared_ptr<const Dictionary>, kMostColumns>;

class Table {
 public:
  const Columns& columns() const { return columns_; }
  const Dictionary& dictionary(std::size_t column) const { return *dictionaries_[column]; }
  std::span<const std::shared_ptr<const Block>> blocks() const { return blocks_; }
  std::size_t businesses() const { return businesses_; }
  /// Businesses that left their place since the table was built: many of them make it slower.
  std::size_t moved() const { return moved_.size(); }
  std::size_t bytes() const;

  /// The business unpacked, or nothing.
  std::vector<Row> find(std::span<const std::int64_t> business_ids) const;

 private:
  friend class TableBuilder;
  friend class TableEditor;

  struct Index {
    std::vector<std::int64_t> business_ids;  ///< in order
    std::vector<std::uint32_t> blocks;       ///< where each stands
  };
  static constexpr std::uint32_t kNowhere = UINT32_MAX;
  std::uint32_t block_of(std::int64_t business_id) const;

  Columns columns_;
  Dictionaries dictionaries_;
  std::vector<std::shared_ptr<const Block>> blocks_;
  std::shared_ptr<const Index> index_;
  std::unordered_map<std::int64_t, std::uint32_t> moved_;  ///< where they stand now; kNowhere: gone
  std::size_t businesses_ = 0;
};

/// Builds a table from rows. They should come in the order of their cells; if not, the table is only slower.
class TableBuilder {
 public:
  explicit TableBuilder(Columns columns);
  /// The number of a list of codes in a column, for Row::set.
  std::int64_t number_of(std::size_t column, const Codes& codes) {
    return dictionaries_[column].number_of(codes);
  }
  /// The next business; each comes once.
  void add(const Row& row);
  std::shared_ptr<const Table> finish();

 private:
  void flush();

  Columns columns_;
  std::vector<Dictionary> dictionaries_;
  std::vector<Row> rows_;
  std::vector<std::shared_ptr<const Block>> blocks_;
};

/// Changes of some businesses, applied at once.
class TableEditor {
 public:
  explicit TableEditor(std::shared_ptr<const Table> table);
  std::int64_t number_of(std::size_t column, const Codes& codes);
  /// Adds the business, or replaces what is known of it.
  void put(const Row& row);
  void remove(std::int64_t business_id);
  std::shared_ptr<const Table> finish();

 private:
  std::shared_ptr<const Table> before_;
  std::array<std::shared_ptr<Dictionary>, kMostColumns> grown_;
  std::unordered_map<std::int64_t, Row> put_;
  std::unordered_map<std::int64_t, bool> removed_;
};

}  // namespace banso::recommend
