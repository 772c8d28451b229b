#include "kernel/legal_form.hpp"

#include <optional>
#include <string>

#include "kernel/fold_table.hpp"
#include "kernel/legal_form_table.hpp"

namespace banso {
namespace {

/// The form of one bracketed abbreviation at the front ("(株)…") or back ("…(有)") of the folded, space-free
/// name.
std::string_view bracketed(std::u32string_view text, bool front) {
  if (text.size() < 4) return {};
  const auto part = front ? text.substr(0, 3) : text.substr(text.size() - 3);
  return part.front() == U'(' && part.back() == U')' ? legal_form_of_abbreviation(part[1])
                                                     : std::string_view();
}

}  // namespace

LegalForm legal_form_of(std::string_view name) {
  std::u32string mapped;
  map_characters(name, mapped);
  std::u32string text;
  for (const char32_t value : mapped) {
    const char32_t c = value & FoldedChar::kCodePoint;
    if (c != U' ') text += c;
  }
  if (const auto word = leading_form(text)) return {word->form, LegalFormPosition::kFront};
  if (const auto form = bracketed(text, true); !form.empty()) return {form, LegalFormPosition::kFront};
  if (const auto word = trailing_form(text)) return {word->form, LegalFormPosition::kBack};
  if (const auto form = bracketed(text, false); !form.empty()) return {form, LegalFormPosition::kBack};
  return {};
}

}  // namespace banso
