// Subsidies as JSON text: whatever the checks let through can be worked out, without overflow, with the cost
// as the sum of subsidy and own share, and never less for more cost.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "contexts/measures/rules/simulate.hpp"
#include "platform/shape/json.hpp"

namespace {

using namespace banso;
using namespace banso::measures;

constexpr Date kDay{std::chrono::year(2023), std::chrono::month(10), std::chrono::day(17)};

void require(bool holds) {
  if (!holds) std::abort();
}

Plan plan_for(const Subsidy& subsidy, std::int64_t each) {
  Plan plan;
  for (const CostCategory& category : subsidy.categories) plan.costs.push_back({category.code, each, {}, {}});
  plan.costs.push_back({"party", each, {}, {}});
  for (const AddOn& add_on : subsidy.add_ons) plan.add_ons.push_back(add_on.code);
  plan.participants = 7;
  plan.project_years = 3;
  return plan;
}

Simulation checked(const Subsidy& subsidy, std::int64_t each) {
  const Simulation simulation = simulate(subsidy, plan_for(subsidy, each), {}, kDay);
  for (const Outcome* outcome : {&simulation.low, &simulation.high}) {
    require(outcome->subsidy_yen >= 0 && outcome->subsidy_yen <= simulation.eligible_yen);
    require(outcome->subsidy_yen + outcome->own_share_yen == simulation.cost_yen);
  }
  require(simulation.low.subsidy_yen <= simulation.high.subsidy_yen);
  return simulation;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 20'000) return 0;
  try {
    const auto subsidy =
        shape::from_json<Subsidy>(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!check_subsidy(subsidy, "").empty()) return 0;
    std::int64_t before_low = 0;
    std::int64_t before_high = 0;
    for (const std::int64_t each : {std::int64_t{0}, std::int64_t{99}, std::int64_t{3'000'001}, kMostYen}) {
      const Simulation simulation = checked(subsidy, each);
      require(simulation.low.subsidy_yen >= before_low && simulation.high.subsidy_yen >= before_high);
      before_low = simulation.low.subsidy_yen;
      before_high = simulation.high.subsidy_yen;
    }
  } catch (const Refused&) {
  }
  return 0;
}
