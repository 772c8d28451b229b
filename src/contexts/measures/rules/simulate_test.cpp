#include <map>

#include "contexts/measures/rules/simulate_for_test.hpp"

namespace banso::measures {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

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

}  // namespace
}  // namespace banso::measures
