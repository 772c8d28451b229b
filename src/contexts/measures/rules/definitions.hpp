// Sizes of enterprises by law and guideline, written as plain rules over legal form, main industry, capital
// and regular employees.
#pragma once

#include <string_view>

#include "contexts/measures/rules/rule.hpp"

namespace banso::measures {

/// "中小企業者（中小企業基本法）"
std::string_view name_of(Definition definition);

/// Where it is written.
RuleSource source_of(Definition definition);

/// The definition as a plain rule (all, any, negate, test); made once.
const Rule& rule_of(Definition definition);

/// The rule with every define node replaced by its plain rule; `says` and `source` of the node stay. What is
/// evaluated, and what an engine outside of this folder should compile.
Rule expand(const Rule& rule);

}  // namespace banso::measures
