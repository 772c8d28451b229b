// The address people sign in with, as a described value: checked by the kernel, in small letters throughout.
#pragma once

#include <string>
#include <string_view>

#include "platform/shape/scalar.hpp"

namespace banso::identity {

/// A right e-mail address in small letters: two spellings of one mailbox are one account.
struct EmailAddress : std::string {
  using std::string::string;
  EmailAddress() = default;
  explicit EmailAddress(std::string text) : std::string(std::move(text)) {}
};

}  // namespace banso::identity

namespace banso::shape {

template <>
struct Scalar<identity::EmailAddress> {
  static constexpr std::int64_t kMin = 3;
  static constexpr std::int64_t kMax = 254;
  static constexpr std::string_view kFormat = "email";
  static std::string to_text(const identity::EmailAddress& value) { return value; }
  static const char* from_text(identity::EmailAddress& out, std::string_view text);
};

}  // namespace banso::shape
