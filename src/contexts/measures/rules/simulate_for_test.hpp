// Plans and companies for the tests of what measures pay, on the catalogue that comes with the program.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contexts/measures/catalogue/catalogue_seed.hpp"
#include "contexts/measures/rules/simulate.hpp"
#include "contexts/measures/rules/work_out.hpp"

namespace banso::measures {

inline constexpr Date kDay = std::chrono::year(2023) / 10 / 17;
inline constexpr std::int64_t kMan = 10'000;

inline const std::vector<Measure>& seed() {
  static const std::vector<Measure> measures = load_catalogue_seed();
  return measures;
}

inline const Subsidy& subsidy(std::string_view measure_key, std::string_view frame_key) {
  for (const Measure& measure : seed()) {
    if (measure.measure_key != measure_key) continue;
    for (const Frame& frame : measure.frames) {
      if (frame.frame_key == frame_key) return frame.subsidy.value();
    }
  }
  throw std::out_of_range(fmt::format("{}/{}", measure_key, frame_key));
}

inline Facts facts(std::string_view json) {
  std::vector<FieldError> errors;
  Facts facts = parse_facts(json, "", errors);
  for (const FieldError& error : errors) ADD_FAILURE() << error.path << " " << error.message;
  return facts;
}

inline Plan plan(std::initializer_list<std::pair<const char*, std::int64_t>> costs,
                 std::vector<Code> add_ons = {}) {
  Plan plan;
  for (const auto& [code, yen] : costs) plan.costs.push_back({code, yen, {}, {}});
  plan.add_ons = std::move(add_ons);
  return plan;
}

/// A company with everything that sizes and caps ask for.
inline Facts company(const char* industry, int employees, const char* more = "") {
  return facts(
      fmt::format(R"({{"legal_form": "company", "active": true, "industry": ["{}"], "capital_yen": 10000000,
                               "regular_employees": {}, "rebuilding": false{}}})",
                  industry, employees, more));
}

inline std::int64_t pays(std::string_view measure, std::string_view frame, const Plan& plan,
                         const Facts& facts) {
  const Simulation simulation = simulate(subsidy(measure, frame), plan, facts, kDay);
  EXPECT_TRUE(simulation.certain) << measure << "/" << frame;
  EXPECT_EQ(simulation.low.subsidy_yen + simulation.low.own_share_yen, simulation.cost_yen);
  return simulation.low.subsidy_yen;
}

}  // namespace banso::measures
