#include "platform/forms/render_paper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "platform/forms/member_table.hpp"
#include "platform/forms/read_value.hpp"
#include "platform/forms/render_field.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

class PaperWriter {
 public:
  PaperWriter(const Definition& definition, const RenderOptions& options)
      : definition_(definition), options_(options), blank_(options.mode == RenderMode::print_blank) {}

  std::string write(const Answers& answers) {
    const bool prints = options_.mode != RenderMode::read;
    html_ = fmt::format("<div class=\"paper{}\" lang=\"{}\">", prints ? " paper--print" : "",
                        escaped(options_.language));
    if (prints) html_ += fmt::format("<h1 class=\"paper__title\">{}</h1>", escaped(definition_.title));
    if (blank_ && definition_.description) html_ += escaped_lines(*definition_.description);
    for (const Section& section : definition_.sections) write_section(section, answers);
    return html_ + "</div>";
  }

 private:
  void write_section(const Section& section, const Answers& answers) {
    if (!blank_ && !is_shown(section.show_when, answers)) return;
    html_ += fmt::format("<section class=\"paper__section\"><h2>{}</h2>", escaped(section.title));
    if (blank_) {
      if (section.description) html_ += escaped_lines(*section.description);
      write_when(section.show_when);
    }
    if (section.repeat) {
      write_items(section, answers);
    } else {
      write_questions(section, answers, answers, nullptr);
    }
    html_ += "</section>";
  }

  void write_items(const Section& section, const Answers& answers) {
    const auto* found = answers.if_contains(section.key);
    const auto* items = found ? found->if_array() : nullptr;
    const std::size_t count =
        blank_  ? std::clamp<std::size_t>(static_cast<std::size_t>(section.repeat->min), 1, 3)
        : items ? items->size()
                : 0;
    if (count == 0) html_ += "<p>なし</p>";
    for (std::size_t i = 0; i < count; ++i) {
      static const Answers kNothing;
      const auto* item = !blank_ && (*items)[i].is_object() ? &(*items)[i].get_object() : &kNothing;
      html_ += fmt::format("<h3>{}{}</h3>", escaped(section.repeat->item_label), i + 1);
      write_questions(section, *item, answers, item);
    }
  }

  void write_questions(const Section& section, const Answers& own, const Answers& all, const Answers* item) {
    html_ += "<dl class=\"facts\">";
    for (const Question& question : section.questions) {
      if (has_choices(question.type) && choices_of(question).empty()) continue;
      if (!blank_ && (question.type == QuestionType::note || !is_shown(question.show_when, all, item)))
        continue;
      html_ += fmt::format("<div><dt>{}", escaped(question.label));
      if (blank_) {
        if (question.required) html_ += "<span class=\"paper__mark\">※必須</span>";
        write_when(question.show_when);
      }
      html_ += "</dt><dd>";
      if (blank_) {
        write_blank(question);
      } else {
        write_answer(question, own);
      }
      html_ += "</dd></div>";
    }
    html_ += "</dl>";
  }

  void write_when(const std::optional<Condition>& condition) {
    if (!condition) return;
    html_ += fmt::format("<p class=\"field__when\">{}{}</p>", words_in(options_.language).when,
                         escaped(condition_in_words(*condition, definition_)));
  }

  void write_answer(const Question& question, const Answers& answers) {
    const std::string words = answer_in_words(question, answers);
    html_ += words.empty() ? "<span class=\"paper__none\">（記入なし）</span>" : escaped_lines(words);
    const auto source = options_.sources.find(question.key);
    if (source != options_.sources.end())
      html_ += fmt::format("<p class=\"field__source\">{}</p>", escaped(source->second));
    if (question.type == QuestionType::signature) write_drawing(answers.if_contains(question.key));
    if (question.type == QuestionType::consent && question.document &&
        options_.mode == RenderMode::print_filled) {
      html_ += "<div class=\"paper__document\">" + escaped_lines(*question.document) + "</div>";
    }
  }

  void write_drawing(const json::value* answer) {
    const auto* object = answer ? answer->if_object() : nullptr;
    const auto* image = object ? object->if_contains("image") : nullptr;
    const auto drawing = image && image->is_string() ? read_drawing(image->get_string()) : std::nullopt;
    if (!drawing) return;
    html_ += fmt::format(
        "<img class=\"paper__drawing\" alt=\"手書きの署名\" src=\"data:image/png;base64,{}\">", *drawing);
  }

  void write_blank(const Question& question) {
    if (question.hint) html_ += "<div class=\"field__help\">" + escaped_lines(*question.hint) + "</div>";
    switch (question.type) {
      case QuestionType::single_choice:
      case QuestionType::multiple_choice:
        for (const Choice& choice : choices_of(question)) write_box(choice.label, choice.other);
        break;
      case QuestionType::ranking:
        for (const Choice& choice : question.choices) {
          html_ += fmt::format("<span class=\"paper__choice\">（　　位）{}</span>", escaped(choice.label));
        }
        break;
      case QuestionType::matrix:
        for (const Row& row : question.rows) {
          html_ += fmt::format("<p class=\"paper__row\"><span>{}</span>", escaped(row.label));
          for (const Choice& choice : question.choices) write_box(choice.label, false);
          html_ += "</p>";
        }
        break;
      case QuestionType::scale:
        write_steps(question);
        break;
      case QuestionType::consent:
        if (question.document)
          html_ += "<div class=\"paper__document\">" + escaped_lines(*question.document) + "</div>";
        write_box("同意します", false);
        break;
      case QuestionType::address:
        html_ += "<p class=\"paper__line\">〒　　　　-</p><p class=\"paper__line\"></p>";
        break;
      case QuestionType::date:
        html_ += question.precision == Precision::day
                     ? "<p class=\"paper__line\">　　　　年　　　月　　　日</p>"
                 : question.precision == Precision::month ? "<p class=\"paper__line\">　　　　年　　　月</p>"
                                                          : "<p class=\"paper__line\">　　　　年</p>";
        break;
      case QuestionType::signature:
        html_ +=
            "<p class=\"paper__line "
            "paper__line--seal\"><span>（署名または記名押印）</span><span>印</span></p>";
        break;
      case QuestionType::long_text:
        html_ += "<p class=\"paper__line\"></p><p class=\"paper__line\"></p><p class=\"paper__line\"></p>";
        break;
      case QuestionType::file:
        html_ += "<p>書類を添えてください。</p>";
        break;
      case QuestionType::note:
      case QuestionType::computed:
        break;
      default:
        html_ += fmt::format("<p class=\"paper__line\"><span></span><span>{}</span></p>",
                             question.type == QuestionType::yen ? std::string("円")
                             : question.unit                    ? escaped(*question.unit)
                                                                : std::string());
    }
  }

  void write_steps(const Question& question) {
    if (question.low_label)
      html_ += fmt::format("<span class=\"paper__choice\">{}</span>", escaped(*question.low_label));
    const std::int64_t low = question.min ? std::int64_t(*question.min) : 1;
    const std::int64_t high = question.max ? std::int64_t(*question.max) : 5;
    for (std::int64_t step = low; step <= high; ++step) write_box(std::to_string(step), false);
    if (question.high_label)
      html_ += fmt::format("<span class=\"paper__choice\">{}</span>", escaped(*question.high_label));
  }

  void write_box(std::string_view label, bool other) {
    html_ += fmt::format("<span class=\"paper__choice\">□ {}{}</span>", escaped(label),
                         other ? "（　　　　　　　　　　）" : "");
  }

  const Definition& definition_;
  const RenderOptions& options_;
  const bool blank_;
  std::string html_;
};

}  // namespace

std::string render_paper(const Definition& definition, const Answers& answers, const RenderOptions& options) {
  return PaperWriter(definition, options).write(answers);
}

}  // namespace banso::forms
