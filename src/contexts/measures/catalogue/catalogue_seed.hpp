// The measures that come with the program (db/seed/measures/*.json): one document each.
#pragma once

#include <string_view>
#include <vector>

#include "contexts/measures/rules/measure.hpp"

namespace banso::measures {

/// Reads one measure document and checks it through and through: shape, rules, subsidies.
/// @throws Refused(kInvalid) with every error and its JSON pointer.
Measure parse_measure(std::string_view json);

/// All of them, by key.
/// @throws std::logic_error naming the file and its first mistake.
std::vector<Measure> load_catalogue_seed();

}  // namespace banso::measures
