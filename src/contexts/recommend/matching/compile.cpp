#include "contexts/recommend/matching/compile.hpp"

#include <algorithm>
#include <limits>

namespace banso::recommend {
namespace {

using measures::FactKey;
using measures::FactKind;
using measures::Op;
using measures::Rule;
using measures::Test;
using measures::Truth;

static_assert(measures::kFactCount <= kMostColumns);

Block::Kind column_kind(const measures::Fact& fact) {
  switch (fact.kind) {
    case FactKind::flag:
      return Block::Kind::kSet;
    case FactKind::codes:
      // Each choice is a bit.
      return fact.choices.size() <= 64 ? Block::Kind::kSet : Block::Kind::kList;
    case FactKind::number:
    case FactKind::date:
      return Block::Kind::kNumber;
    default:
      return Block::Kind::kList;
  }
}

/// The place of the code among the fact's choices.
unsigned bit_of(const measures::Fact& fact, std::string_view code) {
  return static_cast<unsigned>(measures::find_choice(fact, code) - fact.choices.data());
}

std::int64_t set_of(const measures::Fact& fact, const Codes& codes) {
  std::uint64_t set = 0;
  for (const std::string& code : codes) set |= std::uint64_t{1} << bit_of(fact, code);
  return static_cast<std::int64_t>(set);
}

Fits fits_of(Truth truth) {
  switch (truth) {
    case Truth::no:
      return Fits::kNo;
    case Truth::unknown:
      return Fits::kUnknown;
    case Truth::yes:
      return Fits::kYes;
  }
  return Fits::kUnknown;
}

std::int64_t day_number(Date date) {
  return std::chrono::sys_days(date).time_since_epoch().count();
}

Date day_of(std::int64_t number) {
  return std::chrono::sys_days(std::chrono::days(number));
}

/// A set is one list however it was written; the order of industries says which is the main one.
Codes canonical(FactKind kind, Codes codes) {
  if (kind == FactKind::codes) std::sort(codes.begin(), codes.end());
  return codes;
}

std::string name_of(const Test& test) {
  std::string name(1, static_cast<char>('a' + static_cast<int>(test.op)));
  Codes codes = test.codes;
  std::sort(codes.begin(), codes.end());
  for (const std::string& code : codes) {
    name += ' ';
    name += code;
  }
  return name;
}

}  // namespace

Columns fact_columns() {
  Columns columns;
  for (const measures::Fact& fact : measures::facts()) columns.push_back(column_kind(fact));
  return columns;
}

Row row_of(std::int64_t business_id, const measures::Facts& facts, const NumberOf& number_of) {
  Row row;
  row.business_id = business_id;
  std::string_view area;
  std::string_view industry;
  for (const measures::Fact& fact : measures::facts()) {
    const measures::FactValue* value = facts.find(fact.key);
    if (!value) continue;
    const auto column = static_cast<std::size_t>(fact.key);
    switch (fact.kind) {
      case FactKind::flag:
        row.set(column, value->flag ? 1 : 0);
        break;
      case FactKind::number:
        row.set(column, value->number);
        break;
      case FactKind::date:
        row.set(column, day_number(value->date));
        break;
      default:
        if (column_kind(fact) == Block::Kind::kSet) {
          row.set(column, set_of(fact, value->codes));
          break;
        }
        row.set(column, number_of(column, canonical(fact.kind, value->codes)));
        if (fact.key == FactKey::area && !value->codes.empty()) area = value->codes.front();
        if (fact.key == FactKey::industry && !value->codes.empty()) industry = value->codes.front();
    }
  }
  row.cell = cell_of(area, industry);
  return row;
}

measures::Facts facts_of_row(const Row& row, const Table& table) {
  measures::Facts facts;
  for (const measures::Fact& fact : measures::facts()) {
    const auto column = static_cast<std::size_t>(fact.key);
    if (!row.knows(column)) continue;
    const std::int64_t value = row.values[column];
    switch (fact.kind) {
      case FactKind::flag:
        facts.set_flag(fact.key, value != 0);
        break;
      case FactKind::number:
        facts.set_number(fact.key, value);
        break;
      case FactKind::date:
        facts.set_date(fact.key, day_of(value));
        break;
      default:
        if (column_kind(fact) == Block::Kind::kSet) {
          Codes codes;
          for (const measures::FactChoice& choice : fact.choices)
            if ((static_cast<std::uint64_t>(value) >> bit_of(fact, choice.code)) & 1U)
              codes.emplace_back(choice.code);
          facts.set_codes(fact.key, std::move(codes));
          break;
        }
        facts.set_codes(fact.key, table.dictionary(column).codes_of(value));
    }
  }
  return facts;
}

RuleCompiler::RuleCompiler(const Table& table, Date as_of) : table_(table), as_of_(as_of) {}

void RuleCompiler::add(const Rule& rule) {
  builder_.add_root(part_of(rule));
}

void RuleCompiler::add_any(std::span<const Rule> rules) {
  std::vector<Part> parts;
  for (const Rule& rule : rules) parts.push_back(part_of(rule));
  builder_.add_root(builder_.any(std::move(parts)));
}

void RuleCompiler::add_all(std::span<const Rule> fulfilled, std::span<const Rule> unfulfilled) {
  std::vector<Part> parts;
  for (const Rule& rule : fulfilled) parts.push_back(part_of(rule));
  for (const Rule& rule : unfulfilled) parts.push_back(!part_of(rule));
  builder_.add_root(builder_.all(std::move(parts)));
}

Part RuleCompiler::part_of(const Rule& rule) {
  switch (rule.kind) {
    case Rule::Kind::test:
      return test(rule.test);
    case Rule::Kind::define:
      return part_of(measures::rule_of(rule.define));
    case Rule::Kind::negate:
      return !part_of(rule.children.at(0));
    case Rule::Kind::all:
    case Rule::Kind::any:
      break;
  }
  std::vector<Part> parts;
  parts.reserve(rule.children.size());
  for (const Rule& child : rule.children) parts.push_back(part_of(child));
  return rule.kind == Rule::Kind::all ? builder_.all(std::move(parts)) : builder_.any(std::move(parts));
}

Part RuleCompiler::test(const Test& test) {
  const auto column = static_cast<std::size_t>(test.fact);
  switch (measures::fact_of(test.fact).kind) {
    case FactKind::flag: {
      const Part is_set = builder_.has(column, 0);
      return test.flag ? is_set : !is_set;
    }
    case FactKind::number:
      return number_test(test, column);
    case FactKind::date:
      return date_test(test, column);
    case FactKind::codes:
      if (column_kind(measures::fact_of(test.fact)) == Block::Kind::kSet) return set_test(test, column);
      return list_test(test, column);
    default:
      return list_test(test, column);
  }
}

Part RuleCompiler::set_test(const Test& test, std::size_t column) {
  std::vector<Part> parts;
  for (const std::string& code : test.codes)
    parts.push_back(builder_.has(column, bit_of(measures::fact_of(test.fact), code)));
  return test.op == Op::includes_all ? builder_.all(std::move(parts)) : builder_.any(std::move(parts));
}

Part RuleCompiler::number_test(const Test& test, std::size_t column) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  // Above the largest number there is none; the comparison still needs the fact to be known.
  const auto more_than = [&](std::int64_t number) {
    return number == kMost ? !builder_.at_least(column, std::numeric_limits<std::int64_t>::min())
                           : builder_.at_least(column, number + 1);
  };
  switch (test.op) {
    case Op::at_least:
      return builder_.at_least(column, test.number);
    case Op::less_than:
      return !builder_.at_least(column, test.number);
    case Op::more_than:
      return more_than(test.number);
    case Op::at_most:
      return !more_than(test.number);
    default:
      return builder_.constant(Fits::kUnknown);
  }
}

/// Days that fulfil a test of a date lie side by side. Where they begin and end up to the day of judgement is
/// asked of the evaluator; after that day nothing changes any more but for fixed dates.
Part RuleCompiler::date_test(const Test& test, std::size_t column) {
  const auto from = [&](std::int64_t day) { return builder_.at_least(column, day); };
  switch (test.op) {
    case Op::on_or_after:
      return from(day_number(test.date));
    case Op::on_or_before:
      return !from(day_number(test.date) + 1);
    default:
      break;
  }
  const auto fulfils = [&](std::int64_t day) {
    measures::Facts facts;
    facts.set_date(test.fact, day_of(day));
    return measures::truth_of(test, facts, as_of_) == Truth::yes;
  };
  const std::int64_t today = day_number(as_of_);
  const bool within = test.op == Op::within_years;
  std::int64_t old_end = today - (test.number + 1) * 367;  // within_years: too old; years_ago: old enough
  std::int64_t new_end = today;
  // A lower bound that no calendar reaches: the rules' own limits keep numbers of years small.
  const std::int64_t oldest = day_number(std::chrono::year(1000) / 1 / 1);
  old_end = std::max(old_end, oldest);
  if (fulfils(new_end) != within) return builder_.constant(Fits::kUnknown);
  if (fulfils(old_end) == within) {
    const Part since = from(std::numeric_limits<std::int64_t>::min());
    return within ? builder_.all({since, !from(today + 1)}) : !since;
  }
  while (new_end - old_end > 1) {
    const std::int64_t middle = old_end + (new_end - old_end) / 2;
    (fulfils(middle) == within ? new_end : old_end) = middle;
  }
  return within ? builder_.all({from(new_end), !from(today + 1)}) : !from(new_end);
}

Part RuleCompiler::list_test(const Test& test, std::size_t column) {
  const Dictionary& dictionary = table_.dictionary(column);
  std::vector<measures::Facts>& lists = lists_[column];
  if (lists.size() != dictionary.size()) {
    lists.resize(dictionary.size());
    for (std::size_t i = 0; i < lists.size(); ++i)
      lists[i].set_codes(test.fact, dictionary.codes_of(static_cast<std::int64_t>(i)));
  }
  std::size_t next = 0;  // in_lists asks in the order of the dictionary
  return builder_.in_lists(column, dictionary, name_of(test), [&](const Codes&) {
    return fits_of(measures::truth_of(test, lists[next++], as_of_));
  });
}

}  // namespace banso::recommend
