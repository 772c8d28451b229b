// Three-valued judgement of a rule (Kleene): yes, no, or unknown because a fact is missing, with a proof that
// says condition by condition why.
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/measures/rules/facts.hpp"
#include "contexts/measures/rules/rule.hpp"

namespace banso::measures {

enum class Truth : std::uint8_t { no, unknown, yes };
BOOST_DESCRIBE_ENUM(Truth, no, unknown, yes)

/// What a line of a proof is.
enum class ProofKind : std::uint8_t { all, any, negate, test, define };
BOOST_DESCRIBE_ENUM(ProofKind, all, any, negate, test, define)

/// Why a rule came out as it did: one node for each condition, in the order of the rule. A definition's node
/// holds the expanded rule.
struct Proof {
  ProofKind kind{};
  Truth truth{};
  std::string says;              ///< the condition: "資本金が3億円以下"
  std::string because;           ///< the finding: "資本金 1,000万円 なので満たします"
  std::optional<FactKey> fact;   ///< of a test
  std::string value;             ///< of a test: the fact's value in words; empty when unknown
  std::vector<FactKey> missing;  ///< facts that keep this node open; empty unless unknown
  std::optional<RuleSource> source;
  std::vector<Proof> children;
};
BOOST_DESCRIBE_STRUCT(Proof, (), (kind, truth, says, because, fact, value, missing, source, children))

/// Names for codes that the rules do not know themselves (municipalities, small and detailed industries). A
/// code without a name is shown as it is.
struct CodeNames {
  std::map<std::string, std::string, std::less<>> areas;
  std::map<std::string, std::string, std::less<>> industries;
};

/// The truth of one test for a value of its fact.
Truth truth_of(const Test& test, const FactValue& value, Date as_of);

/// The truth of one test alone. An absent fact, or one less precise than the test, gives unknown.
Truth truth_of(const Test& test, const Facts& facts, Date as_of);

/// The truth of a rule without its proof.
Truth truth_of(const Rule& rule, const Facts& facts, Date as_of);

/// The truth of a rule on the day with its proof.
Proof evaluate(const Rule& rule, const Facts& facts, Date as_of, const CodeNames& names = {});

/// The sentences of the conditions that make the proof a no, the most telling first; empty for other proofs.
std::vector<std::string> reasons_no(const Proof& proof);

Truth kleene_not(Truth truth);

}  // namespace banso::measures
