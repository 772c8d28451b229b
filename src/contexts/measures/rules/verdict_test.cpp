#include "contexts/measures/rules/verdict.hpp"

#include <gtest/gtest.h>

#include "contexts/measures/random_rules_for_test.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

using testing::kDay;

Measure published(std::optional<Rule> rule) {
  Measure measure;
  measure.rules_published = true;
  measure.rule = std::move(rule);
  return measure;
}

Frame frame_of(std::string key, std::optional<Rule> rule) {
  Frame frame;
  frame.frame_key = key;
  frame.name = key + "枠";
  frame.rule = std::move(rule);
  return frame;
}

Facts small_company() {
  Facts facts;
  facts.set_codes(FactKey::legal_form, {"company"});
  facts.set_codes(FactKey::area, {"37201"});
  facts.set_number(FactKey::regular_employees, 3);
  return facts;
}

const Rule kSmall = test_number(FactKey::regular_employees, Op::at_most, 20);
const Rule kLarge = test_number(FactKey::regular_employees, Op::more_than, 20);
const Rule kRebuilding = test_flag(FactKey::rebuilding, true);

TEST(Verdict, FollowsTheRule) {
  EXPECT_EQ(judge(published(kSmall), small_company(), kDay).verdict, VerdictKind::eligible);
  const Verdict no = judge(published(kLarge), small_company(), kDay);
  EXPECT_EQ(no.verdict, VerdictKind::not_eligible);
  EXPECT_EQ(no.reasons_no,
            std::vector<std::string>{
                "常時使用する従業員が20人を超える：常時使用する従業員 3人 なので満たしません"});
  const Verdict open = judge(published(all_of({kSmall, kRebuilding})), small_company(), kDay);
  EXPECT_EQ(open.verdict, VerdictKind::open);
  EXPECT_EQ(open.missing, std::vector{FactKey::rebuilding});
}

TEST(Verdict, NothingIsClaimedWithoutRules) {
  EXPECT_EQ(judge(published(std::nullopt), small_company(), kDay).verdict, VerdictKind::unpublished);
  Measure measure = published(kSmall);
  measure.rules_published = false;
  EXPECT_EQ(judge(measure, small_company(), kDay).verdict, VerdictKind::unpublished)
      << "what is known of the rules is not all of them";
  measure.rule = kLarge;
  EXPECT_EQ(judge(measure, small_company(), kDay).verdict, VerdictKind::not_eligible)
      << "but what is known can say no";
  measure.rule = kRebuilding;
  EXPECT_EQ(judge(measure, small_company(), kDay).verdict, VerdictKind::unpublished);
}

TEST(Verdict, AreasAndIndustriesAreConditions) {
  Measure measure = published(kSmall);
  measure.areas.emplace_back("38");
  EXPECT_EQ(judge(measure, small_company(), kDay).verdict, VerdictKind::not_eligible);
  measure.areas.front() = "37";
  EXPECT_EQ(judge(measure, small_company(), kDay).verdict, VerdictKind::eligible);
  measure.industries.emplace_back("E");
  const Verdict open = judge(measure, small_company(), kDay);
  EXPECT_EQ(open.verdict, VerdictKind::open);
  EXPECT_EQ(open.missing, std::vector{FactKey::industry});
}

TEST(Verdict, OneFrameIsEnough) {
  Measure measure = published(std::nullopt);
  measure.frames = {frame_of("a", kLarge), frame_of("b", kSmall), frame_of("c", kRebuilding)};
  const Verdict verdict = judge(measure, small_company(), kDay);
  EXPECT_EQ(verdict.verdict, VerdictKind::eligible);
  EXPECT_EQ(verdict.frames[0].verdict, VerdictKind::not_eligible);
  EXPECT_EQ(verdict.frames[1].verdict, VerdictKind::eligible);
  EXPECT_EQ(verdict.frames[2].verdict, VerdictKind::open);
  EXPECT_EQ(verdict.frames[2].missing, std::vector{FactKey::rebuilding});
  measure.frames.erase(measure.frames.begin() + 1);
  const Verdict open = judge(measure, small_company(), kDay);
  EXPECT_EQ(open.verdict, VerdictKind::open);
  EXPECT_EQ(open.missing, std::vector{FactKey::rebuilding});
  measure.frames.pop_back();
  const Verdict no = judge(measure, small_company(), kDay);
  EXPECT_EQ(no.verdict, VerdictKind::not_eligible);
  ASSERT_EQ(no.reasons_no.size(), 1U);
  EXPECT_TRUE(no.reasons_no.front().starts_with("a枠：")) << no.reasons_no.front();
}

TEST(Verdict, TheMeasuresOwnConditionBindsEveryFrame) {
  Measure measure = published(kLarge);
  measure.frames = {frame_of("a", kSmall), frame_of("b", std::nullopt)};
  const Verdict verdict = judge(measure, small_company(), kDay);
  EXPECT_EQ(verdict.verdict, VerdictKind::not_eligible);
  EXPECT_EQ(verdict.frames[0].verdict, VerdictKind::not_eligible);
  EXPECT_EQ(verdict.frames[1].verdict, VerdictKind::not_eligible);
  measure.rule = kSmall;
  EXPECT_EQ(judge(measure, small_company(), kDay).frames[1].verdict, VerdictKind::eligible)
      << "a frame that asks nothing more";
}

TEST(Verdict, AFrameOfWhichNothingIsKnownLeavesTheMeasureOpenToIt) {
  Measure measure = published(std::nullopt);
  measure.frames = {frame_of("a", kLarge), frame_of("b", std::nullopt)};
  const Verdict verdict = judge(measure, small_company(), kDay);
  EXPECT_EQ(verdict.verdict, VerdictKind::unpublished);
  EXPECT_EQ(verdict.frames[1].verdict, VerdictKind::unpublished);
}

TEST(Verdict, IsJsonWithItsProof) {
  const auto json =
      shape::parse_json(shape::to_json(judge(published(all_of({kSmall})), small_company(), kDay)));
  EXPECT_EQ(json.at("verdict").as_string(), "eligible");
  EXPECT_EQ(json.at("proof").at("kind").as_string(), "all");
  EXPECT_EQ(json.at("proof").at("children").at(0).at("fact").as_string(), "regular_employees");
  EXPECT_EQ(json.at("proof").at("children").at(0).at("truth").as_string(), "yes");
}

}  // namespace
}  // namespace banso::measures
