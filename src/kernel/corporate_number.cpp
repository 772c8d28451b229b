#include "kernel/corporate_number.hpp"

#include <fmt/format.h>

#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso {
namespace {

constexpr std::size_t kLength = 13;

/// Every sign people put between digits, after NFKC.
constexpr std::string_view kSeparators[] = {"-", " ", "\t", "‐", "‑", "–", "—", "―", "−", "ー", "_"};

bool skip_separator(std::string_view& rest) {
  for (const auto separator : kSeparators) {
    if (rest.starts_with(separator)) {
      rest.remove_prefix(separator.size());
      return true;
    }
  }
  return false;
}

int weighted_check_digit(std::string_view twelve) {
  int sum = 0;
  for (std::size_t i = 0; i < twelve.size(); ++i) {
    // The n-th digit from the right has weight 1 for odd n and 2 for even n; from the left of twelve that is
    // 2, 1, …
    sum += (twelve[i] - '0') * (i % 2 == 0 ? 2 : 1);
  }
  return 9 - sum % 9;
}

std::string explain(CorporateNumberProblem problem, std::string_view number) {
  switch (problem) {
    case CorporateNumberProblem::kLength:
      return fmt::format("法人番号は13けたの数字です(入力は{}文字)。けた数を確かめてください。",
                         count_code_points(number));
    case CorporateNumberProblem::kNotDigit:
      return "法人番号に数字でない文字が入っています。13けたの数字だけを入力してください。";
    case CorporateNumberProblem::kLeadingZero:
      return "法人番号は0では始まりません。先頭の数字を確かめてください。";
    case CorporateNumberProblem::kCheckDigit:
      return fmt::format(
          "法人番号の検査数字が合いません。続く12けたが正しければ先頭は{}のはずですが、{}になっています。"
          "入力まちがいがないか確かめてください。",
          weighted_check_digit(number.substr(1)), number.front());
  }
  return {};
}

}  // namespace

std::optional<int> check_digit(std::string_view twelve_digits) {
  if (twelve_digits.size() != kLength - 1 || !all_digits(twelve_digits)) return std::nullopt;
  return weighted_check_digit(twelve_digits);
}

std::optional<CorporateNumberProblem> corporate_number_problem(std::string_view number) {
  if (!number.empty() && !all_digits(number)) return CorporateNumberProblem::kNotDigit;
  if (number.size() != kLength) return CorporateNumberProblem::kLength;
  if (number.front() == '0') return CorporateNumberProblem::kLeadingZero;
  if (number.front() - '0' != weighted_check_digit(number.substr(1)))
    return CorporateNumberProblem::kCheckDigit;
  return std::nullopt;
}

bool is_valid_corporate_number(std::string_view number) {
  return !corporate_number_problem(number).has_value();
}

std::string normalise_corporate_number(std::string_view text) {
  if (!is_valid_utf8(text)) return std::string(text);
  const std::string plain = nfkc(trim(text));
  std::string_view rest = plain;
  if (!rest.empty() && (rest.front() == 'T' || rest.front() == 't')) rest.remove_prefix(1);
  std::string number;
  while (!rest.empty()) {
    if (skip_separator(rest)) continue;
    number += rest.front();
    rest.remove_prefix(1);
  }
  return number;
}

CorporateNumberReading read_corporate_number(std::string_view text) {
  CorporateNumberReading reading;
  reading.number = normalise_corporate_number(text);
  reading.problem = corporate_number_problem(reading.number);
  if (reading.problem) reading.message = explain(*reading.problem, reading.number);
  return reading;
}

const char* code_of(CorporateNumberProblem problem) {
  switch (problem) {
    case CorporateNumberProblem::kLength:
      return "corporate_number.length";
    case CorporateNumberProblem::kNotDigit:
      return "corporate_number.not_digit";
    case CorporateNumberProblem::kLeadingZero:
      return "corporate_number.leading_zero";
    case CorporateNumberProblem::kCheckDigit:
      return "corporate_number.check_digit";
  }
  return "";
}

std::int64_t corporate_number_to_id(std::string_view number) {
  std::int64_t id = 0;
  for (const char c : number) id = id * 10 + (c - '0');
  return id;
}

std::string corporate_number_of_id(std::int64_t business_id) {
  return fmt::format("{:013}", business_id);
}

}  // namespace banso
