// Rules as JSON text: a strict reader that names every mistake, and a printer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/measures/rules/rule.hpp"
#include "kernel/refusal.hpp"

namespace banso::measures {

/// Reads a rule. Unknown or doubled members, wrong types, operators that do not fit their fact, codes that do
/// not exist, numbers beyond the fact's range and rules beyond the limits are errors, each with a JSON
/// pointer that begins with `path`, a code and a Japanese sentence. @return nothing when there was any error.
std::optional<Rule> parse_rule(std::string_view json, const std::string& path,
                               std::vector<FieldError>& errors);

/// What is wrong with the operand of a test whose operator fits its fact; the path is that below the operand.
std::optional<FieldError> check_operand(const Test& test);

/// The rule in one line of JSON, members in a fixed order.
std::string print_rule(const Rule& rule);

/// The rule as JSON with one condition in a line, so that two versions can be compared line by line.
std::string print_rule_lines(const Rule& rule);

}  // namespace banso::measures
