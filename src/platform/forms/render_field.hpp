// One question as HTML. Internal to forms.
#pragma once

#include <set>
#include <string>

#include "platform/forms/render.hpp"
#include "platform/forms/render_words.hpp"

namespace banso::forms {

/// What the fields of one form share while it is written.
struct Page {
  const Definition& definition;
  const std::vector<FieldError>& errors;
  const RenderOptions& options;
  const Words& words;
  std::string html{};
  std::set<std::string> anchors{};  ///< paths of controls that an error may link to

  std::string id_of(std::string_view path) const;  ///< "/places/0/name" → "q-places-0-name"
};

/// @param answers the form's, or those of the item of a repeated section
/// @param base "" or "/places/0": where the question stands
void write_field(Page& page, const Question& question, const Answers& answers, const std::string& base);

/// Attributes that make the script show and hide an element.
std::string show_attribute(const std::optional<Condition>& condition);

/// 「該当する場合：…」, or nothing.
void write_when(Page& page, const std::optional<Condition>& condition);

std::string escaped(std::string_view text);
/// Paragraphs at blank lines, <br> at others.
std::string escaped_lines(std::string_view text);

}  // namespace banso::forms
