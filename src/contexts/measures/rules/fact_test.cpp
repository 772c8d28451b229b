#include "contexts/measures/rules/fact.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "contexts/measures/rules/measure.hpp"

namespace banso::measures {
namespace {

/// Rules, seeds, answers of owners and the columns of the recommendation engine name facts by these words: a
/// key that is renamed loses them all.
TEST(Fact, KeysAreTheWordsThatDataKnows) {
  constexpr std::string_view kKeys =
      "legal_form active industry area capital_yen regular_employees founded_on sales_yen previous_sales_yen "
      "sales_growth_bp operating_profit_yen total_assets_yen net_assets_yen taxable_income_yen "
      "large_company_owned invoice_registered was_tax_exempt payroll_growth_plan_bp "
      "value_added_growth_plan_bp "
      "minimum_wage_plus_yen certifications earlier_awards intentions chamber_district guidance_months "
      "rebuilding hiring_plan overseas_plan successor_exists carbon_plan research_partner "
      "employment_insurance no_tax_arrears";
  std::string all;
  for (const Fact& fact : facts()) {
    if (!all.empty()) all += ' ';
    all += key_of(fact.key);
    EXPECT_EQ(find_fact(key_of(fact.key)), fact.key);
  }
  EXPECT_EQ(all, kKeys);
  EXPECT_EQ(facts().size(), kFactCount);
  EXPECT_FALSE(find_fact("capital"));
  EXPECT_FALSE(find_fact(""));
  EXPECT_LE(kFactCount, 64U) << "sets of facts are 64 bits";
}

TEST(Fact, KindsUnitsAndChoicesAreWhatDataExpects) {
  std::string all;
  for (const FactDefinition& fact : describe_facts()) {
    all += fmt::format("{}{}", boost::describe::enum_to_string(fact.kind, ""),
                       fact.unit == FactUnit::none
                           ? ""
                           : fmt::format("/{}", boost::describe::enum_to_string(fact.unit, "")));
    for (const FactChoiceItem& choice : fact.choices) all += " " + choice.code;
    all += '\n';
  }
  EXPECT_EQ(
      all,
      "code company sole_proprietor cooperative npo general_association medical social_welfare school "
      "public_body other\n"
      "flag\nindustry\narea\nnumber/yen\nnumber/people\ndate\nnumber/yen\nnumber/yen\n"
      "number/basis_points\nnumber/yen\nnumber/yen\nnumber/yen\nnumber/yen\nflag\nflag\nflag\n"
      "number/basis_points\nnumber/basis_points\nnumber/yen\n"
      "codes security_action_1 security_action_2 gbiz_prime management_innovation "
      "management_improvement_plan business_continuity_plan regional_future_company startup_support "
      "successor_finalist health_management\n"
      "codes monodukuri it_introduction jizokuka jizokuka_invoice succession restructuring labour_saving "
      "go_tech\n"
      "codes new_business sales_channels events succession research training cash_flow equipment_it "
      "employment ecology disaster education sports_culture safety town\n"
      "code chamber society none\nnumber/months\nflag\nflag\nflag\nflag\nflag\nflag\nflag\nflag\n");
}

TEST(Fact, EveryFactCanBeAskedFor) {
  std::set<std::string_view> names;
  for (const Fact& fact : facts()) {
    EXPECT_TRUE(names.insert(fact.name).second) << fact.name;
    EXPECT_TRUE(fact.question.ends_with("。")) << fact.name;
    EXPECT_TRUE(fact.help.find("。") != std::string_view::npos ||
                fact.help.find("例") != std::string_view::npos)
        << fact.name;
    EXPECT_EQ(fact.kind == FactKind::flag, !fact.if_yes.empty()) << fact.name;
    EXPECT_EQ(fact.kind == FactKind::flag, !fact.if_no.empty()) << fact.name;
    EXPECT_EQ(fact.kind == FactKind::code || fact.kind == FactKind::codes, !fact.choices.empty())
        << fact.name;
    EXPECT_EQ(fact.kind == FactKind::number, fact.min < fact.max) << fact.name;
    for (const FactChoice& choice : fact.choices) EXPECT_EQ(find_choice(fact, choice.code), &choice);
    EXPECT_EQ(find_choice(fact, "nothing"), nullptr);
  }
}

TEST(Fact, IntentionsAreThePurposesOfMeasures) {
  std::vector<std::string_view> purposes;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<MeasurePurpose>>(
      [&](auto purpose) { purposes.emplace_back(purpose.name); });
  std::vector<std::string_view> intentions;
  for (const FactChoice& choice : fact_of(FactKey::intentions).choices) intentions.push_back(choice.code);
  EXPECT_EQ(intentions, purposes);
}

}  // namespace
}  // namespace banso::measures
