// Values of one fact that tests tell apart: from each group of values that all give the same findings, one.
#pragma once

#include <span>
#include <vector>

#include "contexts/measures/rules/evaluate.hpp"

namespace banso::measures {

struct Answers {
  std::vector<FactValue> values;
  /// The truths of the tests for each value, in the order of the tests; no two are equal.
  std::vector<std::vector<Truth>> truths;
  /// Every value that is as precise as the tests gives the truths of one of `values`. False when there were
  /// too many to try.
  bool complete = true;
};

/// All tests must be of the fact `key`.
Answers answers_of(FactKey key, std::span<const Test* const> tests, Date as_of);

}  // namespace banso::measures
