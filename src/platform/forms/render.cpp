#include "platform/forms/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "platform/forms/challenge.hpp"
#include "platform/forms/render_field.hpp"
#include "platform/forms/render_paper.hpp"
#include "platform/http/static_files.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

const Answers& item_at(const json::array* items, std::size_t at) {
  static const Answers kNothing;
  const auto* item = items && at < items->size() ? (*items)[at].if_object() : nullptr;
  return item ? *item : kNothing;
}

/// How many blanks are offered beyond what is there: without the script nobody can ask for more.
constexpr std::size_t kSpareItems = 2;

void write_item(Page& page, const Section& section, const Answers& item, const std::string& index) {
  const std::string label = escaped(section.repeat->item_label);
  page.html += fmt::format(
      "<fieldset class=\"form__item\" data-item=\"{}\"><legend>{}<span data-number></span></legend>", index,
      label);
  for (const Question& question : section.questions) {
    write_field(page, question, item, fmt::format("/{}/{}", std::string_view(section.key), index));
  }
  page.html += "</fieldset>";
}

void write_items(Page& page, const Section& section, const Answers& answers) {
  const auto* answer = answers.if_contains(section.key);
  const auto* items = answer ? answer->if_array() : nullptr;
  const std::size_t given = items ? items->size() : 0;
  const auto most = static_cast<std::size_t>(section.repeat->max);
  const std::size_t least = std::max<std::size_t>({1, static_cast<std::size_t>(section.repeat->min), given});
  const std::size_t shown = std::max(given, std::min(most, least + kSpareItems));
  const std::string path = "/" + section.key;
  page.anchors.insert(path);
  page.html += fmt::format(
      "<div class=\"form__items\" id=\"{}\" tabindex=\"-1\" data-items=\"{}\" data-most=\"{}\" "
      "data-given=\"{}\" "
      "data-add=\"{}\" data-remove=\"{}\">",
      page.id_of(path), section.key, most, least,
      escaped(fmt::format(fmt::runtime(page.words.add), std::string_view(section.repeat->item_label))),
      escaped(fmt::format(fmt::runtime(page.words.remove), std::string_view(section.repeat->item_label))));
  for (const FieldError& error : page.errors) {
    if (error.path == path) page.html += "<p class=\"field__error\">＊" + escaped(error.message) + "</p>";
  }
  for (std::size_t i = 0; i < shown; ++i) write_item(page, section, item_at(items, i), std::to_string(i));
  page.html += "<template>";
  write_item(page, section, {}, "__");
  page.html += "</template></div>";
}

void write_section(Page& page, const Section& section, const Answers& answers) {
  const std::string id = page.id_of("/" + section.key + "/title");
  page.html += fmt::format(
      "<section class=\"form__section\" aria-labelledby=\"{}\" data-section=\"{}\"{}><h2 id=\"{}\">{}</h2>",
      id, section.key, show_attribute(section.show_when), id, escaped(section.title));
  if (section.description)
    page.html += "<div class=\"form__lead\">" + escaped_lines(*section.description) + "</div>";
  write_when(page, section.show_when);
  if (section.repeat) {
    write_items(page, section, answers);
  } else {
    for (const Question& question : section.questions) write_field(page, question, answers, "");
  }
  page.html += "</section>";
}

/// The control that the error is about, or the nearest that there is.
std::string anchor_of(const Page& page, const std::string& path) {
  std::string at = path;
  while (!at.empty() && !page.anchors.contains(at)) at.resize(at.rfind('/'));
  if (!at.empty()) return page.id_of(at);
  const auto below = page.anchors.lower_bound(path + "/");
  return below != page.anchors.end() && below->starts_with(path) ? page.id_of(*below) : page.id_of(path);
}

std::string summary_of(const Page& page) {
  if (page.errors.empty()) return "";
  std::string html = fmt::format(
      "<div class=\"summary\" id=\"{}\" role=\"alert\" tabindex=\"-1\" autofocus data-errors><h2>{}</h2><ul>",
      page.id_of("/errors"), fmt::format(fmt::runtime(page.words.errors), page.errors.size()));
  for (const FieldError& error : page.errors) {
    html +=
        fmt::format("<li><a href=\"#{}\">{}</a></li>", anchor_of(page, error.path), escaped(error.message));
  }
  return html + "</ul></div>";
}

std::string languages_of(const Definition& definition, const RenderOptions& options) {
  if (options.language_url.empty() || definition.translations.empty()) return "";
  std::string html = fmt::format("<nav class=\"form__languages no-print\" aria-label=\"{}\"><ul>",
                                 words_in(options.language).languages);
  const auto add = [&](std::string_view code, std::string_view name) {
    if (code == options.language) {
      html += fmt::format("<li><span lang=\"{}\" aria-current=\"true\">{}</span></li>", escaped(code),
                          escaped(name));
    } else {
      html += fmt::format("<li><a lang=\"{0}\" hreflang=\"{0}\" href=\"{1}{0}\">{2}</a></li>", escaped(code),
                          escaped(options.language_url), escaped(name));
    }
  };
  add("ja", "日本語");
  for (const Translation& translation : definition.translations) add(translation.language, translation.name);
  return html + "</ul></nav>";
}

bool has_files(const Definition& definition) {
  for (const Section& section : definition.sections) {
    for (const Question& question : section.questions) {
      if (question.type == QuestionType::file) return true;
    }
  }
  return false;
}

std::string hidden_fields(const RenderOptions& options, const Words& words) {
  std::string html;
  for (const auto& [name, value] : options.hidden) {
    html += fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escaped(name), escaped(value));
  }
  if (options.honeypot) {
    html += fmt::format(
        "<div class=\"form__trap\" aria-hidden=\"true\"><label>{}<input name=\"{}\" tabindex=\"-1\" "
        "autocomplete=\"off\"></label></div>",
        words.honeypot, kHoneypot);
  }
  return html;
}

std::string form_of(const Definition& definition, const Answers& answers,
                    const std::vector<FieldError>& errors, const RenderOptions& options) {
  Page page{definition, errors, options, words_in(options.language)};
  for (const Section& section : definition.sections) write_section(page, section, answers);
  std::string html = languages_of(definition, options);
  if (definition.description)
    html += "<div class=\"form__lead\">" + escaped_lines(*definition.description) + "</div>";
  html += fmt::format(
      "<form class=\"form forms\" method=\"post\" action=\"{}\" novalidate lang=\"{}\" data-form=\"{}\"",
      escaped(options.action), escaped(options.language), escaped(definition.form_key));
  if (has_files(definition)) html += " enctype=\"multipart/form-data\"";
  if (!options.draft_key.empty()) {
    html += fmt::format(" data-form-draft=\"{}\" data-form-sent=\"{}\"", escaped(options.draft_key),
                        errors.empty() ? "no" : "yes");
  }
  html += ">" + summary_of(page) + hidden_fields(options, page.words) + page.html;
  const std::string submit = !options.submit_label.empty() ? options.submit_label
                             : definition.submit_label     ? std::string(*definition.submit_label)
                                                           : std::string(page.words.submit);
  html += fmt::format(
      "<div class=\"form__buttons\"><button class=\"button button--large\" "
      "type=\"submit\">{}</button></div></form>",
      escaped(submit));
  const auto script = options.script ? http::find_asset_url("forms.js") : std::nullopt;
  if (script) html += fmt::format("<script type=\"module\" src=\"{}\"></script>", *script);
  return html;
}

}  // namespace

std::string render(const Definition& definition, const Answers& answers,
                   const std::vector<FieldError>& errors, const RenderOptions& options) {
  const Definition shown = in_language(definition, options.language);
  if (options.mode == RenderMode::fill) return form_of(shown, answers, errors, options);
  return render_paper(shown, answers, options);
}

}  // namespace banso::forms
