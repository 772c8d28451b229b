// What always holds of what a frame pays, and plans that cannot be.
#include <algorithm>
#include <random>

#include "contexts/measures/rules/simulate_for_test.hpp"

namespace banso::measures {
namespace {

using testing::ElementsAre;

// ---- What must always hold
// --------------------------------------------------------------------------------------

/// A frame of the catalogue with what is random about one trial.
class Trial {
 public:
  explicit Trial(std::mt19937& random) : random_(random) {
    known.set_codes(FactKey::legal_form, {pick<std::string>({"company", "sole_proprietor", "npo"})});
    known.set_codes(FactKey::industry, {pick<std::string>({"09", "58", "52", "75", "3921", "791", "06"})});
    known.set_number(FactKey::capital_yen, pick<std::int64_t>({0, 10'000'000, 50'000'001, 300'000'001}));
    known.set_number(FactKey::regular_employees, pick<std::int64_t>({0, 5, 6, 20, 21, 100, 301, 901}));
    known.set_flag(FactKey::rebuilding, pick<int>({0, 1}) == 1);
    known.set_flag(FactKey::was_tax_exempt, pick<int>({0, 1}) == 1);
    known.set_flag(FactKey::invoice_registered, pick<int>({0, 1}) == 1);
    known.set_codes(FactKey::earlier_awards,
                    pick<std::vector<std::string>>({{}, {"jizokuka_invoice"}, {"monodukuri"}}));
    known.set_number(FactKey::taxable_income_yen,
                     pick<std::int64_t>({-1, 0, 1, 1'500'000'000, 1'500'000'001}));
    known.set_number(FactKey::payroll_growth_plan_bp, pick<std::int64_t>({150, 599, 600, 1000}));
  }

  template <class T>
  T pick(std::vector<T> of) {
    return of[random_() % of.size()];
  }

  Plan plan_for(const Subsidy& subsidy) {
    Plan plan;
    for (const CostCategory& category : subsidy.categories) {
      if (random_() % 2 == 0) continue;
      plan.costs.push_back({category.code, some_yen(), {}, {}});
    }
    for (const AddOn& add_on : subsidy.add_ons) {
      if (random_() % 2 == 0) plan.add_ons.push_back(add_on.code);
    }
    if (subsidy.minimum_participants) plan.participants = pick<int>({9, 10, 11, 25});
    if (subsidy.yearly_cap_yen) plan.project_years = pick<int>({1, 2, 3});
    return plan;
  }

  std::int64_t some_yen() {
    const std::int64_t size = pick<std::int64_t>({10, 100'000, 3'000'000, 60'000'000, 1'000'000'000});
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(size));
  }

  Facts known;

 private:
  std::mt19937& random_;
};

template <class Check>
void for_all_frames(int trials, Check check) {
  std::mt19937 random(20231017);
  for (const Measure& measure : seed()) {
    for (const Frame& frame : measure.frames) {
      if (!frame.subsidy) continue;
      for (int i = 0; i < trials; ++i) {
        SCOPED_TRACE(fmt::format("{}/{} trial {}", measure.measure_key, frame.frame_key, i));
        Trial trial(random);
        check(trial, *frame.subsidy, random);
        if (testing::Test::HasFailure()) return;
      }
    }
  }
}

TEST(EveryFrame, SubsidyAndOwnShareAreTheCostAndTheCapHolds) {
  for_all_frames(200, [](Trial& trial, const Subsidy& subsidy, std::mt19937&) {
    const Plan plan = trial.plan_for(subsidy);
    const auto simulation = simulate(subsidy, plan, trial.known, kDay);
    for (const Outcome* outcome : {&simulation.low, &simulation.high}) {
      EXPECT_EQ(outcome->subsidy_yen + outcome->own_share_yen, simulation.cost_yen);
      EXPECT_GE(outcome->own_share_yen, 0);
      EXPECT_LE(outcome->subsidy_yen, simulation.eligible_yen);
      std::int64_t beside = 0;
      for (const CostCategory& category : subsidy.categories) {
        if (category.beside_cap) beside += category.cap_yen->value;
      }
      if (outcome->cap_yen) {
        EXPECT_LE(outcome->subsidy_yen, *outcome->cap_yen + beside);
      }
      if (subsidy.minimum_yen) {
        EXPECT_TRUE(outcome->subsidy_yen == 0 || outcome->subsidy_yen >= subsidy.minimum_yen->value);
      }
    }
    EXPECT_LE(simulation.low.subsidy_yen, simulation.high.subsidy_yen);
    EXPECT_EQ(simulation.eligible_yen + simulation.ineligible_yen, simulation.cost_yen);
  });
}

TEST(EveryFrame, MoreCostIsNeverLessSubsidy) {
  for_all_frames(200, [](Trial& trial, const Subsidy& subsidy, std::mt19937& random) {
    Plan plan = trial.plan_for(subsidy);
    if (plan.costs.empty()) return;
    const auto before = simulate(subsidy, plan, trial.known, kDay);
    CostLine& line = plan.costs[random() % plan.costs.size()];
    line.yen = line.yen + 1 + trial.some_yen();
    const auto after = simulate(subsidy, plan, trial.known, kDay);
    EXPECT_GE(after.low.subsidy_yen, before.low.subsidy_yen);
    EXPECT_GE(after.high.subsidy_yen, before.high.subsidy_yen);
  });
}

TEST(EveryFrame, WhatIsLackingForTheMinimumIsEnoughAndNotAYenTooMuch) {
  int lacking = 0;
  for_all_frames(60, [&](Trial& trial, const Subsidy& subsidy, std::mt19937&) {
    const Plan plan = trial.plan_for(subsidy);
    const auto simulation = simulate(subsidy, plan, trial.known, kDay);
    if (!simulation.more_cost_yen) return;
    ++lacking;
    EXPECT_EQ(simulation.low.subsidy_yen, 0);
    const auto best_with = [&](std::int64_t more) {
      std::int64_t best = 0;
      for (const CostCategory& category : subsidy.categories) {
        Plan larger = plan;
        larger.costs.push_back({category.code, more, {}, {}});
        best = std::max(best, simulate(subsidy, larger, trial.known, kDay).low.subsidy_yen);
      }
      return best;
    };
    EXPECT_GE(best_with(*simulation.more_cost_yen), subsidy.minimum_yen->value);
    EXPECT_EQ(best_with(*simulation.more_cost_yen - 1), 0);
  });
  EXPECT_GT(lacking, 50);
}

TEST(EveryFrame, TheRangeHoldsEveryResultThatAnswersCanBring) {
  const FactKey kAsked[] = {FactKey::legal_form,         FactKey::industry,
                            FactKey::capital_yen,        FactKey::regular_employees,
                            FactKey::rebuilding,         FactKey::was_tax_exempt,
                            FactKey::invoice_registered, FactKey::earlier_awards,
                            FactKey::taxable_income_yen, FactKey::payroll_growth_plan_bp};
  for_all_frames(60, [&](Trial& trial, const Subsidy& subsidy, std::mt19937& random) {
    const Plan plan = trial.plan_for(subsidy);
    const auto exact = simulate(subsidy, plan, trial.known, kDay);
    Facts less = trial.known;
    for (const FactKey key : kAsked) {
      if (random() % 3 == 0) less.erase(key);
    }
    const auto range = simulate(subsidy, plan, less, kDay);
    EXPECT_LE(range.low.subsidy_yen, exact.low.subsidy_yen);
    EXPECT_GE(range.high.subsidy_yen, exact.high.subsidy_yen);
    EXPECT_EQ(range.missing.empty(), !range.question.has_value());
    if (range.question) {
      EXPECT_LE(range.question->spread_after_yen, range.question->spread_before_yen);
    }
  });
}

TEST(EveryFrame, AHundredTrillionYenDoNotOverflow) {
  for_all_frames(3, [](Trial& trial, const Subsidy& subsidy, std::mt19937&) {
    Plan plan;
    for (const CostCategory& category : subsidy.categories)
      plan.costs.push_back({category.code, kMostYen, {}, {}});
    plan.participants = 1'000;
    const auto simulation = simulate(subsidy, plan, trial.known, kDay);
    EXPECT_EQ(simulation.low.subsidy_yen + simulation.low.own_share_yen, simulation.cost_yen);
    EXPECT_GE(simulation.low.subsidy_yen, 0);
    EXPECT_GT(simulation.low.own_share_yen, 0);
  });
}

TEST(Comparison, PutsTheSureAndTheLargerFirst) {
  const auto known = company("09", 20, R"(, "large_company_owned": false, "value_added_growth_plan_bp": 300,
      "payroll_growth_plan_bp": 150, "minimum_wage_plus_yen": 30, "carbon_plan": true, "overseas_plan": false,
      "certifications": ["gbiz_prime"], "taxable_income_yen": 100)");
  const auto rows = compare(seed(), plan({{"machine", 60'000'000}}), known, kDay);
  ASSERT_GT(rows.size(), 20U);
  EXPECT_EQ(rows[0].frame_key, "green_advance");
  EXPECT_EQ(rows[0].low_yen, 3000 * kMan);
  EXPECT_EQ(rows[0].verdict, "eligible");
  EXPECT_EQ(rows[1].frame_key, "green_standard");
  const std::map<std::string, int> rank{
      {"eligible", 0}, {"open", 1}, {"unpublished", 2}, {"not_eligible", 3}};
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_LE(rank.at(rows[i - 1].verdict), rank.at(rows[i].verdict));
    if (rows[i - 1].verdict == rows[i].verdict) {
      EXPECT_GE(rows[i - 1].low_yen, rows[i].low_yen);
    }
  }
  const auto digital =
      std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.frame_key == "digital"; });
  EXPECT_EQ(digital->verdict, "not_eligible") << "no SECURITY ACTION";
}

TEST(CheckPlan, NamesWhatIsWrong) {
  Plan wrong = plan({{"machine", 1}}, {"nothing", "wage", "wage"});
  wrong.costs[0].year = 2;
  std::vector<std::string> paths;
  for (const auto& error : check_plan(wrong, subsidy("monodukuri_16", "normal"))) paths.push_back(error.path);
  EXPECT_THAT(paths, ElementsAre("/costs/0/year", "/add_ons/0", "/add_ons/2"));
}

}  // namespace
}  // namespace banso::measures
