#include "contexts/admission/answers/application_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "kernel/text.hpp"

namespace banso::admission {
namespace {

namespace json = boost::json;
using forms::Answers;
using forms::Definition;
using forms::Question;
using forms::QuestionType;
using forms::Section;

constexpr std::string_view kNameless = "（名称の記入なし）";

std::string text_at(const Answers& answers, std::string_view key) {
  const json::value* value = answers.if_contains(key);
  return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::optional<std::int64_t> number_of(const std::string& digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.size() != 13) {
    return std::nullopt;
  }
  return number;
}

/// Puts one value into the record; a sentence if it does not fit.
void put(RecordOfAnswers& record, std::string_view field, const json::value& value, std::string_view label) {
  if (!membership::find_member_field(field)) {
    record.problems.push_back(fmt::format("「{}」は会員台帳のどの項目にも入りません。", label));
    return;
  }
  const auto errors = membership::set_field(record.fields, field, value);
  if (!errors.empty()) {
    record.problems.push_back(fmt::format("「{}」は会員台帳に入りません：{}", label, errors.front().message));
  }
}

/// An address is two items of the record: "address" has its postal code in "post_code", the others in
/// "<…>_post_code".
void put_address(RecordOfAnswers& record, const std::string& field, const json::value& value,
                 std::string_view label) {
  if (!value.is_object()) return;
  const auto& parts = value.as_object();
  if (const json::value* line = parts.if_contains("address")) put(record, field, *line, label);
  if (!field.ends_with("address")) return;
  const std::string code_field = field.substr(0, field.size() - 7) + "post_code";
  const json::value* code = parts.if_contains("post_code");
  if (code && membership::find_member_field(code_field)) put(record, code_field, *code, label);
}

void put_answer(RecordOfAnswers& record, const Question& question, const json::value& value) {
  const std::string field = *question.field;
  if (question.type == QuestionType::address) {
    put_address(record, field, value, question.label);
  } else if (question.type == QuestionType::signature) {
    return;
  } else if (field == "industry_codes" && value.is_string()) {
    put(record, field, json::array{value}, question.label);
  } else if ((field == "listed_in_directory" || field == "mail_allowed") && value.is_string()) {
    put(record, field, value.as_string() == "yes", question.label);
  } else {
    put(record, field, value, question.label);
  }
}

/// A repeated section with a list of the record: places.
void put_places(RecordOfAnswers& record, const Section& section, const json::value& items) {
  if (!items.is_array() || *section.field != "places") return;
  json::array places;
  for (const json::value& item : items.as_array()) {
    if (!item.is_object()) continue;
    json::object place;
    for (const Question& question : section.questions) {
      const json::value* value = item.as_object().if_contains(std::string_view(question.key));
      if (!question.field || !value) continue;
      if (value->is_object()) {
        for (const auto& part : value->as_object()) place[part.key()] = part.value();
      } else {
        place[std::string_view(*question.field)] = *value;
      }
    }
    places.push_back(std::move(place));
  }
  const auto errors = membership::set_field(record.fields, "places", places);
  if (!errors.empty()) {
    record.problems.push_back(
        fmt::format("「{}」は会員台帳に入りません：{}", std::string(section.title), errors.front().message));
  }
}

void add_lines(AnswerSection& shown, const Section& section, const Answers& answers,
               const std::string& before) {
  for (const Question& question : section.questions) {
    if (question.type == QuestionType::note) continue;
    std::string text = forms::answer_in_words(question, answers);
    shown.lines.push_back({question.key, before + std::string(question.label), std::move(text)});
  }
}

}  // namespace

ApplicationHead head_of(const Definition& definition, const Answers& answers) {
  ApplicationHead head;
  for (const Section& section : definition.sections) {
    if (section.repeat) continue;
    for (const Question& question : section.questions) {
      const std::string text = text_at(answers, question.key);
      if (text.empty()) continue;
      if (question.type == QuestionType::corporate_number && !head.business_id) {
        head.business_id = number_of(text);
      }
      if (!question.field) continue;
      if (*question.field == "name") head.name = text;
      if (*question.field == "email") head.email = text;
      if (*question.field == "phone") head.phone = text;
    }
  }
  if (head.name.empty()) head.name = kNameless;
  head.name_key = fold_name(head.name);
  return head;
}

RecordOfAnswers record_of(const Definition& definition, const Answers& answers) {
  RecordOfAnswers record;
  for (const Section& section : definition.sections) {
    if (section.repeat) {
      const json::value* items = answers.if_contains(std::string_view(section.key));
      if (section.field && items) put_places(record, section, *items);
      continue;
    }
    for (const Question& question : section.questions) {
      const json::value* value = answers.if_contains(std::string_view(question.key));
      if (question.field && value && !value->is_null()) put_answer(record, question, *value);
    }
  }
  if (record.fields.name.empty()) record.fields.name = std::string(kNameless);
  return record;
}

std::vector<AnswerSection> sections_of(const Definition& definition, const Answers& answers) {
  std::vector<AnswerSection> shown;
  for (const Section& section : definition.sections) {
    AnswerSection& part = shown.emplace_back(AnswerSection{section.title, {}});
    if (!section.repeat) {
      add_lines(part, section, answers, "");
      continue;
    }
    const json::value* items = answers.if_contains(std::string_view(section.key));
    if (!items || !items->is_array()) continue;
    std::size_t number = 0;
    for (const json::value& item : items->as_array()) {
      if (!item.is_object()) continue;
      add_lines(part, section, item.as_object(),
                fmt::format("{}{} ", std::string(section.repeat->item_label), ++number));
    }
  }
  return shown;
}

std::vector<std::string> changed_answers(const Definition& definition, const Answers& before,
                                         const Answers& after) {
  std::vector<std::string> changed;
  const auto compare = [&](const std::string& key, std::string_view label) {
    const json::value* was = before.if_contains(key);
    const json::value* is = after.if_contains(key);
    const bool same = (!was && !is) || (was && is && *was == *is);
    if (!same) changed.emplace_back(label);
  };
  for (const Section& section : definition.sections) {
    if (section.repeat) {
      compare(section.key, section.title);
      continue;
    }
    for (const Question& question : section.questions) compare(question.key, question.label);
  }
  return changed;
}

}  // namespace banso::admission
