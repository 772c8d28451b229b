// 法人番号: thirteen digits, the first of which checks the other twelve.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banso {

/// What is wrong with a corporate number.
enum class CorporateNumberProblem {
  kLength,       ///< not thirteen digits
  kNotDigit,     ///< a character that is no digit (nor a separator people write)
  kLeadingZero,  ///< begins with 0, which no corporate number does
  kCheckDigit,   ///< the first digit does not fit the other twelve
};

/// The outcome of reading a corporate number: `number` when it is right, `problem` and `message` otherwise.
struct CorporateNumberReading {
  std::string number;  ///< thirteen ASCII digits when right; the cleaned input otherwise
  std::optional<CorporateNumberProblem> problem;  ///< nothing when the number is right
  std::string message;                            ///< Japanese: what is wrong and how to mend it

  explicit operator bool() const { return !problem.has_value(); }
};

/// The check digit (1–9) of the twelve basic digits: 9 − (Σ digit × weight mod 9), weights 1, 2, 1, 2 … from
/// the right (国税庁 法人番号の指定に関する省令). @return nothing unless `twelve_digits` is exactly twelve
/// ASCII digits.
std::optional<int> check_digit(std::string_view twelve_digits);

/// Whether `number` is exactly thirteen ASCII digits with the right check digit.
bool is_valid_corporate_number(std::string_view number);

/// What is wrong with thirteen plain digits, or nothing. Cheap: no allocation.
std::optional<CorporateNumberProblem> corporate_number_problem(std::string_view number);

/// Takes away what people add: full-width digits, hyphens, spaces, a leading T (invoice registration number).
/// Other characters stay, so that the caller can show them. `text` must be valid UTF-8, else it comes back as
/// it is.
std::string normalise_corporate_number(std::string_view text);

/// Normalises and checks. The message of a wrong check digit says which digit the twelve others ask for.
CorporateNumberReading read_corporate_number(std::string_view text);

/// Stable word for API answers: "corporate_number.length", ".not_digit", ".leading_zero", ".check_digit".
const char* code_of(CorporateNumberProblem problem);

/// The number as an integer, which is the business_id of a corporation. `number` must be valid.
std::int64_t corporate_number_to_id(std::string_view number);

/// Thirteen digits of a business_id that came from a corporate number.
std::string corporate_number_of_id(std::int64_t business_id);

}  // namespace banso
