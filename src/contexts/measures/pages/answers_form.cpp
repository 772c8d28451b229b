#include "contexts/measures/pages/answers_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <set>

#include "contexts/measures/jgrants/fields.hpp"
#include "contexts/measures/rules/code_tree.hpp"
#include "contexts/measures/rules/rule.hpp"
#include "kernel/area_code.hpp"
#include "kernel/text.hpp"

namespace banso::measures {
namespace {

namespace json = boost::json;

/// Answers "none of these" to a question with several choices.
constexpr std::string_view kNone = "none";

std::vector<std::string> typed_values(const http::Request& request, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [key, value] : request.query) {
    const std::string tidy(trim(value));
    if (key == name && !tidy.empty()) values.push_back(tidy);
  }
  return values;
}

/// What was typed as the JSON that the rules read; an amount that is none stays text and is refused there.
std::string json_of(const Fact& fact, const std::vector<std::string>& typed) {
  switch (fact.kind) {
    case FactKind::flag:
      return typed.front() == "yes"  ? "true"
             : typed.front() == "no" ? "false"
                                     : json::serialize(json::string(typed.front()));
    case FactKind::number: {
      const auto amount =
          fact.unit == FactUnit::basis_points ? read_percent(typed.front()) : read_amount(typed.front());
      return amount ? std::to_string(*amount) : json::serialize(json::string(typed.front()));
    }
    case FactKind::codes:
    case FactKind::industry: {
      json::array codes;
      for (const std::string& code : typed) {
        if (code != kNone) codes.emplace_back(code);
      }
      return json::serialize(codes);
    }
    case FactKind::date:
    case FactKind::code:
    case FactKind::area:
      break;
  }
  return json::serialize(json::string(typed.front()));
}

std::string unit_of(const Fact& fact) {
  switch (fact.unit) {
    case FactUnit::yen:
      return "円（「1000万円」とも書けます）";
    case FactUnit::people:
      return "人";
    case FactUnit::months:
      return "か月";
    case FactUnit::basis_points:
      return "%";
    case FactUnit::none:
      break;
  }
  return "";
}

json::array choices_of(const Fact& fact, const std::vector<std::string>& typed) {
  json::array choices;
  const auto add = [&](std::string_view code, std::string_view name) {
    const bool chosen = std::find(typed.begin(), typed.end(), code) != typed.end();
    choices.push_back(json::object{{"code", code}, {"name", name}, {"chosen", chosen}});
  };
  if (fact.kind == FactKind::flag) {
    add("yes", "はい");
    add("no", "いいえ");
  } else if (fact.kind == FactKind::area) {
    for (const Prefecture& prefecture : prefectures()) add(prefecture.code, prefecture.name);
  } else if (fact.kind == FactKind::industry) {
    for (char letter = 'A'; letter <= 'T'; ++letter) {
      const std::string code(1, letter);
      add(code, industry_name(code));
    }
  } else {
    for (const FactChoice& choice : fact.choices) add(choice.code, choice.name);
    if (fact.kind == FactKind::codes) add(kNone, "どれもない");
  }
  return choices;
}

}  // namespace

std::optional<std::int64_t> read_amount(std::string_view text) {
  const std::string plain = nfkc(text);
  std::string_view rest = trim(plain);
  const bool negative = rest.starts_with("-");
  if (negative) rest.remove_prefix(1);
  const auto amount = read_yen(rest);
  return amount && negative ? std::optional(-*amount) : amount;
}

std::optional<std::int64_t> read_percent(std::string_view text) {
  const std::string plain = nfkc(text);
  std::string_view rest = trim(plain);
  const bool negative = rest.starts_with("-");
  if (negative) rest.remove_prefix(1);
  if (rest.ends_with("%")) rest.remove_suffix(1);
  const auto point = rest.find('.');
  std::string digits(rest.substr(0, point));
  std::string parts(point == std::string_view::npos ? "" : rest.substr(point + 1));
  if (digits.empty() || digits.size() > 9 || parts.size() > 2) return std::nullopt;
  if (point != std::string_view::npos && parts.empty()) return std::nullopt;
  parts.resize(2, '0');
  digits += parts;
  std::int64_t total = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    total = total * 10 + (digit - '0');
  }
  return negative ? -total : total;
}

std::vector<FactKey> questions_of(const Measure& measure) {
  std::set<FactKey> keys;
  const auto add = [&](const std::optional<Rule>& rule) {
    if (!rule) return;
    for (const FactKey key : facts_of(*rule)) keys.insert(key);
  };
  add(condition_of(measure));
  for (const Frame& frame : measure.frames) add(frame.rule);
  return {keys.begin(), keys.end()};
}

Answers read_answers(const std::vector<FactKey>& questions, const http::Request& request) {
  Answers answers;
  answers.asked = request.query_value("check").has_value();
  for (const FactKey key : questions) {
    const Fact& fact = fact_of(key);
    const auto typed = typed_values(request, key_of(key));
    if (typed.empty()) continue;
    const std::string path = "/" + std::string(key_of(key));
    if (auto value = parse_fact_value(key, json_of(fact, typed), path, answers.errors)) {
      answers.facts.set(key, std::move(*value));
    }
  }
  return answers;
}

json::array answer_fields(const std::vector<FactKey>& questions, const http::Request& request,
                          const Answers& answers) {
  json::array fields;
  for (const FactKey key : questions) {
    const Fact& fact = fact_of(key);
    const auto typed = typed_values(request, key_of(key));
    json::object field{{"key", key_of(key)}, {"label", fact.question}, {"help", fact.help}};
    for (const FieldError& error : answers.errors) {
      if (error.path == "/" + std::string(key_of(key))) field["error"] = error.message;
    }
    const bool several = fact.kind == FactKind::codes;
    const bool open = fact.kind == FactKind::number || fact.kind == FactKind::date;
    if (several) {
      field["boxes"] = json::object{{"choices", choices_of(fact, typed)}};
    } else if (open) {
      field["box"] = json::object{{"value", typed.empty() ? "" : typed.front()},
                                  {"type", fact.kind == FactKind::date ? "date" : "text"},
                                  {"unit", unit_of(fact)}};
    } else {
      field["select"] = json::object{{"choices", choices_of(fact, typed)}};
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

}  // namespace banso::measures
