#include "contexts/recommend/matching/block_evaluator.hpp"

#include <cstddef>
#include <functional>

namespace banso::recommend {
namespace {

Value everywhere(Fits fits) {
  return {true, fits, nullptr, nullptr};
}

Value planes(const PlanePair& pair) {
  return {false, Fits::kUnknown, &pair.yes, &pair.no};
}

Value negated(const Value& value) {
  if (value.whole) return everywhere(opposite(value.fits));
  return {false, Fits::kUnknown, value.no, value.yes};
}

}  // namespace

BlockEvaluator::BlockEvaluator(const Program& program, const PlaneLoops& loops)
    : program_(program),
      loops_(loops),
      stamps_(program.slots),
      values_(program.slots),
      kept_(program.slots),
      passing_(program.depth + 1) {
  ones_.words.fill(~std::uint64_t{0});
  zeros_.words.fill(0);
}

void BlockEvaluator::begin(const Block& block) {
  block_ = &block;
  ++stamp_;
}

Value BlockEvaluator::value(Part part) {
  const Value value = evaluate(part.node, 0);
  return part.negated ? negated(value) : value;
}

Value BlockEvaluator::evaluate(std::uint32_t index, std::uint32_t depth) {
  const ProgramNode& node = program_.nodes[index];
  if (node.kind == ProgramNode::Kind::kConstant) return everywhere(node.constant);
  const bool keeps = node.slot != ProgramNode::kNoSlot;
  if (keeps && stamps_[node.slot] == stamp_) return values_[node.slot];
  PlanePair& out = keeps ? kept_[node.slot] : passing_[depth];
  Value value;
  switch (node.kind) {
    case ProgramNode::Kind::kAtLeast:
      value = at_least(node, out);
      break;
    case ProgramNode::Kind::kInLists:
      value = in_lists(node, out);
      break;
    case ProgramNode::Kind::kHas:
      value = has(node, out);
      break;
    default:
      value = all(node, out, depth);
  }
  if (keeps) {
    if (is_passing(value)) value = copied(value, out);
    stamps_[node.slot] = stamp_;
    values_[node.slot] = value;
  }
  return value;
}

/// Whether other nodes will write where the value stands.
bool BlockEvaluator::is_passing(const Value& value) const {
  const auto within = [&](const Plane* plane) {
    const auto* begin = reinterpret_cast<const std::byte*>(passing_.data());
    const auto* place = reinterpret_cast<const std::byte*>(plane);
    return !std::less<>{}(place, begin) && std::less<>{}(place, begin + passing_.size() * sizeof(PlanePair));
  };
  return !value.whole && (within(value.yes) || within(value.no));
}

Value BlockEvaluator::copied(const Value& value, PlanePair& out) {
  loops_.both(*value.yes, *value.no, ones_, zeros_, out);
  plane_bytes_ += 6 * sizeof(Plane);
  return planes(out);
}

/// `fits` where the fact is known, unknown elsewhere.
Value BlockEvaluator::with_known(const Block::Column& column, Fits fits) const {
  if (column.all_known || fits == Fits::kUnknown) return everywhere(fits);
  const Plane& known = block_->known(column);
  if (fits == Fits::kYes) return {false, Fits::kUnknown, &known, &zeros_};
  return {false, Fits::kUnknown, &zeros_, &known};
}

Value BlockEvaluator::split(const Block::Column& column, const Plane& truth, PlanePair& out) {
  loops_.split(truth, column.all_known ? ones_ : block_->known(column), out);
  plane_bytes_ += 4 * sizeof(Plane);
  return planes(out);
}

Value BlockEvaluator::at_least(const ProgramNode& node, PlanePair& out) {
  const Block::Column& column = block_->column(node.column);
  if (column.form == Block::Form::kUnknown) return everywhere(Fits::kUnknown);
  if (node.limit <= column.min) return with_known(column, Fits::kYes);
  if (node.limit > column.max) return with_known(column, Fits::kNo);
  const auto limit = static_cast<std::int64_t>(static_cast<std::uint64_t>(node.limit) -
                                               static_cast<std::uint64_t>(column.base));
  loops_.at_least[column.width_log](block_->values(column), limit, out.yes);
  column_bytes_ += kBlockRows << column.width_log;
  plane_bytes_ += sizeof(Plane);
  return split(column, out.yes, out);
}

Value BlockEvaluator::in_lists(const ProgramNode& node, PlanePair& out) {
  const Block::Column& column = block_->column(node.column);
  if (column.form == Block::Form::kUnknown) return everywhere(Fits::kUnknown);
  const Fits* truths = program_.truths.data() + node.first;
  if (column.form == Block::Form::kMany) {
    const auto* lists = static_cast<const std::uint32_t*>(block_->values(column));
    out.yes = zeros_;
    out.no = zeros_;
    for (std::size_t i = 0; i < kBlockRows; ++i) {
      const std::uint64_t bit = std::uint64_t{1} << (i % 64);
      if (truths[lists[i]] == Fits::kYes) out.yes.words[i / 64] |= bit;
      if (truths[lists[i]] == Fits::kNo) out.no.words[i / 64] |= bit;
    }
    column_bytes_ += kBlockRows * 4;
    if (!column.all_known) {
      const Plane& known = block_->known(column);
      for (std::size_t word = 0; word < kPlaneWords; ++word) {
        out.yes.words[word] &= known.words[word];
        out.no.words[word] &= known.words[word];
      }
    }
    return planes(out);
  }
  const auto lists = block_->lists(column);
  ByteSet yes;
  ByteSet decided;
  std::size_t counts[3] = {0, 0, 0};
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const Fits fits = truths[lists[i]];
    ++counts[static_cast<std::size_t>(fits)];
    if (fits == Fits::kYes) yes.insert(static_cast<std::uint8_t>(i));
    if (fits != Fits::kUnknown) decided.insert(static_cast<std::uint8_t>(i));
  }
  for (const Fits fits : {Fits::kNo, Fits::kUnknown, Fits::kYes})
    if (counts[static_cast<std::size_t>(fits)] == lists.size()) return with_known(column, fits);
  const auto* values = static_cast<const std::uint8_t*>(block_->values(column));
  loops_.in_set(values, yes, out.yes);
  column_bytes_ += kBlockRows;
  plane_bytes_ += sizeof(Plane);
  if (counts[static_cast<std::size_t>(Fits::kUnknown)] == 0) return split(column, out.yes, out);
  Plane& known = helper_.yes;
  loops_.in_set(values, decided, known);
  if (!column.all_known) {
    const Plane& told = block_->known(column);
    for (std::size_t word = 0; word < kPlaneWords; ++word) known.words[word] &= told.words[word];
  }
  loops_.split(out.yes, known, out);
  return planes(out);
}

Value BlockEvaluator::has(const ProgramNode& node, PlanePair& out) {
  const Block::Column& column = block_->column(node.column);
  if (column.form == Block::Form::kUnknown) return everywhere(Fits::kUnknown);
  if (((column.bits >> node.bit) & 1U) == 0) return with_known(column, Fits::kNo);
  column_bytes_ += sizeof(Plane);
  return split(column, block_->plane(column, node.bit), out);
}

Value BlockEvaluator::all(const ProgramNode& node, PlanePair& out, std::uint32_t depth) {
  Value sum = everywhere(Fits::kYes);
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Part part = program_.parts[node.first + i];
    Value next = evaluate(part.node, depth + 1);
    if (part.negated) next = negated(next);
    if (next.whole && next.fits == Fits::kYes) continue;
    if (next.whole && next.fits == Fits::kNo) return next;
    if (sum.whole && sum.fits == Fits::kYes) {
      // The next part will use the same room.
      if (i + 1 < node.count && is_passing(next)) next = copied(next, out);
      sum = next;
      continue;
    }
    if (sum.whole && next.whole) continue;  // both unknown
    const Plane& sum_yes = sum.whole ? zeros_ : *sum.yes;
    const Plane& sum_no = sum.whole ? zeros_ : *sum.no;
    const bool none =
        loops_.both(sum_yes, sum_no, next.whole ? zeros_ : *next.yes, next.whole ? zeros_ : *next.no, out);
    plane_bytes_ += 6 * sizeof(Plane);
    if (none) return everywhere(Fits::kNo);
    sum = planes(out);
  }
  return sum;
}

}  // namespace banso::recommend
