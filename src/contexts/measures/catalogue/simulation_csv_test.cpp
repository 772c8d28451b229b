#include "contexts/measures/catalogue/simulation_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banso::measures {
namespace {

TEST(SimulationCsv, HoldsTheResultTheReckoningTheCostsAndTheCash) {
  Subsidy subsidy;
  subsidy.caps = {{{}, 5'000'000, "どの事業者も", false}};
  subsidy.rates = {{{}, 2, 3, "", false}};
  CostCategory machine;
  machine.code = "machine";
  machine.name = "機械装置費";
  subsidy.categories = {machine};
  Plan plan;
  plan.costs = {{"machine", 9'000'000, {}, {}}, {"party", 100, {}, {}}};
  const Simulation simulation = simulate(subsidy, plan, {}, std::chrono::year(2023) / 10 / 17);
  CashAssumptions assumptions;
  assumptions.project_months = 1;
  assumptions.months_to_payment = 1;
  const CashCourse course = cash_course(subsidy.paid, plan, simulation.low.subsidy_yen, assumptions);
  const std::string csv = simulation_csv("ものづくり補助金", simulation, &course);
  for (const char* line :
       {"試算,ものづくり補助金,\r\n", "補助額（円）,5000000,5000000\r\n",
        "自己負担（円）,4000100,4000100\r\n", "補助率,3分の2,3分の2\r\n",
        "上限の条件,どの事業者も,どの事業者も\r\n", "枠の上限まで,5000000\r\n",
        "機械装置費,対象,9000000,\r\n", "この枠にない経費,対象外,100,", "1,9000100,0,0,-9000100\r\n",
        "2,0,5000000,0,-4000100\r\n", "つなぎの資金（円）,9000100\r\n"}) {
    EXPECT_THAT(csv, testing::HasSubstr(line));
  }
  EXPECT_THAT(simulation_csv("x", simulation, nullptr), testing::Not(testing::HasSubstr("残高")));
}

}  // namespace
}  // namespace banso::measures
