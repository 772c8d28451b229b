// What the house knows of a business already, as facts: from the register, the profile, the figures and
// earlier answers. Pure; who may see what was decided before.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

#include "contexts/finance/api.hpp"
#include "contexts/measures/rules/facts.hpp"
#include "contexts/registry/api.hpp"

namespace banso::measures {

/// The choice of the fact legal_form for a kind of the register ("301", "sole_proprietor"); for the
/// collective kinds (399, 499) the name decides.
std::string_view legal_form_code(std::string_view kind, std::string_view name);

/// legal_form, active, area, and the published industry. Codes that no rule could use are left unknown.
void add_registered(Facts& facts, const registry::BusinessSummary& business);

/// industry, capital, regular employees, foundation. A missing item stays as it was.
void add_profile(Facts& facts, const registry::ProfileFields& profile);

/// The newest year. The growth of sales is told for whole years only.
void add_figures(Facts& facts, const finance::BusinessFigures& figures);

/// An answer; one that does not fit its question any more is passed over, as is one to a question that other
/// parts of the house answer. @return whether it was taken
bool add_answer(Facts& facts, std::string_view fact_key, const boost::json::value& value, Date told_on);

/// Whether a consent to see figures is needed to see the answer: amounts, people and percentages.
bool is_figure(FactKey key);

}  // namespace banso::measures
