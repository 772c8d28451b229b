// What goes in and out of sign-up, verification, reset and the account's own settings.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "platform/identity/email_address.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::identity {

using TokenText = shape::Str<20, 100>;      ///< a token from a link
using NewPassword = shape::Secret<1, 512>;  ///< its rules are in rules/password_policy
using AnyPassword = shape::Secret<1, 512>;

struct SignUpInput {
  EmailAddress email;
  NewPassword password;
  shape::Str<1, 100> display_name;
};
BOOST_DESCRIBE_STRUCT(SignUpInput, (), (email, password, display_name))

/// The same answer whether the address was known or not.
struct MailSent {
  std::string message;
};
BOOST_DESCRIBE_STRUCT(MailSent, (), (message))

struct VerifyEmailInput {
  TokenText token;
};
BOOST_DESCRIBE_STRUCT(VerifyEmailInput, (), (token))

struct EmailInput {
  EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(EmailInput, (), (email))

struct ResetPasswordInput {
  TokenText token;
  NewPassword new_password;
};
BOOST_DESCRIBE_STRUCT(ResetPasswordInput, (), (token, new_password))

struct ChangePasswordInput {
  AnyPassword current_password;
  NewPassword new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePasswordInput, (), (current_password, new_password))

struct RenameInput {
  shape::Str<1, 100> display_name;
};
BOOST_DESCRIBE_STRUCT(RenameInput, (), (display_name))

struct PasswordInput {
  AnyPassword password;
};
BOOST_DESCRIBE_STRUCT(PasswordInput, (), (password))

struct CodeInput {
  shape::Str<1, 20> code;
};
BOOST_DESCRIBE_STRUCT(CodeInput, (), (code))

/// One of the two.
struct SecondFactorInput {
  std::optional<shape::Str<0, 20>> totp_code;
  std::optional<shape::Str<0, 40>> recovery_code;
};
BOOST_DESCRIBE_STRUCT(SecondFactorInput, (), (totp_code, recovery_code))

/// What to put into an authenticator app; shown once.
struct TwoFactorOffer {
  std::string secret;       ///< base32, for typing
  std::string otpauth_uri;  ///< for a link on a phone
  std::string qr_svg;       ///< for scanning
};
BOOST_DESCRIBE_STRUCT(TwoFactorOffer, (), (secret, otpauth_uri, qr_svg))

/// Shown once.
struct RecoveryCodes {
  std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (recovery_codes))

}  // namespace banso::identity
