// How a use case says no. Pure rules return verdicts; a use case that cannot go on throws Refused, and the
// HTTP edge turns it into problem+json. Nothing else is an expected failure.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace banso {

/// The closed set of refusals. Each maps to one HTTP status in platform/http/problem.cpp.
enum class RefusalCode {
  kInvalid,       ///< 422: the input cannot be right; see fields
  kUnauthorized,  ///< 401: nobody is signed in, or the proof was wrong
  kForbidden,     ///< 403: signed in, but not allowed
  kNotFound,      ///< 404: no such thing, or none that the caller may know of
  kConflict,      ///< 409: the state of the thing does not allow it
  kPrecondition,  ///< 412: somebody changed it in the meantime (If-Match)
  kTooLarge,      ///< 413: more than the limit
  kTooMany,       ///< 429: too often; try later
  kUnavailable,   ///< 503: a part that is needed is away for now
};

/// One wrong field: a JSON pointer, a stable code, and the Japanese sentence for people.
struct FieldError {
  std::string path;     ///< "/items/0/email"
  std::string code;     ///< "required", "too_long", "corporate_number.check_digit" …
  std::string message;  ///< what is wrong and how to mend it, in Japanese
};

/// Thrown by use cases. `reason` is a stable word of the context ("identity.locked"); `message` is the
/// Japanese sentence shown to people: what is wrong and what they can do.
class Refused : public std::runtime_error {
 public:
  Refused(RefusalCode code, std::string reason, std::string message, std::vector<FieldError> fields = {})
      : std::runtime_error(reason),
        code_(code),
        reason_(std::move(reason)),
        message_(std::move(message)),
        fields_(std::move(fields)) {}

  RefusalCode code() const { return code_; }
  const std::string& reason() const { return reason_; }
  const std::string& message() const { return message_; }
  const std::vector<FieldError>& fields() const { return fields_; }

 private:
  RefusalCode code_;
  std::string reason_;
  std::string message_;
  std::vector<FieldError> fields_;
};

}  // namespace banso
