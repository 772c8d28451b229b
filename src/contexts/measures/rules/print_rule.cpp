// Rules as JSON text: the printer.
#include <fmt/format.h>

#include <algorithm>

#include "contexts/measures/rules/json_value.hpp"
#include "contexts/measures/rules/rule_json.hpp"

namespace banso::measures {
namespace {

template <class Enum>
std::string_view word_of(Enum value) {
  return boost::describe::enum_to_string(value, "");
}

void print_operand(std::string& out, const Test& test) {
  switch (test.op) {
    case Op::is:
      out += test.flag ? "true" : "false";
      return;
    case Op::at_least:
    case Op::at_most:
    case Op::more_than:
    case Op::less_than:
    case Op::within_years:
    case Op::years_ago:
      out += std::to_string(test.number);
      return;
    case Op::on_or_after:
    case Op::on_or_before:
      write_json_text(out, format_date(test.date));
      return;
    case Op::one_of:
    case Op::includes:
    case Op::includes_all:
    case Op::within:
    case Op::main_within:
      break;
  }
  out += '[';
  for (std::size_t i = 0; i < test.codes.size(); ++i) {
    if (i > 0) out += ',';
    write_json_text(out, test.codes[i]);
  }
  out += ']';
}

void print_words(std::string& out, const Rule& rule) {
  if (!rule.says.empty()) {
    out += ",\"says\":";
    write_json_text(out, rule.says);
  }
  if (!rule.source) return;
  out += ",\"source\":{\"title\":";
  write_json_text(out, rule.source->title);
  out += ",\"url\":";
  write_json_text(out, rule.source->url);
  out += ",\"place\":";
  write_json_text(out, rule.source->place);
  out += '}';
}

/// `indent` < 0: all in one line.
void print(std::string& out, const Rule& rule, int indent) {
  const auto line = [&](int depth) {
    if (indent >= 0) out += "\n" + std::string(static_cast<std::size_t>(2 * depth), ' ');
  };
  const int inner = indent < 0 ? indent : indent + 1;
  switch (rule.kind) {
    case Rule::Kind::test:
      out += fmt::format("{{\"fact\":\"{}\",\"{}\":", key_of(rule.test.fact), word_of(rule.test.op));
      print_operand(out, rule.test);
      break;
    case Rule::Kind::define:
      out += fmt::format("{{\"define\":\"{}\"", word_of(rule.define));
      break;
    case Rule::Kind::negate:
      out += "{\"not\":";
      line(inner);
      print(out, rule.children.front(), inner);
      line(indent);
      break;
    case Rule::Kind::all:
    case Rule::Kind::any:
      out += rule.kind == Rule::Kind::all ? "{\"all\":[" : "{\"any\":[";
      for (std::size_t i = 0; i < rule.children.size(); ++i) {
        if (i > 0) out += ',';
        line(inner);
        print(out, rule.children[i], inner);
      }
      line(indent);
      out += ']';
  }
  print_words(out, rule);
  out += '}';
}

}  // namespace

std::string print_rule(const Rule& rule) {
  std::string out;
  print(out, rule, -1);
  return out;
}

std::string print_rule_lines(const Rule& rule) {
  std::string out;
  print(out, rule, 0);
  return out;
}

}  // namespace banso::measures
