#include "contexts/measures/rules/facts.hpp"

#include <gtest/gtest.h>

#include "contexts/measures/random_rules_for_test.hpp"

namespace banso::measures {
namespace {

/// "path code" of every error.
std::vector<std::string> errors_of(std::string_view json) {
  std::vector<FieldError> errors;
  parse_facts(json, "/facts", errors);
  std::vector<std::string> all;
  for (const FieldError& error : errors) {
    EXPECT_FALSE(error.message.empty());
    all.push_back(error.path + " " + error.code);
  }
  return all;
}

TEST(Facts, AreReadFromJson) {
  std::vector<FieldError> errors;
  const Facts facts = parse_facts(
      R"({"capital_yen": 10000000, "active": true, "founded_on": "2020-04-01", "legal_form": "company",
          "industry": ["0929", "I"], "area": "37201", "certifications": [], "sales_yen": null})",
      "", errors);
  ASSERT_TRUE(errors.empty()) << errors.front().message;
  EXPECT_EQ(facts.find(FactKey::capital_yen)->number, 10'000'000);
  EXPECT_TRUE(facts.find(FactKey::active)->flag);
  EXPECT_EQ(facts.find(FactKey::industry)->codes, (std::vector<std::string>{"0929", "I"}));
  EXPECT_TRUE(facts.find(FactKey::certifications)->codes.empty()) << "none of them is an answer";
  EXPECT_EQ(facts.find(FactKey::sales_yen), nullptr) << "null is unknown";
  EXPECT_EQ(facts.find(FactKey::net_assets_yen), nullptr);
  EXPECT_EQ(print_facts(facts),
            R"({"legal_form":"company","active":true,"industry":["0929","I"],"area":"37201",)"
            R"("capital_yen":10000000,"founded_on":"2020-04-01","certifications":[]})");
}

TEST(Facts, EveryMistakeIsNamed) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {R"({"capital": 1})", "/facts/capital unknown_fact"},
      {R"({"a/b~c": 1})", "/facts/a~1b~0c unknown_fact"},
      {R"({"capital_yen": "1"})", "/facts/capital_yen not_whole"},
      {R"({"capital_yen": 1.5})", "/facts/capital_yen not_whole"},
      {R"({"capital_yen": 99999999999999999999})", "/facts/capital_yen not_whole"},
      {R"({"capital_yen": -1})", "/facts/capital_yen out_of_range"},
      {R"({"active": 1})", "/facts/active not_true_or_false"},
      {R"({"founded_on": "2020-02-30"})", "/facts/founded_on not_a_date"},
      {R"({"founded_on": 2020})", "/facts/founded_on not_a_date"},
      {R"({"legal_form": ["company"]})", "/facts/legal_form not_text"},
      {R"({"legal_form": "firm"})", "/facts/legal_form unknown_value"},
      {R"({"area": "48"})", "/facts/area unknown_area"},
      {R"({"area": "372"})", "/facts/area unknown_area"},
      {R"({"industry": "E"})", "/facts/industry not_a_list"},
      {R"({"industry": []})", "/facts/industry too_many_items"},
      {R"({"industry": ["A","B","C","D","E","F"]})", "/facts/industry too_many_items"},
      {R"({"industry": ["Z"]})", "/facts/industry unknown_industry"},
      {R"({"industry": ["E", "E"]})", "/facts/industry doubled"},
      {R"({"certifications": ["iso"]})", "/facts/certifications unknown_value"},
      {R"({"certifications": [1]})", "/facts/certifications not_a_list"},
      {R"({"active": true, "active": true})", "/facts/active doubled"},
      {R"([])", "/facts not_an_object"},
      {R"({"active": true)", "/facts not_an_object"},
      {R"({"active": true} x)", "/facts not_an_object"},
  };
  for (const auto& [json, error] : cases) EXPECT_EQ(errors_of(json), std::vector{error}) << json;
  EXPECT_EQ(errors_of(R"({"active": 1, "area": "99"})").size(), 2U) << "all at once";
}

TEST(Facts, ValuesThatDoNotFitCannotBeSet) {
  Facts facts;
  EXPECT_THROW(facts.set_number(FactKey::regular_employees, -1), std::invalid_argument);
  EXPECT_THROW(facts.set_codes(FactKey::area, {}), std::invalid_argument);
  EXPECT_THROW(facts.set_codes(FactKey::legal_form, {"company", "npo"}), std::invalid_argument);
  facts.set_number(FactKey::regular_employees, 3, ToldBy::owner);
  EXPECT_EQ(facts.find(FactKey::regular_employees)->told_by, ToldBy::owner);
  facts.erase(FactKey::regular_employees);
  EXPECT_EQ(facts, Facts());
}

TEST(Facts, WhatIsPrintedReadsTheSame) {
  testing::RandomRules random(7);
  for (int i = 0; i < 300; ++i) {
    const Facts facts = random.facts(50);
    std::vector<FieldError> errors;
    EXPECT_EQ(parse_facts(print_facts(facts), "", errors), facts);
    EXPECT_TRUE(errors.empty());
  }
}

}  // namespace
}  // namespace banso::measures
