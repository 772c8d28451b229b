#include "contexts/measures/rules/next_question.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include "contexts/measures/rules/answers.hpp"
#include "contexts/measures/rules/compiled_catalogue.hpp"

namespace banso::measures {
namespace {

/// Expected numbers are counted in thousandths.
constexpr std::int64_t kWhole = 1000;

class Asker {
 public:
  Asker(const PreparedCatalogue& catalogue, const Findings& findings, Date as_of)
      : all_(catalogue.compiled()), findings_(findings), as_of_(as_of), assumed_(all_.nodes.size()) {}

  /// The share of the answers to the fact that decide the condition.
  std::int64_t share_of(NodeId root, FactKey fact) {
    const auto [known, is_new] = shares_.try_emplace(std::pair(root, fact), 0);
    if (is_new) known->second = try_answers(root, fact);
    return known->second;
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  /// Open nodes below the root that ask for the fact or hold such nodes, children first.
  void collect(NodeId id, FactSet wanted) {
    if ((findings_.missing[id] & wanted) == 0 || assumed_[id].round == round_) return;
    assumed_[id].round = round_;
    const CompiledNode& node = all_.nodes[id];
    if (node.kind == CompiledNode::Kind::test) {
      assumed_[id].test = static_cast<std::uint32_t>(tests_.size());
      tests_.push_back(&all_.tests[node.first]);
    } else {
      assumed_[id].test = kNone;
      for (std::uint32_t i = 0; i < node.count; ++i) collect(all_.children[node.first + i], wanted);
    }
    order_.push_back(id);
  }

  Truth truth_of_node(NodeId id) const {
    return assumed_[id].round == round_ ? assumed_[id].truth : findings_.truths[id];
  }

  void assume(const std::vector<Truth>& truths) {
    for (const NodeId id : order_) {
      if (assumed_[id].test != kNone) {
        assumed_[id].truth = truths[assumed_[id].test];
        continue;
      }
      const CompiledNode& node = all_.nodes[id];
      if (node.kind == CompiledNode::Kind::negate) {
        assumed_[id].truth = kleene_not(truth_of_node(all_.children[node.first]));
        continue;
      }
      const bool is_all = node.kind == CompiledNode::Kind::all;
      Truth truth = is_all ? Truth::yes : Truth::no;
      for (std::uint32_t i = 0; i < node.count; ++i) {
        const Truth one = truth_of_node(all_.children[node.first + i]);
        truth = is_all ? std::min(truth, one) : std::max(truth, one);
      }
      assumed_[id].truth = truth;
    }
  }

  std::int64_t try_answers(NodeId root, FactKey fact) {
    ++round_;
    tests_.clear();
    order_.clear();
    collect(root, bit_of(fact));
    const Answers& answers = known_answers(fact);
    std::int64_t decided = 0;
    for (const auto& truths : answers.truths) {
      assume(truths);
      if (assumed_[root].truth != Truth::unknown) ++decided;
    }
    const auto count = static_cast<std::int64_t>(answers.truths.size());
    if (count == 0) return 0;
    // Never the whole unless every answer decides.
    return decided == count && answers.complete ? kWhole : std::min(decided * kWhole / count, kWhole - 1);
  }

  /// The same tests are asked by many measures.
  const Answers& known_answers(FactKey fact) {
    const auto [known, is_new] = answers_.try_emplace(tests_);
    if (is_new) known->second = answers_of(fact, tests_, as_of_);
    return known->second;
  }

  struct Assumed {
    std::uint32_t round = 0;  ///< in which the node was part of the question
    std::uint32_t test = kNone;
    Truth truth{};
  };

  const PreparedCatalogue::Compiled& all_;
  const Findings& findings_;
  Date as_of_;
  std::vector<Assumed> assumed_;
  std::uint32_t round_ = 0;
  std::vector<const Test*> tests_;
  std::vector<NodeId> order_;
  std::map<std::pair<NodeId, FactKey>, std::int64_t> shares_;
  std::map<std::vector<const Test*>, Answers> answers_;
};

}  // namespace

std::optional<NextQuestion> next_question(const PreparedCatalogue& catalogue, const Findings& findings,
                                          Date as_of, std::span<const std::size_t> among) {
  Asker asker(catalogue, findings, as_of);
  struct Score {
    std::int64_t expected = 0;
    std::int64_t decides = 0;
    std::int64_t surely = 0;
    std::int64_t asking = 0;  ///< open measures that ask for it among others
  };
  std::array<Score, kFactCount> scores;
  bool is_any_open = false;
  for (const std::size_t place : among) {
    if (findings.measures[place].verdict != VerdictKind::open) continue;
    is_any_open = true;
    const NodeId root = *catalogue.compiled().measures[place].whole;
    for (const FactKey fact : keys_of(findings.missing[root])) {
      const std::int64_t share = asker.share_of(root, fact);
      Score& score = scores[static_cast<std::size_t>(fact)];
      score.expected += share;
      score.decides += share > 0 ? 1 : 0;
      score.surely += share == kWhole ? 1 : 0;
      ++score.asking;
    }
  }
  if (!is_any_open) return std::nullopt;
  const auto best = std::max_element(scores.begin(), scores.end(), [](const Score& a, const Score& b) {
    return std::tie(a.expected, a.surely, a.asking) < std::tie(b.expected, b.surely, b.asking);
  });
  NextQuestion next;
  next.fact = static_cast<FactKey>(best - scores.begin());
  next.question = fact_of(next.fact).question;
  next.decides = best->decides;
  next.surely = best->surely;
  return next;
}

std::optional<NextQuestion> next_question(const PreparedCatalogue& catalogue, const Findings& findings,
                                          Date as_of) {
  std::vector<std::size_t> all(catalogue.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return next_question(catalogue, findings, as_of, all);
}

}  // namespace banso::measures
