#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "platform/forms/answers.hpp"
#include "platform/forms/read_text.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

std::string label_of_code(const std::vector<Choice>& choices, std::string_view code) {
  const auto found =
      std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.code == code; });
  // A choice that a later version took away keeps its code, so that the answer stays readable.
  return found == choices.end() ? std::string(code) : std::string(found->label);
}

std::string with_other(const Question& question, const Answers& answers, const std::vector<Choice>& choices,
                       std::string_view code) {
  std::string words = label_of_code(choices, code);
  const bool other = std::any_of(choices.begin(), choices.end(),
                                 [&](const Choice& choice) { return choice.code == code && choice.other; });
  const auto* typed = other ? answers.if_contains(question.key + ".other") : nullptr;
  if (typed && typed->is_string()) words += fmt::format("（{}）", std::string_view(typed->get_string()));
  return words;
}

std::string text_of(const json::object& answer, std::string_view name) {
  const auto* found = answer.if_contains(name);
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

void append(std::string& out, std::string_view separator, const std::string& words) {
  if (!out.empty()) out += separator;
  out += words;
}

std::string list_in_words(const Question& question, const Answers& answers, const json::array& list) {
  const auto choices = choices_of(question);
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (const auto* file = list[i].if_object()) {
      append(out, "、", text_of(*file, "name"));
      continue;
    }
    const auto* code = list[i].if_string();
    if (!code) continue;
    std::string words = with_other(question, answers, choices, *code);
    if (question.type == QuestionType::ranking) words = fmt::format("{}位 {}", i + 1, words);
    append(out, "、", words);
  }
  return out;
}

std::string object_in_words(const Question& question, const json::object& answer) {
  if (question.type == QuestionType::address) {
    const std::string code = text_of(answer, "post_code");
    const std::string shown =
        code.size() == 7 ? fmt::format("〒{}-{} ", code.substr(0, 3), code.substr(3)) : "";
    return shown + text_of(answer, "address");
  }
  if (question.type == QuestionType::signature) {
    const std::string name = text_of(answer, "name");
    return answer.contains("image") ? name + "（手書きの署名あり）" : name;
  }
  std::string out;
  for (const Row& row : question.rows) {
    const std::string code = text_of(answer, row.key);
    if (!code.empty())
      append(out, "、", fmt::format("{}：{}", std::string(row.label), label_of_code(question.choices, code)));
  }
  return out;
}

}  // namespace

std::string answer_in_words(const Question& question, const Answers& answers) {
  const auto* answer = answers.if_contains(question.key);
  if (!answer || answer->is_null()) return "";
  if (const auto* list = answer->if_array()) return list_in_words(question, answers, *list);
  if (const auto* object = answer->if_object()) return object_in_words(question, *object);
  if (answer->is_bool()) return answer->get_bool() ? "同意する" : "";
  if (answer->is_int64()) {
    const std::string unit = question.type == QuestionType::yen ? "円"
                             : question.unit                    ? std::string(*question.unit)
                                                                : "";
    return with_separators(answer->get_int64()) + unit;
  }
  const auto* text = answer->if_string();
  if (!text) return "";
  const std::string words(*text);
  if (question.type == QuestionType::single_choice)
    return with_other(question, answers, choices_of(question), words);
  if (question.type == QuestionType::date) {
    const auto day = parse_date(words);
    return day ? day_in_words(*day, question.precision) : words;
  }
  return words;
}

}  // namespace banso::forms
