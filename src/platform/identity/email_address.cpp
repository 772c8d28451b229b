#include "platform/identity/email_address.hpp"

#include "kernel/email.hpp"

namespace banso::shape {

const char* Scalar<identity::EmailAddress>::from_text(identity::EmailAddress& out, std::string_view text) {
  const EmailReading reading = read_email(text);
  if (!reading) return code_of(*reading.problem);
  out = identity::EmailAddress(fold_email(reading.address));
  return nullptr;
}

}  // namespace banso::shape
