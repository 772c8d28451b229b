// The rules of a measure as data: conditions over the facts of a business, joined by all, any and not. How
// they are written: docs/formats/measure_rules.md.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/measures/rules/fact.hpp"
#include "kernel/date.hpp"
#include "platform/shape/type.hpp"

namespace banso::measures {

/// How a test compares. The names are the members in JSON.
enum class Op : std::uint8_t {
  at_least,      ///< number ≥
  at_most,       ///< number ≤
  more_than,     ///< number >
  less_than,     ///< number <
  is,            ///< flag =
  one_of,        ///< code ∈
  includes,      ///< codes: any of
  includes_all,  ///< codes: all of
  within,        ///< area inside one of; industry: any of the business's industries inside one of
  main_within,   ///< industry: the main industry (the first) inside one of
  on_or_after,   ///< date ≥
  on_or_before,  ///< date ≤
  within_years,  ///< date: at most so many years before the day of judgement, and not after it
  years_ago,     ///< date: at least so many years before the day of judgement
};
BOOST_DESCRIBE_ENUM(Op, at_least, at_most, more_than, less_than, is, one_of, includes, includes_all, within,
                    main_within, on_or_after, on_or_before, within_years, years_ago)

/// Sizes that laws and guidelines define (definitions.hpp).
enum class Definition : std::uint8_t {
  sme,              ///< 中小企業者（中小企業基本法）
  small,            ///< 小規模企業者（中小企業基本法）
  small_jizokuka,   ///< 小規模事業者（持続化補助金）
  sme_support_act,  ///< 中小企業者（中小企業支援法などの政令特例を含む）
};
BOOST_DESCRIBE_ENUM(Definition, sme, small, small_jizokuka, sme_support_act)

/// One comparison of one fact. Which operand counts is said by the operator.
struct Test {
  FactKey fact{};
  Op op{};
  std::int64_t number = 0;         ///< at_least … less_than, within_years, years_ago
  std::vector<std::string> codes;  ///< one_of, includes, includes_all, within, main_within
  Date date{};                     ///< on_or_after, on_or_before
  bool flag = false;               ///< is

  bool operator==(const Test&) const = default;
};

/// Where a condition is written down.
struct RuleSource {
  std::string title;
  std::string url;
  std::string place;  ///< "20ページ"

  bool operator==(const RuleSource&) const = default;
};
BOOST_DESCRIBE_STRUCT(RuleSource, (), (title, url, place))

struct Rule {
  enum class Kind : std::uint8_t { all, any, negate, test, define };

  Kind kind = Kind::all;
  std::vector<Rule> children;  ///< all, any: one or more; negate: exactly one
  Test test;                   ///< test
  Definition define{};         ///< define
  std::string says;            ///< the condition in plain words; empty: made from the rule
  std::optional<RuleSource> source;

  bool operator==(const Rule&) const = default;
};

/// No rule is deeper or larger, definitions counted as one node.
inline constexpr std::size_t kMostRuleDepth = 12;
inline constexpr std::size_t kMostRuleNodes = 400;
inline constexpr std::size_t kMostCodesOfTest = 200;
inline constexpr std::size_t kLongestSays = 300;

/// Builders, for tests and for rules that are derived.
Rule all_of(std::vector<Rule> children);
Rule any_of(std::vector<Rule> children);
Rule negate(Rule child);
Rule defined(Definition definition);
Rule test_number(FactKey fact, Op op, std::int64_t number);
Rule test_flag(FactKey fact, bool flag);
Rule test_codes(FactKey fact, Op op, std::vector<std::string> codes);
Rule test_date(FactKey fact, Op op, Date date);

/// Whether the operator can be used with a fact of this kind.
bool fits(Op op, FactKind kind);

/// The facts that the rule (its definitions expanded) asks for, in the order of the table.
std::vector<FactKey> facts_of(const Rule& rule);

/// Number of nodes (definitions count as one), and the deepest level (a single test is 1).
std::size_t count_nodes(const Rule& rule);
std::size_t depth_of(const Rule& rule);

}  // namespace banso::measures

namespace banso::shape {

template <>
struct JsonText<measures::Rule> {
  static void write(std::string& out, const measures::Rule& value);
  static void read(measures::Rule& value, std::string_view json, const std::string& path,
                   std::vector<FieldError>& errors);
};

}  // namespace banso::shape
