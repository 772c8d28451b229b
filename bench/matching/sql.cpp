#include "sql.hpp"

#include <fmt/format.h>

#include <set>

#include "contexts/measures/rules/definitions.hpp"
#include "contexts/recommend/matching/cell.hpp"

namespace banso::bench {
namespace {

using measures::FactKind;
using measures::Op;
using measures::Rule;
using measures::Test;

std::string array_of(const std::vector<std::string>& codes) {
  std::string text = "'{";
  for (const std::string& code : codes) text += (text.size() > 2 ? "," : "") + code;
  return text + "}'::text[]";
}

/// The code and everything above it: "0929" → 0929, 092, 09, E.
std::vector<std::string> line_of(const std::string& code) {
  std::vector<std::string> line;
  for (std::size_t length = code.size(); length >= 2; --length) line.push_back(code.substr(0, length));
  if (code.size() >= 2) {
    line.push_back(std::string(1, recommend::section_letter(code)));
  } else {
    line.push_back(code);
  }
  return line;
}

std::string either(const std::string& inside, const std::string& less_precise) {
  return fmt::format("({} or case when {} then null else false end)", inside, less_precise);
}

std::string industry_within(const Test& test, const std::string& prefix) {
  std::set<std::string> above;
  for (const std::string& code : test.codes)
    for (const std::string& upper : line_of(code))
      if (upper != code) above.insert(upper);
  const std::string inside = fmt::format("{}_line && {}", prefix, array_of(test.codes));
  if (above.empty()) return inside;
  return either(inside, fmt::format("{} && {}", prefix, array_of({above.begin(), above.end()})));
}

std::string area_within(const Test& test) {
  std::string inside;
  std::set<std::string> above;
  for (const std::string& code : test.codes) {
    if (!inside.empty()) inside += " or ";
    inside += code.size() == 2 ? fmt::format("prefecture = '{}'", code) : fmt::format("area = '{}'", code);
    if (code.size() > 2) above.insert(code.substr(0, 2));
  }
  if (above.empty()) return fmt::format("({})", inside);
  return either(fmt::format("({})", inside),
                fmt::format("area = any ({})", array_of({above.begin(), above.end()})));
}

std::string test_sql(const Test& test, Date as_of) {
  const std::string key(measures::key_of(test.fact));
  switch (test.op) {
    case Op::at_least:
      return fmt::format("{} >= {}", key, test.number);
    case Op::at_most:
      return fmt::format("{} <= {}", key, test.number);
    case Op::more_than:
      return fmt::format("{} > {}", key, test.number);
    case Op::less_than:
      return fmt::format("{} < {}", key, test.number);
    case Op::is:
      return test.flag ? key : fmt::format("not {}", key);
    case Op::one_of:
      return fmt::format("{} = any ({})", key, array_of(test.codes));
    case Op::includes:
      return fmt::format("{} && {}", key, array_of(test.codes));
    case Op::includes_all:
      return fmt::format("{} @> {}", key, array_of(test.codes));
    case Op::within:
      return measures::fact_of(test.fact).kind == FactKind::area ? area_within(test)
                                                                 : industry_within(test, "industry");
    case Op::main_within:
      return industry_within(test, "main_industry");
    case Op::on_or_after:
      return fmt::format("{} >= date '{}'", key, format_date(test.date));
    case Op::on_or_before:
      return fmt::format("{} <= date '{}'", key, format_date(test.date));
    case Op::within_years:
    case Op::years_ago: {
      const std::string since =
          fmt::format("(date '{0}' - interval '{1} years')::date", format_date(as_of), test.number);
      return test.op == Op::within_years
                 ? fmt::format("{0} between {1} and date '{2}'", key, since, format_date(as_of))
                 : fmt::format("{} <= {}", key, since);
    }
  }
  return "null";
}

std::string column_type(const measures::Fact& fact) {
  switch (fact.kind) {
    case FactKind::flag:
      return "boolean";
    case FactKind::number:
      return "bigint";
    case FactKind::date:
      return "date";
    case FactKind::codes:
    case FactKind::industry:
      return "text[]";
    default:
      return "text";
  }
}

std::string copied(const std::vector<std::string>& codes) {
  std::string text = "{";
  for (const std::string& code : codes) text += (text.size() > 1 ? "," : "") + code;
  return text + "}";
}

}  // namespace

std::string to_sql(const Rule& rule, Date as_of) {
  switch (rule.kind) {
    case Rule::Kind::test:
      return test_sql(rule.test, as_of);
    case Rule::Kind::define:
      return to_sql(measures::rule_of(rule.define), as_of);
    case Rule::Kind::negate:
      return fmt::format("not ({})", to_sql(rule.children.at(0), as_of));
    default:
      break;
  }
  std::string text;
  for (const Rule& child : rule.children) {
    if (!text.empty()) text += rule.kind == Rule::Kind::all ? " and " : " or ";
    text += to_sql(child, as_of);
  }
  return "(" + text + ")";
}

std::string table_sql(const std::string& name) {
  std::string text =
      fmt::format("drop table if exists {0}; create unlogged table {0} (cell int not null", name);
  for (const measures::Fact& fact : measures::facts())
    text += fmt::format(", {} {}", measures::key_of(fact.key), column_type(fact));
  return text + ", prefecture text, industry_line text[], main_industry text[], main_industry_line text[]);";
}

std::string copy_row(const measures::Facts& facts, std::size_t cell) {
  std::string text = std::to_string(cell);
  for (const measures::Fact& fact : measures::facts()) {
    text += '\t';
    const measures::FactValue* value = facts.find(fact.key);
    if (!value) {
      text += "\\N";
      continue;
    }
    switch (fact.kind) {
      case FactKind::flag:
        text += value->flag ? "t" : "f";
        break;
      case FactKind::number:
        text += std::to_string(value->number);
        break;
      case FactKind::date:
        text += format_date(value->date);
        break;
      case FactKind::codes:
      case FactKind::industry:
        text += copied(value->codes);
        break;
      default:
        text += value->codes.front();
    }
  }
  const auto* area = facts.find(measures::FactKey::area);
  text += area ? "\t" + area->codes.front().substr(0, 2) : "\t\\N";
  if (const auto* industry = facts.find(measures::FactKey::industry)) {
    std::set<std::string> line;
    for (const std::string& code : industry->codes)
      for (const std::string& upper : line_of(code)) line.insert(upper);
    text += "\t" + copied({line.begin(), line.end()}) + "\t" + copied({industry->codes.front()}) + "\t" +
            copied(line_of(industry->codes.front()));
  } else {
    text += "\t\\N\t\\N\t\\N";
  }
  return text;
}

}  // namespace banso::bench
