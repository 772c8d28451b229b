#include "contexts/measures/rules/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "contexts/measures/rules/code_tree.hpp"
#include "contexts/measures/rules/json_value.hpp"
#include "contexts/measures/rules/proof_words.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kMostIndustries = 5;

FieldError wrong(const char* code, std::string message) {
  return {"", code, std::move(message)};
}

bool has_doubles(const std::vector<std::string>& codes) {
  for (auto one = codes.begin(); one != codes.end(); ++one) {
    if (std::find(std::next(one), codes.end(), *one) != codes.end()) return true;
  }
  return false;
}

std::optional<FieldError> check_codes(const Fact& fact, const std::vector<std::string>& codes) {
  const bool single = fact.kind == FactKind::code || fact.kind == FactKind::area;
  if (single && codes.size() != 1)
    return wrong("not_one", fmt::format("{}を一つ選んでください。", fact.name));
  if (fact.kind == FactKind::industry && (codes.empty() || codes.size() > kMostIndustries)) {
    return wrong("too_many_items", fmt::format("業種は1つから{}つまで選べます。", kMostIndustries));
  }
  if (has_doubles(codes)) return wrong("doubled", "同じものが2回書かれています。");
  for (const std::string& code : codes) {
    if (fact.kind == FactKind::area && !is_area_code(code)) {
      return wrong("unknown_area", fmt::format("「{}」という都道府県・市区町村のコードはありません。", code));
    }
    if (fact.kind == FactKind::industry && !is_industry_code(code)) {
      return wrong("unknown_industry",
                   fmt::format("「{}」という日本標準産業分類のコードはありません。", code));
    }
    if ((fact.kind == FactKind::code || fact.kind == FactKind::codes) && find_choice(fact, code) == nullptr) {
      return wrong("unknown_value", fmt::format("{}に「{}」という選択肢はありません。", fact.name, code));
    }
  }
  return std::nullopt;
}

bool is_plausible(Date date) {
  return date.ok() && date.year() >= std::chrono::year(1000) && date.year() <= std::chrono::year(9999);
}

std::optional<FactValue> read_value(const Fact& fact, const JsonValue& json, FieldError& error) {
  FactValue value;
  switch (fact.kind) {
    case FactKind::flag:
      if (json.kind == JsonValue::Kind::boolean) {
        value.flag = json.flag;
        return value;
      }
      error = wrong("not_true_or_false", "true（はい）か false（いいえ）で書いてください。");
      return std::nullopt;
    case FactKind::number:
      if (json.kind == JsonValue::Kind::number) {
        value.number = json.number;
        return value;
      }
      error = wrong("not_whole", "小数点のない整数で書いてください。");
      return std::nullopt;
    case FactKind::date:
      if (const auto date =
              json.kind == JsonValue::Kind::text ? parse_date(json.text) : std::optional<Date>()) {
        value.date = *date;
        return value;
      }
      error = wrong("not_a_date", "2020-04-01 のように、実在する日付を書いてください。");
      return std::nullopt;
    case FactKind::code:
    case FactKind::area:
      if (json.kind == JsonValue::Kind::text) {
        value.codes = {json.text};
        return value;
      }
      error = wrong("not_text", "コードを引用符で囲んで一つ書いてください。");
      return std::nullopt;
    case FactKind::codes:
    case FactKind::industry:
      break;
  }
  if (json.kind == JsonValue::Kind::list && json.items.size() <= 100) {
    for (const JsonValue& item : json.items) {
      if (item.kind == JsonValue::Kind::text) value.codes.push_back(item.text);
    }
    if (value.codes.size() == json.items.size()) return value;
  }
  error = wrong("not_a_list", "コードを [ ] で囲んで並べてください。");
  return std::nullopt;
}

std::optional<FactValue> read_checked(FactKey key, const JsonValue& json, const std::string& path,
                                      std::vector<FieldError>& errors) {
  FieldError error;
  auto value = read_value(fact_of(key), json, error);
  if (value) {
    const auto wrong_value = check_value(key, *value);
    if (!wrong_value) return value;
    error = *wrong_value;
  }
  error.path = path;
  errors.push_back(std::move(error));
  return std::nullopt;
}

}  // namespace

std::optional<FieldError> check_value(FactKey key, const FactValue& value) {
  const Fact& fact = fact_of(key);
  switch (fact.kind) {
    case FactKind::flag:
      return std::nullopt;
    case FactKind::number:
      if (value.number >= fact.min && value.number <= fact.max) return std::nullopt;
      return wrong("out_of_range",
                   fmt::format("{}は{}から{}までで答えてください。", fact.name,
                               number_in_words(fact.unit, fact.min), number_in_words(fact.unit, fact.max)));
    case FactKind::date:
      if (is_plausible(value.date)) return std::nullopt;
      return wrong("not_a_date", "実在する日付を書いてください。");
    default:
      return check_codes(fact, value.codes);
  }
}

void Facts::set(FactKey key, FactValue value) {
  if (const auto error = check_value(key, value)) {
    throw std::invalid_argument(fmt::format("{}: {}", key_of(key), error->message));
  }
  values_[static_cast<std::size_t>(key)] = std::move(value);
}

void Facts::set_flag(FactKey key, bool flag, ToldBy told_by) {
  FactValue value;
  value.flag = flag;
  value.told_by = told_by;
  set(key, std::move(value));
}

void Facts::set_number(FactKey key, std::int64_t number, ToldBy told_by) {
  FactValue value;
  value.number = number;
  value.told_by = told_by;
  set(key, std::move(value));
}

void Facts::set_date(FactKey key, Date date, ToldBy told_by) {
  FactValue value;
  value.date = date;
  value.told_by = told_by;
  set(key, std::move(value));
}

void Facts::set_codes(FactKey key, std::vector<std::string> codes, ToldBy told_by) {
  FactValue value;
  value.codes = std::move(codes);
  value.told_by = told_by;
  set(key, std::move(value));
}

void Facts::erase(FactKey key) {
  values_[static_cast<std::size_t>(key)].reset();
}

const FactValue* Facts::find(FactKey key) const {
  const auto& value = values_[static_cast<std::size_t>(key)];
  return value ? &*value : nullptr;
}

std::optional<FactValue> parse_fact_value(FactKey key, std::string_view json, const std::string& path,
                                          std::vector<FieldError>& errors) {
  if (const auto value = read_json_text(json)) return read_checked(key, *value, path, errors);
  errors.push_back({path, "bad_json", "JSONとして読めません。"});
  return std::nullopt;
}

std::string print_fact_value(FactKey key, const FactValue& value) {
  std::string out;
  switch (fact_of(key).kind) {
    case FactKind::flag:
      return value.flag ? "true" : "false";
    case FactKind::number:
      return std::to_string(value.number);
    case FactKind::date:
      write_json_text(out, format_date(value.date));
      return out;
    case FactKind::code:
    case FactKind::area:
      write_json_text(out, value.codes.empty() ? "" : value.codes.front());
      return out;
    case FactKind::codes:
    case FactKind::industry:
      break;
  }
  out = "[";
  for (const std::string& code : value.codes) {
    if (out.size() > 1) out += ',';
    write_json_text(out, code);
  }
  return out + "]";
}

Facts parse_facts(std::string_view json, const std::string& path, std::vector<FieldError>& errors) {
  Facts facts;
  const auto value = read_json_text(json);
  if (!value || value->kind != JsonValue::Kind::object) {
    errors.push_back(
        {path, "not_an_object", "分かっていることを {\"capital_yen\": 10000000} のように書いてください。"});
    return facts;
  }
  for (const auto& [name, member] : value->members) {
    const std::string member_path = path + "/" + pointer_part(name);
    const auto key = find_fact(name);
    if (!key) {
      errors.push_back({member_path, "unknown_fact", fmt::format("「{}」という事実はありません。", name)});
    } else if (&member != value->find(name)) {
      errors.push_back({member_path, "doubled", "同じものが2回書かれています。"});
    } else if (member.kind != JsonValue::Kind::null) {
      if (auto read = read_checked(*key, member, member_path, errors)) facts.set(*key, std::move(*read));
    }
    if (errors.size() >= 100) break;
  }
  return facts;
}

std::string print_facts(const Facts& facts) {
  std::string out = "{";
  for (const Fact& fact : measures::facts()) {
    const FactValue* value = facts.find(fact.key);
    if (value == nullptr) continue;
    if (out.size() > 1) out += ',';
    out += fmt::format("\"{}\":{}", key_of(fact.key), print_fact_value(fact.key, *value));
  }
  return out + "}";
}

}  // namespace banso::measures

namespace banso::shape {

void JsonText<measures::Facts>::write(std::string& out, const measures::Facts& value) {
  out += measures::print_facts(value);
}

void JsonText<measures::Facts>::read(measures::Facts& value, std::string_view json, const std::string& path,
                                     std::vector<FieldError>& errors) {
  value = measures::parse_facts(json, path, errors);
}

}  // namespace banso::shape
