#include "contexts/measures/rules/measure.hpp"

#include <gtest/gtest.h>

#include "contexts/measures/rules/rule_json.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

constexpr std::string_view kWhole =
    R"({"measure_key":"monodukuri_16","family":"monodukuri","title":"ものづくり補助金","subtitle":"","summary":"要約",)"
    R"("content":"","kind":"subsidy","purposes":["equipment_it"],"administrator":"中小企業庁","operator_name":"",)"
    R"("contact":{"name":"","phone":"","url":"","email":""},"url":"","areas":["37"],"industries":["E"],)"
    R"("fiscal_year":2022,"budget_yen":null,)"
    R"("calls":[{"name":"第16次","opens_on":"2023-07-28","closes_on":"2023-11-07","note":""}],)"
    R"("rules_published":true,"rule":{"define":"sme"},)"
    R"("frames":[{"frame_key":"normal","name":"通常枠","summary":"","rule":null,"subsidy":null}],)"
    R"("sources":[{"title":"要領","url":"","place":"20ページ"}]})";

Measure whole() {
  return shape::from_json<Measure>(kWhole);
}

std::vector<std::string> errors_of(const Measure& measure) {
  std::vector<std::string> all;
  for (const FieldError& error : check_measure(measure)) all.push_back(error.path + " " + error.code);
  return all;
}

TEST(Measure, IsReadAndWrittenAsJson) {
  EXPECT_EQ(shape::to_json(whole()), kWhole);
  EXPECT_TRUE(errors_of(whole()).empty());
}

TEST(Measure, ErrorsOfItsRulesHaveTheirPlaceInTheDocument) {
  std::string text(kWhole);
  text.replace(text.find(R"("rule":null)"), 11, R"("rule":{"all":[{"fact":"capital","at_most":1}]})");
  try {
    shape::from_json<Measure>(text);
    FAIL();
  } catch (const Refused& refused) {
    ASSERT_EQ(refused.fields().size(), 1U);
    EXPECT_EQ(refused.fields().front().path, "/frames/0/rule/all/0/fact");
  }
}

TEST(Measure, WhatTheTypesCannotSayIsChecked) {
  Measure measure = whole();
  measure.measure_key = "ものづくり";
  measure.areas.emplace_back("99");
  measure.areas.emplace_back("37");
  measure.industries.emplace_back("ZZ");
  measure.calls.front().closes_on = parse_date("2023-07-27");
  measure.frames.push_back(measure.frames.front());
  EXPECT_EQ(errors_of(measure),
            (std::vector<std::string>{"/measure_key bad_key", "/areas/1 unknown_value", "/areas/2 doubled",
                                      "/industries/1 unknown_value", "/calls/0/closes_on before_it_opens",
                                      "/frames/1/frame_key doubled"}));
}

TEST(Measure, PublishedRulesMustBeThere) {
  Measure measure = whole();
  measure.rule.reset();
  EXPECT_TRUE(errors_of(measure).empty()) << "its area is a condition";
  measure.areas.clear();
  measure.industries.clear();
  EXPECT_EQ(errors_of(measure), std::vector<std::string>{"/rule required"});
  measure.rules_published = false;
  EXPECT_TRUE(errors_of(measure).empty());
}

TEST(Measure, ItsConditionIsAreaIndustryAndRule) {
  const Measure measure = whole();
  EXPECT_EQ(
      print_rule(*condition_of(measure)),
      R"({"all":[{"fact":"area","within":["37"]},{"fact":"industry","within":["E"]},{"define":"sme"}]})");
  EXPECT_EQ(print_rule(*condition_of(measure, measure.frames.front())), print_rule(*condition_of(measure)));
  Measure open;
  EXPECT_FALSE(condition_of(open));
  open.rule = defined(Definition::small);
  EXPECT_EQ(print_rule(*condition_of(open)), R"({"define":"small"})");
}

TEST(Measure, EveryKindAndPurposeHasAName) {
  EXPECT_EQ(label_of(MeasureKind::subsidy), "補助金・助成金");
  EXPECT_EQ(label_of(MeasureKind::information), "情報提供");
  EXPECT_EQ(label_of(MeasurePurpose::new_business), "新たな事業");
  EXPECT_EQ(label_of(MeasurePurpose::town), "まちづくり・地域振興");
}

}  // namespace
}  // namespace banso::measures
