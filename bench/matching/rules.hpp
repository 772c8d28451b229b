// Rules of a measurement.
#pragma once

#include <vector>

#include "contexts/measures/rules/rule.hpp"

namespace banso::bench {

/// Rules of the shape that the catalogue's published ones have (size, area, industry, plans, certifications,
/// several frames), no two alike.
std::vector<measures::Rule> different_rules(std::size_t count);

}  // namespace banso::bench
