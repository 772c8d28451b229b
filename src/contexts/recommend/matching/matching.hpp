// Rules over all businesses at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "contexts/recommend/matching/planes.hpp"
#include "contexts/recommend/matching/program.hpp"
#include "contexts/recommend/matching/table.hpp"

namespace banso::recommend {

struct MatchingOptions {
  unsigned threads = 2;
  const PlaneLoops* loops = nullptr;  ///< nullptr: plane_loops()
};

/// How many businesses of a cell fulfil a rule, and how many do not; of the rest it is not known.
struct YesNo {
  std::uint32_t yes = 0;
  std::uint32_t no = 0;
};

/// Counts of all rules of a program by cell.
class VerdictCounts {
 public:
  VerdictCounts(std::size_t rules) : rules_(rules), counts_(rules * kCells), totals_(kCells) {}

  const YesNo& of(std::size_t rule, Cell cell) const { return counts_[cell * rules_ + rule]; }
  std::uint32_t businesses_in(Cell cell) const { return totals_[cell]; }
  std::uint32_t unknown(std::size_t rule, Cell cell) const {
    return totals_[cell] - of(rule, cell).yes - of(rule, cell).no;
  }

  std::uint64_t column_bytes = 0;  ///< bytes of columns that were read
  std::uint64_t plane_bytes = 0;   ///< bytes of planes that went through the processor

 private:
  friend VerdictCounts count_verdicts(const Table&, const Program&, const MatchingOptions&);

  std::size_t rules_;
  std::vector<YesNo> counts_;  ///< by cell, then by rule: a block writes few cells and all rules
  std::vector<std::uint32_t> totals_;
};

VerdictCounts count_verdicts(const Table& table, const Program& program, const MatchingOptions& options = {});

/// Which businesses fulfil the rule, in no order. @param rule index of a root
std::vector<std::int64_t> businesses_that_fit(const Table& table, const Program& program, std::size_t rule,
                                              const MatchingOptions& options = {});

/// The verdict of every rule on some businesses, in the order given; unknown businesses get kUnknown.
/// For lists of a few thousand. @param change what a business is to be judged without is forgotten here
std::vector<std::vector<Fits>> verdicts_of(const Table& table, const Program& program,
                                           const std::vector<std::int64_t>& business_ids,
                                           const std::function<void(Row&)>& change = {});

}  // namespace banso::recommend
