#include "contexts/measures/rules/next_question.hpp"

#include <gtest/gtest.h>

#include "contexts/measures/random_rules_for_test.hpp"

namespace banso::measures {
namespace {

using testing::kDay;

Measure measure_of(Rule rule) {
  Measure measure;
  measure.rules_published = true;
  measure.rule = std::move(rule);
  return measure;
}

std::optional<NextQuestion> asked(const std::vector<Measure>& measures, const Facts& facts = {}) {
  const PreparedCatalogue catalogue(measures);
  return next_question(catalogue, catalogue.judge(facts, kDay), kDay);
}

const Rule kSmall = test_number(FactKey::regular_employees, Op::at_most, 20);
const Rule kRebuilding = test_flag(FactKey::rebuilding, true);

TEST(NextQuestion, IsTheOneThatDecidesMost) {
  const auto next = asked({measure_of(kSmall), measure_of(kSmall), measure_of(kRebuilding)});
  ASSERT_TRUE(next);
  EXPECT_EQ(next->fact, FactKey::regular_employees);
  EXPECT_EQ(next->decides, 2);
  EXPECT_EQ(next->surely, 2);
  EXPECT_EQ(next->question, "常時使用する従業員は何人ですか。");
}

TEST(NextQuestion, CountsWhatSomeAnswersDecideApartFromWhatAllDo) {
  // Few employees decide the second measure only together with the other fact, many decide it alone.
  const auto next = asked({measure_of(kSmall), measure_of(all_of({kSmall, kRebuilding}))});
  ASSERT_TRUE(next);
  EXPECT_EQ(next->fact, FactKey::regular_employees);
  EXPECT_EQ(next->decides, 2);
  EXPECT_EQ(next->surely, 1);
}

TEST(NextQuestion, AsksNothingWhenNothingIsOpen) {
  Facts facts;
  facts.set_number(FactKey::regular_employees, 3);
  EXPECT_FALSE(asked({measure_of(kSmall)}, facts));
  EXPECT_FALSE(asked({}));
  Measure unpublished = measure_of(kRebuilding);
  unpublished.rules_published = false;
  EXPECT_FALSE(asked({unpublished}, facts)) << "an answer would not make it open or eligible";
}

TEST(NextQuestion, LooksAtSomeMeasuresOnly) {
  const PreparedCatalogue catalogue(
      std::vector{measure_of(kSmall), measure_of(kSmall), measure_of(kRebuilding)});
  const Findings findings = catalogue.judge(Facts(), kDay);
  const auto next = next_question(catalogue, findings, kDay, std::vector<std::size_t>{2});
  ASSERT_TRUE(next);
  EXPECT_EQ(next->fact, FactKey::rebuilding);
}

TEST(NextQuestion, AFactThatDecidesNothingAloneIsStillAsked) {
  // Only both answers together decide.
  const Rule both = any_of({all_of({kSmall, kRebuilding}), all_of({negate(kSmall), negate(kRebuilding)})});
  const auto next = asked({measure_of(both)});
  ASSERT_TRUE(next);
  EXPECT_EQ(next->decides, 0);
  EXPECT_TRUE(next->fact == FactKey::regular_employees || next->fact == FactKey::rebuilding);
}

TEST(NextQuestion, AMorePreciseAnswerCounts) {
  Facts facts;
  facts.set_codes(FactKey::industry, {"E"});
  const auto next = asked({measure_of(test_codes(FactKey::industry, Op::within, {"09"}))}, facts);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->fact, FactKey::industry);
  EXPECT_EQ(next->surely, 1);
}

}  // namespace
}  // namespace banso::measures
