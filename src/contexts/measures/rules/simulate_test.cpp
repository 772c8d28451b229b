#include "contexts/measures/rules/simulate.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "contexts/measures/catalogue/catalogue_seed.hpp"
#include "contexts/measures/rules/work_out.hpp"

namespace banso::measures {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Date kDay = std::chrono::year(2023) / 10 / 17;
constexpr std::int64_t kMan = 10'000;

const std::vector<Measure>& seed() {
  static const std::vector<Measure> measures = load_catalogue_seed();
  return measures;
}

const Subsidy& subsidy(std::string_view measure_key, std::string_view frame_key) {
  for (const Measure& measure : seed()) {
    if (measure.measure_key != measure_key) continue;
    for (const Frame& frame : measure.frames) {
      if (frame.frame_key == frame_key) return frame.subsidy.value();
    }
  }
  throw std::out_of_range(fmt::format("{}/{}", measure_key, frame_key));
}

Facts facts(std::string_view json) {
  std::vector<FieldError> errors;
  Facts facts = parse_facts(json, "", errors);
  for (const FieldError& error : errors) ADD_FAILURE() << error.path << " " << error.message;
  return facts;
}

Plan plan(std::initializer_list<std::pair<const char*, std::int64_t>> costs, std::vector<Code> add_ons = {}) {
  Plan plan;
  for (const auto& [code, yen] : costs) plan.costs.push_back({code, yen, {}, {}});
  plan.add_ons = std::move(add_ons);
  return plan;
}

/// A company with everything that sizes and caps ask for.
Facts company(const char* industry, int employees, const char* more = "") {
  return facts(
      fmt::format(R"({{"legal_form": "company", "active": true, "industry": ["{}"], "capital_yen": 10000000,
                               "regular_employees": {}, "rebuilding": false{}}})",
                  industry, employees, more));
}

std::int64_t pays(std::string_view measure, std::string_view frame, const Plan& plan, const Facts& facts) {
  const Simulation simulation = simulate(subsidy(measure, frame), plan, facts, kDay);
  EXPECT_TRUE(simulation.certain) << measure << "/" << frame;
  EXPECT_EQ(simulation.low.subsidy_yen + simulation.low.own_share_yen, simulation.cost_yen);
  return simulation.low.subsidy_yen;
}

// ---- Seed 003, page 19: frame × employees × condition → cap and rate
// ----------------------------------------------

struct CapRow {
  const char* frame;
  std::int64_t five;
  std::int64_t twenty;
  std::int64_t more;
};

TEST(Monodukuri, CapsOfEveryFrameByEmployees) {
  const CapRow kRows[] = {
      {"normal", 750, 1000, 1250},          {"recovery", 750, 1000, 1250},
      {"digital", 750, 1000, 1250},         {"green_entry", 750, 1000, 1250},
      {"green_standard", 1000, 1500, 2000}, {"green_advance", 2000, 3000, 4000},
      {"global", 3000, 3000, 3000},         {"global_brand", 3000, 3000, 3000},
  };
  for (const CapRow& row : kRows) {
    for (const auto& [employees, man] :
         std::initializer_list<std::pair<int, std::int64_t>>{{0, row.five},
                                                             {1, row.five},
                                                             {5, row.five},
                                                             {6, row.twenty},
                                                             {20, row.twenty},
                                                             {21, row.more},
                                                             {300, row.more}}) {
      const auto simulation = simulate(subsidy("monodukuri_16", row.frame),
                                       plan({{"machine", 1'000'000 * kMan}}), company("09", employees), kDay);
      EXPECT_TRUE(simulation.certain);
      EXPECT_EQ(simulation.low.subsidy_yen, man * kMan) << row.frame << " " << employees;
      EXPECT_EQ(simulation.low.cap_yen, man * kMan);
      ASSERT_FALSE(simulation.low.limits.empty());
      EXPECT_EQ(simulation.low.limits.front().kind, LimitKind::frame_cap);
    }
  }
}

TEST(Monodukuri, RatesOfEveryFrame) {
  struct Row {
    const char* frame;
    const char* industry;
    int employees;
    bool rebuilding;
    int numerator;
    int denominator;
  };
  const Row kRows[] = {
      {"normal", "09", 20, false, 2, 3},          {"normal", "09", 21, false, 1, 2},
      {"normal", "58", 5, false, 2, 3},           {"normal", "58", 6, false, 1, 2},
      {"normal", "52", 5, false, 2, 3},           {"normal", "52", 6, false, 1, 2},
      {"normal", "09", 21, true, 2, 3},           {"recovery", "09", 100, false, 2, 3},
      {"digital", "09", 100, false, 2, 3},        {"green_entry", "09", 100, false, 2, 3},
      {"green_standard", "09", 100, false, 2, 3}, {"green_advance", "09", 100, false, 2, 3},
      {"global", "09", 20, false, 2, 3},          {"global", "09", 21, false, 1, 2},
      {"global", "09", 21, true, 1, 2},           {"global_brand", "09", 20, false, 2, 3},
      {"global_brand", "09", 21, false, 1, 2},
  };
  for (const Row& row : kRows) {
    Facts known = company(row.industry, row.employees);
    known.set_flag(FactKey::rebuilding, row.rebuilding);
    for (const std::int64_t cost : {3'000'000, 6'000'001, 7'777'777}) {
      const auto simulation =
          simulate(subsidy("monodukuri_16", row.frame), plan({{"machine", cost}}), known, kDay);
      EXPECT_EQ(simulation.low.subsidy_yen, cost * row.numerator / row.denominator)
          << row.frame << row.employees;
      EXPECT_EQ(simulation.low.rate, rate_in_words(row.numerator, row.denominator));
    }
  }
}

TEST(Monodukuri, ALargeRaiseOfWagesLiftsTheCap) {
  const CapRow kRows[] = {{"normal", 850, 1250, 2250},         {"digital", 850, 1250, 2250},
                          {"green_entry", 850, 1250, 2250},    {"green_standard", 1100, 1750, 3000},
                          {"green_advance", 2100, 3250, 5000},  // the 5,000万円 of the headline
                          {"global", 3100, 3250, 4000},        {"global_brand", 3100, 3250, 4000}};
  for (const CapRow& row : kRows) {
    const auto lifted = [&](int employees, const char* payroll) {
      return pays("monodukuri_16", row.frame, plan({{"machine", 1'000'000 * kMan}}, {"wage"}),
                  company("09", employees, payroll));
    };
    EXPECT_EQ(lifted(5, R"(, "payroll_growth_plan_bp": 600)"), row.five * kMan) << row.frame;
    EXPECT_EQ(lifted(20, R"(, "payroll_growth_plan_bp": 600)"), row.twenty * kMan) << row.frame;
    EXPECT_EQ(lifted(21, R"(, "payroll_growth_plan_bp": 600)"), row.more * kMan) << row.frame;
    EXPECT_LT(lifted(21, R"(, "payroll_growth_plan_bp": 599)"), row.more * kMan) << row.frame;
  }
  EXPECT_THAT(subsidy("monodukuri_16", "recovery").add_ons, IsEmpty());
}

TEST(Monodukuri, BelowTheMinimumNothingIsPaidAndItSaysHowMuchIsLacking) {
  const auto simulation =
      simulate(subsidy("monodukuri_16", "normal"), plan({{"machine", 1'400'000}}), company("09", 21), kDay);
  EXPECT_EQ(simulation.low.subsidy_yen, 0);
  EXPECT_EQ(simulation.low.own_share_yen, 1'400'000);
  EXPECT_EQ(simulation.minimum_yen, 1'000'000);
  EXPECT_EQ(simulation.more_cost_yen, 600'000);
  EXPECT_EQ(simulation.low.limits.back().kind, LimitKind::minimum);
  EXPECT_EQ(pays("monodukuri_16", "normal", plan({{"machine", 2'000'000}}), company("09", 21)), 1'000'000);
}

TEST(Monodukuri, CostsThatAreNotPaidAreTheOwnersShare) {
  const auto simulation =
      simulate(subsidy("monodukuri_16", "normal"),
               plan({{"machine", 6'000'000}, {"pc", 500'000}, {"party", 300'000}}), company("09", 3), kDay);
  EXPECT_EQ(simulation.low.subsidy_yen, 4'000'000);
  EXPECT_EQ(simulation.low.own_share_yen, 2'800'000);
  EXPECT_EQ(simulation.ineligible_yen, 800'000);
  ASSERT_EQ(simulation.categories.size(), 3U);
  EXPECT_TRUE(simulation.categories[0].eligible);
  EXPECT_FALSE(simulation.categories[1].eligible);
  EXPECT_FALSE(simulation.categories[2].eligible);
}

TEST(Monodukuri, SomeCostsCountOnlyUpToTheirPartOfTheWhole) {
  const auto known = company("09", 3);
  const auto count = [&](std::initializer_list<std::pair<const char*, std::int64_t>> costs) {
    return simulate(subsidy("monodukuri_16", "normal"), plan(costs), known, kDay);
  };
  EXPECT_EQ(count({{"machine", 3'000'000}, {"outsourcing", 3'000'000}}).low.subsidy_yen, 4'000'000);
  const auto half = count({{"machine", 3'000'000}, {"outsourcing", 9'000'000}});
  EXPECT_EQ(half.low.subsidy_yen, 4'000'000) << "outsourcing is at most half of the costs that count";
  EXPECT_EQ(half.eligible_yen, 6'000'000);
  EXPECT_EQ(half.ineligible_yen, 6'000'000);
  EXPECT_EQ(half.low.limits.front().kind, LimitKind::cost_share);
  EXPECT_EQ(half.low.limits.front().lost_yen, 4'000'000);
  EXPECT_EQ(half.low.own_share_yen, 8'000'000);
  // A sixth for the machine: a half and a third fill the rest.
  EXPECT_EQ(count({{"machine", 1'000'000}, {"outsourcing", 90'000'000}, {"ip", 90'000'000}}).eligible_yen,
            6'000'000);
  EXPECT_EQ(count({{"outsourcing", 90'000'000}}).low.subsidy_yen, 0) << "it cannot be half of itself";
}

TEST(Monodukuri, UnknownEmployeesGiveARangeAndTheQuestion) {
  const auto simulation = simulate(
      subsidy("monodukuri_16", "normal"), plan({{"machine", 30'000'000}}),
      facts(R"({"legal_form": "company", "industry": ["09"], "capital_yen": 10000000, "rebuilding": false})"),
      kDay);
  EXPECT_FALSE(simulation.certain);
  EXPECT_EQ(simulation.low.subsidy_yen, 750 * kMan);
  EXPECT_EQ(simulation.high.subsidy_yen, 1250 * kMan);
  EXPECT_THAT(simulation.missing, ElementsAre(FactKey::regular_employees));
  ASSERT_TRUE(simulation.question);
  EXPECT_EQ(simulation.question->fact, FactKey::regular_employees);
  EXPECT_EQ(simulation.question->spread_before_yen, 500 * kMan);
  EXPECT_EQ(simulation.question->spread_after_yen, 0);
  ASSERT_EQ(simulation.cases.size(), 3U);
  EXPECT_THAT(simulation.cases[0].says, HasSubstr("従業員5人以下"));
  EXPECT_EQ(simulation.cases[0].low_yen, 750 * kMan);
}

TEST(Monodukuri, TheRangeKnowsThatTheSameFactDecidesCapAndRate) {
  // 2/3 never goes with the cap of 12,500,000 in manufacturing: 21 people are not small.
  const auto simulation = simulate(
      subsidy("monodukuri_16", "normal"), plan({{"machine", 18'000'000}}),
      facts(R"({"legal_form": "company", "industry": ["09"], "capital_yen": 10000000, "rebuilding": false})"),
      kDay);
  EXPECT_EQ(simulation.low.subsidy_yen, 750 * kMan);
  EXPECT_EQ(simulation.high.subsidy_yen, 1000 * kMan);
}

TEST(Monodukuri, AnUnknownIndustryIsAsked) {
  const auto simulation =
      simulate(subsidy("monodukuri_16", "normal"), plan({{"machine", 9'000'000}}),
               facts(R"({"legal_form": "company", "regular_employees": 10, "rebuilding": false})"), kDay);
  EXPECT_EQ(simulation.low.subsidy_yen, 4'500'000);
  EXPECT_EQ(simulation.high.subsidy_yen, 6'000'000);
  EXPECT_THAT(simulation.missing, ElementsAre(FactKey::industry));
}

TEST(Monodukuri, AnIndustryThatIsNotPreciseEnoughIsAsked) {
  const auto simulation = simulate(
      subsidy("monodukuri_16", "normal"), plan({{"machine", 9'000'000}}),
      facts(R"({"legal_form": "company", "industry": ["I"], "regular_employees": 3, "rebuilding": false})"),
      kDay);
  EXPECT_TRUE(simulation.certain) << "3 people are small in wholesale and in retail";
  const auto open = simulate(subsidy("jizokuka_14", "normal"), plan({{"machine", 300'000}}),
                             facts(R"({"industry": ["M"]})"), kDay);
  EXPECT_TRUE(open.certain) << "the amount does not depend on the industry";
}

// ---- Page 22: 持続化補助金
// --------------------------------------------------------------------------------------

TEST(Jizokuka, CapsAndRatesOfEveryFrame) {
  struct Row {
    const char* frame;
    std::int64_t cap_man;
  };
  for (const Row& row : {Row{"normal", 50}, Row{"wage", 200}, Row{"graduation", 200}, Row{"successor", 200},
                         Row{"founding", 200}}) {
    for (const auto& [income, numerator, denominator] :
         std::initializer_list<std::tuple<int, int, int>>{{1'000'000, 2, 3}, {0, 3, 4}, {-5, 3, 4}}) {
      const bool wage = std::string_view(row.frame) == "wage";
      const int n = wage ? numerator : 2;
      const int d = wage ? denominator : 3;
      Facts known = company("58", 3);
      known.set_number(FactKey::taxable_income_yen, income);
      EXPECT_EQ(pays("jizokuka_14", row.frame, plan({{"machine", 600'001}}), known), 600'001LL * n / d)
          << row.frame;
      EXPECT_EQ(pays("jizokuka_14", row.frame, plan({{"machine", 900 * kMan}}), known), row.cap_man * kMan);
    }
  }
}

TEST(Jizokuka, TheInvoiceAddOnLiftsEveryFrameBy500000) {
  const auto known =
      company("58", 3, R"(, "was_tax_exempt": true, "invoice_registered": true, "earlier_awards": [],
                                          "taxable_income_yen": 1)");
  for (const auto& [frame, man] : std::initializer_list<std::pair<const char*, std::int64_t>>{
           {"normal", 100}, {"wage", 250}, {"graduation", 250}, {"successor", 250}, {"founding", 250}}) {
    EXPECT_EQ(pays("jizokuka_14", frame, plan({{"machine", 900 * kMan}}, {"invoice"}), known), man * kMan)
        << frame;
  }
}

TEST(Jizokuka, TheInvoiceAddOnIsNotForEarlierAwardeesNorOthers) {
  struct Row {
    const char* facts;
    const char* says;
  };
  for (const Row& row :
       {Row{R"(, "was_tax_exempt": true, "invoice_registered": true, "earlier_awards": ["jizokuka_invoice"])",
            ""},
        Row{R"(, "was_tax_exempt": false, "invoice_registered": true, "earlier_awards": [])", ""},
        Row{R"(, "was_tax_exempt": true, "invoice_registered": false, "earlier_awards": [])", ""}}) {
    const auto simulation =
        simulate(subsidy("jizokuka_14", "normal"), plan({{"machine", 900 * kMan}}, {"invoice"}),
                 company("58", 3, row.facts), kDay);
    EXPECT_EQ(simulation.low.subsidy_yen, 50 * kMan);
    ASSERT_EQ(simulation.add_ons.size(), 1U);
    EXPECT_FALSE(simulation.add_ons[0].possible);
    EXPECT_THAT(simulation.add_ons[0].says, HasSubstr("使えません"));
  }
}

TEST(Jizokuka, AnUnansweredAddOnIsNeverCountedOn) {
  const auto simulation =
      simulate(subsidy("jizokuka_14", "normal"), plan({{"machine", 900 * kMan}}, {"invoice"}),
               company("58", 3, R"(, "was_tax_exempt": true, "earlier_awards": [])"), kDay);
  EXPECT_EQ(simulation.low.subsidy_yen, 50 * kMan);
  EXPECT_EQ(simulation.high.subsidy_yen, 100 * kMan);
  EXPECT_THAT(simulation.missing, ElementsAre(FactKey::invoice_registered));
  EXPECT_TRUE(simulation.add_ons[0].possible);
  EXPECT_FALSE(simulation.add_ons[0].granted);
}

TEST(Jizokuka, AWebsiteIsAtMostAQuarterOfTheWhole) {
  const auto known = company("58", 3);
  EXPECT_EQ(pays("jizokuka_14", "normal", plan({{"website", 600'000}}), known), 0);
  EXPECT_EQ(pays("jizokuka_14", "normal", plan({{"machine", 300'000}, {"website", 300'000}}), known),
            266'666);
  EXPECT_EQ(pays("jizokuka_14", "normal", plan({{"machine", 3'000'000}, {"website", 300'000}}), known),
            500'000);
}

// ---- Page 20 and 21: IT導入補助金
// -------------------------------------------------------------------------------

TEST(ItIntroduction, TheNormalFramesPayHalf) {
  const Facts nothing;
  EXPECT_EQ(pays("it_normal_2023", "a", plan({{"software", 99'999}}), nothing), 0);
  EXPECT_EQ(pays("it_normal_2023", "a", plan({{"software", 100'000}}), nothing), 50'000);
  EXPECT_EQ(pays("it_normal_2023", "a", plan({{"software", 1'000'000}, {"cloud", 1'000'000}}), nothing),
            1'000'000);
  EXPECT_EQ(pays("it_normal_2023", "a", plan({{"software", 9'000'000}}), nothing), 1'499'999)
      << "below 150万円";
  EXPECT_EQ(pays("it_normal_2023", "b", plan({{"software", 2'999'999}}), nothing), 0) << "from 150万円";
  EXPECT_EQ(pays("it_normal_2023", "b", plan({{"software", 3'000'000}}), nothing), 1'500'000);
  EXPECT_EQ(pays("it_normal_2023", "b", plan({{"software", 20'000'000}}), nothing), 4'500'000);
  EXPECT_EQ(pays("it_normal_2023", "b", plan({{"software", 3'000'000}, {"pc", 1'000'000}}), nothing),
            1'500'000);
}

TEST(ItIntroduction, TheDigitalBasePaysThreeQuartersUpTo500000AndTwoThirdsAbove) {
  const Facts nothing;
  const std::pair<std::int64_t, std::int64_t> kRows[] = {{1, 0},
                                                         {4, 3},
                                                         {600'000, 450'000},
                                                         {666'666, 499'999},
                                                         {666'667, 500'000},
                                                         {666'668, 500'000},
                                                         {1'000'000, 722'222},
                                                         {3'000'000, 2'055'555},
                                                         {5'166'666, 3'499'999},
                                                         {5'166'667, 3'500'000},
                                                         {50'000'000, 3'500'000}};
  for (const auto& [cost, expected] : kRows) {
    EXPECT_EQ(pays("it_digital_base_2023", "digital_base", plan({{"software", cost}}), nothing), expected)
        << cost;
    EXPECT_EQ(pays("it_digital_base_2023", "digital_base",
                   plan({{"cloud", cost / 2}, {"software", cost - cost / 2}}), nothing),
              expected);
  }
}

TEST(ItIntroduction, ComputersAndRegistersHaveLimitsOfTheirOwn) {
  const Facts nothing;
  EXPECT_EQ(
      pays("it_digital_base_2023", "digital_base", plan({{"software", 600'000}, {"pc", 150'000}}), nothing),
      450'000 + 75'000);
  EXPECT_EQ(pays("it_digital_base_2023", "digital_base",
                 plan({{"software", 50'000'000}, {"pc", 900'000}, {"register", 900'000}}), nothing),
            3'500'000 + 100'000 + 200'000);
}

TEST(ItIntroduction, TheInvoiceChainPaysByWhoPays) {
  EXPECT_EQ(
      pays("it_supply_chain_invoice_2023", "supply_chain", plan({{"cloud", 900'000}}), company("09", 50)),
      600'000);
  EXPECT_EQ(
      pays("it_supply_chain_invoice_2023", "supply_chain", plan({{"cloud", 9'000'000}}), company("09", 50)),
      3'500'000);
  const auto large = facts(R"({"legal_form": "company", "industry": ["09"], "capital_yen": 5000000000,
                               "regular_employees": 5000})");
  EXPECT_EQ(pays("it_supply_chain_invoice_2023", "supply_chain", plan({{"cloud", 900'000}}), large), 450'000);
}

TEST(ItIntroduction, TogetherItNeedsTenAndEachHasItsShare) {
  const auto joint = [](std::int64_t participants,
                        std::initializer_list<std::pair<const char*, std::int64_t>> costs) {
    Plan together = plan(costs);
    together.participants = participants;
    return simulate(subsidy("it_joint_2023", "joint"), together, {}, kDay).low;
  };
  EXPECT_EQ(joint(9, {{"software", 6'000'000}}).subsidy_yen, 0);
  EXPECT_EQ(joint(9, {{"software", 6'000'000}}).limits.back().kind, LimitKind::participants);
  EXPECT_EQ(joint(10, {{"software", 6'000'000}}).subsidy_yen, 4'500'000) << "3/4 up to 10 × 500,000";
  EXPECT_EQ(joint(10, {{"analysis", 30'000'000}}).subsidy_yen, 5'000'000) << "500,000 for each of ten";
  EXPECT_EQ(joint(20, {{"analysis", 30'000'000}}).subsidy_yen, 10'000'000);
  EXPECT_EQ(joint(10, {{"software", 100'000'000}, {"analysis", 30'000'000}}).subsidy_yen, 30'000'000);
  EXPECT_EQ(
      joint(10, {{"software", 100'000'000}, {"analysis", 30'000'000}, {"expert", 9'000'000}}).subsidy_yen,
      32'000'000);
  EXPECT_EQ(joint(10, {{"expert", 1'500'000}}).subsidy_yen, 1'000'000);
}

TEST(ItIntroduction, TheSecurityFramePaysHalfFrom50000To1000000) {
  const Facts nothing;
  EXPECT_EQ(pays("it_security_2023", "security", plan({{"security_service", 99'999}}), nothing), 0);
  EXPECT_EQ(pays("it_security_2023", "security", plan({{"security_service", 240'000}}), nothing), 120'000);
  EXPECT_EQ(pays("it_security_2023", "security", plan({{"security_service", 9'000'000}}), nothing),
            1'000'000);
}

// ---- Page 18: 事業承継・引継ぎ補助金; page 9: Go-Tech
// -----------------------------------------------------------

TEST(Succession, WhatIsNotPublishedStaysARange) {
  for (const char* frame : {"founding_support", "management_change", "merger"}) {
    const auto simulation = simulate(subsidy("succession_innovation_2022", frame),
                                     plan({{"machine", 6'000'000}}), company("09", 5), kDay);
    EXPECT_EQ(simulation.low.subsidy_yen, 3'000'000);
    EXPECT_EQ(simulation.high.subsidy_yen, 4'000'000);
    EXPECT_FALSE(simulation.question) << "no answer decides it";
    EXPECT_THAT(simulation.notes, Contains(HasSubstr("条件が書かれていない")));
    EXPECT_EQ(pays("succession_innovation_2022", frame, plan({{"machine", 60'000'000}}), company("09", 5)),
              8'000'000);
  }
  for (const char* frame : {"buyer", "seller"}) {
    EXPECT_EQ(pays("succession_expert_2022", frame, plan({{"expert", 3'000'000}}), {}), 2'000'000);
    EXPECT_EQ(pays("succession_expert_2022", frame, plan({{"expert", 30'000'000}}), {}), 6'000'000);
  }
}

TEST(GoTech, PaysTwoThirdsOrHalfWithinTheYearAndTheWhole) {
  const auto go_tech = [](const char* frame, std::int64_t cost, std::int64_t years, std::int64_t income) {
    Plan research = plan({{"machine", cost}});
    research.project_years = years;
    Facts known;
    known.set_number(FactKey::taxable_income_yen, income);
    return pays("go_tech_2024", frame, research, known);
  };
  EXPECT_EQ(go_tech("normal", 6000 * kMan, 1, 0), 4000 * kMan);
  EXPECT_EQ(go_tech("normal", 6000 * kMan, 1, 1'500'000'000), 4000 * kMan) << "15億円 is not above 15億円";
  EXPECT_EQ(go_tech("normal", 6000 * kMan, 1, 1'500'000'001), 3000 * kMan);
  EXPECT_EQ(go_tech("normal", 90'000 * kMan, 1, 0), 4500 * kMan);
  EXPECT_EQ(go_tech("normal", 90'000 * kMan, 2, 0), 9000 * kMan);
  EXPECT_EQ(go_tech("normal", 90'000 * kMan, 3, 0), 9750 * kMan);
  EXPECT_EQ(go_tech("investment", 900'000 * kMan, 1, 0), 10'000 * kMan);
  EXPECT_EQ(go_tech("investment", 900'000 * kMan, 3, 0), 30'000 * kMan);
}

TEST(GoTech, TheUniversityIsPaidInFull) {
  Facts known;
  known.set_number(FactKey::taxable_income_yen, 0);
  EXPECT_EQ(
      pays("go_tech_2024", "normal", plan({{"machine", 3'000'000}, {"research_partner", 1'000'000}}), known),
      3'000'000);
}

TEST(GoTech, AskedForTheIncomeWhenItIsUnknown) {
  const auto simulation =
      simulate(subsidy("go_tech_2024", "normal"), plan({{"machine", 6'000'000}}), {}, kDay);
  EXPECT_EQ(simulation.low.subsidy_yen, 3'000'000);
  EXPECT_EQ(simulation.high.subsidy_yen, 4'000'000);
  EXPECT_THAT(simulation.missing, ElementsAre(FactKey::taxable_income_yen));
}

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
