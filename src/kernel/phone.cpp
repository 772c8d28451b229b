#include "kernel/phone.hpp"

#include <algorithm>

#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso {
namespace {

/// Full-width signs and every dash as plain ASCII; nothing when a character has no place in a number.
std::optional<std::string> to_plain(std::string_view text) {
  static constexpr std::string_view kDashes[] = {"‐", "‑", "–", "—", "―", "−", "ー", "─"};
  const std::string source = nfkc(trim(text));
  std::string plain;
  for (std::string_view rest = source; !rest.empty();) {
    std::size_t dash = 0;
    for (const auto sign : kDashes) {
      if (rest.starts_with(sign)) dash = sign.size();
    }
    const char c = dash > 0 ? '-' : rest.front();
    if (!is_digit(c) && std::string_view("-() +.").find(c) == std::string_view::npos) return std::nullopt;
    plain += c == '.' ? '-' : c;
    rest.remove_prefix(dash > 0 ? dash : 1);
  }
  return plain;
}

/// Hyphens for a number typed as digits only, where the numbering plan leaves no doubt.
std::string hyphenate(const std::string& digits) {
  const auto split = [&](std::size_t first, std::size_t second) {
    return digits.substr(0, first) + '-' + digits.substr(first, second) + '-' + digits.substr(first + second);
  };
  const std::string_view view = digits;
  if (digits.size() == 11) {
    if (view.starts_with("0800")) return split(4, 3);
    return split(3, 4);  // 020, 050, 060, 070, 080, 090
  }
  if (view.starts_with("0120") || view.starts_with("0570") || view.starts_with("0180") ||
      view.starts_with("0990")) {
    return split(4, 3);
  }
  if (view.starts_with("03") || view.starts_with("06")) return split(2, 4);
  return digits;
}

bool starts_like_eleven_digits(std::string_view digits) {
  static constexpr std::string_view kPrefixes[] = {"020", "050", "060", "070", "080", "090"};
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes),
                     [&](std::string_view prefix) { return digits.starts_with(prefix); });
}

/// Hyphens, spaces and parentheses stand between digits, parentheses pair once, and nothing is doubled.
bool is_well_formed(std::string_view text) {
  const auto open = text.find('(');
  const auto close = text.find(')');
  if ((open == std::string_view::npos) != (close == std::string_view::npos)) return false;
  if (open != std::string_view::npos) {
    if (close < open + 2 || text.find('(', open + 1) != std::string_view::npos) return false;
    if (text.find(')', close + 1) != std::string_view::npos) return false;
    if (!all_digits(text.substr(open + 1, close - open - 1))) return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && i > 0) return false;
    if (text[i] != '-') continue;
    const bool inside = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (!inside) return false;
  }
  return true;
}

}  // namespace

std::string phone_digits(std::string_view normalised) {
  std::string digits;
  for (const char c : normalised) {
    if (is_digit(c) || (c == '+' && digits.empty())) digits += c;
  }
  return digits;
}

std::optional<std::string> normalise_phone(std::string_view text) {
  if (text.size() > 100 || !is_valid_utf8(text)) return std::nullopt;
  const auto plain = to_plain(text);
  if (!plain || plain->empty()) return std::nullopt;
  const bool international = plain->front() == '+';
  std::string tidy;
  for (const char c : *plain) {
    // DS-445 separates with hyphens; a space is kept only behind the country code.
    if (c == ' ') {
      const bool country = international && tidy.find_first_of(" -(") == std::string::npos && tidy.size() > 1;
      const bool between = !tidy.empty() && is_digit(tidy.back());
      if (country) {
        tidy += ' ';
      } else if (between) {
        tidy += '-';
      }
      continue;
    }
    if ((c == '-' || c == '(' || c == ')') && !tidy.empty() && tidy.back() == '-') {
      if (c == '-') continue;
      tidy.pop_back();
    }
    if (c == '-' && !tidy.empty() && tidy.back() == ')') continue;
    tidy += c;
  }
  if (!is_well_formed(tidy)) return std::nullopt;
  const std::string digits = phone_digits(tidy);
  if (international) {
    const std::size_t count = digits.size() - 1;
    return count >= 8 && count <= 15 && digits[1] != '0' ? std::optional(tidy) : std::nullopt;
  }
  if (digits.size() != 10 && digits.size() != 11) return std::nullopt;
  if (digits[0] != '0' || digits[1] == '0') return std::nullopt;
  const bool eleven = starts_like_eleven_digits(digits) || digits.starts_with("0800");
  if (eleven != (digits.size() == 11)) return std::nullopt;
  return all_digits(tidy) ? hyphenate(tidy) : tidy;
}

}  // namespace banso
