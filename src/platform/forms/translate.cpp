// Texts of a definition by their keys, for translation both ways.
#include "platform/forms/translate.hpp"

#include <map>

namespace banso::forms {
namespace {

template <class Texts, class Visit>
void visit_optional(std::optional<Texts>& text, const std::string& key, const Visit& visit) {
  if (!text) return;
  std::string words = *text;
  visit(key, words);
  *text = words;
}

template <class Text, class Visit>
void visit_text(Text& text, const std::string& key, const Visit& visit) {
  std::string words = text;
  visit(key, words);
  text = words;
}

template <class Visit>
void visit_question(Question& question, const Visit& visit) {
  const std::string key = question.key;
  visit_text(question.label, key + ".label", visit);
  visit_optional(question.hint, key + ".hint", visit);
  visit_optional(question.unit, key + ".unit", visit);
  visit_optional(question.low_label, key + ".low_label", visit);
  visit_optional(question.high_label, key + ".high_label", visit);
  visit_optional(question.document, key + ".document", visit);
  for (Choice& choice : question.choices) visit_text(choice.label, key + ".choice." + choice.code, visit);
  for (Row& row : question.rows) visit_text(row.label, key + ".row." + row.key, visit);
}

/// Calls visit(key, text&) for everything that is shown.
template <class Visit>
void visit_texts(Definition& definition, const Visit& visit) {
  visit_text(definition.title, "title", visit);
  visit_optional(definition.description, "description", visit);
  visit_optional(definition.submit_label, "submit_label", visit);
  for (Section& section : definition.sections) {
    const std::string key = section.key;
    visit_text(section.title, key + ".title", visit);
    visit_optional(section.description, key + ".description", visit);
    if (section.repeat) visit_text(section.repeat->item_label, key + ".item_label", visit);
    for (Question& question : section.questions) visit_question(question, visit);
  }
}

}  // namespace

std::vector<TranslatedText> texts_of(Definition definition) {
  std::vector<TranslatedText> texts;
  visit_texts(definition, [&](const std::string& key, std::string& text) {
    TranslatedText& added = texts.emplace_back();
    added.key = key;
    added.text = text;
  });
  return texts;
}

Definition in_language(Definition definition, std::string_view language) {
  for (const Translation& translation : definition.translations) {
    if (translation.language != language) continue;
    std::map<std::string, std::string, std::less<>> texts;
    for (const TranslatedText& text : translation.texts) texts.emplace(text.key, text.text);
    visit_texts(definition, [&](const std::string& key, std::string& text) {
      const auto found = texts.find(key);
      if (found != texts.end()) text = found->second;
    });
    return definition;
  }
  return definition;
}

}  // namespace banso::forms
