// The reckoning of one frame when everything is decided: costs by category, a rate, a cap, and what they
// give. Exact: fractions are kept whole until the yen is reached, and no intermediate number overflows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/rules/simulate.hpp"
#include "contexts/measures/rules/subsidy.hpp"

namespace banso::measures {

/// What a plan spends on one category.
struct CategoryCost {
  const CostCategory* category = nullptr;
  std::int64_t asked_yen = 0;  ///< in the plan
  std::int64_t yen = 0;        ///< what of it counts (cost_share)
  std::array<std::int64_t, kMostProjectYears> by_year{};
};

/// The costs of a plan, sorted by the categories of a frame.
struct PlanCosts {
  std::vector<CategoryCost> eligible;  ///< in the order of the frame, only those with costs
  std::int64_t cost_yen = 0;
  std::int64_t eligible_yen = 0;
  std::int64_t participants = 1;
  int years = 1;
};

PlanCosts sort_costs(const Subsidy& subsidy, const Plan& plan);

/// What was decided for this business: which rate and cap hold.
struct Terms {
  const ConditionalRate* rate = nullptr;  ///< nothing: none fits (or the frame has tiers)
  std::optional<std::int64_t> cap_yen;    ///< with the add-ons
  std::string cap_says;
};

/// The subsidy, before the minimum is looked at.
std::int64_t subsidy_before_minimum(const Subsidy& subsidy, const PlanCosts& costs, const Terms& terms);

/// The subsidy with everything that led to it. The minimum and the number of participants are looked at.
Outcome work_out(const Subsidy& subsidy, const PlanCosts& costs, const Terms& terms);

/// The amount alone, as work_out gives it.
std::int64_t subsidy_of(const Subsidy& subsidy, const PlanCosts& costs, const Terms& terms);

/// The least eligible cost to add so that the minimum is reached; nothing when no cost reaches it.
std::optional<std::int64_t> more_cost_for_minimum(const Subsidy& subsidy, const PlanCosts& costs,
                                                  const Terms& terms);

/// `cost` × numerator / denominator, rounded down.
std::int64_t part_of(std::int64_t cost, std::int64_t numerator, std::int64_t denominator);

}  // namespace banso::measures
