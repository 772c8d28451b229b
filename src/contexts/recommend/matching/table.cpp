#include "contexts/recommend/matching/table.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace banso::recommend {

std::uint32_t Table::block_of(std::int64_t business_id) const {
  if (const auto moved = moved_.find(business_id); moved != moved_.end()) return moved->second;
  const auto& ids = index_->business_ids;
  const auto place = std::lower_bound(ids.begin(), ids.end(), business_id);
  if (place == ids.end() || *place != business_id) return kNowhere;
  return index_->blocks[static_cast<std::size_t>(place - ids.begin())];
}

std::vector<Row> Table::find(std::span<const std::int64_t> business_ids) const {
  std::map<std::uint32_t, std::vector<std::int64_t>> wanted;
  for (const std::int64_t id : business_ids) {
    const std::uint32_t block = block_of(id);
    if (block != kNowhere) wanted[block].push_back(id);
  }
  std::vector<Row> found;
  for (auto& [block, ids] : wanted) {
    std::sort(ids.begin(), ids.end());
    for (Row& row : blocks_[block]->unpack())
      if (std::binary_search(ids.begin(), ids.end(), row.business_id)) found.push_back(row);
  }
  return found;
}

std::size_t Table::bytes() const {
  std::size_t bytes = sizeof(Table) + blocks_.capacity() * sizeof(blocks_[0]) +
                      index_->business_ids.capacity() * sizeof(std::int64_t) +
                      index_->blocks.capacity() * sizeof(std::uint32_t) + moved_.size() * 48;
  for (const auto& block : blocks_) bytes += block->bytes();
  for (std::size_t i = 0; i < columns_.size(); ++i) bytes += dictionaries_[i]->bytes();
  return bytes;
}

TableBuilder::TableBuilder(Columns columns) : columns_(std::move(columns)), dictionaries_(columns_.size()) {
  rows_.reserve(kBlockRows);
}

void TableBuilder::add(const Row& row) {
  rows_.push_back(row);
  if (rows_.size() == kBlockRows) flush();
}

void TableBuilder::flush() {
  if (rows_.empty()) return;
  blocks_.push_back(std::make_shared<const Block>(rows_, columns_));
  rows_.clear();
}

std::shared_ptr<const Table> TableBuilder::finish() {
  flush();
  auto table = std::make_shared<Table>();
  table->columns_ = columns_;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    table->dictionaries_[i] = std::make_shared<const Dictionary>(dictionaries_[i]);
  std::vector<std::pair<std::int64_t, std::uint32_t>> places;
  for (const auto& block : blocks_) table->businesses_ += block->rows();
  places.reserve(table->businesses_);
  for (std::uint32_t i = 0; i < blocks_.size(); ++i)
    for (const std::int64_t id : blocks_[i]->business_ids()) places.emplace_back(id, i);
  std::sort(places.begin(), places.end());
  auto index = std::make_shared<Table::Index>();
  index->business_ids.reserve(places.size());
  index->blocks.reserve(places.size());
  for (const auto& [id, block] : places) {
    index->business_ids.push_back(id);
    index->blocks.push_back(block);
  }
  table->index_ = std::move(index);
  blocks_.shrink_to_fit();
  table->blocks_ = std::move(blocks_);
  return table;
}

TableEditor::TableEditor(std::shared_ptr<const Table> table) : before_(std::move(table)) {}

std::int64_t TableEditor::number_of(std::size_t column, const Codes& codes) {
  if (!grown_[column]) grown_[column] = std::make_shared<Dictionary>(before_->dictionary(column));
  return grown_[column]->number_of(codes);
}

void TableEditor::put(const Row& row) {
  removed_.erase(row.business_id);
  put_[row.business_id] = row;
}

void TableEditor::remove(std::int64_t business_id) {
  put_.erase(business_id);
  removed_[business_id] = true;
}

std::shared_ptr<const Table> TableEditor::finish() {
  auto table = std::make_shared<Table>(*before_);
  for (std::size_t i = 0; i < kMostColumns; ++i)
    if (grown_[i]) table->dictionaries_[i] = grown_[i];
  const auto pack = [&](std::span<const Row> rows) {
    return std::make_shared<const Block>(rows, table->columns_);
  };

  // Those that stay in their cell are changed where they stand; the others go to the end.
  std::map<std::uint32_t, bool> touched;
  for (const auto& [id, row] : put_) {
    if (const auto block = table->block_of(id); block != Table::kNowhere) touched[block] = true;
  }
  for (const auto& [id, removed] : removed_) {
    if (const auto block = table->block_of(id); block != Table::kNowhere) touched[block] = true;
  }
  std::vector<std::uint32_t> emptied;
  for (const auto& [number, is_touched] : touched) {
    std::vector<Row> rows = table->blocks_[number]->unpack();
    std::vector<Row> kept;
    kept.reserve(rows.size());
    for (const Row& row : rows) {
      if (removed_.contains(row.business_id)) {
        table->moved_[row.business_id] = Table::kNowhere;
        --table->businesses_;
        continue;
      }
      const auto changed = put_.find(row.business_id);
      if (changed == put_.end()) {
        kept.push_back(row);
      } else if (changed->second.cell == row.cell) {
        kept.push_back(changed->second);
        put_.erase(changed);
      } else {
        --table->businesses_;  // comes again at the end
      }
    }
    if (kept.empty()) {
      table->blocks_[number] = nullptr;
      emptied.push_back(number);
    } else {
      table->blocks_[number] = pack(kept);
    }
  }

  if (!put_.empty()) {
    std::vector<Row> rows;
    std::uint32_t number = static_cast<std::uint32_t>(table->blocks_.size());
    // The last block takes more if it has room, so that changes one by one do not make a block each.
    if (number > 0 && table->blocks_.back() && table->blocks_.back()->rows() + put_.size() <= kBlockRows) {
      rows = table->blocks_.back()->unpack();
      table->blocks_.pop_back();
      --number;
    }
    for (const auto& [id, row] : put_) {
      rows.push_back(row);
      ++table->businesses_;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.cell < b.cell; });
    for (std::size_t from = 0; from < rows.size(); from += kBlockRows, ++number) {
      const std::span<const Row> part =
          std::span<const Row>(rows).subspan(from, std::min(kBlockRows, rows.size() - from));
      for (const Row& row : part) table->moved_[row.business_id] = number;
      table->blocks_.push_back(pack(part));
    }
  }
  // A block without businesses: the last one takes its number.
  for (auto it = emptied.rbegin(); it != emptied.rend(); ++it) {
    const std::uint32_t last = static_cast<std::uint32_t>(table->blocks_.size() - 1);
    if (*it >= table->blocks_.size() || table->blocks_[*it]) continue;
    if (*it != last) {
      for (const std::int64_t id : table->blocks_[last]->business_ids()) table->moved_[id] = *it;
      table->blocks_[*it] = table->blocks_[last];
    }
    table->blocks_.pop_back();
  }
  return table;
}

}  // namespace banso::recommend
