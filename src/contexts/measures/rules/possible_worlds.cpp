#include "contexts/measures/rules/possible_worlds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "contexts/measures/rules/code_tree.hpp"
#include "contexts/measures/rules/definitions.hpp"
#include "contexts/measures/rules/evaluate.hpp"

namespace banso::measures {
namespace {

using Tests = std::vector<Test>;

void collect(const Rule& rule, std::map<FactKey, Tests>& tests) {
  switch (rule.kind) {
    case Rule::Kind::define:
      collect(rule_of(rule.define), tests);
      return;
    case Rule::Kind::test: {
      Tests& of_fact = tests[rule.test.fact];
      if (std::find(of_fact.begin(), of_fact.end(), rule.test) == of_fact.end()) of_fact.push_back(rule.test);
      return;
    }
    default:
      for (const Rule& child : rule.children) collect(child, tests);
  }
}

FactValue of_codes(std::vector<std::string> codes) {
  FactValue value;
  value.codes = std::move(codes);
  return value;
}

FactValue of_date(std::chrono::sys_days day) {
  FactValue value;
  value.date = Date(day);
  return value;
}

void add_numbers(const Fact& fact, const Tests& tests, std::vector<FactValue>& out) {
  for (const Test& test : tests) {
    for (const std::int64_t near : {-1, 0, 1}) {
      FactValue value;
      value.number = std::clamp(test.number + near, fact.min, fact.max);
      out.push_back(value);
    }
  }
}

void add_dates(const Tests& tests, Date as_of, std::vector<FactValue>& out) {
  for (const Test& test : tests) {
    const bool is_day = test.op == Op::on_or_after || test.op == Op::on_or_before;
    Date edge = is_day ? test.date : as_of - std::chrono::years(test.number);
    if (!edge.ok()) edge = edge.year() / edge.month() / std::chrono::last;
    for (const int near : {-1, 0, 1}) {
      out.push_back(of_date(std::chrono::sys_days(edge) + std::chrono::days(near)));
    }
  }
}

void add_code_sets(const Tests& tests, std::vector<FactValue>& out) {
  std::set<std::string> all;
  for (const Test& test : tests) all.insert(test.codes.begin(), test.codes.end());
  out.push_back(of_codes({}));
  for (const auto& code : all) out.push_back(of_codes({code}));
  out.push_back(of_codes({all.begin(), all.end()}));
}

/// Codes of the tree from coarse to fine: those of the tests, and enough others to stand for "none of them".
std::set<std::string> tree_codes(const Tests& tests, FactKind kind, const FactValue* known) {
  std::set<std::string> pool;
  if (kind == FactKind::area) {
    for (int prefecture = 1; prefecture <= 47; ++prefecture) pool.insert(fmt::format("{:02}", prefecture));
    if (known) pool.insert(known->codes.front().substr(0, 2) + "999");
  } else {
    for (char major = 'A'; major <= 'T'; ++major) pool.insert(std::string(1, major));
    for (int division = 1; division <= 99; ++division) pool.insert(fmt::format("{:02}", division));
  }
  for (const Test& test : tests) {
    for (const std::string& code : test.codes) {
      pool.insert(code);
      if (kind != FactKind::industry || code.size() < 3) continue;
      for (std::size_t length = 2; length < code.size(); ++length) {
        for (char digit = '0'; digit <= '9'; ++digit) pool.insert(code.substr(0, length) + digit);
      }
    }
  }
  return pool;
}

void add_tree(const Fact& fact, const Tests& tests, const FactValue* known, std::vector<FactValue>& out) {
  const bool industry = fact.kind == FactKind::industry;
  for (const std::string& code : tree_codes(tests, fact.kind, known)) {
    FactValue value = of_codes({code});
    if (known) {
      const std::vector<std::string> inside{known->codes.front()};
      if ((industry ? industry_within(code, inside) : area_within(code, inside)) != Truth::yes) continue;
      for (std::size_t other = 1; other < known->codes.size(); ++other) {
        if (known->codes[other] != code) value.codes.push_back(known->codes[other]);
      }
    }
    out.push_back(std::move(value));
  }
}

std::vector<FactValue> candidates(const Fact& fact, const Tests& tests, const FactValue* known, Date as_of) {
  std::vector<FactValue> values;
  switch (fact.kind) {
    case FactKind::flag:
      values.resize(2);
      values[0].flag = true;
      break;
    case FactKind::number:
      add_numbers(fact, tests, values);
      break;
    case FactKind::date:
      add_dates(tests, as_of, values);
      break;
    case FactKind::code:
      for (const FactChoice& choice : fact.choices) values.push_back(of_codes({std::string(choice.code)}));
      break;
    case FactKind::codes:
      add_code_sets(tests, values);
      break;
    case FactKind::area:
    case FactKind::industry:
      add_tree(fact, tests, known, values);
      break;
  }
  std::erase_if(values, [&](const FactValue& value) { return check_value(fact.key, value).has_value(); });
  return values;
}

std::vector<Truth> signature(const Tests& tests, const Facts& facts, Date as_of) {
  std::vector<Truth> truths;
  truths.reserve(tests.size());
  for (const Test& test : tests) truths.push_back(truth_of(test, facts, as_of));
  return truths;
}

bool has_unknown(const std::vector<Truth>& truths) {
  return std::find(truths.begin(), truths.end(), Truth::unknown) != truths.end();
}

}  // namespace

std::vector<OpenFact> open_facts(std::span<const Rule* const> rules, const Facts& facts, Date as_of) {
  std::map<FactKey, Tests> tests;
  for (const Rule* rule : rules) collect(*rule, tests);
  std::vector<OpenFact> open;
  for (const auto& [key, of_fact] : tests) {
    if (!has_unknown(signature(of_fact, facts, as_of))) continue;
    std::map<std::vector<Truth>, FactValue> kinds;
    Facts tried = facts;
    for (FactValue& value : candidates(fact_of(key), of_fact, facts.find(key), as_of)) {
      tried.set(key, value);
      kinds.emplace(signature(of_fact, tried, as_of), std::move(value));
    }
    const bool some_clear =
        std::any_of(kinds.begin(), kinds.end(), [](const auto& one) { return !has_unknown(one.first); });
    OpenFact fact{key, {}};
    for (auto& [truths, value] : kinds) {
      if (!some_clear || !has_unknown(truths)) fact.values.push_back(std::move(value));
    }
    if (!fact.values.empty()) open.push_back(std::move(fact));
  }
  return open;
}

std::size_t count_worlds(std::span<const OpenFact> open) {
  std::size_t count = 1;
  for (const OpenFact& fact : open) {
    count *= fact.values.size();
    if (count > kMostWorlds) return kMostWorlds + 1;
  }
  return count;
}

std::size_t value_in_world(std::span<const OpenFact> open, std::size_t world, std::size_t fact) {
  for (std::size_t before = 0; before < fact; ++before) world /= open[before].values.size();
  return world % open[fact].values.size();
}

Facts facts_in_world(std::span<const OpenFact> open, std::size_t world, const Facts& facts) {
  Facts of_world = facts;
  for (std::size_t fact = 0; fact < open.size(); ++fact) {
    of_world.set(open[fact].key, open[fact].values[value_in_world(open, world, fact)]);
  }
  return of_world;
}

}  // namespace banso::measures
