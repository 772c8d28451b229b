#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <map>

#include "platform/forms/answers.hpp"
#include "platform/forms/expression.hpp"
#include "platform/forms/member_table.hpp"
#include "platform/forms/read_value.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostErrors = 200;

const json::value& member_or_null(const Answers& raw, std::string_view key) {
  static const json::value kNull;
  const auto* found = raw.if_contains(key);
  return found ? *found : kNull;
}

class Interpreter {
 public:
  Interpreter(const Definition& definition, const Answers& raw, Mode mode, Date today)
      : definition_(definition), raw_(raw), mode_(mode), today_(today) {}

  Reading read() {
    for (const Section& section : definition_.sections) {
      if (!is_shown(section.show_when, reading_.answers)) {
        if (mode_ == Mode::draft) keep_hidden(section);
        continue;
      }
      if (section.repeat) {
        read_items(section);
      } else {
        read_section(section, raw_, reading_.answers, nullptr, "");
      }
    }
    if (mode_ == Mode::submit) run_checks();
    return std::move(reading_);
  }

 private:
  void fail(std::string path, std::string code, std::string message) {
    if (reading_.errors.size() < kMostErrors) {
      reading_.errors.push_back({std::move(path), std::move(code), std::move(message)});
    }
  }

  /// A draft keeps what was typed into a section that is hidden for now, as far as it can be read.
  void keep_hidden(const Section& section) {
    if (section.repeat) return;
    for (const Question& question : section.questions) {
      ValueReading value = read_value(question, member_or_null(raw_, question.key),
                                      member_or_null(raw_, question.key + ".other"), today_);
      if (!value.value.is_null()) reading_.answers.insert_or_assign(question.key, std::move(value.value));
    }
  }

  void read_items(const Section& section) {
    const json::value& raw = member_or_null(raw_, section.key);
    const std::string path = "/" + section.key;
    const auto* list = raw.if_array();
    if (!raw.is_null() && !list) fail(path, "not_a_list", "入力し直してください。");
    json::array& items = reading_.answers[section.key].emplace_array();
    std::size_t index = 0;
    for (std::size_t at = 0; list && at < list->size(); ++at) {
      const auto* each = (*list)[at].if_object();
      if (!each || is_blank((*list)[at])) continue;
      if (index >= static_cast<std::size_t>(section.repeat->max)) {
        fail(path, "too_many",
             fmt::format("{}は{}件までです。", std::string(section.repeat->item_label),
                         std::int64_t(section.repeat->max)));
        break;
      }
      json::object item;
      // The index is the one of what was sent, so that errors stand where people typed.
      read_section(section, *each, item, &item, fmt::format("{}/{}", path, at));
      items.push_back(std::move(item));
      ++index;
    }
    if (mode_ == Mode::submit && static_cast<std::int64_t>(items.size()) < section.repeat->min) {
      fail(path, "too_few",
           fmt::format("{}を{}件以上入力してください。", std::string(section.repeat->item_label),
                       std::int64_t(section.repeat->min)));
    }
    if (items.empty()) reading_.answers.erase(section.key);
  }

  void read_section(const Section& section, const Answers& raw, json::object& out, const Answers* item,
                    const std::string& path) {
    for (const Question& question : section.questions) {
      const bool shown = is_shown(question.show_when, reading_.answers, item);
      if (question.type == QuestionType::computed) {
        if (shown) compute(question, out, item);
        continue;
      }
      if (!shown && mode_ == Mode::submit) continue;
      if (has_choices(question.type) && choices_of(question).empty()) continue;
      read_question(question, raw, out, shown, path);
    }
  }

  void read_question(const Question& question, const Answers& raw, json::object& out, bool shown,
                     const std::string& path) {
    const std::string own = fmt::format("{}/{}", path, std::string_view(question.key));
    const std::string other_key = question.key + ".other";
    ValueReading value =
        read_value(question, member_or_null(raw, question.key), member_or_null(raw, other_key), today_);
    if (!value.value.is_null()) {
      out.insert_or_assign(question.key, std::move(value.value));
      if (value.other) out.insert_or_assign(other_key, *value.other);
    } else if (value.errors.empty() && question.required && mode_ == Mode::submit) {
      fail(own, "required", missing_message(question));
    }
    if (!shown) return;
    for (FieldError& error : value.errors) {
      if (error.code == "required" && mode_ == Mode::draft) continue;
      fail(own + error.path, std::move(error.code), std::move(error.message));
    }
  }

  static std::string missing_message(const Question& question) {
    const std::string label = question.label;
    switch (question.type) {
      case QuestionType::single_choice:
      case QuestionType::multiple_choice:
      case QuestionType::scale:
      case QuestionType::matrix:
      case QuestionType::ranking:
        return fmt::format("「{}」を選んでください。", label);
      case QuestionType::file:
        return fmt::format("「{}」のファイルを選んでください。", label);
      case QuestionType::consent:
        return fmt::format("「{}」を確かめて、同意する場合はチェックを入れてください。", label);
      case QuestionType::signature:
        return fmt::format("「{}」にお名前を入力してください。", label);
      default:
        return fmt::format("「{}」を入力してください。", label);
    }
  }

  ValueSource source_of(const Answers* item) const {
    const auto number = [](const Answers& answers, const std::string& key) -> std::optional<std::int64_t> {
      const auto* found = answers.if_contains(key);
      return found && found->is_int64() ? std::optional(found->get_int64()) : std::nullopt;
    };
    const Answers& all = reading_.answers;
    const auto items_of = [&all](std::string_view section) -> const json::array* {
      const auto* found = all.if_contains(section);
      return found ? found->if_array() : nullptr;
    };
    ValueSource source;
    source.answer = [number, item, &all](const std::string& key) {
      const auto own = item ? number(*item, key) : std::nullopt;
      return own ? own : number(all, key);
    };
    source.each = [number, items_of, this](const std::string& key) {
      std::vector<std::int64_t> values;
      const Found found = find_question(definition_, key);
      const json::array* items = found ? items_of(found.section->key) : nullptr;
      for (std::size_t i = 0; items && i < items->size(); ++i) {
        if (const auto value = number((*items)[i].as_object(), key)) values.push_back(*value);
      }
      return values;
    };
    source.count = [items_of](const std::string& section) {
      const json::array* items = items_of(section);
      return items ? static_cast<std::int64_t>(items->size()) : 0;
    };
    return source;
  }

  void compute(const Question& question, json::object& out, const Answers* item) {
    const auto expression =
        parse_expression(question.expression ? std::string_view(*question.expression) : "");
    const auto value = expression ? evaluate(*expression, source_of(item)) : std::nullopt;
    if (value) out.insert_or_assign(question.key, *value);
  }

  void run_checks() {
    for (const Check& check : definition_.checks) {
      const auto expression = parse_expression(check.expression);
      const Found found = find_question(definition_, check.question);
      if (!expression || !found) continue;
      const auto look = [&](const Answers* item, const std::string& path) {
        const auto holds = evaluate(*expression, source_of(item));
        if (holds && *holds == 0)
          fail(fmt::format("{}/{}", path, std::string_view(check.question)), "check", check.message);
      };
      if (!found.section->repeat) {
        look(nullptr, "");
        continue;
      }
      const auto* items = member_or_null(reading_.answers, found.section->key).if_array();
      for (std::size_t i = 0; items && i < items->size(); ++i) {
        look(&(*items)[i].as_object(), fmt::format("/{}/{}", std::string_view(found.section->key), i));
      }
    }
  }

  const Definition& definition_;
  const Answers& raw_;
  const Mode mode_;
  const Date today_;
  Reading reading_;
};

/// The answer as words to compare with: one for most types, several for lists.
std::vector<std::string> words_of(const json::value& answer) {
  if (const auto* list = answer.if_array()) {
    std::vector<std::string> words;
    for (const json::value& each : *list) {
      if (const auto* text = each.if_string()) words.emplace_back(*text);
    }
    return words;
  }
  if (const auto* text = answer.if_string()) return {std::string(*text)};
  if (answer.is_int64()) return {std::to_string(answer.get_int64())};
  if (answer.is_bool()) return {answer.get_bool() ? "true" : "false"};
  return {};
}

/// Days are compared as text, which their form allows.
bool is_at_most(const json::value& left, std::string_view right) {
  if (const auto* text = left.if_string()) return std::string_view(*text) <= right;
  return left.is_int64() && left.get_int64() <= std::strtoll(std::string(right).c_str(), nullptr, 10);
}
bool is_at_least(const json::value& left, std::string_view right) {
  if (const auto* text = left.if_string()) return std::string_view(*text) >= right;
  return left.is_int64() && left.get_int64() >= std::strtoll(std::string(right).c_str(), nullptr, 10);
}

bool holds(const Test& test, const Answers& answers, const Answers* item) {
  const json::value* answer = item ? item->if_contains(test.question) : nullptr;
  if (!answer) answer = answers.if_contains(test.question);
  if (!answer || answer->is_null()) return false;
  switch (test.op) {
    case TestOperator::answered:
      return true;
    case TestOperator::at_least:
      return !test.values.empty() && is_at_least(*answer, test.values.front());
    case TestOperator::at_most:
      return !test.values.empty() && is_at_most(*answer, test.values.front());
    case TestOperator::is:
    case TestOperator::is_not:
      break;
  }
  bool among = false;
  for (const std::string& word : words_of(*answer)) {
    among = among || std::find(test.values.begin(), test.values.end(), word) != test.values.end();
  }
  return among == (test.op == TestOperator::is);
}

}  // namespace

bool is_shown(const std::optional<Condition>& condition, const Answers& answers, const Answers* item) {
  if (!condition) return true;
  const auto test = [&](const Test& each) { return holds(each, answers, item); };
  return condition->match == Match::all ? std::all_of(condition->tests.begin(), condition->tests.end(), test)
                                        : std::any_of(condition->tests.begin(), condition->tests.end(), test);
}

Reading read_answers(const Definition& definition, const Answers& raw, Mode mode, Date today) {
  return Interpreter(definition, raw, mode, today).read();
}

}  // namespace banso::forms
