// What is wrong with a rule that can be read: conditions that can never be fulfilled, and such that are
// always.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "contexts/measures/rules/rule.hpp"

namespace banso::measures {

struct RuleProblem {
  std::string path;  ///< JSON pointer into the rule
  std::string code;  ///< "rule.never", "rule.always", "rule.too_deep", "rule.wrong_operator" …
  std::string message;
};
BOOST_DESCRIBE_STRUCT(RuleProblem, (), (path, code, message))

/// Everything that is wrong with the rule, judged on the day: also what parse_rule refuses, for rules that
/// were made otherwise. "never" and "always" are reported at the smallest node that is so, and only when they
/// are certain. Empty: nothing found.
std::vector<RuleProblem> problems_of(const Rule& rule, Date as_of);

}  // namespace banso::measures
