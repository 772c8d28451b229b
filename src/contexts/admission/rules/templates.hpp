// Mails and letters with placeholders: those that are shipped, and how they are filled.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.hpp"

namespace banso::admission {

/// A text as shipped; a chamber may reword it.
struct DefaultTemplate {
  std::string_view template_key;
  std::string_view title;  ///< what staff call it
  std::string_view when;   ///< when it goes out
  bool automatic;          ///< the program sends it by itself
  std::string_view subject;
  std::string_view body;
};
const std::vector<DefaultTemplate>& default_templates();
/// @return nullptr for an unknown key
const DefaultTemplate* find_default_template(std::string_view key);

/// A word that may stand in double braces, and what it becomes.
struct Placeholder {
  std::string_view key;
  std::string_view label;
  bool may_be_empty = false;  ///< nothing stands there when there is nothing to say
};
const std::vector<Placeholder>& placeholders();

using PlaceholderValues = std::map<std::string, std::string, std::less<>>;

struct Filled {
  std::string text;
  std::vector<std::string> missing;  ///< labels of placeholders without a value here: filled as 「（未定）」
};
/// Puts the values in. Values are never read as placeholders again.
Filled fill_placeholders(std::string_view text, const PlaceholderValues& values);

/// Unknown words in braces, with those that are known. @param path of the member
std::vector<FieldError> placeholder_problems(std::string_view text, const std::string& path);

}  // namespace banso::admission
