#include "platform/identity/rules/password_policy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso::identity {
namespace {

/// Words of which most stolen passwords are made; keyboard runs too.
constexpr std::array<std::string_view, 40> kCommonWords = {
    "password", "passw0rd", "passwd",        "qwertyuiop", "qwerty",  "asdfghjkl", "asdfgh",   "zxcvbnm",
    "1q2w3e4r", "1qaz2wsx", "administrator", "admin",      "letmein", "welcome",   "iloveyou", "sunshine",
    "princess", "football", "baseball",      "dragon",     "monkey",  "master",    "shadow",   "superman",
    "abcdefgh", "abcdef",   "abc",           "aaaa",       "sakura",  "nihon",     "japan",    "tokyo",
    "osaka",    "doraemon", "pikachu",       "hello",      "secret",  "banso",     "user",     "test"};

std::string small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return out;
}

/// Fewer than five different characters ("aaaaaaaaaaaa", "121212121212").
bool has_few_characters(std::string_view text) {
  return std::set<char>(text.begin(), text.end()).size() < 5;
}

/// Each character the next or the one before ("123456789012", "abcdefghijkl", "lkjihgfedcba"); 9 → 0 counts.
bool is_a_run(std::string_view text) {
  const auto steps_by = [&](int step) {
    for (std::size_t i = 1; i < text.size(); ++i) {
      const int difference = text[i] - text[i - 1];
      const bool wraps = is_digit(text[i]) && is_digit(text[i - 1]) && difference == -9 * step;
      if (difference != step && !wraps) return false;
    }
    return true;
  };
  return steps_by(1) || steps_by(-1);
}

/// Common words and digits with at most three other characters between them.
bool is_made_of_common_words(std::string text) {
  bool found = false;
  for (const std::string_view word : kCommonWords) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) {
      text.erase(at, word.size());
      found = true;
    }
  }
  const auto rest = std::count_if(text.begin(), text.end(), [](char letter) { return !is_digit(letter); });
  return found && rest <= 3;
}

}  // namespace

std::optional<FieldError> judge_new_password(std::string_view password, std::string_view email,
                                             const std::string& path) {
  const std::size_t length = count_code_points(password);
  if (length < kShortestPassword) {
    return FieldError{
        path, "password.too_short",
        fmt::format("パスワードは{}文字以上にしてください。単語を3つ以上つなげると覚えやすくなります。",
                    kShortestPassword)};
  }
  if (length > kLongestPassword) {
    return FieldError{path, "password.too_long",
                      fmt::format("パスワードは{}文字以内にしてください。", kLongestPassword)};
  }
  const std::string small = small_letters(password);
  const std::string account = small_letters(email.substr(0, email.find('@')));
  if (account.size() >= 4 && small.find(account) != std::string::npos) {
    return FieldError{path, "password.contains_email",
                      "メールアドレスが入ったパスワードは使えません。別のものにしてください。"};
  }
  if (has_few_characters(small) || is_a_run(small)) {
    return FieldError{
        path, "password.too_simple",
        "同じ文字の繰り返しや、並んだ文字だけのパスワードは使えません。別のものにしてください。"};
  }
  if (is_made_of_common_words(small)) {
    return FieldError{path, "password.common",
                      "よく使われていて推測されやすいパスワードです。別のものにしてください。"};
  }
  return std::nullopt;
}

void need_good_password(std::string_view password, std::string_view email, const std::string& path) {
  if (auto error = judge_new_password(password, email, path)) {
    const std::string message = error->message;
    throw Refused(RefusalCode::kInvalid, "identity.weak_password", message, {std::move(*error)});
  }
}

}  // namespace banso::identity
