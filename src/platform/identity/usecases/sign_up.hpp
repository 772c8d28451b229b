// Signing up by e-mail address, and proving that the address is one's own.
#pragma once

#include <string>

#include "platform/http/call.hpp"
#include "platform/identity/http/account_shapes.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

/// Makes an account that waits for its address to be verified, and sends the link. The answer and the time it
/// takes are the same for an address that has an account already; its owner gets a mail that says so.
/// @throws Refused identity.weak_password, identity.too_busy
MailSent sign_up(http::Call& call, Identity& identity, const SignUpInput& input);

/// Sends the link again, if there is an account that waits. The same answer always.
MailSent resend_verification(http::Call& call, Identity& identity, const EmailInput& input);

/// Takes the link: the address is verified and the person signed in.
/// @return the Set-Cookie header's value @throws Refused identity.link_expired
std::string verify_email(http::Call& call, Identity& identity, const VerifyEmailInput& input);

}  // namespace banso::identity
