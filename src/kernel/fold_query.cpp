// Search keys of what people type: a query may begin or end in the middle of a legal form.
#include <algorithm>
#include <array>

#include "kernel/legal_form_table.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso {
namespace {

constexpr std::size_t kFewestLeft = 2;  ///< characters that must remain for an alternative

/// Forms that stand behind the name often enough for their beginnings to end a query (山田株式, 山田有限会).
constexpr std::array<std::u32string_view, 5> kBackForms{U"株式会社", U"有限会社", U"合同会社", U"合資会社",
                                                        U"合名会社"};

/// Length of the longest ending of a legal form with which `key` begins: 式会社山田 → 3, 社山田 → 1.
std::size_t leading_fragment(std::u32string_view key) {
  std::size_t longest = 0;
  for (const auto& word : legal_form_words()) {
    for (std::size_t cut = 1; cut < word.folded.size(); ++cut) {
      const auto fragment = word.folded.substr(cut);
      if (fragment.size() <= longest) break;
      if (key.size() >= fragment.size() + kFewestLeft && key.starts_with(fragment)) longest = fragment.size();
    }
  }
  return longest;
}

/// Length of the longest beginning of a company form with which `key` ends: 山田株式 → 2.
std::size_t trailing_fragment(std::u32string_view key) {
  std::size_t longest = 0;
  for (const auto word : kBackForms) {
    for (std::size_t size = word.size() - 1; size > longest; --size) {
      if (key.size() >= size + kFewestLeft && key.ends_with(word.substr(0, size))) longest = size;
    }
  }
  return longest;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace

std::vector<std::string> fold_name_query(std::string_view query) {
  std::vector<std::string> keys{fold_name(query)};
  const std::u32string key = to_utf32(keys.front());
  const auto add = [&](std::u32string_view part) {
    // Folded again: taking a fragment away can lay a whole form bare.
    std::string text = fold_name(to_utf8(part));
    if (!text.empty() && std::find(keys.begin(), keys.end(), text) == keys.end())
      keys.push_back(std::move(text));
  };
  std::u32string_view rest = key;
  const std::size_t front = leading_fragment(rest);
  const std::size_t back = trailing_fragment(rest);
  if (front > 0) add(rest.substr(front));
  if (back > 0) add(rest.substr(0, rest.size() - back));
  if (front > 0 && back > 0 && rest.size() >= front + back + kFewestLeft) {
    add(rest.substr(front, rest.size() - front - back));
  }
  return keys;
}

}  // namespace banso
