// Laws that hold for every rule and every business, tried on random ones of a fixed seed.
#include <gtest/gtest.h>

#include <set>

#include "contexts/measures/random_rules_for_test.hpp"
#include "contexts/measures/rules/answers.hpp"
#include "contexts/measures/rules/next_question.hpp"
#include "contexts/measures/rules/prepared.hpp"
#include "contexts/measures/rules/rule_json.hpp"

namespace banso::measures {
namespace {

using testing::kDay;
using testing::RandomRules;

/// The facts whose values stand in the proof.
void collect_facts(const Proof& proof, std::set<FactKey>& facts) {
  if (proof.fact) facts.insert(*proof.fact);
  for (const Proof& child : proof.children) collect_facts(child, facts);
}

void expect_sound(const Proof& proof) {
  EXPECT_FALSE(proof.says.empty());
  EXPECT_FALSE(proof.because.empty());
  EXPECT_EQ(proof.missing.empty(), proof.truth != Truth::unknown);
  EXPECT_TRUE(std::is_sorted(proof.missing.begin(), proof.missing.end()));
  for (const Proof& child : proof.children) expect_sound(child);
}

TEST(RuleLaws, NothingKnownDecidesNothing) {
  RandomRules random(21);
  for (int i = 0; i < 500; ++i) {
    const Rule rule = random.rule(5);
    EXPECT_EQ(truth_of(rule, Facts(), kDay), Truth::unknown) << print_rule(rule);
  }
}

TEST(RuleLaws, WhatIsMissingIsAskedForByTheRule) {
  RandomRules random(22);
  for (int i = 0; i < 500; ++i) {
    const Rule rule = random.rule(4);
    const Facts facts = random.facts(50);
    const Proof proof = evaluate(rule, facts, kDay);
    expect_sound(proof);
    const auto asked = facts_of(rule);
    for (const FactKey key : proof.missing) {
      EXPECT_TRUE(std::binary_search(asked.begin(), asked.end(), key)) << key_of(key);
    }
  }
}

/// A verdict never turns round because more becomes known; and only facts of the proof can decide what was
/// open.
TEST(RuleLaws, MoreKnowledgeDecidesButNeverTurnsAVerdictRound) {
  RandomRules random(23);
  int decided = 0;
  for (int i = 0; i < 3000; ++i) {
    const Rule rule = random.rule(4);
    const Facts before = random.facts(40);
    const Proof proof = evaluate(rule, before, kDay);
    std::set<FactKey> in_proof;
    collect_facts(proof, in_proof);
    Facts after = before;
    const FactKey added = random.fact();
    if (before.find(added) != nullptr) continue;
    after.set(added, random.value(added));
    const Truth truth = truth_of(rule, after, kDay);
    if (proof.truth != Truth::unknown) {
      EXPECT_EQ(truth, proof.truth) << print_rule(rule);
    } else if (truth != Truth::unknown) {
      ++decided;
      EXPECT_TRUE(in_proof.contains(added)) << print_rule(rule);
      EXPECT_TRUE(std::binary_search(proof.missing.begin(), proof.missing.end(), added)) << print_rule(rule);
    }
    if (!in_proof.contains(added)) {
      EXPECT_EQ(truth, proof.truth);
    }
  }
  EXPECT_GT(decided, 20);
}

TEST(RuleLaws, ACatalogueJudgesAsEachMeasureAlone) {
  RandomRules random(24);
  std::vector<Measure> measures;
  for (int i = 0; i < 300; ++i) measures.push_back(random.measure());
  const PreparedCatalogue catalogue(measures);
  EXPECT_EQ(catalogue.size(), measures.size());
  std::set<VerdictKind> seen;
  Findings findings;
  for (int k = 0; k < 40; ++k) {
    const Facts facts = random.facts(static_cast<std::size_t>(k) * 3);
    catalogue.judge(facts, kDay, findings);
    for (std::size_t i = 0; i < measures.size(); ++i) {
      const Verdict alone = judge(measures[i], facts, kDay);
      seen.insert(alone.verdict);
      EXPECT_EQ(findings.measures[i].verdict, alone.verdict);
      EXPECT_EQ(keys_of(findings.measures[i].missing), alone.missing);
      EXPECT_EQ(alone.verdict == VerdictKind::not_eligible, !alone.reasons_no.empty());
      const auto frames = catalogue.frames_of(i);
      ASSERT_EQ(frames.count, alone.frames.size());
      for (std::size_t f = 0; f < frames.count; ++f) {
        EXPECT_EQ(findings.frames[frames.first + f].verdict, alone.frames[f].verdict);
        EXPECT_EQ(keys_of(findings.frames[frames.first + f].missing), alone.frames[f].missing);
      }
    }
  }
  EXPECT_EQ(seen.size(), 4U) << "all verdicts occur";
}

/// Every value gives the same truths as one of the answers that were tried.
TEST(RuleLaws, AnswersStandForAllValues) {
  RandomRules random(25);
  for (int i = 0; i < 2000; ++i) {
    std::vector<Rule> rules{random.test()};
    const FactKey key = rules.front().test.fact;
    for (int k = 0; k < 100 && rules.size() < 4; ++k) {
      Rule more = random.test();
      if (more.test.fact == key) rules.push_back(std::move(more));
    }
    std::vector<const measures::Test*> tests;
    for (const Rule& rule : rules) tests.push_back(&rule.test);
    const Answers answers = answers_of(key, tests, kDay);
    ASSERT_TRUE(answers.complete);
    for (int k = 0; k < 20; ++k) {
      std::vector<Truth> truths;
      const FactValue value = random.value(key);
      for (const measures::Test* test : tests) truths.push_back(truth_of(*test, value, kDay));
      // A value less precise than the tests stands for several.
      if (std::find(truths.begin(), truths.end(), Truth::unknown) != truths.end()) continue;
      EXPECT_NE(std::find(answers.truths.begin(), answers.truths.end(), truths), answers.truths.end())
          << print_rule(rules.front()) << print_fact_value(key, value);
    }
  }
}

/// What next_question promises: the answers that it counts decide the measures, and "surely" means every
/// answer.
TEST(RuleLaws, TheNextQuestionDecidesWhatItPromises) {
  RandomRules random(26);
  for (int round = 0; round < 30; ++round) {
    std::vector<Measure> measures;
    for (int i = 0; i < 40; ++i) measures.push_back(random.measure());
    const PreparedCatalogue catalogue(measures);
    const Facts facts = random.facts(60);
    const Findings before = catalogue.judge(facts, kDay);
    const auto next = next_question(catalogue, before, kDay);
    const auto is_open = [](const Findings::OfMeasure& one) { return one.verdict == VerdictKind::open; };
    ASSERT_EQ(next.has_value(), std::any_of(before.measures.begin(), before.measures.end(), is_open));
    if (!next) continue;
    EXPECT_EQ(next->question, fact_of(next->fact).question);
    EXPECT_LE(next->surely, next->decides);
    std::set<std::size_t> decided;
    for (int k = 0; k < 60; ++k) {
      if (facts.find(next->fact) != nullptr) break;
      Facts after = facts;
      FactValue answer = random.value(next->fact);
      after.set(next->fact, answer);
      const Findings found = catalogue.judge(after, kDay);
      for (std::size_t i = 0; i < measures.size(); ++i) {
        if (!is_open(before.measures[i])) continue;
        if (!is_open(found.measures[i])) decided.insert(i);
      }
    }
    EXPECT_LE(decided.size(), static_cast<std::size_t>(next->decides));
  }
}

}  // namespace
}  // namespace banso::measures
