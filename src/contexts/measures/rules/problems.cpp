#include "contexts/measures/rules/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "contexts/measures/rules/answers.hpp"
#include "contexts/measures/rules/definitions.hpp"
#include "contexts/measures/rules/evaluate.hpp"
#include "contexts/measures/rules/rule_json.hpp"

namespace banso::measures {
namespace {

/// How many judgements the search may make for one node and for a whole rule before it gives up.
constexpr int kMostTriesOfNode = 20'000;
constexpr int kMostTries = 200'000;

std::string child_path(const Rule& rule, const std::string& path, std::size_t child) {
  switch (rule.kind) {
    case Rule::Kind::all:
      return fmt::format("{}/all/{}", path, child);
    case Rule::Kind::any:
      return fmt::format("{}/any/{}", path, child);
    default:
      return path + "/not";
  }
}

/// What the reader of JSON would have refused.
void check_shape(const Rule& rule, const std::string& path, std::vector<RuleProblem>& problems) {
  switch (rule.kind) {
    case Rule::Kind::test: {
      const Fact& fact = fact_of(rule.test.fact);
      const std::string op(boost::describe::enum_to_string(rule.test.op, ""));
      if (!fits(rule.test.op, fact.kind)) {
        problems.push_back(
            {path + "/" + op, "rule.wrong_operator", fmt::format("{}に {} は使えません。", fact.name, op)});
      } else if (const auto error = check_operand(rule.test)) {
        problems.push_back({path + "/" + op + error->path, error->code, error->message});
      }
      return;
    }
    case Rule::Kind::define:
      return;
    case Rule::Kind::negate:
      if (rule.children.size() != 1) {
        problems.push_back({path + "/not", "rule.empty", "not には条件を一つだけ書きます。"});
      }
      break;
    case Rule::Kind::all:
    case Rule::Kind::any:
      if (rule.children.empty()) problems.push_back({path, "rule.empty", "条件を1つ以上並べてください。"});
      break;
  }
  for (std::size_t i = 0; i < rule.children.size(); ++i) {
    check_shape(rule.children[i], child_path(rule, path, i), problems);
  }
}

/// A node of the expanded rule; tests that ask the same have the same number.
struct Node {
  Rule::Kind kind{};
  std::vector<Node> children;
  std::size_t test = 0;
};

/// Finds conditions that no business or every business fulfils, by trying all answers that the tests tell
/// apart, fact by fact, and turning back as soon as the truth is known.
class Search {
 public:
  Search(const Rule& rule, Date as_of) : root_(number(rule)) {
    std::map<FactKey, std::vector<std::size_t>> by_fact;
    for (std::size_t i = 0; i < tests_.size(); ++i) by_fact[tests_[i]->fact].push_back(i);
    for (auto& [fact, places] : by_fact) {
      std::vector<const Test*> asked;
      for (const std::size_t place : places) asked.push_back(tests_[place]);
      facts_.push_back({answers_of(fact, asked, as_of), std::move(places)});
    }
    // Facts with few answers first: the tree stays narrow at its top.
    std::sort(facts_.begin(), facts_.end(), [](const OfFact& a, const OfFact& b) {
      return a.answers.values.size() < b.answers.values.size();
    });
    truths_.assign(tests_.size(), Truth::unknown);
  }

  void report(const Rule& rule, std::vector<RuleProblem>& problems) { report(rule, root_, "", problems); }

 private:
  struct OfFact {
    Answers answers;
    std::vector<std::size_t> tests;
  };

  /// Which truths a node can have.
  struct Outcome {
    bool yes = false;
    bool no = false;
    bool is_certain = true;
  };

  Node number(const Rule& rule) {
    if (rule.kind == Rule::Kind::define) return number(rule_of(rule.define));
    Node node;
    node.kind = rule.kind;
    if (rule.kind == Rule::Kind::test) {
      const auto known =
          std::find_if(tests_.begin(), tests_.end(), [&](const Test* test) { return *test == rule.test; });
      node.test = static_cast<std::size_t>(known - tests_.begin());
      if (known == tests_.end()) tests_.push_back(&rule.test);
    }
    for (const Rule& child : rule.children) node.children.push_back(number(child));
    return node;
  }

  Truth truth_of_node(const Node& node) const {
    if (node.kind == Rule::Kind::test) return truths_[node.test];
    if (node.kind == Rule::Kind::negate) return kleene_not(truth_of_node(node.children.front()));
    const bool is_all = node.kind == Rule::Kind::all;
    Truth truth = is_all ? Truth::yes : Truth::no;
    for (const Node& child : node.children) {
      const Truth one = truth_of_node(child);
      truth = is_all ? std::min(truth, one) : std::max(truth, one);
    }
    return truth;
  }

  static void mark_tests(const Node& node, std::vector<bool>& asked) {
    if (node.kind == Rule::Kind::test) asked[node.test] = true;
    for (const Node& child : node.children) mark_tests(child, asked);
  }

  void explore(const Node& node, const std::vector<const OfFact*>& facts, std::size_t next,
               Outcome& outcome) {
    if (outcome.yes && outcome.no) return;
    if (++tries_ > kMostTries || ++tries_of_node_ > kMostTriesOfNode) {
      outcome.is_certain = false;
      return;
    }
    const Truth truth = truth_of_node(node);
    if (truth != Truth::unknown) {
      (truth == Truth::yes ? outcome.yes : outcome.no) = true;
      return;
    }
    if (next == facts.size()) {
      // Only facts whose answers could not all be tried are left.
      outcome.is_certain = false;
      return;
    }
    const OfFact& fact = *facts[next];
    for (const auto& truths : fact.answers.truths) {
      for (std::size_t i = 0; i < fact.tests.size(); ++i) truths_[fact.tests[i]] = truths[i];
      explore(node, facts, next + 1, outcome);
    }
    for (const std::size_t test : fact.tests) truths_[test] = Truth::unknown;
  }

  Outcome outcome_of(const Node& node) {
    std::vector<bool> asked(tests_.size());
    mark_tests(node, asked);
    std::vector<const OfFact*> facts;
    for (const OfFact& fact : facts_) {
      const bool is_asked =
          std::any_of(fact.tests.begin(), fact.tests.end(), [&](std::size_t test) { return asked[test]; });
      if (is_asked && fact.answers.complete) facts.push_back(&fact);
    }
    Outcome outcome;
    tries_of_node_ = 0;
    explore(node, facts, 0, outcome);
    return outcome;
  }

  /// @return whether something was reported at the node or below it.
  bool report(const Rule& rule, const Node& node, const std::string& path,
              std::vector<RuleProblem>& problems) {
    if (rule.kind == Rule::Kind::define) return false;
    bool is_reported = false;
    for (std::size_t i = 0; i < rule.children.size(); ++i) {
      is_reported |= report(rule.children[i], node.children[i], child_path(rule, path, i), problems);
    }
    if (is_reported) return true;
    const Outcome outcome = outcome_of(node);
    if (!outcome.is_certain || outcome.yes == outcome.no) return false;
    if (outcome.no) {
      problems.push_back({path, "rule.never",
                          rule.kind == Rule::Kind::all
                              ? "この条件は同時には満たせません。どの事業者も対象になりません。"
                              : "この条件を満たす事業者はありえません。"});
    } else {
      problems.push_back({path, "rule.always",
                          rule.kind == Rule::Kind::any
                              ? "この条件はどの事業者でもどれかを満たします。条件になっていません。"
                              : "この条件はどの事業者でも満たします。条件になっていません。"});
    }
    return true;
  }

  std::vector<const Test*> tests_;
  Node root_;
  std::vector<OfFact> facts_;
  std::vector<Truth> truths_;
  int tries_ = 0;
  int tries_of_node_ = 0;
};

}  // namespace

std::vector<RuleProblem> problems_of(const Rule& rule, Date as_of) {
  std::vector<RuleProblem> problems;
  if (depth_of(rule) > kMostRuleDepth) {
    problems.push_back({"", "rule.too_deep", fmt::format("条件の入れ子は{}段までです。", kMostRuleDepth)});
  }
  if (count_nodes(rule) > kMostRuleNodes) {
    problems.push_back(
        {"", "rule.too_large", fmt::format("一つのルールに書ける条件は{}個までです。", kMostRuleNodes)});
  }
  check_shape(rule, "", problems);
  if (problems.empty()) Search(rule, as_of).report(rule, problems);
  return problems;
}

}  // namespace banso::measures
