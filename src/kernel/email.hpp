// E-mail addresses: the part of RFC 5321/5322 that mail systems in use accept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace banso {

enum class EmailProblem {
  kInvalid,  ///< not of the form name@domain
  kTooLong,  ///< more than 254 bytes, or more than 64 before the @
  kIdn,      ///< letters outside ASCII (日本語ドメイン): such addresses cannot be delivered everywhere
};

struct EmailReading {
  std::string address;                  ///< normalised when right; the trimmed input otherwise
  std::optional<EmailProblem> problem;  ///< nothing when the address is right

  explicit operator bool() const { return !problem.has_value(); }
};

/// Trims, turns full-width letters and signs into plain ones, and lowers the domain; the part before the @
/// keeps its letters. Consecutive and closing dots before the @ are accepted, since Japanese mobile carriers
/// gave such addresses out. Quoted local parts, comments and address literals ([192.0.2.1]) are not.
EmailReading read_email(std::string_view text);

/// The address when it is right.
std::optional<std::string> normalise_email(std::string_view text);

/// The whole address in small letters: for asking whether two people mean the same mailbox.
std::string fold_email(std::string_view normalised);

/// Stable word for API answers: "email.invalid", "email.too_long", "email.idn".
const char* code_of(EmailProblem problem);

}  // namespace banso
