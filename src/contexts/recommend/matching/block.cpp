#include "contexts/recommend/matching/block.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace banso::recommend {
namespace {

std::uint64_t difference(std::int64_t large, std::int64_t small) {
  return static_cast<std::uint64_t>(large) - static_cast<std::uint64_t>(small);
}

/// The narrowest width whose signed values hold `range + 1` different ones.
std::uint8_t width_for(std::uint64_t range) {
  if (range <= UINT8_MAX) return 0;
  if (range <= UINT16_MAX) return 1;
  return range <= UINT32_MAX ? 2 : 3;
}

/// Added to the smallest value so that it becomes the smallest of its width.
std::uint64_t lift_of(std::uint8_t width_log) {
  return std::uint64_t{1} << (8 * (1U << width_log) - 1);
}

}  // namespace

/// Lays the columns out: first all sizes, then all bytes.
class Block::Packer {
 public:
  Packer(Block& block, std::span<const Row> rows, std::span<const Kind> kinds)
      : block_(block), rows_(rows), kinds_(kinds) {}

  void plan(std::size_t index) {
    Column& column = block_.columns_[index];
    std::size_t known = 0;
    for (const Row& row : rows_) {
      if (!row.knows(index)) continue;
      const std::int64_t value = row.values[index];
      column.min = known == 0 ? value : std::min(column.min, value);
      column.max = known == 0 ? value : std::max(column.max, value);
      ++known;
    }
    if (known == 0) return;
    column.all_known = known == rows_.size();
    if (!column.all_known) column.known_at = reserve(sizeof(Plane));
    if (kinds_[index] == Kind::kList) {
      plan_lists(index, column);
    } else if (kinds_[index] == Kind::kSet) {
      column.form = Form::kBits;
      for (const Row& row : rows_)
        if (row.knows(index)) column.bits |= static_cast<std::uint64_t>(row.values[index]);
      column.values_at = reserve(static_cast<std::size_t>(std::popcount(column.bits)) * sizeof(Plane));
    } else {
      column.form = Form::kNumbers;
      column.width_log = width_for(difference(column.max, column.min));
      column.base =
          column.width_log == 3
              ? 0
              : static_cast<std::int64_t>(static_cast<std::uint64_t>(column.min) + lift_of(column.width_log));
      column.values_at = reserve(kBlockRows << column.width_log);
    }
  }

  void allocate() {
    block_.size_ = at_;
    block_.bytes_.reset(static_cast<std::byte*>(::operator new (at_, std::align_val_t{alignof(Plane)})));
    std::memset(block_.bytes_.get(), 0, at_);
  }

  void fill(std::size_t index) {
    const Column& column = block_.columns_[index];
    if (column.form == Form::kUnknown) return;
    std::byte* bytes = block_.bytes_.get();
    if (column.form == Form::kLists)
      std::memcpy(bytes + column.lists_at, lists_[index].data(), 4 * lists_[index].size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].knows(index)) continue;
      if (!column.all_known)
        reinterpret_cast<Plane*>(bytes + column.known_at)->words[i / 64] |= std::uint64_t{1} << (i % 64);
      put(column, index, i, rows_[i].values[index]);
    }
  }

 private:
  std::uint32_t reserve(std::size_t size) {
    const auto place = static_cast<std::uint32_t>(at_);
    at_ += (size + alignof(Plane) - 1) / alignof(Plane) * alignof(Plane);
    return place;
  }

  void plan_lists(std::size_t index, Column& column) {
    std::vector<std::uint32_t>& lists = lists_[index];
    for (const Row& row : rows_)
      if (row.knows(index)) lists.push_back(static_cast<std::uint32_t>(row.values[index]));
    std::sort(lists.begin(), lists.end());
    lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
    column.form = lists.size() <= 256 ? Form::kLists : Form::kMany;
    column.width_log = column.form == Form::kLists ? 0 : 2;
    if (column.form == Form::kLists) {
      column.lists = static_cast<std::uint16_t>(lists.size());
      column.lists_at = reserve(4 * lists.size());
    }
    // One list for all needs no places: they are all the first.
    const bool one = column.form == Form::kLists && lists.size() == 1;
    column.values_at = reserve(one ? 0 : kBlockRows << column.width_log);
  }

  void put(const Column& column, std::size_t index, std::size_t i, std::int64_t value) {
    if (column.form == Form::kBits) {
      for (auto left = static_cast<std::uint64_t>(value); left != 0; left &= left - 1) {
        const auto bit = static_cast<unsigned>(std::countr_zero(left));
        const_cast<Plane&>(block_.plane(column, bit)).words[i / 64] |= std::uint64_t{1} << (i % 64);
      }
      return;
    }
    std::byte* to = block_.bytes_.get() + column.values_at + (i << column.width_log);
    if (column.form == Form::kLists) {
      const auto& lists = lists_[index];
      if (lists.size() == 1) return;
      const auto place =
          std::lower_bound(lists.begin(), lists.end(), static_cast<std::uint32_t>(value)) - lists.begin();
      *to = static_cast<std::byte>(place);
      return;
    }
    const std::uint64_t stored =
        column.form == Form::kMany ? static_cast<std::uint64_t>(value) : difference(value, column.base);
    std::memcpy(to, &stored, std::size_t{1} << column.width_log);  // little endian: the low bytes
  }

  Block& block_;
  std::span<const Row> rows_;
  std::span<const Kind> kinds_;
  std::size_t at_ = 0;
  std::array<std::vector<std::uint32_t>, kMostColumns> lists_;
};

Block::Block(std::span<const Row> rows, std::span<const Kind> kinds) : columns_(kinds.size()) {
  if (rows.empty() || rows.size() > kBlockRows || kinds.size() > kMostColumns)
    throw std::logic_error("a block holds 1 to kBlockRows businesses of at most kMostColumns columns");
  business_ids_.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    business_ids_.push_back(rows[i].business_id);
    if (i == 0 || segments_.back().cell != rows[i].cell)
      segments_.push_back({rows[i].cell, static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(i)});
    segments_.back().to = static_cast<std::uint16_t>(i + 1);
  }
  segments_.shrink_to_fit();
  Packer packer(*this, rows, kinds);
  for (std::size_t i = 0; i < kinds.size(); ++i) packer.plan(i);
  packer.allocate();
  for (std::size_t i = 0; i < kinds.size(); ++i) packer.fill(i);
}

std::vector<Row> Block::unpack() const {
  std::vector<Row> rows(business_ids_.size());
  for (const Segment& segment : segments_)
    for (std::size_t i = segment.from; i < segment.to; ++i) rows[i].cell = segment.cell;
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].business_id = business_ids_[i];
  for (std::size_t index = 0; index < columns_.size(); ++index) {
    const Column& column = columns_[index];
    if (column.form == Form::kUnknown) continue;
    const auto* from = static_cast<const std::byte*>(values(column));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!column.all_known && !((known(column).words[i / 64] >> (i % 64)) & 1U)) continue;
      std::int64_t value = 0;
      if (column.form == Form::kBits) {
        for (std::uint64_t left = column.bits; left != 0; left &= left - 1) {
          const auto bit = static_cast<unsigned>(std::countr_zero(left));
          if ((plane(column, bit).words[i / 64] >> (i % 64)) & 1U)
            value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) | (std::uint64_t{1} << bit));
        }
      } else if (column.form == Form::kLists) {
        const std::size_t place = column.lists == 1 ? 0 : static_cast<std::size_t>(from[i]);
        value = lists(column)[place];
      } else {
        const unsigned unused = 64 - (8U << column.width_log);
        std::uint64_t stored = 0;
        std::memcpy(&stored, from + (i << column.width_log), std::size_t{1} << column.width_log);
        const std::int64_t extended = static_cast<std::int64_t>(stored << unused) >> unused;
        value = static_cast<std::int64_t>(static_cast<std::uint64_t>(extended) +
                                          static_cast<std::uint64_t>(column.base));
      }
      rows[i].set(index, value);
    }
  }
  return rows;
}

std::size_t Block::bytes() const {
  return sizeof(Block) + size_ + business_ids_.capacity() * sizeof(std::int64_t) +
         segments_.capacity() * sizeof(Segment) + columns_.capacity() * sizeof(Column);
}

}  // namespace banso::recommend
