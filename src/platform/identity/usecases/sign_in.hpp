// Sign-in with e-mail address and password, and a code where the account has two-factor sign-in.
#pragma once

#include <string>

#include "platform/http/call.hpp"
#include "platform/identity/http/session_shapes.hpp"

namespace banso::identity {

/// Signs in; the call's caller is the person afterwards. Failures are counted per account and per address and
/// stay counted although the request is refused.
/// @return the Set-Cookie header's value
/// @throws Refused identity.wrong_credentials, identity.totp_required, identity.wrong_code, identity.locked,
///         identity.email_not_verified, identity.too_busy
std::string sign_in(http::Call& call, Identity& identity, const SignInInput& input);

}  // namespace banso::identity
