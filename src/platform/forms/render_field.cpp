#include "platform/forms/render_field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "platform/forms/member_table.hpp"
#include "platform/forms/read_text.hpp"
#include "platform/forms/read_value.hpp"
#include "platform/http/html_escape.hpp"
#include "platform/shape/json.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

/// More than this is not shown again: nobody typed it.
constexpr std::size_t kLongestEcho = 60'000;

std::string text_of(const json::value* value) {
  if (!value) return "";
  if (const auto* text = value->if_string()) {
    return text->size() > kLongestEcho ? std::string() : std::string(*text);
  }
  if (value->is_int64()) return std::to_string(value->get_int64());
  if (value->is_uint64()) return std::to_string(value->get_uint64());
  if (value->is_bool()) return value->get_bool() ? "true" : "";
  return "";
}

std::string size_in_words(std::int64_t bytes) {
  return bytes >= 1'000'000 ? fmt::format("{}MB", bytes / 1'000'000) : fmt::format("{}KB", bytes / 1000);
}

class FieldWriter {
 public:
  FieldWriter(Page& page, const Question& question, const Answers& answers, const std::string& base)
      : page_(page),
        question_(question),
        answers_(answers),
        path_(base + "/" + question.key),
        id_(page.id_of(path_)) {
    name_ = path_.substr(1);
    std::replace(name_.begin(), name_.end(), '/', '.');
  }

  void write() {
    switch (question_.type) {
      case QuestionType::note:
        return write_note();
      case QuestionType::single_choice:
        return choices_of(question_).size() > 7 ? write_select() : write_boxes("radio");
      case QuestionType::multiple_choice:
        return write_boxes("checkbox");
      case QuestionType::scale:
        return write_scale();
      case QuestionType::matrix:
        return write_matrix();
      case QuestionType::ranking:
        return write_ranking();
      case QuestionType::address:
        return write_address();
      case QuestionType::file:
        return write_file();
      case QuestionType::signature:
        return write_signature();
      case QuestionType::consent:
        return write_consent();
      case QuestionType::computed:
        return write_computed();
      case QuestionType::long_text:
        return write_text_area();
      default:
        return write_input();
    }
  }

 private:
  template <class... Parts>
  void put(const Parts&... parts) {
    (page_.html.append(parts), ...);
  }

  const json::value* answer() const { return answers_.if_contains(question_.key); }
  std::string member_text(std::string_view name) const {
    const auto* object = answer() ? answer()->if_object() : nullptr;
    return object ? text_of(object->if_contains(name)) : "";
  }

  const FieldError* error_at(const std::string& path) const {
    const auto found = std::find_if(page_.errors.begin(), page_.errors.end(),
                                    [&](const FieldError& error) { return error.path == path; });
    return found == page_.errors.end() ? nullptr : &*found;
  }

  std::string mark() const {
    if (!question_.required)
      return fmt::format("<span class=\"field__optional\">{}</span>", page_.words.optional);
    return fmt::format("<span class=\"field__required\">{}</span>",
                       question_.show_when ? page_.words.required_if : page_.words.required);
  }

  /// Ids of what describes a control, and that it is wrong.
  std::string described(const std::string& path, bool own_error_only = false) const {
    std::string ids;
    const auto add = [&](const std::string& id) { ids += (ids.empty() ? "" : " ") + id; };
    if (!own_error_only) {
      if (question_.hint || extra_hint_) add(id_ + "-help");
      if (question_.show_when) add(id_ + "-when");
    }
    const bool wrong = error_at(path) != nullptr;
    if (wrong) add(page_.id_of(path) + "-error");
    std::string out;
    if (!ids.empty()) out += fmt::format(" aria-describedby=\"{}\"", ids);
    if (wrong) out += " aria-invalid=\"true\"";
    return out;
  }

  void write_error(const std::string& path) {
    if (const FieldError* error = error_at(path)) {
      put("<p class=\"field__error\" id=\"", page_.id_of(path), "-error\">＊", escaped(error->message),
          "</p>");
    }
  }

  void write_help(std::string_view extra = "") {
    if (question_.hint || !extra.empty()) {
      put("<div class=\"field__help\" id=\"", id_, "-help\">",
          question_.hint ? escaped_lines(*question_.hint) : "", extra, "</div>");
    }
    if (question_.show_when) {
      put("<p class=\"field__when\" id=\"", id_, "-when\">", page_.words.when,
          escaped(condition_in_words(*question_.show_when, page_.definition)), "</p>");
    }
    const auto source = page_.options.sources.find(question_.key);
    if (source != page_.options.sources.end()) {
      put("<p class=\"field__source\">", escaped(source->second), "</p>");
    }
  }

  std::string open_attributes() const {
    std::string out = fmt::format(" id=\"{}-field\" data-question=\"{}\"", id_, name_);
    if (question_.prefill) out += fmt::format(" data-prefill=\"{}\"", escaped(*question_.prefill));
    return out + show_attribute(question_.show_when);
  }

  void open_field(std::string_view extra_help = "") {
    extra_hint_ = !extra_help.empty();
    page_.anchors.insert(path_);
    put("<div class=\"field\"", open_attributes(), "><label class=\"field__label\" for=\"", id_, "\">",
        escaped(question_.label), mark(), "</label>");
    write_help(extra_help);
  }

  void open_group(std::string_view extra_help = "") {
    extra_hint_ = !extra_help.empty();
    page_.anchors.insert(path_);
    put("<fieldset class=\"field\"", open_attributes(), described(path_), "><legend class=\"field__label\">",
        escaped(question_.label), mark(), "</legend>");
    write_help(extra_help);
  }

  std::string autocomplete() const {
    if (question_.autocomplete) return fmt::format(" autocomplete=\"{}\"", escaped(*question_.autocomplete));
    switch (question_.type) {
      case QuestionType::email:
        return " autocomplete=\"email\"";
      case QuestionType::phone:
        return " autocomplete=\"tel\"";
      case QuestionType::url:
        return " autocomplete=\"url\"";
      default:
        return "";
    }
  }

  /// What the box shows: as typed, or a stored value the way people write it.
  std::string shown_value() const {
    const std::string text = text_of(answer());
    if (question_.type == QuestionType::date) {
      const auto day = parse_date(text);
      if (!day) return text;
      const int year = static_cast<int>(day->year());
      const unsigned month = static_cast<unsigned>(day->month());
      if (question_.precision == Precision::year) return fmt::format("{}年", year);
      if (question_.precision == Precision::month) return fmt::format("{}年{}月", year, month);
      return fmt::format("{}年{}月{}日", year, month, static_cast<unsigned>(day->day()));
    }
    return text;
  }

  void write_input() {
    std::string attributes = " class=\"input";
    std::string help;
    std::string_view unit;
    switch (question_.type) {
      case QuestionType::number:
        attributes += " input--number input--short\" inputmode=\"numeric\"";
        unit = question_.unit ? std::string_view(*question_.unit) : std::string_view();
        break;
      case QuestionType::yen:
        attributes += " input--number input--medium\" inputmode=\"numeric\" data-yen";
        unit = "円";
        break;
      case QuestionType::date:
        attributes += fmt::format(" input--medium\" data-date=\"{}\"", date_word());
        break;
      case QuestionType::corporate_number:
        attributes += " input--medium\" inputmode=\"numeric\" data-corporate-number";
        break;
      case QuestionType::phone:
        attributes += " input--medium\" type=\"tel\"";
        break;
      case QuestionType::email:
        attributes += "\" type=\"email\" inputmode=\"email\"";
        break;
      case QuestionType::url:
        attributes += "\" inputmode=\"url\"";
        break;
      default:
        attributes += question_.max_length && *question_.max_length <= 20 ? " input--medium\"" : "\"";
        attributes += length_attribute();
    }
    if (question_.required && !question_.show_when && path_.rfind('/') == 0)
      attributes += " aria-required=\"true\"";
    open_field(question_.type == QuestionType::date && !question_.hint ? date_help() : help);
    put("<div class=\"field__control\"><input id=\"", id_, "\" name=\"", name_, "\" value=\"",
        escaped(shown_value()), "\"", attributes, autocomplete(), described(path_), ">");
    if (!unit.empty()) put("<span class=\"field__unit\">", escaped(unit), "</span>");
    put("</div>");
    write_error(path_);
    put("</div>");
  }

  std::string_view date_word() const {
    constexpr std::string_view words[] = {"day", "month", "year"};
    return words[static_cast<std::size_t>(question_.precision)];
  }

  std::string date_help() const {
    constexpr std::string_view examples[] = {"例：2026年4月1日、令和8年4月1日、R8.4.1",
                                             "例：2026年4月、令和8年4月", "例：2026年、令和8年"};
    return std::string(examples[static_cast<std::size_t>(question_.precision)]);
  }

  std::string length_attribute() const {
    return question_.max_length ? fmt::format(" data-longest=\"{}\"", std::int64_t(*question_.max_length))
                                : "";
  }

  void write_text_area() {
    open_field();
    put("<textarea id=\"", id_, "\" name=\"", name_, "\" class=\"input\" rows=\"5\"", length_attribute(),
        autocomplete(), described(path_), ">\n", escaped(shown_value()), "</textarea>");
    write_error(path_);
    put("</div>");
  }

  bool is_chosen(std::string_view code) const {
    const json::value* value = answer();
    if (!value) return false;
    if (const auto* list = value->if_array()) {
      return std::any_of(list->begin(), list->end(), [&](const json::value& each) {
        return each.is_string() && each.get_string() == code;
      });
    }
    return text_of(value) == code;
  }

  void write_other(const Choice& choice) {
    if (!choice.other) return;
    const std::string other_path = path_ + "/other";
    page_.anchors.insert(other_path);
    put("<div class=\"field field--other\" data-other=\"", name_, "\" data-code=\"", escaped(choice.code),
        "\"><label class=\"field__label\" for=\"", page_.id_of(other_path), "\">", escaped(choice.label),
        "：", page_.words.other, "</label><input id=\"", page_.id_of(other_path), "\" name=\"", name_,
        ".other\" class=\"input\" value=\"", escaped(text_of(answers_.if_contains(question_.key + ".other"))),
        "\"", described(other_path, true), ">");
    write_error(other_path);
    put("</div>");
  }

  void write_boxes(std::string_view kind) {
    open_group();
    put("<div class=\"choices\">");
    const auto choices = choices_of(question_);
    bool first = true;
    for (const Choice& choice : choices) {
      put("<label class=\"choice\"><input type=\"", kind, "\" id=\"",
          first ? id_ : fmt::format("{}--{}", id_, std::string(choice.code)), "\" name=\"", name_,
          "\" value=\"", escaped(choice.code), "\"", is_chosen(choice.code) ? " checked" : "",
          choice.exclusive ? " data-exclusive" : "", "><span class=\"choice__text\"><span>",
          escaped(choice.label), "</span>");
      if (choice.hint) put("<span class=\"choice__help\">", escaped(*choice.hint), "</span>");
      put("</span></label>");
      first = false;
    }
    put("</div>");
    for (const Choice& choice : choices) write_other(choice);
    write_error(path_);
    put("</fieldset>");
  }

  void write_select() {
    open_field();
    const auto choices = choices_of(question_);
    put("<div class=\"select\"><select id=\"", id_, "\" name=\"", name_, "\" class=\"input\"", autocomplete(),
        described(path_), "><option value=\"\">", page_.words.choose, "</option>");
    for (const Choice& choice : choices) {
      put("<option value=\"", escaped(choice.code), "\"", is_chosen(choice.code) ? " selected" : "", ">",
          escaped(choice.label), "</option>");
    }
    put("</select></div>");
    for (const Choice& choice : choices) write_other(choice);
    write_error(path_);
    put("</div>");
  }

  void write_scale() {
    open_group();
    const std::int64_t low = question_.min ? std::int64_t(*question_.min) : 1;
    const std::int64_t high = question_.max ? std::int64_t(*question_.max) : 5;
    put("<div class=\"scale\">");
    if (question_.low_label)
      put("<span class=\"scale__end\">", std::to_string(low), "：", escaped(*question_.low_label), "</span>");
    put("<div class=\"choices choices--row\">");
    for (std::int64_t step = low; step <= high; ++step) {
      const std::string text = std::to_string(step);
      put("<label class=\"choice\"><input type=\"radio\" id=\"", step == low ? id_ : id_ + "--" + text,
          "\" name=\"", name_, "\" value=\"", text, "\"", text_of(answer()) == text ? " checked" : "",
          "><span>", text, "</span></label>");
    }
    put("</div>");
    if (question_.high_label)
      put("<span class=\"scale__end\">", std::to_string(high), "：", escaped(*question_.high_label),
          "</span>");
    put("</div>");
    write_error(path_);
    put("</fieldset>");
  }

  void write_matrix() {
    open_group();
    put("<div class=\"matrix\">");
    bool first_row = true;
    for (const Row& row : question_.rows) {
      const std::string row_path = path_ + "/" + row.key;
      const std::string row_id = page_.id_of(row_path);
      page_.anchors.insert(row_path);
      put("<fieldset class=\"matrix__row\"", described(row_path, true), "><legend>", escaped(row.label),
          "</legend><div class=\"choices choices--row\">");
      const std::string chosen = member_text(row.key);
      bool first = true;
      for (const Choice& choice : question_.choices) {
        put("<label class=\"choice\"><input type=\"radio\" id=\"",
            first ? row_id : fmt::format("{}--{}", row_id, std::string(choice.code)), "\" name=\"", name_,
            ".", row.key, "\" value=\"", escaped(choice.code), "\"", chosen == choice.code ? " checked" : "",
            "><span>", escaped(choice.label), "</span></label>");
        first = false;
      }
      put("</div>");
      write_error(row_path);
      put("</fieldset>");
      first_row = false;
    }
    if (!first_row) page_.anchors.erase(path_);
    put("</div>");
    write_error(path_);
    put("</fieldset>");
  }

  /// The rank that was typed for a choice, or its place in a list of codes.
  std::string rank_of(std::string_view code) const {
    if (const auto* list = answer() ? answer()->if_array() : nullptr) {
      for (std::size_t i = 0; i < list->size(); ++i) {
        if ((*list)[i].is_string() && (*list)[i].get_string() == code) return std::to_string(i + 1);
      }
      return "";
    }
    return member_text(code);
  }

  void write_ranking() {
    open_group();
    put("<div class=\"ranking\">");
    const std::size_t ranks = question_.max_choices
                                  ? std::min<std::size_t>(question_.choices.size(),
                                                          std::size_t(std::int64_t(*question_.max_choices)))
                                  : question_.choices.size();
    bool first = true;
    for (const Choice& choice : question_.choices) {
      const std::string select_id = first ? id_ : fmt::format("{}--{}", id_, std::string(choice.code));
      put("<div class=\"ranking__row\"><label for=\"", select_id, "\">", escaped(choice.label),
          "</label><div class=\"select\"><select class=\"input input--short\" id=\"", select_id, "\" name=\"",
          name_, ".rank.", escaped(choice.code), "\"><option value=\"\">-</option>");
      const std::string rank = rank_of(choice.code);
      for (std::size_t place = 1; place <= ranks; ++place) {
        const std::string text = std::to_string(place);
        put("<option value=\"", text, "\"", rank == text ? " selected" : "", ">", text, page_.words.rank,
            "</option>");
      }
      put("</select></div></div>");
      first = false;
    }
    put("</div>");
    write_error(path_);
    put("</fieldset>");
  }

  void write_address() {
    open_group();
    page_.anchors.erase(path_);
    const std::string code_path = path_ + "/post_code";
    const std::string line_path = path_ + "/address";
    page_.anchors.insert(code_path);
    page_.anchors.insert(line_path);
    const std::string_view must = question_.required ? " aria-required=\"true\"" : "";
    put("<div class=\"field\"><label class=\"field__sub\" for=\"", page_.id_of(code_path), "\">",
        page_.words.post_code, "</label><input id=\"", page_.id_of(code_path), "\" name=\"", name_,
        ".post_code\" class=\"input input--short\" inputmode=\"numeric\" autocomplete=\"postal-code\" "
        "data-post-code-of=\"",
        page_.id_of(line_path), "\" value=\"", escaped(member_text("post_code")), "\"", must,
        described(code_path, true), ">");
    write_error(code_path);
    put("</div><div class=\"field\"><label class=\"field__sub\" for=\"", page_.id_of(line_path), "\">",
        page_.words.address, "</label><input id=\"", page_.id_of(line_path), "\" name=\"", name_,
        ".address\" class=\"input\" autocomplete=\"street-address\" value=\"",
        escaped(member_text("address")), "\"", must, described(line_path, true), ">");
    write_error(line_path);
    put("</div>");
    write_error(path_);
    put("</fieldset>");
  }

  void write_file() {
    const std::int64_t most = question_.max_files ? std::int64_t(*question_.max_files) : 1;
    const std::int64_t largest = question_.max_bytes ? std::int64_t(*question_.max_bytes) : 5'000'000;
    const auto kinds =
        question_.file_kinds.empty() ? std::vector{FileKind::pdf, FileKind::image} : question_.file_kinds;
    std::string accept;
    std::string names;
    for (const FileKind kind : kinds) {
      constexpr std::string_view endings[] = {".pdf", ".png,.jpg,.jpeg,.webp", ".docx,.xlsx,.pptx", ".csv"};
      constexpr std::string_view words[] = {"PDF", "PNG・JPEG", "Word・Excel", "CSV"};
      accept += (accept.empty() ? "" : ",") + std::string(endings[static_cast<std::size_t>(kind)]);
      names += (names.empty() ? "" : "、") + std::string(words[static_cast<std::size_t>(kind)]);
    }
    open_field(fmt::format(fmt::runtime(page_.words.most_files), most, size_in_words(largest)) + names);
    put("<input type=\"file\" id=\"", id_, "\" name=\"", name_, "\" accept=\"", accept, "\"",
        most > 1 ? " multiple" : "", described(path_), ">");
    if (!page_.errors.empty() && answer() && answer()->is_array() && !error_at(path_)) {
      put("<p class=\"field__echo\">", page_.words.files_again, "</p>");
    }
    write_error(path_);
    put("</div>");
  }

  void write_signature() {
    const std::string name_path = path_ + "/name";
    page_.anchors.insert(path_);
    const std::string typed = answer() && answer()->is_string() ? text_of(answer()) : member_text("name");
    const auto* object = answer() ? answer()->if_object() : nullptr;
    const auto* image = object ? object->if_contains("image") : nullptr;
    const auto drawing = image && image->is_string() ? read_drawing(image->get_string()) : std::nullopt;
    put("<div class=\"field\"", open_attributes(), "><label class=\"field__label\" for=\"", id_, "\">",
        escaped(question_.label), mark(), "</label>");
    write_help();
    put("<span class=\"field__sub\">", page_.words.typed_name, "</span><input id=\"", id_, "\" name=\"",
        name_, ".name\" class=\"input input--medium\" autocomplete=\"name\" value=\"", escaped(typed), "\"",
        described(path_), ">");
    if (question_.drawn) {
      put("<div data-drawing><input type=\"hidden\" name=\"", name_, ".image\" value=\"",
          drawing ? *drawing : "", "\"></div>");
    }
    write_error(path_);
    write_error(name_path);
    write_error(path_ + "/image");
    put("</div>");
  }

  void write_consent() {
    page_.anchors.insert(path_);
    put("<div class=\"field\"", open_attributes(), ">");
    if (question_.document) {
      put("<div class=\"consent\" tabindex=\"0\" role=\"region\" aria-label=\"", escaped(question_.label),
          "\">", escaped_lines(*question_.document), "</div>");
    }
    write_help();
    put("<label class=\"choice\"><input type=\"checkbox\" id=\"", id_, "\" name=\"", name_,
        "\" value=\"true\"", text_of(answer()) == "true" || text_of(answer()) == "on" ? " checked" : "",
        described(path_), "><span class=\"choice__text\"><span>", escaped(question_.label), " ", mark(),
        "</span></span></label>");
    write_error(path_);
    put("</div>");
  }

  void write_computed() {
    put("<div class=\"field\"", open_attributes(), "><span class=\"field__label\">", escaped(question_.label),
        "</span>");
    write_help();
    const std::string words = answer_in_words(question_, answers_);
    put("<output class=\"field__computed\" data-expression=\"",
        question_.expression ? escaped(*question_.expression) : "", "\" data-unit=\"",
        question_.unit ? escaped(*question_.unit) : "", "\">",
        words.empty() ? std::string(page_.words.computed) : escaped(words), "</output></div>");
  }

  void write_note() {
    put("<div class=\"field field--note\"", open_attributes(), "><p class=\"field__label\">",
        escaped(question_.label), "</p>");
    if (question_.hint) put("<div>", escaped_lines(*question_.hint), "</div>");
    put("</div>");
  }

  Page& page_;
  const Question& question_;
  const Answers& answers_;
  const std::string path_;
  const std::string id_;
  std::string name_;
  bool extra_hint_ = false;
};

}  // namespace

std::string escaped(std::string_view text) {
  return http::escape_html(text);
}

std::string escaped_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find("\n\n");
    std::string paragraph = escaped(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
    for (std::size_t at = 0; (at = paragraph.find('\n', at)) != std::string::npos;)
      paragraph.replace(at, 1, "<br>");
    out += "<p>" + paragraph + "</p>";
  }
  return out;
}

std::string Page::id_of(std::string_view path) const {
  std::string id = options.id_prefix;
  for (const char letter : path) id += letter == '/' || letter == '.' ? '-' : letter;
  return id;
}

std::string show_attribute(const std::optional<Condition>& condition) {
  return condition ? fmt::format(" data-show=\"{}\"", escaped(shape::to_json(*condition))) : "";
}

void write_when(Page& page, const std::optional<Condition>& condition) {
  if (!condition) return;
  page.html += fmt::format("<p class=\"field__when\">{}{}</p>", page.words.when,
                           escaped(condition_in_words(*condition, page.definition)));
}

void write_field(Page& page, const Question& question, const Answers& answers, const std::string& base) {
  if (has_choices(question.type) && choices_of(question).empty()) return;
  FieldWriter(page, question, answers, base).write();
}

}  // namespace banso::forms
