// One plan in every frame of several measures, side by side.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "contexts/measures/rules/proof_words.hpp"
#include "contexts/measures/rules/simulate.hpp"
#include "contexts/measures/rules/verdict.hpp"

namespace banso::measures {
namespace {

std::string yen(std::int64_t amount) {
  return number_in_words(FactUnit::yen, amount);
}

int rank_of(VerdictKind verdict) {
  switch (verdict) {
    case VerdictKind::eligible:
      return 0;
    case VerdictKind::open:
      return 1;
    case VerdictKind::unpublished:
      return 2;
    case VerdictKind::not_eligible:
      return 3;
  }
  return 3;
}

}  // namespace

std::vector<Comparison> compare(std::span<const Measure> measures, const Plan& plan, const Facts& facts,
                                Date as_of) {
  struct Row {
    int rank;
    Comparison comparison;
  };
  std::vector<Row> rows;
  for (const Measure& measure : measures) {
    const bool pays = std::any_of(measure.frames.begin(), measure.frames.end(),
                                  [](const Frame& frame) { return frame.subsidy.has_value(); });
    if (!pays) continue;
    const Verdict verdict = judge(measure, facts, as_of);
    for (std::size_t i = 0; i < measure.frames.size(); ++i) {
      const Frame& frame = measure.frames[i];
      if (!frame.subsidy) continue;
      const Simulation simulation = simulate(*frame.subsidy, plan, facts, as_of);
      const VerdictKind kind = i < verdict.frames.size() ? verdict.frames[i].verdict : verdict.verdict;
      Row row;
      row.rank = rank_of(kind);
      row.comparison.measure_key = measure.measure_key;
      row.comparison.frame_key = frame.frame_key;
      row.comparison.title = measure.title;
      row.comparison.frame_name = frame.name;
      row.comparison.verdict = boost::describe::enum_to_string(kind, "");
      row.comparison.low_yen = simulation.low.subsidy_yen;
      row.comparison.high_yen = simulation.high.subsidy_yen;
      row.comparison.own_share_yen = simulation.low.own_share_yen;
      row.comparison.rate = simulation.low.rate;
      if (simulation.eligible_yen == 0) {
        row.comparison.says = "対象になる経費がありません。";
      } else if (!simulation.low.limits.empty()) {
        row.comparison.says = simulation.low.limits.back().says;
      } else if (simulation.ineligible_yen > 0) {
        row.comparison.says = fmt::format("{}は対象になりません。", yen(simulation.ineligible_yen));
      }
      if (simulation.question) row.comparison.question = simulation.question->fact;
      rows.push_back(std::move(row));
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tuple(a.rank, -a.comparison.low_yen, -a.comparison.high_yen) <
           std::tuple(b.rank, -b.comparison.low_yen, -b.comparison.high_yen);
  });
  std::vector<Comparison> comparisons;
  comparisons.reserve(rows.size());
  for (Row& row : rows) comparisons.push_back(std::move(row.comparison));
  return comparisons;
}

}  // namespace banso::measures
