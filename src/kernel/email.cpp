#include "kernel/email.hpp"

#include <algorithm>

#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso {
namespace {

constexpr std::size_t kMaxAddress = 254;
constexpr std::size_t kMaxLocalPart = 64;
constexpr std::size_t kMaxLabel = 63;

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_local_part(std::string_view text) {
  if (text.empty() || text.front() == '.') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) ||
           std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  });
}

bool is_label(std::string_view text) {
  if (text.empty() || text.size() > kMaxLabel || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

/// At least two labels, the last of two or more characters and no number (which would be an IP address).
bool is_domain(std::string_view text) {
  std::size_t labels = 0;
  std::string_view last;
  while (true) {
    const auto dot = text.find('.');
    last = text.substr(0, dot);
    if (!is_label(last)) return false;
    ++labels;
    if (dot == std::string_view::npos) break;
    text.remove_prefix(dot + 1);
  }
  return labels >= 2 && last.size() >= 2 && !all_digits(last);
}

}  // namespace

EmailReading read_email(std::string_view text) {
  EmailReading reading;
  if (!is_valid_utf8(text) || text.size() > 4 * kMaxAddress) {
    reading.problem = text.size() > kMaxAddress ? EmailProblem::kTooLong : EmailProblem::kInvalid;
    return reading;
  }
  reading.address = nfkc(trim(text));
  std::string& address = reading.address;
  const auto at = address.rfind('@');
  const bool ascii =
      std::all_of(address.begin(), address.end(), [](char c) { return static_cast<signed char>(c) > 0; });
  if (at == std::string::npos) {
    reading.problem = EmailProblem::kInvalid;
  } else if (!ascii) {
    reading.problem = EmailProblem::kIdn;
  } else if (address.size() > kMaxAddress || at > kMaxLocalPart) {
    reading.problem = EmailProblem::kTooLong;
  } else if (!is_local_part(std::string_view(address).substr(0, at)) ||
             !is_domain(std::string_view(address).substr(at + 1))) {
    reading.problem = EmailProblem::kInvalid;
  } else {
    std::transform(address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
                   address.begin() + static_cast<std::ptrdiff_t>(at), lower);
  }
  return reading;
}

std::optional<std::string> normalise_email(std::string_view text) {
  auto reading = read_email(text);
  if (!reading) return std::nullopt;
  return std::move(reading.address);
}

std::string fold_email(std::string_view normalised) {
  std::string folded(normalised);
  std::transform(folded.begin(), folded.end(), folded.begin(), lower);
  return folded;
}

const char* code_of(EmailProblem problem) {
  switch (problem) {
    case EmailProblem::kInvalid:
      return "email.invalid";
    case EmailProblem::kTooLong:
      return "email.too_long";
    case EmailProblem::kIdn:
      return "email.idn";
  }
  return "";
}

}  // namespace banso
