// Rules and businesses made at random from a seed, for tests. Values come from small pools around the borders
// of the rules, so that every truth occurs.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "contexts/measures/rules/facts.hpp"
#include "contexts/measures/rules/measure.hpp"
#include "contexts/measures/rules/rule.hpp"

namespace banso::measures::testing {

inline constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26)};

class RandomRules {
 public:
  explicit RandomRules(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool chance(std::size_t percent) { return below(100) < percent; }

  FactKey fact() { return static_cast<FactKey>(below(kFactCount)); }

  FactValue value(FactKey key) {
    const Fact& fact = fact_of(key);
    FactValue value;
    switch (fact.kind) {
      case FactKind::flag:
        value.flag = chance(50);
        break;
      case FactKind::number:
        value.number = number(fact);
        break;
      case FactKind::date:
        value.date = day();
        break;
      case FactKind::code:
        value.codes = {std::string(fact.choices[below(fact.choices.size())].code)};
        break;
      case FactKind::codes:
        value.codes = pick(choices_of(fact), below(4));
        break;
      case FactKind::area:
        value.codes = pick(kAreas, 1);
        break;
      case FactKind::industry:
        value.codes = pick(kIndustries, 1 + below(3));
        break;
    }
    return value;
  }

  /// Knows every fact by this chance.
  Facts facts(std::size_t percent) {
    Facts all;
    for (const Fact& one : measures::facts()) {
      if (chance(percent)) all.set(one.key, value(one.key));
    }
    return all;
  }

  Rule test() {
    Rule rule;
    rule.kind = Rule::Kind::test;
    rule.test.fact = fact();
    const Fact& fact = fact_of(rule.test.fact);
    do {
      rule.test.op = static_cast<Op>(below(14));
    } while (!fits(rule.test.op, fact.kind));
    switch (fact.kind) {
      case FactKind::flag:
        rule.test.flag = chance(50);
        break;
      case FactKind::number:
        rule.test.number = number(fact);
        break;
      case FactKind::date:
        if (rule.test.op == Op::within_years || rule.test.op == Op::years_ago) {
          rule.test.number = static_cast<std::int64_t>(below(8));
        } else {
          rule.test.date = day();
        }
        break;
      case FactKind::area:
        rule.test.codes = pick(kAreas, 1 + below(3));
        break;
      case FactKind::industry:
        rule.test.codes = pick(kIndustries, 1 + below(3));
        break;
      case FactKind::code:
      case FactKind::codes:
        rule.test.codes = pick(choices_of(fact), 1 + below(3));
        break;
    }
    return rule;
  }

  Rule rule(int depth) {
    Rule made;
    switch (depth <= 1 ? 0 : below(6)) {
      case 0:
        made = test();
        break;
      case 1:
        made = defined(static_cast<Definition>(below(4)));
        break;
      case 2:
        made = negate(rule(depth - 1));
        break;
      default: {
        std::vector<Rule> children;
        for (std::size_t i = 0, n = 1 + below(4); i < n; ++i) children.push_back(rule(depth - 1));
        made = chance(50) ? all_of(std::move(children)) : any_of(std::move(children));
      }
    }
    if (chance(10)) made.says = "条件\"" + std::to_string(below(100)) + "\\";
    if (chance(10))
      made.source = RuleSource{"公募要領", "https://example.jp/", std::to_string(below(50)) + "ページ"};
    return made;
  }

  Measure measure() {
    Measure made;
    made.measure_key = "m" + std::to_string(below(1'000'000));
    made.title = "題";
    made.rules_published = chance(80);
    if (chance(30)) made.areas.emplace_back(pick(kAreas, 1).front());
    if (chance(30)) made.industries.emplace_back(pick(kIndustries, 1).front());
    if (chance(80)) made.rule = rule(4);
    for (std::size_t i = 0, n = below(4); i < n; ++i) {
      Frame& frame = made.frames.emplace_back();
      frame.frame_key = "f" + std::to_string(i);
      frame.name = "枠" + std::to_string(i);
      if (chance(70)) frame.rule = rule(3);
    }
    return made;
  }

 private:
  inline static const std::vector<std::string> kAreas{"37", "37201", "37202", "38", "13101", "13"};
  inline static const std::vector<std::string> kIndustries{"E",  "09",  "092", "0929", "I",   "50", "56",
                                                           "76", "391", "75",  "791",  "192", "K",  "D"};

  std::int64_t number(const Fact& fact) {
    static const std::vector<std::int64_t> pool{
        -1,  0,   1,   5,   6,   20,         21,         50,          51,          100,         101,
        200, 300, 301, 900, 901, 50'000'000, 50'000'001, 100'000'000, 100'000'001, 300'000'000, 300'000'001};
    return std::clamp(pool[below(pool.size())], fact.min, fact.max);
  }

  Date day() {
    static const std::vector<Date> pool{parse_date("2026-11-26").value(), parse_date("2026-11-27").value(),
                                        parse_date("2023-11-26").value(), parse_date("2023-11-25").value(),
                                        parse_date("2021-11-26").value(), parse_date("2020-02-29").value(),
                                        parse_date("1990-01-01").value()};
    return pool[below(pool.size())];
  }

  static std::vector<std::string> choices_of(const Fact& fact) {
    std::vector<std::string> codes;
    for (const FactChoice& choice : fact.choices) codes.emplace_back(choice.code);
    return codes;
  }

  /// So many different codes (or all there are).
  std::vector<std::string> pick(std::vector<std::string> pool, std::size_t count) {
    std::shuffle(pool.begin(), pool.end(), random_);
    pool.resize(std::min(count, pool.size()));
    return pool;
  }

  std::mt19937 random_;
};

}  // namespace banso::measures::testing
