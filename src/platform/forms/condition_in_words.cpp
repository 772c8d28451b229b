#include <fmt/format.h>

#include <algorithm>

#include "platform/forms/member_table.hpp"
#include "platform/forms/read_text.hpp"
#include "platform/forms/render.hpp"

namespace banso::forms {
namespace {

std::string value_in_words(const Question& question, const std::string& value) {
  if (question.type == QuestionType::consent) return "同意する";
  if (question.type == QuestionType::date) {
    const auto day = parse_date(value);
    return day ? day_in_words(*day, question.precision) : value;
  }
  if (question.type == QuestionType::yen) {
    const auto yen = read_yen_amount(value);
    return yen ? with_separators(*yen) + "円" : value;
  }
  if (is_numeric(question.type)) return value + (question.unit ? std::string(*question.unit) : "");
  for (const Choice& choice : choices_of(question)) {
    if (choice.code == value) return fmt::format("「{}」", std::string(choice.label));
  }
  return fmt::format("「{}」", value);
}

std::string test_in_words(const Test& test, const Question& question) {
  std::string values;
  for (const auto& value : test.values) {
    values += (values.empty() ? "" : "か") + value_in_words(question, value);
  }
  switch (test.op) {
    case TestOperator::is:
      return fmt::format("「{}」が{}", std::string(question.label), values);
    case TestOperator::is_not:
      return fmt::format("「{}」が{}でない", std::string(question.label), values);
    case TestOperator::at_least:
      return fmt::format("「{}」が{}以上", std::string(question.label), values);
    case TestOperator::at_most:
      return fmt::format("「{}」が{}以下", std::string(question.label), values);
    case TestOperator::answered:
      break;
  }
  return fmt::format("「{}」に答えた", std::string(question.label));
}

}  // namespace

std::string condition_in_words(const Condition& condition, const Definition& definition) {
  std::string words;
  for (const Test& test : condition.tests) {
    const Found found = find_question(definition, test.question);
    if (!found) continue;
    if (!words.empty()) words += condition.match == Match::all ? "、かつ" : "、または";
    words += test_in_words(test, *found.question);
  }
  return words.ends_with("でない") || words.ends_with("答えた") ? words + "とき" : words + "のとき";
}

}  // namespace banso::forms
