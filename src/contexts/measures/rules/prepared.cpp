#include "contexts/measures/rules/prepared.hpp"

#include <algorithm>
#include <utility>

#include "contexts/measures/rules/compiled_catalogue.hpp"
#include "contexts/measures/rules/definitions.hpp"
#include "contexts/measures/rules/rule_json.hpp"

namespace banso::measures {

NodeId CatalogueCompiler::add(const Rule& rule) {
  switch (rule.kind) {
    case Rule::Kind::test:
      return add_test(rule.test);
    case Rule::Kind::define: {
      auto& known = definitions_[static_cast<std::size_t>(rule.define)];
      if (!known) known = add(rule_of(rule.define));
      return *known;
    }
    case Rule::Kind::negate:
      return add_node(CompiledNode::Kind::negate, {add(rule.children.front())});
    case Rule::Kind::all:
    case Rule::Kind::any:
      break;
  }
  std::vector<NodeId> children;
  for (const Rule& child : rule.children) children.push_back(add(child));
  return add_group(rule.kind == Rule::Kind::all ? CompiledNode::Kind::all : CompiledNode::Kind::any,
                   std::move(children));
}

NodeId CatalogueCompiler::add_group(CompiledNode::Kind kind, std::vector<NodeId> children) {
  // The order of conditions and doubled conditions change no truth.
  std::sort(children.begin(), children.end());
  children.erase(std::unique(children.begin(), children.end()), children.end());
  return children.size() == 1 ? children.front() : add_node(kind, std::move(children));
}

NodeId CatalogueCompiler::add_test(Test test) {
  std::sort(test.codes.begin(), test.codes.end());
  Rule leaf;
  leaf.kind = Rule::Kind::test;
  leaf.test = test;
  const auto [known, is_new] = tests_.try_emplace(print_rule(leaf), 0);
  if (is_new) {
    known->second = static_cast<NodeId>(compiled_.nodes.size());
    compiled_.nodes.push_back(
        {CompiledNode::Kind::test, static_cast<std::uint32_t>(compiled_.tests.size()), 0});
    compiled_.tests.push_back(std::move(test));
  }
  return known->second;
}

NodeId CatalogueCompiler::add_node(CompiledNode::Kind kind, std::vector<NodeId> children) {
  const auto [known, is_new] = groups_.try_emplace(std::pair(kind, children), 0);
  if (is_new) {
    known->second = static_cast<NodeId>(compiled_.nodes.size());
    compiled_.nodes.push_back({kind, static_cast<std::uint32_t>(compiled_.children.size()),
                               static_cast<std::uint32_t>(children.size())});
    compiled_.children.insert(compiled_.children.end(), children.begin(), children.end());
  }
  return known->second;
}

void CatalogueCompiler::add(const Measure& measure) {
  PreparedCatalogue::Compiled::OfMeasure one;
  one.rules_published = measure.rules_published;
  one.frames.first = compiled_.frames.size();
  one.frames.count = measure.frames.size();
  if (const auto condition = condition_of(measure)) one.own = add(*condition);
  std::vector<NodeId> frames;
  bool every_frame_asks = true;
  for (const Frame& frame : measure.frames) {
    std::vector<NodeId> conditions;
    if (one.own) conditions.push_back(*one.own);
    if (frame.rule) conditions.push_back(add(*frame.rule));
    if (conditions.empty()) {
      every_frame_asks = false;
      compiled_.frames.emplace_back();
    } else {
      compiled_.frames.emplace_back(add_group(CompiledNode::Kind::all, std::move(conditions)));
      frames.push_back(*compiled_.frames.back());
    }
  }
  if (measure.frames.empty()) {
    one.whole = one.own;
  } else if (every_frame_asks) {
    one.whole = add_group(CompiledNode::Kind::any, std::move(frames));
  }
  compiled_.measures.push_back(one);
}

PreparedCatalogue::PreparedCatalogue(std::span<const Measure> measures) {
  CatalogueCompiler compiler;
  for (const Measure& measure : measures) compiler.add(measure);
  compiled_ = std::make_unique<const Compiled>(compiler.take());
}

PreparedCatalogue::~PreparedCatalogue() = default;
PreparedCatalogue::PreparedCatalogue(PreparedCatalogue&&) noexcept = default;
PreparedCatalogue& PreparedCatalogue::operator=(PreparedCatalogue&&) noexcept = default;

std::size_t PreparedCatalogue::size() const {
  return compiled_->measures.size();
}

std::size_t PreparedCatalogue::count_nodes() const {
  return compiled_->nodes.size();
}

std::size_t PreparedCatalogue::count_tests() const {
  return compiled_->tests.size();
}

PreparedCatalogue::Range PreparedCatalogue::frames_of(std::size_t measure) const {
  return compiled_->measures.at(measure).frames;
}

void PreparedCatalogue::judge(const Facts& facts, Date as_of, Findings& findings) const {
  const Compiled& all = *compiled_;
  findings.truths.resize(all.nodes.size());
  findings.missing.resize(all.nodes.size());
  // Children stand before their parents.
  for (std::size_t id = 0; id < all.nodes.size(); ++id) {
    const CompiledNode& node = all.nodes[id];
    Truth truth = Truth::unknown;
    FactSet missing = 0;
    if (node.kind == CompiledNode::Kind::test) {
      const Test& test = all.tests[node.first];
      truth = truth_of(test, facts, as_of);
      if (truth == Truth::unknown) missing = bit_of(test.fact);
    } else {
      const NodeId* const begin = all.children.data() + node.first;
      const NodeId* const end = begin + node.count;
      if (node.kind == CompiledNode::Kind::negate) {
        truth = kleene_not(findings.truths[*begin]);
      } else {
        const bool is_all = node.kind == CompiledNode::Kind::all;
        truth = is_all ? Truth::yes : Truth::no;
        for (const NodeId* child = begin; child != end; ++child) {
          const Truth one = findings.truths[*child];
          truth = is_all ? std::min(truth, one) : std::max(truth, one);
        }
      }
      if (truth == Truth::unknown) {
        // What is known keeps nothing open: its set is empty.
        for (const NodeId* child = begin; child != end; ++child) missing |= findings.missing[*child];
      }
    }
    findings.truths[id] = truth;
    findings.missing[id] = missing;
  }
  const auto found = [&](std::optional<NodeId> root, bool is_refused, bool rules_published) {
    Findings::OfMeasure one;
    if (is_refused) {
      one.verdict = VerdictKind::not_eligible;
      return one;
    }
    one.verdict = verdict_of(root ? std::optional(findings.truths[*root]) : std::nullopt, rules_published);
    if (one.verdict == VerdictKind::open) one.missing = findings.missing[*root];
    return one;
  };
  findings.measures.clear();
  findings.frames.clear();
  for (const Compiled::OfMeasure& measure : all.measures) {
    const bool is_refused = measure.own && findings.truths[*measure.own] == Truth::no;
    findings.measures.push_back(found(measure.whole, is_refused, measure.rules_published));
    for (std::size_t i = 0; i < measure.frames.count; ++i) {
      findings.frames.push_back(
          found(all.frames[measure.frames.first + i], is_refused, measure.rules_published));
    }
  }
}

Findings PreparedCatalogue::judge(const Facts& facts, Date as_of) const {
  Findings findings;
  judge(facts, as_of, findings);
  return findings;
}

std::vector<FactKey> keys_of(FactSet set) {
  std::vector<FactKey> keys;
  for (const Fact& fact : facts()) {
    if ((set & bit_of(fact.key)) != 0) keys.push_back(fact.key);
  }
  return keys;
}

}  // namespace banso::measures
