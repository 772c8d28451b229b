#include "platform/forms/definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <utility>

#include "kernel/area_code.hpp"
#include "platform/shape/json.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

/// Lists and flags that were left out, put in as empty and false, so that the strict reader finds them.
void put_defaults(json::value& value, const shape::Type& type) {
  if (type.kind == shape::Kind::kOptional) {
    if (!value.is_null()) put_defaults(value, *type.element);
    return;
  }
  if (type.kind == shape::Kind::kList) {
    if (auto* list = value.if_array()) {
      for (json::value& item : *list) put_defaults(item, *type.element);
    }
    return;
  }
  if (type.kind != shape::Kind::kStruct || !value.is_object()) return;
  json::object& object = value.get_object();
  for (const shape::Field& field : type.fields) {
    const shape::Kind kind = field.type->kind;
    auto* member = object.if_contains(field.name);
    if (member != nullptr) {
      put_defaults(*member, *field.type);
    } else if (kind == shape::Kind::kList) {
      object.emplace(field.name, json::array());
    } else if (kind == shape::Kind::kBool) {
      object.emplace(field.name, false);
    } else if (field.name == "format") {
      object.emplace(field.name, 1);
    } else if (field.name == "match") {
      object.emplace(field.name, "all");
    } else if (field.name == "precision") {
      object.emplace(field.name, "day");
    } else if (field.name == "characters") {
      object.emplace(field.name, "any");
    }
  }
}

/// The opposite: members that say nothing go.
void drop_defaults(json::value& value) {
  if (auto* list = value.if_array()) {
    for (json::value& item : *list) drop_defaults(item);
    return;
  }
  if (!value.is_object()) return;
  json::object& object = value.get_object();
  json::object kept;
  for (auto& [name, member] : object) {
    drop_defaults(member);
    const bool empty = member.is_null() || (member.is_array() && member.get_array().empty()) ||
                       (member.is_bool() && !member.get_bool()) || (name == "precision" && member == "day") ||
                       (name == "characters" && member == "any");
    if (!empty) kept.emplace(name, std::move(member));
  }
  object = std::move(kept);
}

struct IndustryDivision {
  std::string_view code;
  std::string_view name;
};
/// 日本標準産業分類の大分類.
constexpr std::array kIndustries{
    IndustryDivision{"A", "農業、林業"},
    IndustryDivision{"B", "漁業"},
    IndustryDivision{"C", "鉱業、採石業、砂利採取業"},
    IndustryDivision{"D", "建設業"},
    IndustryDivision{"E", "製造業"},
    IndustryDivision{"F", "電気・ガス・熱供給・水道業"},
    IndustryDivision{"G", "情報通信業"},
    IndustryDivision{"H", "運輸業、郵便業"},
    IndustryDivision{"I", "卸売業、小売業"},
    IndustryDivision{"J", "金融業、保険業"},
    IndustryDivision{"K", "不動産業、物品賃貸業"},
    IndustryDivision{"L", "学術研究、専門・技術サービス業"},
    IndustryDivision{"M", "宿泊業、飲食サービス業"},
    IndustryDivision{"N", "生活関連サービス業、娯楽業"},
    IndustryDivision{"O", "教育、学習支援業"},
    IndustryDivision{"P", "医療、福祉"},
    IndustryDivision{"Q", "複合サービス事業"},
    IndustryDivision{"R", "サービス業（ほかに分類されないもの）"},
    IndustryDivision{"S", "公務（ほかに分類されるものを除く）"},
    IndustryDivision{"T", "分類不能の産業"},
};

Choice plain_choice(std::string code, std::string label) {
  Choice choice;
  choice.code = std::move(code);
  choice.label = std::move(label);
  return choice;
}

}  // namespace

DefinitionReading read_definition(std::string_view text) {
  DefinitionReading reading;
  if (text.size() > kLongestDefinition) {
    reading.problems.push_back({"", "too_long", "様式の定義は512KBまでです。設問や説明を減らしてください。"});
    return reading;
  }
  Definition definition;
  try {
    json::value document = shape::parse_json(text);
    put_defaults(document, shape::type_of<Definition>());
    shape::read_json(document, &definition, shape::type_of<Definition>(), "", reading.problems);
  } catch (const Refused& refused) {
    reading.problems = refused.fields();
    if (reading.problems.empty()) reading.problems.push_back({"", refused.reason(), refused.message()});
  }
  if (reading.problems.empty()) reading.problems = definition_problems(definition);
  if (reading.problems.empty()) reading.definition = std::move(definition);
  return reading;
}

std::string print_definition(const Definition& definition) {
  json::value document = json::parse(shape::to_json(definition));
  drop_defaults(document);
  return json::serialize(document);
}

Found find_question(const Definition& definition, std::string_view key) {
  for (const Section& section : definition.sections) {
    for (const Question& question : section.questions) {
      if (question.key == key) return {&section, &question};
    }
  }
  return {};
}

std::vector<Choice> choices_of(const Question& question) {
  if (!question.choices.empty() || !question.choices_from) return question.choices;
  std::vector<Choice> choices;
  if (*question.choices_from == "prefectures") {
    for (const Prefecture& prefecture : prefectures()) {
      choices.push_back(plain_choice(std::string(prefecture.code), std::string(prefecture.name)));
    }
  } else if (*question.choices_from == "industries") {
    for (const IndustryDivision& each : kIndustries) {
      choices.push_back(plain_choice(std::string(each.code), fmt::format("{} {}", each.code, each.name)));
    }
  } else if (*question.choices_from == "months") {
    for (int month = 1; month <= 12; ++month) {
      choices.push_back(plain_choice(std::to_string(month), fmt::format("{}月", month)));
    }
  }
  return choices;
}

Definition with_choices(Definition definition, std::string_view list, const std::vector<Choice>& choices) {
  if (choices.empty()) return definition;
  for (Section& section : definition.sections) {
    for (Question& question : section.questions) {
      if (question.choices_from && *question.choices_from == list) question.choices = choices;
    }
  }
  return definition;
}

bool asks(QuestionType type) {
  return type != QuestionType::note && type != QuestionType::computed;
}

std::string_view label_of(QuestionType type) {
  switch (type) {
    case QuestionType::short_text:
      return "短い文";
    case QuestionType::long_text:
      return "長い文";
    case QuestionType::number:
      return "数";
    case QuestionType::yen:
      return "金額（円）";
    case QuestionType::date:
      return "日付";
    case QuestionType::single_choice:
      return "1つ選ぶ";
    case QuestionType::multiple_choice:
      return "いくつでも選ぶ";
    case QuestionType::matrix:
      return "表で1つずつ選ぶ";
    case QuestionType::scale:
      return "段階で答える";
    case QuestionType::ranking:
      return "順位をつける";
    case QuestionType::file:
      return "ファイル";
    case QuestionType::address:
      return "住所（郵便番号つき）";
    case QuestionType::corporate_number:
      return "法人番号";
    case QuestionType::phone:
      return "電話番号";
    case QuestionType::email:
      return "メールアドレス";
    case QuestionType::url:
      return "ホームページのアドレス";
    case QuestionType::signature:
      return "署名";
    case QuestionType::consent:
      return "同意";
    case QuestionType::computed:
      return "計算";
    case QuestionType::note:
      break;
  }
  return "説明の文";
}

}  // namespace banso::forms
