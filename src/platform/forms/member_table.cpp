#include "platform/forms/member_table.hpp"

#include <algorithm>
#include <initializer_list>

namespace banso::forms {
namespace {

using Members = std::initializer_list<std::string_view>;
using enum QuestionType;

/// Beyond key, type, label, hint, show_when, which every question has.
bool understands(QuestionType type, std::string_view member) {
  const auto among = [&](Members members) {
    return std::find(members.begin(), members.end(), member) != members.end();
  };
  if (type == note) return false;
  if (member == "field") return true;
  if (type == computed) return among({"expression", "unit"});
  if (member == "required") return true;
  switch (type) {
    case short_text:
    case long_text:
      return among({"prefill", "autocomplete", "min_length", "max_length", "characters"});
    case number:
      return among({"prefill", "min", "max", "unit"});
    case yen:
      return among({"prefill", "min", "max"});
    case date:
      return among({"prefill", "precision", "earliest", "latest"});
    case single_choice:
      return among({"prefill", "choices", "choices_from"});
    case multiple_choice:
      return among({"choices", "choices_from", "min_choices", "max_choices"});
    case matrix:
      return among({"choices", "rows"});
    case scale:
      return among({"min", "max", "low_label", "high_label"});
    case ranking:
      return among({"choices", "min_choices", "max_choices"});
    case file:
      return among({"max_files", "max_bytes", "file_kinds"});
    case address:
    case corporate_number:
    case phone:
    case email:
    case url:
      return among({"prefill", "autocomplete"});
    case signature:
      return among({"drawn"});
    case consent:
      return among({"document"});
    case computed:
    case note:
      break;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> unfit_members(const Question& question) {
  std::vector<std::string_view> unfit;
  const auto look = [&](std::string_view member, bool given) {
    if (given && !understands(question.type, member)) unfit.push_back(member);
  };
  look("required", question.required);
  look("field", question.field.has_value());
  look("prefill", question.prefill.has_value());
  look("autocomplete", question.autocomplete.has_value());
  look("min", question.min.has_value());
  look("max", question.max.has_value());
  look("min_length", question.min_length.has_value());
  look("max_length", question.max_length.has_value());
  look("characters", question.characters != Characters::any);
  look("unit", question.unit.has_value());
  look("precision", question.precision != Precision::day);
  look("earliest", question.earliest.has_value());
  look("latest", question.latest.has_value());
  look("choices", !question.choices.empty());
  look("choices_from", question.choices_from.has_value());
  look("rows", !question.rows.empty());
  look("min_choices", question.min_choices.has_value());
  look("max_choices", question.max_choices.has_value());
  look("low_label", question.low_label.has_value());
  look("high_label", question.high_label.has_value());
  look("max_files", question.max_files.has_value());
  look("max_bytes", question.max_bytes.has_value());
  look("file_kinds", !question.file_kinds.empty());
  look("drawn", question.drawn);
  look("document", question.document.has_value());
  look("expression", question.expression.has_value());
  return unfit;
}

bool has_choices(QuestionType type) {
  return type == single_choice || type == multiple_choice || type == matrix || type == ranking;
}

bool is_numeric(QuestionType type) {
  return type == number || type == yen || type == scale || type == computed;
}

}  // namespace banso::forms
