#include "contexts/recommend/matching/matching.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <map>
#include <thread>
#include <unordered_map>

#include "contexts/recommend/matching/block_evaluator.hpp"

namespace banso::recommend {
namespace {

/// Hands the blocks out to threads, some at a time; `work(thread, block)`.
template <class Work>
void for_each_block(std::size_t blocks, unsigned threads, const Work& work) {
  constexpr std::size_t kPortion = 8;
  std::atomic<std::size_t> next{0};
  const auto run = [&](unsigned thread) {
    for (std::size_t from = next.fetch_add(kPortion); from < blocks; from = next.fetch_add(kPortion))
      for (std::size_t i = from; i < std::min(from + kPortion, blocks); ++i) work(thread, i);
  };
  std::vector<std::jthread> others;
  for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(run, thread);
  run(0);
}

unsigned threads_for(const Table& table, const MatchingOptions& options) {
  const auto useful = static_cast<unsigned>(std::min<std::size_t>((table.blocks().size() + 7) / 8, 64));
  return std::clamp(options.threads, 1U, std::max(1U, useful));
}

const PlaneLoops& loops_of(const MatchingOptions& options) {
  return options.loops ? *options.loops : plane_loops();
}

}  // namespace

VerdictCounts count_verdicts(const Table& table, const Program& program, const MatchingOptions& options) {
  // Equal rules are counted once.
  std::map<Part, std::uint32_t> numbers;
  std::vector<Part> different;
  std::vector<std::uint32_t> number_of_rule;
  for (const Part& root : program.roots) {
    const auto [place, added] = numbers.try_emplace(root, static_cast<std::uint32_t>(different.size()));
    if (added) different.push_back(root);
    number_of_rule.push_back(place->second);
  }

  const PlaneLoops& loops = loops_of(options);
  const unsigned threads = threads_for(table, options);
  std::vector<VerdictCounts> parts(threads, VerdictCounts(different.size()));
  std::vector<std::unique_ptr<BlockEvaluator>> evaluators;
  for (unsigned i = 0; i < threads; ++i)
    evaluators.push_back(std::make_unique<BlockEvaluator>(program, loops));

  for_each_block(table.blocks().size(), threads, [&](unsigned thread, std::size_t index) {
    const Block& block = *table.blocks()[index];
    BlockEvaluator& evaluator = *evaluators[thread];
    VerdictCounts& counts = parts[thread];
    evaluator.begin(block);
    for (const Segment& segment : block.segments())
      counts.totals_[segment.cell] += static_cast<std::uint32_t>(segment.to - segment.from);
    for (std::size_t rule = 0; rule < different.size(); ++rule) {
      const Value value = evaluator.value(different[rule]);
      if (value.whole && value.fits == Fits::kUnknown) continue;
      for (const Segment& segment : block.segments()) {
        YesNo& count = counts.counts_[segment.cell * different.size() + rule];
        if (value.whole) {
          (value.fits == Fits::kYes ? count.yes : count.no) +=
              static_cast<std::uint32_t>(segment.to - segment.from);
        } else {
          count.yes += loops.count(*value.yes, segment.from, segment.to);
          count.no += loops.count(*value.no, segment.from, segment.to);
        }
      }
    }
  });

  VerdictCounts sum(program.roots.size());
  for (unsigned thread = 0; thread < threads; ++thread) {
    const VerdictCounts& part = parts[thread];
    for (std::size_t cell = 0; cell < kCells; ++cell) {
      if (part.totals_[cell] == 0) continue;
      sum.totals_[cell] += part.totals_[cell];
      const YesNo* from = &part.counts_[cell * different.size()];
      YesNo* to = &sum.counts_[cell * program.roots.size()];
      for (std::size_t rule = 0; rule < program.roots.size(); ++rule) {
        to[rule].yes += from[number_of_rule[rule]].yes;
        to[rule].no += from[number_of_rule[rule]].no;
      }
    }
    sum.column_bytes += evaluators[thread]->column_bytes();
    sum.plane_bytes += evaluators[thread]->plane_bytes();
  }
  return sum;
}

std::vector<std::int64_t> businesses_that_fit(const Table& table, const Program& program, std::size_t rule,
                                              const MatchingOptions& options) {
  const unsigned threads = threads_for(table, options);
  std::vector<std::vector<std::int64_t>> found(threads);
  std::vector<std::unique_ptr<BlockEvaluator>> evaluators;
  for (unsigned i = 0; i < threads; ++i)
    evaluators.push_back(std::make_unique<BlockEvaluator>(program, loops_of(options)));
  for_each_block(table.blocks().size(), threads, [&](unsigned thread, std::size_t index) {
    const Block& block = *table.blocks()[index];
    const auto ids = block.business_ids();
    evaluators[thread]->begin(block);
    const Value value = evaluators[thread]->value(program.roots[rule]);
    if (value.whole) {
      if (value.fits == Fits::kYes) found[thread].insert(found[thread].end(), ids.begin(), ids.end());
      return;
    }
    for (std::size_t word = 0; word * 64 < ids.size(); ++word) {
      std::uint64_t bits = value.yes->words[word];
      if (word * 64 + 64 > ids.size()) bits &= ~(~std::uint64_t{0} << (ids.size() % 64));
      for (; bits != 0; bits &= bits - 1)
        found[thread].push_back(ids[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))]);
    }
  });
  for (unsigned thread = 1; thread < threads; ++thread)
    found[0].insert(found[0].end(), found[thread].begin(), found[thread].end());
  return std::move(found[0]);
}

std::vector<std::vector<Fits>> verdicts_of(const Table& table, const Program& program,
                                           const std::vector<std::int64_t>& business_ids,
                                           const std::function<void(Row&)>& change) {
  std::vector<std::vector<Fits>> verdicts(business_ids.size(),
                                          std::vector<Fits>(program.roots.size(), Fits::kUnknown));
  std::unordered_map<std::int64_t, std::size_t> places;
  for (std::size_t i = 0; i < business_ids.size(); ++i) places.emplace(business_ids[i], i);
  std::vector<Row> rows = table.find(business_ids);
  if (change)
    for (Row& row : rows) change(row);
  BlockEvaluator evaluator(program, plane_loops());
  for (std::size_t from = 0; from < rows.size(); from += kBlockRows) {
    const auto part = std::span<const Row>(rows).subspan(from, std::min(kBlockRows, rows.size() - from));
    const Block block(part, table.columns());
    evaluator.begin(block);
    for (std::size_t rule = 0; rule < program.roots.size(); ++rule) {
      const Value value = evaluator.value(program.roots[rule]);
      for (std::size_t i = 0; i < part.size(); ++i) {
        Fits fits = value.fits;
        if (!value.whole) {
          const bool yes = (value.yes->words[i / 64] >> (i % 64)) & 1U;
          const bool no = (value.no->words[i / 64] >> (i % 64)) & 1U;
          fits = yes ? Fits::kYes : no ? Fits::kNo : Fits::kUnknown;
        }
        verdicts[places.at(part[i].business_id)][rule] = fits;
      }
    }
  }
  return verdicts;
}

}  // namespace banso::recommend
