// The worlds that are still possible while facts are unknown: for each unknown fact one value of every kind
// that the rules can tell apart, and all their combinations.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "contexts/measures/rules/facts.hpp"
#include "contexts/measures/rules/rule.hpp"

namespace banso::measures {

/// More worlds than this are not tried out.
inline constexpr std::size_t kMostWorlds = 4'096;

/// A fact that the rules cannot judge yet, and one value for every way in which they could come out.
struct OpenFact {
  FactKey key{};
  std::vector<FactValue> values;
};

/// The open facts of the rules. A fact that is known, but less precisely than a rule asks, is open too: its
/// values then are finer ones. Facts whose every value comes out the same are left out.
std::vector<OpenFact> open_facts(std::span<const Rule* const> rules, const Facts& facts, Date as_of);

/// Number of combinations; kMostWorlds + 1 when there are more than kMostWorlds.
std::size_t count_worlds(std::span<const OpenFact> open);

/// Which value a fact has in a world; `fact` counts in `open`.
std::size_t value_in_world(std::span<const OpenFact> open, std::size_t world, std::size_t fact);

/// The facts of a world.
Facts facts_in_world(std::span<const OpenFact> open, std::size_t world, const Facts& facts);

}  // namespace banso::measures
