// Search keys of names and readings.
#include <algorithm>

#include "kernel/fold_table.hpp"
#include "kernel/legal_form_table.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso {
namespace {

constexpr char32_t plain(char32_t value) {
  return value & FoldedChar::kCodePoint;
}
constexpr bool is_sign(char32_t value) {
  return (value & FoldedChar::kSign) != 0;
}
constexpr bool is_space(char32_t value) {
  return plain(value) == U' ';
}

/// What stands in parentheses at `open`, and where it closes; empty when it is no legal form.
/// (株), (株式会社), ( 有 ) …
std::size_t parenthesised_form_end(const std::u32string& text, std::size_t open) {
  std::u32string inside;
  for (std::size_t i = open + 1; i < text.size() && i <= open + 14; ++i) {
    if (plain(text[i]) == U')') {
      const bool form =
          inside.size() == 1 ? !legal_form_of_abbreviation(inside[0]).empty() : is_legal_form(inside);
      return form ? i + 1 : 0;
    }
    if (!is_space(text[i])) inside += plain(text[i]);
  }
  return 0;
}

/// Takes (株), （有） and the like out of the mapped text, unless nothing else would remain.
void remove_parenthesised_forms(std::u32string& text) {
  if (text.find(U'(' | FoldedChar::kSign) == std::u32string::npos) return;
  std::u32string rest;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = plain(text[i]) == U'(' ? parenthesised_form_end(text, i) : 0;
    if (end == 0) {
      rest += text[i++];
    } else {
      i = end;
    }
  }
  const bool something_left = std::any_of(rest.begin(), rest.end(), [](char32_t c) { return !is_sign(c); });
  if (something_left) text.swap(rest);
}

/// Letters only: signs gone, 々 and ヽ written out as the character they repeat.
void keep_letters(const std::u32string& text, std::u32string& letters) {
  letters.clear();
  for (const char32_t value : text) {
    if (is_sign(value)) continue;
    const bool repeats = (value == U'々' || value == U'ヽ') && !letters.empty();
    letters += repeats ? letters.back() : value;
  }
}

void keep_signs(const std::u32string& text, std::u32string& signs) {
  signs.clear();
  for (const char32_t value : text) {
    if (is_sign(value) && !is_space(value)) signs += plain(value);
  }
}

/// The part of `letters` between the legal forms at its ends; at least one character.
std::u32string_view without_forms(std::u32string_view letters) {
  for (bool changed = true; changed && !letters.empty();) {
    changed = false;
    if (const auto word = leading_form(letters)) {
      letters.remove_prefix(word->folded.size());
      changed = true;
    }
    if (const auto word = trailing_form(letters)) {
      letters.remove_suffix(word->folded.size());
      changed = true;
    }
  }
  return letters;
}

std::u32string_view without_kana_forms(std::u32string_view letters) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto word : legal_form_kana()) {
      if (letters.size() <= word.size()) continue;
      if (letters.starts_with(word)) {
        letters.remove_prefix(word.size());
        changed = true;
      } else if (letters.ends_with(word)) {
        letters.remove_suffix(word.size());
        changed = true;
      }
    }
  }
  return letters;
}

/// ヴァ → バ, ヴィ → ビ, ヴ → ブ (the small kana are large by now).
void unify_vu(std::u32string& letters) {
  if (letters.find(U'ヴ') == std::u32string::npos) return;
  std::u32string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] != U'ヴ') {
      out += letters[i];
      continue;
    }
    const char32_t next = i + 1 < letters.size() ? letters[i + 1] : 0;
    const char32_t joined = next == U'ア'   ? U'バ'
                            : next == U'イ' ? U'ビ'
                            : next == U'エ' ? U'ベ'
                            : next == U'オ' ? U'ボ'
                                            : 0;
    out += joined != 0 ? joined : U'ブ';
    if (joined != 0) ++i;
  }
  letters.swap(out);
}

/// Kana that sound alike today.
constexpr char32_t sound(char32_t c) {
  switch (c) {
    case U'ヂ':
      return U'ジ';
    case U'ヅ':
      return U'ズ';
    case U'ヲ':
      return U'オ';
    case U'ヰ':
      return U'イ';
    case U'ヱ':
      return U'エ';
    default:
      return c;
  }
}

void write(std::u32string_view text, std::string& out) {
  out.clear();
  for (const char32_t c : text) append_utf8(out, c);
}

// One set of buffers a thread: a name is folded without touching the heap once they have grown.
thread_local std::u32string t_mapped;
thread_local std::u32string t_letters;

}  // namespace

void fold_name_to(std::string_view name, std::string& out) {
  map_characters(name, t_mapped);
  remove_parenthesised_forms(t_mapped);
  keep_letters(t_mapped, t_letters);
  unify_vu(t_letters);
  std::u32string_view key = without_forms(t_letters);
  std::u32string signs;
  if (key.empty() || is_legal_form(key)) {
    // A name of signs only (株式会社＆): the signs are all there is to find it by.
    keep_signs(t_mapped, signs);
    if (!signs.empty()) key = signs;
  }
  write(key, out);
}

std::string fold_name(std::string_view name) {
  std::string out;
  fold_name_to(name, out);
  return out;
}

void fold_kana_to(std::string_view kana, std::string& out) {
  map_characters(kana, t_mapped);
  keep_letters(t_mapped, t_letters);
  unify_vu(t_letters);
  for (char32_t& c : t_letters) c = sound(c);
  write(without_kana_forms(t_letters), out);
}

std::string fold_kana(std::string_view kana) {
  std::string out;
  fold_kana_to(kana, out);
  return out;
}

}  // namespace banso
