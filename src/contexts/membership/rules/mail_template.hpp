// Texts with placeholders: {{会員名}} and its kin, filled for one member.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.hpp"

namespace banso::membership {

/// A word that may stand between double braces, and what it becomes.
struct Placeholder {
  std::string_view word;
  std::string_view meaning;
};
const std::vector<Placeholder>& placeholders();

using PlaceholderValues = std::map<std::string, std::string, std::less<>>;

/// The text with every known placeholder filled; a value that is missing leaves nothing behind, the words of
/// the values are never read as placeholders.
std::string fill_template(std::string_view text, const PlaceholderValues& values);

/// Placeholders that nobody knows, and braces that are not closed. @param path "/subject", "/body"
std::vector<FieldError> template_problems(std::string_view text, const std::string& path);

}  // namespace banso::membership
