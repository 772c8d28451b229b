#include "contexts/measures/rules/rule_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "contexts/measures/rules/code_tree.hpp"
#include "contexts/measures/rules/definitions.hpp"
#include "contexts/measures/rules/json_value.hpp"
#include "contexts/measures/rules/proof_words.hpp"
#include "kernel/text.hpp"

namespace banso::measures {
namespace {

using JsonKind = JsonValue::Kind;

template <class Enum>
std::string_view word_of(Enum value) {
  return boost::describe::enum_to_string(value, "");
}

template <class Enum>
std::optional<Enum> enum_of(std::string_view word) {
  std::optional<Enum> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto one) {
    if (word == one.name) found = one.value;
  });
  return found;
}

constexpr std::array kGroups{std::string_view("all"), std::string_view("any"), std::string_view("not"),
                             std::string_view("fact"), std::string_view("define")};

class Reader {
 public:
  explicit Reader(std::vector<FieldError>& errors) : errors_(errors) {}

  Rule read(const JsonValue& json, const std::string& path, std::size_t depth) {
    Rule rule;
    if (is_full_) return rule;
    if (depth > kMostRuleDepth) {
      add(path, "rule.too_deep", fmt::format("条件の入れ子は{}段までです。", kMostRuleDepth));
      return rule;
    }
    if (++nodes_ > kMostRuleNodes) {
      add(path, "rule.too_large", fmt::format("一つのルールに書ける条件は{}個までです。", kMostRuleNodes));
      is_full_ = true;
      return rule;
    }
    if (json.kind != JsonKind::object) {
      add(path, "not_an_object", "条件は { } で囲んで書きます。");
      return rule;
    }
    check_doubled(json, path);
    const std::string_view kind = kind_of(json, path);
    if (kind.empty()) return rule;
    if (kind == "fact") {
      read_test(json, path, rule);
    } else {
      for (const auto& [name, member] : json.members) {
        if (name != kind && name != "says" && name != "source") add_unknown(path, name);
      }
      read_group(*json.find(kind), kind, path + "/" + std::string(kind), depth, rule);
    }
    read_words(json, path, rule);
    return rule;
  }

 private:
  void add(const std::string& path, const char* code, std::string message) {
    if (errors_.size() < 100) errors_.push_back({path, code, std::move(message)});
  }

  void add_unknown(const std::string& path, const std::string& name) {
    add(path + "/" + pointer_part(name), "unknown_member",
        fmt::format("「{}」という項目はありません。", first_code_points(name, 60)));
  }

  void check_doubled(const JsonValue& json, const std::string& path) {
    std::set<std::string_view> seen;
    for (const auto& [name, member] : json.members) {
      if (!seen.insert(name).second) {
        add(path + "/" + pointer_part(name), "doubled", "同じ項目が2回書かれています。");
      }
    }
  }

  /// Which of the five kinds of node it is; empty after an error.
  std::string_view kind_of(const JsonValue& json, const std::string& path) {
    std::string_view found;
    for (const std::string_view one : kGroups) {
      if (json.find(one) == nullptr) continue;
      if (!found.empty()) {
        add(path, "rule.two_kinds",
            fmt::format("{} と {} は一つの条件に並べて書けません。all で分けて書いてください。", found, one));
        return {};
      }
      found = one;
    }
    if (found.empty()) add(path, "rule.no_kind", "all, any, not, fact, define のどれか一つを書きます。");
    return found;
  }

  void read_group(const JsonValue& json, std::string_view kind, const std::string& path, std::size_t depth,
                  Rule& rule) {
    if (kind == "define") {
      rule.kind = Rule::Kind::define;
      const auto definition =
          json.kind == JsonKind::text ? enum_of<Definition>(json.text) : std::optional<Definition>();
      if (!definition) {
        add(path, "unknown_value",
            "define には sme, small, small_jizokuka, sme_support_act のどれかを書きます。");
        return;
      }
      rule.define = *definition;
    } else if (kind == "not") {
      rule.kind = Rule::Kind::negate;
      rule.children.push_back(read(json, path, depth + 1));
    } else {
      rule.kind = kind == "all" ? Rule::Kind::all : Rule::Kind::any;
      if (json.kind != JsonKind::list || json.items.empty()) {
        add(path, "rule.empty", fmt::format("{} には条件を [ ] で囲んで1つ以上並べます。", kind));
        return;
      }
      for (std::size_t i = 0; i < json.items.size() && !is_full_; ++i) {
        rule.children.push_back(read(json.items[i], fmt::format("{}/{}", path, i), depth + 1));
      }
    }
  }

  void read_test(const JsonValue& json, const std::string& path, Rule& rule) {
    rule.kind = Rule::Kind::test;
    const JsonValue& name = *json.find("fact");
    const auto key = name.kind == JsonKind::text ? find_fact(name.text) : std::optional<FactKey>();
    if (!key) {
      add(path + "/fact", "unknown_fact",
          fmt::format("「{}」という事実はありません。", first_code_points(name.text, 60)));
    } else {
      rule.test.fact = *key;
    }
    const JsonValue* operand = nullptr;
    std::string operand_path;
    for (const auto& [member_name, member] : json.members) {
      if (member_name == "fact" || member_name == "says" || member_name == "source") continue;
      const auto op = enum_of<Op>(member_name);
      if (!op) {
        add_unknown(path, member_name);
      } else if (operand != nullptr) {
        if (*op != rule.test.op) {
          add(path, "rule.two_operators", "一つの条件に比べ方は一つだけです。all で分けて書いてください。");
        }
      } else {
        rule.test.op = *op;
        operand = &member;
        operand_path = path + "/" + member_name;
      }
    }
    if (operand == nullptr) {
      add(path, "rule.no_operator", "比べ方（at_most, one_of など）が書かれていません。");
      return;
    }
    if (!key) return;
    const Fact& fact = fact_of(rule.test.fact);
    if (!fits(rule.test.op, fact.kind)) {
      add(operand_path, "rule.wrong_operator",
          fmt::format("{}に {} は使えません。使えるのは {} です。", fact.name, word_of(rule.test.op),
                      fitting_words(fact.kind)));
      return;
    }
    read_operand(*operand, operand_path, rule.test);
    if (const auto error = check_operand(rule.test)) {
      if (errors_.empty() || !errors_.back().path.starts_with(operand_path)) {
        add(operand_path + error->path, error->code.c_str(), error->message);
      }
    }
  }

  static std::string fitting_words(FactKind kind) {
    std::string words;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Op>>([&](auto one) {
      if (!fits(one.value, kind)) return;
      if (!words.empty()) words += ", ";
      words += one.name;
    });
    return words;
  }

  void read_operand(const JsonValue& json, const std::string& path, Test& test) {
    switch (test.op) {
      case Op::is:
        test.flag = json.flag;
        if (json.kind != JsonKind::boolean) {
          add(path, "not_true_or_false", "true（はい）か false（いいえ）で書いてください。");
        }
        return;
      case Op::at_least:
      case Op::at_most:
      case Op::more_than:
      case Op::less_than:
      case Op::within_years:
      case Op::years_ago:
        test.number = json.number;
        if (json.kind == JsonKind::too_large) {
          add(path, "out_of_range", "数が大きすぎます。");
        } else if (json.kind != JsonKind::number) {
          add(path, "not_whole", "小数点のない整数で書いてください。");
        }
        return;
      case Op::on_or_after:
      case Op::on_or_before: {
        const auto date = json.kind == JsonKind::text ? parse_date(json.text) : std::nullopt;
        if (date) {
          test.date = *date;
        } else {
          add(path, "not_a_date", "2020-04-01 のように、実在する日付を書いてください。");
        }
        return;
      }
      case Op::one_of:
      case Op::includes:
      case Op::includes_all:
      case Op::within:
      case Op::main_within:
        break;
    }
    if (json.kind != JsonKind::list) {
      add(path, "not_a_list", "コードを [ ] で囲んで並べてください。");
      return;
    }
    for (std::size_t i = 0; i < json.items.size() && i <= kMostCodesOfTest; ++i) {
      if (json.items[i].kind != JsonKind::text) {
        add(fmt::format("{}/{}", path, i), "not_text", "コードを引用符で囲んで書いてください。");
        return;
      }
      test.codes.push_back(json.items[i].text);
    }
  }

  void read_words(const JsonValue& json, const std::string& path, Rule& rule) {
    if (const JsonValue* says = json.find("says")) read_line(*says, path + "/says", kLongestSays, rule.says);
    const JsonValue* source = json.find("source");
    if (source == nullptr || source->kind == JsonKind::null) return;
    const std::string source_path = path + "/source";
    if (source->kind != JsonKind::object) {
      add(source_path, "not_an_object", "出典は {\"title\": …, \"url\": …, \"place\": …} と書きます。");
      return;
    }
    check_doubled(*source, source_path);
    RuleSource& read = rule.source.emplace();
    for (const auto& [name, member] : source->members) {
      std::string* part = name == "title"   ? &read.title
                          : name == "url"   ? &read.url
                          : name == "place" ? &read.place
                                            : nullptr;
      if (part == nullptr) {
        add_unknown(source_path, name);
      } else {
        read_line(member, source_path + "/" + name, 500, *part);
      }
    }
  }

  void read_line(const JsonValue& json, const std::string& path, std::size_t longest, std::string& out) {
    if (json.kind != JsonKind::text) {
      add(path, "not_text", "引用符で囲んだ文字で書いてください。");
    } else if (count_code_points(json.text) > longest) {
      add(path, "too_long", fmt::format("{}文字以内で書いてください。", longest));
    } else if (std::any_of(json.text.begin(), json.text.end(),
                           [](char letter) { return static_cast<unsigned char>(letter) < 0x20; })) {
      add(path, "control_character", "改行や制御文字は使えません。");
    } else {
      out = json.text;
    }
  }

  std::vector<FieldError>& errors_;
  std::size_t nodes_ = 0;
  bool is_full_ = false;
};

std::optional<FieldError> check_code(const Fact& fact, const std::string& code) {
  switch (fact.kind) {
    case FactKind::area:
      if (is_area_code(code)) return std::nullopt;
      return FieldError{"", "unknown_area",
                        fmt::format("「{}」という都道府県・市区町村のコードはありません。", code)};
    case FactKind::industry:
      if (is_industry_code(code)) return std::nullopt;
      return FieldError{"", "unknown_industry",
                        fmt::format("「{}」という日本標準産業分類のコードはありません。", code)};
    default:
      if (find_choice(fact, code) != nullptr) return std::nullopt;
      return FieldError{"", "unknown_value",
                        fmt::format("{}に「{}」という選択肢はありません。", fact.name, code)};
  }
}

}  // namespace

std::optional<FieldError> check_operand(const Test& test) {
  const Fact& fact = fact_of(test.fact);
  switch (fact.kind) {
    case FactKind::flag:
      return std::nullopt;
    case FactKind::number:
      if (test.number >= fact.min && test.number <= fact.max) return std::nullopt;
      return FieldError{
          "", "out_of_range",
          fmt::format("{}は{}から{}までの値です。", fact.name, number_in_words(fact.unit, fact.min),
                      number_in_words(fact.unit, fact.max))};
    case FactKind::date:
      if (test.op == Op::within_years || test.op == Op::years_ago) {
        if (test.number >= 0 && test.number <= 200) return std::nullopt;
        return FieldError{"", "out_of_range", "年数は0から200までの整数で書いてください。"};
      }
      if (test.date.ok() && test.date.year() >= std::chrono::year(1000)) return std::nullopt;
      return FieldError{"", "not_a_date", "1000年より後の実在する日付を書いてください。"};
    default:
      break;
  }
  if (test.codes.empty()) return FieldError{"", "rule.empty", "コードを1つ以上並べてください。"};
  if (test.codes.size() > kMostCodesOfTest) {
    return FieldError{"", "too_many_items",
                      fmt::format("並べられるコードは{}個までです。", kMostCodesOfTest)};
  }
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < test.codes.size(); ++i) {
    auto error = check_code(fact, test.codes[i]);
    if (!error && !seen.insert(test.codes[i]).second) {
      error = FieldError{"", "doubled", "同じコードが2回書かれています。"};
    }
    if (error) {
      error->path = fmt::format("/{}", i);
      return error;
    }
  }
  return std::nullopt;
}

std::optional<Rule> parse_rule(std::string_view json, const std::string& path,
                               std::vector<FieldError>& errors) {
  std::vector<FieldError> found;
  std::optional<Rule> rule;
  if (const auto value = read_json_text(json)) {
    rule = Reader(found).read(*value, path, 1);
  } else {
    found.push_back({path, "bad_json", "JSONとして読めません。かっこや引用符の対応を確かめてください。"});
  }
  if (!found.empty()) rule.reset();
  errors.insert(errors.end(), found.begin(), found.end());
  return rule;
}

}  // namespace banso::measures

namespace banso::shape {

void JsonText<measures::Rule>::write(std::string& out, const measures::Rule& value) {
  out += measures::print_rule(value);
}

void JsonText<measures::Rule>::read(measures::Rule& value, std::string_view json, const std::string& path,
                                    std::vector<FieldError>& errors) {
  if (auto rule = measures::parse_rule(json, path, errors)) value = std::move(*rule);
}

}  // namespace banso::shape
