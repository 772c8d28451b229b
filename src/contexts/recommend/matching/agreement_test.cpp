// The engine for all businesses and the evaluator of one must say the same of every business and every rule.
#include <gtest/gtest.h>

#include "contexts/recommend/matching/compile.hpp"
#include "contexts/recommend/matching/matching.hpp"
#include "contexts/recommend/matching/random_rules_for_test.hpp"
#include "platform/shape/json.hpp"

namespace banso::recommend::testing {
namespace {

using measures::Facts;
using measures::Rule;
using measures::Truth;

const Date kToday = std::chrono::year(2026) / 11 / 26;

struct World {
  std::vector<Facts> businesses;
  std::shared_ptr<const Table> table;
};

World make_world(RandomRules& random, std::size_t count) {
  World world;
  TableBuilder builder(fact_columns());
  for (std::size_t i = 0; i < count; ++i) {
    // From almost nothing known to everything known.
    world.businesses.push_back(random.facts(i % 11 * 10));
    builder.add(
        row_of(static_cast<std::int64_t>(i), world.businesses.back(),
               [&](std::size_t column, const Codes& codes) { return builder.number_of(column, codes); }));
  }
  world.table = builder.finish();
  return world;
}

void expect_agreement(const World& world, const std::vector<Rule>& rules, Date as_of) {
  RuleCompiler compiler(*world.table, as_of);
  for (const Rule& rule : rules) compiler.add(rule);
  const Program program = compiler.finish();
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < world.businesses.size(); ++i) ids.push_back(static_cast<std::int64_t>(i));
  const auto verdicts = verdicts_of(*world.table, program, ids);
  const VerdictCounts counts = count_verdicts(*world.table, program);
  std::array<std::uint64_t, 3> seen{};
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    std::array<std::uint32_t, 3> wanted{};
    std::vector<std::int64_t> fitting;
    for (std::size_t i = 0; i < world.businesses.size(); ++i) {
      const Truth truth = measures::truth_of(rules[rule], world.businesses[i], as_of);
      ++wanted[static_cast<std::size_t>(truth)];
      ++seen[static_cast<std::size_t>(truth)];
      if (truth == Truth::yes) fitting.push_back(static_cast<std::int64_t>(i));
      ASSERT_EQ(static_cast<int>(verdicts[i][rule]), static_cast<int>(truth))
          << shape::to_json(rules[rule]) << "\n"
          << measures::print_facts(world.businesses[i]);
    }
    std::array<std::uint32_t, 3> counted{};
    for (std::size_t cell = 0; cell < kCells; ++cell) {
      counted[0] += counts.of(rule, static_cast<Cell>(cell)).no;
      counted[1] += counts.unknown(rule, static_cast<Cell>(cell));
      counted[2] += counts.of(rule, static_cast<Cell>(cell)).yes;
    }
    ASSERT_EQ(counted, wanted) << shape::to_json(rules[rule]);
    auto found = businesses_that_fit(*world.table, program, rule);
    std::sort(found.begin(), found.end());
    ASSERT_EQ(found, fitting);
  }
  // A comparison of nothing but unknowns would prove little.
  const std::uint64_t pairs = seen[0] + seen[1] + seen[2];
  for (const std::uint64_t count : seen) EXPECT_GT(count, pairs / 20);
}

TEST(Agreement, OfRandomRulesOnRandomBusinesses) {
  RandomRules random(20261126);
  const World world = make_world(random, 1500);
  std::vector<Rule> rules;
  for (int i = 0; i < 600; ++i) rules.push_back(random.rule(1 + i % 6));
  expect_agreement(world, rules, kToday);
}

TEST(Agreement, OfEveryDefinition) {
  RandomRules random(4);
  const World world = make_world(random, 4000);
  std::vector<Rule> rules;
  for (int i = 0; i < 4; ++i) rules.push_back(measures::defined(static_cast<measures::Definition>(i)));
  for (int i = 0; i < 4; ++i) rules.push_back(measures::negate(rules[static_cast<std::size_t>(i)]));
  expect_agreement(world, rules, kToday);
}

TEST(Agreement, OfYearsOnEveryDay) {
  RandomRules random(8);
  const World world = make_world(random, 600);
  for (const Date day :
       {Date(std::chrono::year(2024) / 2 / 28), Date(std::chrono::year(2024) / 2 / 29),
        Date(std::chrono::year(2025) / 2 / 28), Date(std::chrono::year(2025) / 3 / 1), kToday}) {
    std::vector<Rule> rules;
    for (const std::int64_t years : {1, 2, 3, 4, 5, 10, 66, 150}) {
      for (const auto op : {measures::Op::within_years, measures::Op::years_ago}) {
        rules.push_back(measures::test_number(measures::FactKey::founded_on, op, years));
        rules.push_back(measures::negate(rules.back()));
      }
    }
    expect_agreement(world, rules, day);
  }
}

TEST(Agreement, StaysWhenBusinessesChange) {
  RandomRules random(15);
  World world = make_world(random, 3000);
  std::vector<Rule> rules;
  for (int i = 0; i < 150; ++i) rules.push_back(random.rule(4));
  for (int round = 0; round < 4; ++round) {
    TableEditor editor(world.table);
    for (int k = 0; k < 200; ++k) {
      const std::size_t i = random.below(world.businesses.size());
      world.businesses[i] = random.facts(70);
      editor.put(
          row_of(static_cast<std::int64_t>(i), world.businesses[i],
                 [&](std::size_t column, const Codes& codes) { return editor.number_of(column, codes); }));
    }
    world.table = editor.finish();
    expect_agreement(world, rules, kToday);
  }
}

TEST(Agreement, RowsGiveTheirFactsBack) {
  RandomRules random(23);
  const World world = make_world(random, 300);
  for (std::size_t i = 0; i < world.businesses.size(); ++i) {
    const auto rows = world.table->find(std::vector<std::int64_t>{static_cast<std::int64_t>(i)});
    ASSERT_EQ(rows.size(), 1U);
    const Facts back = facts_of_row(rows[0], *world.table);
    for (const measures::Fact& fact : measures::facts()) {
      const auto* before = world.businesses[i].find(fact.key);
      const auto* after = back.find(fact.key);
      ASSERT_EQ(before == nullptr, after == nullptr);
      if (!before) continue;
      EXPECT_EQ(before->flag, after->flag);
      EXPECT_EQ(before->number, after->number);
      EXPECT_EQ(before->date, after->date);
      auto codes = before->codes;
      auto codes_after = after->codes;
      if (fact.kind == measures::FactKind::codes) {  // a set: the order says nothing
        std::sort(codes.begin(), codes.end());
        std::sort(codes_after.begin(), codes_after.end());
      }
      EXPECT_EQ(codes, codes_after);
    }
  }
}

}  // namespace
}  // namespace banso::recommend::testing
