#include "contexts/measures/rules/definitions.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "contexts/measures/random_rules_for_test.hpp"
#include "contexts/measures/rules/evaluate.hpp"
#include "contexts/measures/rules/rule_json.hpp"

namespace banso::measures {
namespace {

using testing::kDay;

struct Business {
  const char* form;
  const char* industry;
  std::int64_t capital_yen;  ///< negative: not told
  std::int64_t people;       ///< negative: not told
};

Truth truth_for(Definition definition, const Business& business) {
  Facts facts;
  facts.set_codes(FactKey::legal_form, {business.form});
  if (*business.industry != '\0') facts.set_codes(FactKey::industry, {business.industry});
  if (business.capital_yen >= 0) facts.set_number(FactKey::capital_yen, business.capital_yen);
  if (business.people >= 0) facts.set_number(FactKey::regular_employees, business.people);
  return truth_of(defined(definition), facts, kDay);
}

struct Case {
  Definition definition;
  Business business;
  Truth truth;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    EXPECT_EQ(truth_for(one.definition, one.business), one.truth)
        << name_of(one.definition) << ": " << one.business.form << " " << one.business.industry << " "
        << one.business.capital_yen << " " << one.business.people;
  }
}

constexpr auto no = Truth::no, unknown = Truth::unknown, yes = Truth::yes;
constexpr std::int64_t kMillion = 1'000'000;

TEST(Definitions, SmallAndMediumEnterprisesOfTheBasicAct) {
  constexpr auto sme = Definition::sme;
  expect_all({
      // Capital or employees, each at its limit and one beyond.
      {sme, {"company", "0929", 300 * kMillion, 301}, yes},
      {sme, {"company", "0929", 300 * kMillion + 1, 300}, yes},
      {sme, {"company", "0929", 300 * kMillion + 1, 301}, no},
      {sme, {"company", "D", 300 * kMillion, 301}, yes},
      {sme, {"company", "H", 300 * kMillion + 1, 301}, no},
      {sme, {"company", "52", 100 * kMillion, 101}, yes},
      {sme, {"company", "52", 100 * kMillion + 1, 101}, no},
      {sme, {"company", "L", 50 * kMillion + 1, 100}, yes},
      {sme, {"company", "L", 50 * kMillion + 1, 101}, no},
      {sme, {"company", "58", 50 * kMillion + 1, 50}, yes},
      {sme, {"company", "58", 50 * kMillion + 1, 51}, no},
      // Where the table of the ministry differs from the majors: restaurants are retail, travel agencies and
      // printing "others", newspapers too, software and parking services.
      {sme, {"company", "76", 60 * kMillion, 60}, no},
      {sme, {"company", "791", 60 * kMillion, 250}, yes},
      {sme, {"company", "796", 60 * kMillion, 250}, no},
      {sme, {"company", "413", 60 * kMillion, 250}, yes},
      {sme, {"company", "415", 60 * kMillion, 250}, no},
      {sme, {"company", "391", 60 * kMillion, 250}, no},
      {sme, {"company", "40", 60 * kMillion, 250}, yes},
      {sme, {"company", "693", 60 * kMillion, 250}, no},
      {sme, {"company", "691", 60 * kMillion, 250}, yes},
      {sme, {"company", "70", 60 * kMillion, 250}, no},
      // A sole proprietor has no capital: employees decide.
      {sme, {"sole_proprietor", "58", 0, 51}, no},
      {sme, {"sole_proprietor", "58", -1, 50}, yes},
      {sme, {"sole_proprietor", "09", -1, 300}, yes},
      // Others than companies and persons are none.
      {sme, {"npo", "09", 0, 3}, no},
      {sme, {"medical", "83", 0, 3}, no},
      // Unknown only where it matters.
      {sme, {"company", "", 10 * kMillion, -1}, yes},
      {sme, {"company", "", -1, 12}, yes},
      {sme, {"company", "", 100 * kMillion, 100}, unknown},
      {sme, {"company", "", 400 * kMillion, 400}, no},
      {sme, {"company", "09", 400 * kMillion, -1}, unknown},
      {sme, {"company", "09", 200 * kMillion, -1}, yes},
      {sme, {"company", "I", 80 * kMillion, 120}, unknown},
      {sme, {"company", "I", 200 * kMillion, 120}, no},
  });
}

TEST(Definitions, SmallEnterprises) {
  constexpr auto small = Definition::small;
  constexpr auto jizokuka = Definition::small_jizokuka;
  expect_all({
      {small, {"company", "09", -1, 20}, yes},    {small, {"company", "09", -1, 21}, no},
      {small, {"company", "58", -1, 5}, yes},     {small, {"company", "58", -1, 6}, no},
      {small, {"company", "75", -1, 6}, no},      {small, {"sole_proprietor", "80", -1, 6}, no},
      {small, {"company", "", -1, 5}, yes},       {small, {"company", "", -1, 6}, unknown},
      {small, {"company", "", -1, 21}, no},       {small, {"npo", "09", -1, 2}, no},
      {jizokuka, {"company", "75", -1, 20}, yes}, {jizokuka, {"company", "75", -1, 21}, no},
      {jizokuka, {"company", "80", -1, 20}, yes}, {jizokuka, {"company", "78", -1, 6}, no},
      {jizokuka, {"company", "76", -1, 6}, no},   {jizokuka, {"company", "58", -1, 5}, yes},
      {jizokuka, {"company", "09", -1, 20}, yes}, {jizokuka, {"company", "N", -1, 10}, unknown},
      {jizokuka, {"npo", "85", -1, 5}, yes},      {jizokuka, {"npo", "85", -1, 6}, no},
      {jizokuka, {"medical", "83", -1, 5}, no},   {jizokuka, {"company", "M", -1, 5}, yes},
  });
}

TEST(Definitions, TheDecreeOfTheSupportActWidensSomeIndustries) {
  constexpr auto act = Definition::sme_support_act;
  expect_all({
      {act, {"company", "192", 400 * kMillion, 900}, yes},
      {act, {"company", "192", 400 * kMillion, 901}, no},
      {act, {"company", "191", 400 * kMillion, 900}, no},
      {act, {"company", "1931", 400 * kMillion, 900}, no},
      {act, {"company", "1932", 400 * kMillion, 900}, yes},
      {act, {"company", "19", 400 * kMillion, 900}, unknown},
      {act, {"company", "391", 300 * kMillion, 400}, yes},
      {act, {"company", "391", 400 * kMillion, 300}, yes},
      {act, {"company", "3921", 400 * kMillion, 300}, yes},
      {act, {"company", "3922", 400 * kMillion, 300}, no},
      {act, {"company", "751", 60 * kMillion, 200}, yes},
      {act, {"company", "751", 60 * kMillion, 201}, no},
      {act, {"company", "7599", 60 * kMillion, 200}, no},
      {act, {"medical", "83", -1, 300}, yes},
      {act, {"medical", "83", -1, 301}, no},
      {act, {"company", "09", 300 * kMillion, 400}, yes},
  });
}

TEST(Definitions, ExpandLeavesNoDefinitionAndTheSameTruth) {
  testing::RandomRules random(3);
  const std::function<bool(const Rule&)> is_plain = [&](const Rule& rule) {
    return rule.kind != Rule::Kind::define &&
           std::all_of(rule.children.begin(), rule.children.end(), is_plain);
  };
  for (int i = 0; i < 500; ++i) {
    const Rule rule = random.rule(4);
    const Rule plain = expand(rule);
    EXPECT_TRUE(is_plain(plain));
    for (int k = 0; k < 10; ++k) {
      const Facts facts = random.facts(70);
      EXPECT_EQ(truth_of(rule, facts, kDay), truth_of(plain, facts, kDay)) << print_rule(rule);
    }
  }
}

TEST(Definitions, AreNamedAndWrittenSomewhere) {
  for (int i = 0; i < 4; ++i) {
    const auto definition = static_cast<Definition>(i);
    EXPECT_FALSE(name_of(definition).empty());
    EXPECT_TRUE(source_of(definition).url.starts_with("https://laws.e-gov.go.jp/law/"));
    const Rule rule = expand(defined(definition));
    EXPECT_EQ(rule.says, name_of(definition));
    EXPECT_EQ(rule.source, source_of(definition));
    EXPECT_LE(depth_of(rule), 8U);
  }
}

}  // namespace
}  // namespace banso::measures
