#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "kernel/digits.hpp"
#include "platform/forms/definition.hpp"
#include "platform/forms/expression.hpp"
#include "platform/forms/member_table.hpp"
#include "platform/forms/translate.hpp"

namespace banso::forms {
namespace {

constexpr std::size_t kMostProblems = 100;

bool is_small(char letter) {
  return letter >= 'a' && letter <= 'z';
}

/// Small letters, digits and low lines, a letter first.
bool is_key(std::string_view text) {
  if (text.empty() || !is_small(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char letter) { return is_small(letter) || is_digit(letter) || letter == '_'; });
}

/// Letters, digits, low lines and hyphens.
bool is_code(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    return is_small(letter) || (letter >= 'A' && letter <= 'Z') || is_digit(letter) || letter == '_' ||
           letter == '-';
  });
}

bool is_whole_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return all_digits(text) && text.size() <= 15;
}

bool has_order(QuestionType type) {
  return type == QuestionType::date || is_numeric(type);
}

/// Types whose answer is one word or several, so that it can be compared.
bool has_words(QuestionType type) {
  switch (type) {
    case QuestionType::file:
    case QuestionType::signature:
    case QuestionType::matrix:
    case QuestionType::ranking:
    case QuestionType::address:
    case QuestionType::note:
      return false;
    default:
      return true;
  }
}

/// Names that the form itself uses beside the questions.
bool is_reserved(std::string_view key) {
  return key == "contact_url" || key == "language";
}

class Checker {
 public:
  explicit Checker(const Definition& definition) : definition_(definition) {}

  std::vector<FieldError> check() {
    check_head();
    for (std::size_t i = 0; i < definition_.sections.size(); ++i) check_section(i);
    check_checks();
    check_translations();
    return std::move(problems_);
  }

 private:
  struct Known {
    const Question* question;
    const Section* section;
  };

  void add(std::string path, std::string code, std::string message) {
    if (problems_.size() < kMostProblems) {
      problems_.push_back({std::move(path), "form." + std::move(code), std::move(message)});
    }
  }

  void check_head() {
    const std::string_view key = definition_.form_key;
    const auto dot = key.find('.');
    if (dot == std::string_view::npos || !is_key(key.substr(0, dot)) || !is_key(key.substr(dot + 1))) {
      add("/form_key", "key",
          "様式のキーは「admission.application」のように、英小文字とピリオドで書きます。");
    }
    if (definition_.sections.empty()) add("/sections", "empty", "章を1つ以上つくってください。");
    if (definition_.sections.size() > kMostSections) {
      add("/sections", "too_many", fmt::format("章は{}までです。", kMostSections));
    }
    std::size_t questions = 0;
    for (const Section& section : definition_.sections) questions += section.questions.size();
    if (questions > kMostQuestions) {
      add("/sections", "too_many", fmt::format("設問は全部で{}までです。", kMostQuestions));
    }
  }

  void check_key(std::string_view key, const std::string& path) {
    if (!is_key(key) || is_reserved(key)) {
      add(path, "key", "キーは英小文字で始め、英小文字・数字・下線（_）で書きます。");
    } else if (!keys_.insert(std::string(key)).second) {
      add(path, "doubled", fmt::format("キー「{}」がほかの設問か章と重なっています。", key));
    }
  }

  void check_section(std::size_t at) {
    const Section& section = definition_.sections[at];
    const std::string path = fmt::format("/sections/{}", at);
    check_key(section.key, path + "/key");
    if (section.show_when) check_condition(*section.show_when, nullptr, path + "/show_when");
    if (section.repeat && section.repeat->min > section.repeat->max) {
      add(path + "/repeat/min", "range", "繰り返しの最小が最大より大きくなっています。");
    }
    if (section.repeat && section.questions.empty()) {
      add(path + "/questions", "empty", "繰り返す章には設問を1つ以上置いてください。");
    }
    if (section.repeat) repeated_.insert(section.key);
    for (std::size_t i = 0; i < section.questions.size(); ++i) {
      const Question& question = section.questions[i];
      const std::string below = fmt::format("{}/questions/{}", path, i);
      check_key(question.key, below + "/key");
      check_question(question, section, below);
      known_.emplace(question.key, Known{&question, &section});
    }
  }

  void check_question(const Question& question, const Section& section, const std::string& path) {
    for (const std::string_view member : unfit_members(question)) {
      add(fmt::format("{}/{}", path, member), "unfit",
          fmt::format("「{}」の設問では使えない指定です。", label_of(question.type)));
    }
    if (question.show_when) check_condition(*question.show_when, &section, path + "/show_when");
    check_range(question.min, question.max, path + "/min");
    check_range(question.min_length, question.max_length, path + "/min_length");
    check_range(question.min_choices, question.max_choices, path + "/min_choices");
    check_day(question.earliest, path + "/earliest");
    check_day(question.latest, path + "/latest");
    check_choices(question, path);
    if (question.type == QuestionType::scale) check_scale(question, path);
    if (question.type == QuestionType::computed) {
      check_expression(question.expression ? std::string_view(*question.expression) : "", &section,
                       path + "/expression");
    }
  }

  template <class Limit>
  void check_range(const Limit& low, const Limit& high, const std::string& path) {
    if (low && high && *low > *high) add(path, "range", "最小が最大より大きくなっています。");
  }

  void check_day(const std::optional<Str<1, 10>>& day, const std::string& path) {
    if (day && *day != "today" && !parse_date(*day)) {
      add(path, "day", "日付は「2026-04-01」か「today」（記入する日）で指定してください。");
    }
  }

  void check_scale(const Question& question, const std::string& path) {
    const std::int64_t low = question.min.value_or(1);
    const std::int64_t high = question.max.value_or(5);
    if (low < 0 || high > 100 || high - low < 1 || high - low > 10) {
      add(path + "/max", "range", "段階は2から11まで、数は0から100までにしてください。");
    }
  }

  void check_choices(const Question& question, const std::string& path) {
    if (has_choices(question.type) && question.choices.empty() && !question.choices_from) {
      add(path + "/choices", "empty", "選択肢を1つ以上つくってください。");
    }
    if (question.choices_from && !is_key(*question.choices_from)) {
      add(path + "/choices_from", "key", "一覧の名前は英小文字で書きます。");
    }
    if (question.choices.size() > kMostChoices) {
      add(path + "/choices", "too_many", fmt::format("選択肢は{}までです。", kMostChoices));
    }
    std::set<std::string> codes;
    int others = 0;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      const Choice& choice = question.choices[i];
      const std::string below = fmt::format("{}/choices/{}/code", path, i);
      if (!is_code(choice.code)) {
        add(below, "key", "選択肢のコードは英数字・下線・ハイフンで書きます。");
      } else if (!codes.insert(choice.code).second) {
        add(below, "doubled",
            fmt::format("選択肢のコード「{}」が重なっています。", std::string(choice.code)));
      }
      const bool lists =
          question.type == QuestionType::single_choice || question.type == QuestionType::multiple_choice;
      if (choice.other && (!lists || ++others > 1)) {
        add(fmt::format("{}/choices/{}/other", path, i), "unfit",
            "「その他」は選択の設問に1つだけ置けます。");
      }
    }
    if (question.type == QuestionType::matrix && question.rows.empty()) {
      add(path + "/rows", "empty", "表の行を1つ以上つくってください。");
    }
    std::set<std::string> rows;
    for (std::size_t i = 0; i < question.rows.size(); ++i) {
      const std::string below = fmt::format("{}/rows/{}/key", path, i);
      if (!is_key(question.rows[i].key)) {
        add(below, "key", "行のキーは英小文字で始め、英小文字・数字・下線で書きます。");
      } else if (!rows.insert(question.rows[i].key).second) {
        add(below, "doubled", "行のキーが重なっています。");
      }
    }
  }

  /// @param section of the question that has the condition; null for a section's own
  void check_condition(const Condition& condition, const Section* section, const std::string& path) {
    if (condition.tests.empty() || condition.tests.size() > 10) {
      add(path + "/tests", "empty", "条件は1つから10までつくってください。");
    }
    for (std::size_t i = 0; i < condition.tests.size(); ++i) {
      check_test(condition.tests[i], section, fmt::format("{}/tests/{}", path, i));
    }
  }

  void check_test(const Test& test, const Section* section, const std::string& path) {
    const auto found = known_.find(test.question);
    if (found == known_.end()) {
      return add(path + "/question", "unknown",
                 fmt::format("「{}」は、これより前にある設問ではありません。", std::string(test.question)));
    }
    const auto& [question, place] = found->second;
    if (place->repeat && place != section) {
      return add(path + "/question", "repeated", "繰り返す章の設問は、同じ章の中からだけ参照できます。");
    }
    if (test.op == TestOperator::answered) {
      if (!test.values.empty()) add(path + "/values", "unfit", "「答えがある」の条件に値は要りません。");
      return;
    }
    const bool ordered = test.op == TestOperator::at_least || test.op == TestOperator::at_most;
    if (ordered ? !has_order(question->type) : !has_words(question->type)) {
      return add(path + "/op", "unfit",
                 fmt::format("「{}」の設問では、この比べ方は使えません。", label_of(question->type)));
    }
    if (test.values.empty() || (ordered && test.values.size() != 1) || test.values.size() > 50) {
      return add(path + "/values", "empty", "比べる値を指定してください（以上・以下では1つ）。");
    }
    for (std::size_t i = 0; i < test.values.size(); ++i) {
      if (!is_value_of(*question, test.values[i])) {
        add(fmt::format("{}/values/{}", path, i), "value",
            fmt::format("「{}」は「{}」の答えになりません。", std::string(test.values[i]),
                        std::string(question->label)));
      }
    }
  }

  static bool is_value_of(const Question& question, std::string_view value) {
    if (is_numeric(question.type)) return is_whole_number(value);
    if (question.type == QuestionType::date) return parse_date(value).has_value();
    if (question.type == QuestionType::consent) return value == "true";
    if (!has_choices(question.type)) return true;
    const std::vector<Choice> choices = choices_of(question);
    // A list that only the caller knows cannot be checked here.
    if (choices.empty() || question.choices_from) return true;
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Choice& choice) { return choice.code == value; });
  }

  void check_expression(std::string_view text, const Section* section, const std::string& path) {
    const auto expression = parse_expression(text);
    if (!expression) {
      return add(path, "expression", "式を読めません。例：「regular_employees + part_time_employees」");
    }
    for (const NameUse& use : names_of(*expression)) check_name(use, section, path);
  }

  void check_name(const NameUse& use, const Section* section, const std::string& path) {
    const auto unknown = [&] {
      add(path, "unknown", fmt::format("「{}」は、これより前にある数の設問ではありません。", use.name));
    };
    if (use.kind == Expression::Kind::count_of) {
      if (!repeated_.contains(use.name)) {
        add(path, "unknown", fmt::format("「{}」は、これより前にある繰り返しの章ではありません。", use.name));
      }
      return;
    }
    const auto found = known_.find(use.name);
    if (found == known_.end() || !is_numeric(found->second.question->type)) return unknown();
    const Section* place = found->second.section;
    if (use.kind == Expression::Kind::sum_of) {
      if (!place->repeat) {
        add(path, "repeated", fmt::format("sum({})：繰り返す章の設問の合計だけを求められます。", use.name));
      }
    } else if (place->repeat && place != section) {
      add(path, "repeated",
          fmt::format("「{0}」は繰り返す章の設問です。sum({0})と書いてください。", use.name));
    }
  }

  void check_checks() {
    if (definition_.checks.size() > 50) add("/checks", "too_many", "確かめる式は50までです。");
    for (std::size_t i = 0; i < definition_.checks.size(); ++i) {
      const Check& check = definition_.checks[i];
      const std::string path = fmt::format("/checks/{}", i);
      const auto found = known_.find(check.question);
      if (found == known_.end()) {
        add(path + "/question", "unknown", "誤りを示す設問がありません。");
      } else {
        check_expression(check.expression, found->second.section, path + "/expression");
      }
    }
  }

  void check_translations() {
    std::set<std::string> known;
    if (!definition_.translations.empty()) {
      for (const TranslatedText& text : texts_of(definition_)) known.insert(text.key);
    }
    std::set<std::string> languages{"ja"};
    for (std::size_t i = 0; i < definition_.translations.size(); ++i) {
      const Translation& translation = definition_.translations[i];
      const std::string path = fmt::format("/translations/{}", i);
      if (!is_code(translation.language) || !languages.insert(translation.language).second) {
        add(path + "/language", "doubled", "言語のコードが正しくないか、重なっています。");
      }
      std::set<std::string> seen;
      for (std::size_t k = 0; k < translation.texts.size(); ++k) {
        const std::string& key = translation.texts[k].key;
        if (!known.contains(key) || !seen.insert(key).second) {
          add(fmt::format("{}/texts/{}/key", path, k), "unknown",
              fmt::format("「{}」という文はありません。", key));
        }
      }
    }
  }

  const Definition& definition_;
  std::vector<FieldError> problems_;
  std::set<std::string> keys_;
  std::map<std::string, Known> known_;  ///< asked so far
  std::set<std::string> repeated_;
};

}  // namespace

std::vector<FieldError> definition_problems(const Definition& definition) {
  return Checker(definition).check();
}

}  // namespace banso::forms
