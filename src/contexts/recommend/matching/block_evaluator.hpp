// Runs a program over one block.
#pragma once

#include <memory>
#include <vector>

#include "contexts/recommend/matching/block.hpp"
#include "contexts/recommend/matching/planes.hpp"
#include "contexts/recommend/matching/program.hpp"

namespace banso::recommend {

/// What holds of a block's businesses: one thing of all, or planes. Bits beyond the block's rows say nothing.
struct Value {
  bool whole = true;
  Fits fits = Fits::kUnknown;  ///< of all, if whole
  const Plane* yes = nullptr;  ///< else
  const Plane* no = nullptr;
};

/// One a thread. Holds the planes of the block at hand; parts that no rule needs there are never computed.
class BlockEvaluator {
 public:
  BlockEvaluator(const Program& program, const PlaneLoops& loops);

  /// Begins a block; values of the one before are gone.
  void begin(const Block& block);
  /// Good until the next call of value() or begin().
  Value value(Part part);
  /// Bytes of columns read since the evaluator was made.
  std::uint64_t column_bytes() const { return column_bytes_; }
  /// Bytes of planes read and written since then.
  std::uint64_t plane_bytes() const { return plane_bytes_; }

 private:
  Value evaluate(std::uint32_t node, std::uint32_t depth);
  Value at_least(const ProgramNode& node, PlanePair& out);
  Value in_lists(const ProgramNode& node, PlanePair& out);
  Value has(const ProgramNode& node, PlanePair& out);
  Value all(const ProgramNode& node, PlanePair& out, std::uint32_t depth);
  bool is_passing(const Value& value) const;
  Value copied(const Value& value, PlanePair& out);
  Value with_known(const Block::Column& column, Fits fits) const;
  Value split(const Block::Column& column, const Plane& truth, PlanePair& out);

  const Program& program_;
  const PlaneLoops& loops_;
  const Block* block_ = nullptr;
  std::uint32_t stamp_ = 0;
  std::vector<std::uint32_t> stamps_;  // by slot: the block it was computed for
  std::vector<Value> values_;          // by slot
  std::vector<PlanePair> kept_;        // by slot
  std::vector<PlanePair> passing_;     // by depth: of nodes used once
  PlanePair helper_;
  Plane ones_;
  Plane zeros_;
  std::uint64_t column_bytes_ = 0;
  std::uint64_t plane_bytes_ = 0;
};

}  // namespace banso::recommend
