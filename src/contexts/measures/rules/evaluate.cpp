#include "contexts/measures/rules/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/measures/rules/code_tree.hpp"
#include "contexts/measures/rules/definitions.hpp"
#include "contexts/measures/rules/proof_words.hpp"

namespace banso::measures {
namespace {

Truth truth_if(bool holds) {
  return holds ? Truth::yes : Truth::no;
}

bool has(const std::vector<std::string>& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// The day so many years before; 29 February becomes the 28th where there is none.
Date years_before(Date day, std::int64_t years) {
  const Date moved = day - std::chrono::years(years);
  return moved.ok() ? moved : Date(moved.year() / moved.month() / std::chrono::last);
}

Truth truth_of_codes(const Test& test, const FactValue& value) {
  const auto is_asked = [&](const std::string& code) { return has(test.codes, code); };
  const auto is_there = [&](const std::string& code) { return has(value.codes, code); };
  switch (test.op) {
    case Op::one_of:
    case Op::includes:
      return truth_if(std::any_of(value.codes.begin(), value.codes.end(), is_asked));
    case Op::includes_all:
      return truth_if(std::all_of(test.codes.begin(), test.codes.end(), is_there));
    default:
      break;
  }
  if (fact_of(test.fact).kind == FactKind::area) return area_within(value.codes.front(), test.codes);
  if (test.op == Op::main_within) return industry_within(value.codes.front(), test.codes);
  Truth best = Truth::no;
  for (const std::string& code : value.codes) best = std::max(best, industry_within(code, test.codes));
  return best;
}

class Prover {
 public:
  Prover(const Facts& facts, Date as_of, const CodeNames& names)
      : facts_(facts), as_of_(as_of), names_(names) {}

  Proof prove(const Rule& rule) const {
    Proof proof;
    proof.says = condition_in_words(rule, names_);
    proof.source = rule.source;
    switch (rule.kind) {
      case Rule::Kind::test:
        prove_test(rule.test, proof);
        return proof;
      case Rule::Kind::define:
        proof.kind = ProofKind::define;
        if (!proof.source) proof.source = source_of(rule.define);
        proof.children.push_back(prove(rule_of(rule.define)));
        take_over(proof, proof.children.front().truth);
        proof.because = definition_finding(proof, rule_of(rule.define));
        return proof;
      case Rule::Kind::negate:
        proof.kind = ProofKind::negate;
        break;
      case Rule::Kind::all:
        proof.kind = ProofKind::all;
        break;
      case Rule::Kind::any:
        proof.kind = ProofKind::any;
        break;
    }
    for (const Rule& child : rule.children) proof.children.push_back(prove(child));
    take_over(proof, truth_of_group(proof));
    const Rule& first = rule.children.front();
    if (rule.kind == Rule::Kind::negate && first.kind == Rule::Kind::test) {
      proof.because = finding_in_words(first.test, facts_.find(first.test.fact), proof.truth, names_);
    } else {
      proof.because = group_finding(proof);
    }
    return proof;
  }

 private:
  void prove_test(const Test& test, Proof& proof) const {
    const FactValue* value = facts_.find(test.fact);
    proof.kind = ProofKind::test;
    proof.truth = truth_of(test, facts_, as_of_);
    proof.fact = test.fact;
    if (value != nullptr) proof.value = value_in_words(test.fact, *value, names_);
    if (proof.truth == Truth::unknown) proof.missing = {test.fact};
    proof.because = finding_in_words(test, value, proof.truth, names_);
  }

  static Truth truth_of_group(const Proof& proof) {
    if (proof.kind == ProofKind::negate) return kleene_not(proof.children.front().truth);
    const bool is_all = proof.kind == ProofKind::all;
    Truth truth = is_all ? Truth::yes : Truth::no;
    for (const Proof& child : proof.children) {
      truth = is_all ? std::min(truth, child.truth) : std::max(truth, child.truth);
    }
    return truth;
  }

  /// Sets the truth, and what is missing when it is unknown.
  static void take_over(Proof& proof, Truth truth) {
    proof.truth = truth;
    if (truth != Truth::unknown) return;
    for (const Proof& child : proof.children) {
      proof.missing.insert(proof.missing.end(), child.missing.begin(), child.missing.end());
    }
    std::sort(proof.missing.begin(), proof.missing.end());
    proof.missing.erase(std::unique(proof.missing.begin(), proof.missing.end()), proof.missing.end());
  }

  std::string definition_finding(const Proof& proof, const Rule& plain) const {
    std::string known;
    for (const FactKey key : facts_of(plain)) {
      const FactValue* value = facts_.find(key);
      if (value == nullptr) continue;
      if (!known.empty()) known += "、";
      known += fmt::format("{} {}", fact_of(key).name, value_in_words(key, *value, names_));
    }
    if (proof.truth == Truth::unknown) {
      std::string missing;
      for (const FactKey key : proof.missing) {
        if (!missing.empty()) missing += "、";
        missing += fact_of(key).name;
      }
      return fmt::format("{}が分かれば判定できます", missing);
    }
    return fmt::format("{} なので{}", known,
                       proof.truth == Truth::yes ? "当てはまります" : "当てはまりません");
  }

  static std::string group_finding(const Proof& proof) {
    const auto count = [&](Truth truth) {
      return std::count_if(proof.children.begin(), proof.children.end(),
                           [&](const Proof& child) { return child.truth == truth; });
    };
    switch (proof.kind) {
      case ProofKind::negate:
        if (proof.truth == Truth::unknown) return "まだ判定できません";
        return proof.truth == Truth::yes ? "当てはまらないので満たします" : "当てはまるので満たしません";
      case ProofKind::all:
        if (proof.truth == Truth::yes) return "すべて満たします";
        return proof.truth == Truth::no ? fmt::format("満たさない条件が{}個あります", count(Truth::no))
                                        : fmt::format("分からない条件が{}個あります", count(Truth::unknown));
      default:
        if (proof.truth == Truth::yes) return fmt::format("{}個を満たします", count(Truth::yes));
        return proof.truth == Truth::no ? "どれも満たしません"
                                        : fmt::format("分からない条件が{}個あります", count(Truth::unknown));
    }
  }

  const Facts& facts_;
  Date as_of_;
  const CodeNames& names_;
};

void collect_reasons(const Proof& proof, std::vector<std::string>& reasons) {
  if (proof.truth != Truth::no) return;
  if (proof.kind == ProofKind::all) {
    for (const Proof& child : proof.children) collect_reasons(child, reasons);
    return;
  }
  std::string because = proof.because;
  if (proof.kind == ProofKind::any) {
    // Every way failed: each is named with its own finding, as far as one can read it.
    because.clear();
    for (const Proof& child : proof.children) {
      if (!because.empty()) because += "、";
      because += child.kind == ProofKind::test ? child.because : child.says;
    }
    if (proof.children.front().kind != ProofKind::test) because += " のどれも満たしません";
  }
  std::string reason = fmt::format("{}：{}", proof.says, because);
  if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
    reasons.push_back(std::move(reason));
}

}  // namespace

Truth kleene_not(Truth truth) {
  return static_cast<Truth>(2 - static_cast<int>(truth));
}

Truth truth_of(const Test& test, const FactValue& value, Date as_of) {
  switch (test.op) {
    case Op::at_least:
      return truth_if(value.number >= test.number);
    case Op::at_most:
      return truth_if(value.number <= test.number);
    case Op::more_than:
      return truth_if(value.number > test.number);
    case Op::less_than:
      return truth_if(value.number < test.number);
    case Op::is:
      return truth_if(value.flag == test.flag);
    case Op::on_or_after:
      return truth_if(value.date >= test.date);
    case Op::on_or_before:
      return truth_if(value.date <= test.date);
    case Op::within_years:
      return truth_if(value.date >= years_before(as_of, test.number) && value.date <= as_of);
    case Op::years_ago:
      return truth_if(value.date <= years_before(as_of, test.number));
    case Op::one_of:
    case Op::includes:
    case Op::includes_all:
    case Op::within:
    case Op::main_within:
      break;
  }
  return truth_of_codes(test, value);
}

Truth truth_of(const Test& test, const Facts& facts, Date as_of) {
  const FactValue* value = facts.find(test.fact);
  return value == nullptr ? Truth::unknown : truth_of(test, *value, as_of);
}

Truth truth_of(const Rule& rule, const Facts& facts, Date as_of) {
  switch (rule.kind) {
    case Rule::Kind::test:
      return truth_of(rule.test, facts, as_of);
    case Rule::Kind::define:
      return truth_of(rule_of(rule.define), facts, as_of);
    case Rule::Kind::negate:
      return kleene_not(truth_of(rule.children.front(), facts, as_of));
    case Rule::Kind::all:
    case Rule::Kind::any:
      break;
  }
  const bool is_all = rule.kind == Rule::Kind::all;
  Truth truth = is_all ? Truth::yes : Truth::no;
  for (const Rule& child : rule.children) {
    const Truth one = truth_of(child, facts, as_of);
    truth = is_all ? std::min(truth, one) : std::max(truth, one);
  }
  return truth;
}

Proof evaluate(const Rule& rule, const Facts& facts, Date as_of, const CodeNames& names) {
  return Prover(facts, as_of, names).prove(rule);
}

std::vector<std::string> reasons_no(const Proof& proof) {
  std::vector<std::string> reasons;
  collect_reasons(proof, reasons);
  return reasons;
}

}  // namespace banso::measures
