#include "contexts/exchange/rules/text_forms.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>

#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::exchange {
namespace {

constexpr bool is_half_kana(char32_t c) {
  return c >= 0xFF61 && c <= 0xFF9F;
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

/// ｶﾞ becomes ガ, nothing else changes.
std::string with_full_kana(std::string_view text) {
  std::string out;
  std::string run;
  const auto flush = [&] {
    if (!run.empty()) out += nfkc(run);
    run.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (is_half_kana(c)) {
      run += text.substr(from, at - from);
    } else {
      flush();
      out += text.substr(from, at - from);
    }
  }
  flush();
  return out;
}

/// Full-width katakana and its signs → half width.
const std::map<char32_t, std::string>& half_kana() {
  static const std::map<char32_t, std::string> table = [] {
    std::map<char32_t, std::string> made;
    for (char32_t c = 0xFF61; c <= 0xFF9F; ++c) {
      for (const char32_t mark : {char32_t{0}, char32_t{0xFF9E}, char32_t{0xFF9F}}) {
        std::string half;
        append_utf8(half, c);
        if (mark != 0) append_utf8(half, mark);
        const std::string full = nfkc(half);
        std::size_t at = 0;
        const char32_t one = next_code_point(full, at);
        if (at == full.size()) made.emplace(one, half);
      }
    }
    made[0x309B] = "\uFF9E";
    made[0x309C] = "\uFF9F";
    made[0x3000] = " ";
    return made;
  }();
  return table;
}

template <class Change>
std::string each(std::string_view text, Change change) {
  std::string out;
  out.reserve(text.size() * 2);
  for (std::size_t at = 0; at < text.size();) append_utf8(out, change(next_code_point(text, at)));
  return out;
}

constexpr char32_t katakana_of(char32_t c) {
  return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E ? c + 0x60 : c;
}
constexpr char32_t hiragana_of(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE ? c - 0x60 : c;
}

constexpr bool is_invisible(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || (c >= 0x80 && c < 0xA0) ||
         c == 0xAD || (c >= 0x200B && c <= 0x200F && c != 0x200D) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

}  // namespace

std::string to_width(std::string_view text, TextWidth width) {
  if (width == TextWidth::as_is) return std::string(text);
  if (width == TextWidth::half && is_ascii(text)) return std::string(text);
  const std::string wide = with_full_kana(text);
  if (width == TextWidth::half) {
    return each(wide, [](char32_t c) -> char32_t {
      if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
      if (c == 0x3000) return ' ';
      if (c == 0x2212) return '-';
      return c;
    });
  }
  return each(wide, [](char32_t c) -> char32_t {
    if (c > 0x20 && c < 0x7F) return c + 0xFEE0;
    return c == 0x20 ? 0x3000 : c;
  });
}

std::string to_kana(std::string_view text, KanaForm form) {
  if (form == KanaForm::as_is || is_ascii(text)) return std::string(text);
  const std::string wide = with_full_kana(text);
  if (form == KanaForm::katakana) return each(wide, katakana_of);
  if (form == KanaForm::hiragana) return each(wide, hiragana_of);
  std::string out;
  for (std::size_t at = 0; at < wide.size();) {
    const char32_t c = katakana_of(next_code_point(wide, at));
    const auto found = half_kana().find(c);
    if (found != half_kana().end()) {
      out += found->second;
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string without_invisible(std::string_view text) {
  if (is_ascii(text)) {
    bool clean = true;
    for (const char c : text) clean = clean && !is_invisible(static_cast<unsigned char>(c));
    if (clean) return std::string(text);
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_invisible(c)) append_utf8(out, c);
  }
  return out;
}

std::size_t cp932_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    length += c < 0x80 || is_half_kana(c) ? 1 : 2;
  }
  return length;
}

std::string_view first_cp932_bytes(std::string_view text, std::size_t most) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    length += c < 0x80 || is_half_kana(c) ? 1 : 2;
    if (length > most) return text.substr(0, from);
  }
  return text;
}

char32_t own_character_of_code(std::string_view code) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (error != std::errc() || end != code.data() + code.size() || code.size() != 4) return 0;
  const unsigned lead = value >> 8;
  const unsigned trail = value & 0xFF;
  if (lead < 0xF0 || lead > 0xF9 || trail < 0x40 || trail > 0xFC || trail == 0x7F) return 0;
  return 0xE000 + (lead - 0xF0) * 188 + trail - (trail > 0x7F ? 0x41 : 0x40);
}

std::string code_of_own_character(char32_t c) {
  if (c < 0xE000 || c > 0xE757) return fmt::format("U+{:04X}", static_cast<unsigned>(c));
  const unsigned lead = 0xF0 + (c - 0xE000) / 188;
  unsigned trail = 0x40 + (c - 0xE000) % 188;
  if (trail >= 0x7F) ++trail;
  return fmt::format("{:02X}{:02X}", lead, trail);
}

}  // namespace banso::exchange
