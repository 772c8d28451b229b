#include "contexts/measures/rules/rule.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "contexts/measures/rules/definitions.hpp"

namespace banso::measures {
namespace {

Rule group(Rule::Kind kind, std::vector<Rule> children) {
  Rule rule;
  rule.kind = kind;
  rule.children = std::move(children);
  return rule;
}

Rule leaf(FactKey fact, Op op) {
  Rule rule;
  rule.kind = Rule::Kind::test;
  rule.test.fact = fact;
  rule.test.op = op;
  return rule;
}

void collect_facts(const Rule& rule, std::array<bool, kFactCount>& asked) {
  if (rule.kind == Rule::Kind::test) asked[static_cast<std::size_t>(rule.test.fact)] = true;
  if (rule.kind == Rule::Kind::define) collect_facts(rule_of(rule.define), asked);
  for (const Rule& child : rule.children) collect_facts(child, asked);
}

}  // namespace

Rule all_of(std::vector<Rule> children) {
  return group(Rule::Kind::all, std::move(children));
}

Rule any_of(std::vector<Rule> children) {
  return group(Rule::Kind::any, std::move(children));
}

Rule negate(Rule child) {
  std::vector<Rule> children;
  children.push_back(std::move(child));
  return group(Rule::Kind::negate, std::move(children));
}

Rule defined(Definition definition) {
  Rule rule;
  rule.kind = Rule::Kind::define;
  rule.define = definition;
  return rule;
}

Rule test_number(FactKey fact, Op op, std::int64_t number) {
  Rule rule = leaf(fact, op);
  rule.test.number = number;
  return rule;
}

Rule test_flag(FactKey fact, bool flag) {
  Rule rule = leaf(fact, Op::is);
  rule.test.flag = flag;
  return rule;
}

Rule test_codes(FactKey fact, Op op, std::vector<std::string> codes) {
  Rule rule = leaf(fact, op);
  rule.test.codes = std::move(codes);
  return rule;
}

Rule test_date(FactKey fact, Op op, Date date) {
  Rule rule = leaf(fact, op);
  rule.test.date = date;
  return rule;
}

bool fits(Op op, FactKind kind) {
  switch (op) {
    case Op::at_least:
    case Op::at_most:
    case Op::more_than:
    case Op::less_than:
      return kind == FactKind::number;
    case Op::is:
      return kind == FactKind::flag;
    case Op::one_of:
      return kind == FactKind::code;
    case Op::includes:
    case Op::includes_all:
      return kind == FactKind::codes;
    case Op::within:
      return kind == FactKind::area || kind == FactKind::industry;
    case Op::main_within:
      return kind == FactKind::industry;
    case Op::on_or_after:
    case Op::on_or_before:
    case Op::within_years:
    case Op::years_ago:
      return kind == FactKind::date;
  }
  return false;
}

std::vector<FactKey> facts_of(const Rule& rule) {
  std::array<bool, kFactCount> asked{};
  collect_facts(rule, asked);
  std::vector<FactKey> keys;
  for (std::size_t i = 0; i < kFactCount; ++i) {
    if (asked[i]) keys.push_back(static_cast<FactKey>(i));
  }
  return keys;
}

std::size_t count_nodes(const Rule& rule) {
  std::size_t count = 1;
  for (const Rule& child : rule.children) count += count_nodes(child);
  return count;
}

std::size_t depth_of(const Rule& rule) {
  std::size_t deepest = 0;
  for (const Rule& child : rule.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

}  // namespace banso::measures
