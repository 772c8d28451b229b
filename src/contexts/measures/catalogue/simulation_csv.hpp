// A simulation as a table that spreadsheets open: docs/formats/measures.md.
#pragma once

#include <string>
#include <string_view>

#include "contexts/measures/rules/cash_effect.hpp"
#include "contexts/measures/rules/simulate.hpp"

namespace banso::measures {

/// UTF-8 with BOM: the result, its reckoning, the costs, and the course of cash when there is one.
std::string simulation_csv(std::string_view title, const Simulation& simulation, const CashCourse* course);

}  // namespace banso::measures
