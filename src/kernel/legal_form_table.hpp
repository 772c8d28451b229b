// The legal forms that names carry, in folded spelling (see fold_table.hpp).
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace banso {

struct LegalFormWord {
  std::u32string_view folded;  ///< as it stands in a folded name
  std::string_view form;       ///< spelled out, for people
};

/// Every spelled-out form, longest first.
std::span<const LegalFormWord> legal_form_words();

/// The form that one kanji in parentheses stands for: 株 → 株式会社, 有 → 有限会社 …; empty when it is none.
std::string_view legal_form_of_abbreviation(char32_t kanji);

/// The same words as people read them: カブシキガイシヤ …, in folded katakana.
std::span<const std::u32string_view> legal_form_kana();

/// The word that `text` begins (ends) with, if something would remain without it.
std::optional<LegalFormWord> leading_form(std::u32string_view text);
std::optional<LegalFormWord> trailing_form(std::u32string_view text);

/// Whether `text` is nothing but one legal form.
bool is_legal_form(std::u32string_view text);

}  // namespace banso
