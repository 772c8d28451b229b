#include "platform/csv/formula_guard.hpp"

#include <algorithm>

#include "kernel/digits.hpp"

namespace banso::csv {
namespace {

/// -1,234.5 and +3 are numbers, not formulas; so is a lone minus sign.
bool is_plain_number(std::string_view text) {
  if (text.size() == 1) return text[0] == '-' || text[0] == '+';
  return std::all_of(text.begin() + 1, text.end(),
                     [](char c) { return is_digit(c) || c == ',' || c == '.'; });
}

bool could_be_formula(std::string_view text) {
  if (text.empty()) return false;
  const char first = text.front();
  if (first == '+' || first == '-') return !is_plain_number(text);
  if (first == '=' || first == '@' || first == '\t' || first == '\r') return true;
  // Excel reads the full-width signs in the same way.
  return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") || text.starts_with("＠");
}

}  // namespace

bool needs_guard(std::string_view text) {
  while (text.starts_with('\'')) text.remove_prefix(1);
  return could_be_formula(text);
}

std::string guarded(std::string_view text) {
  return needs_guard(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view unguarded(std::string_view text) {
  return text.starts_with('\'') && needs_guard(text) ? text.substr(1) : text;
}

}  // namespace banso::csv
