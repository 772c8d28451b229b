// Opening a session for somebody who has proven who they are, and ending it.
#pragma once

#include <string>

#include "platform/http/call.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

enum class SignInMethod { password, oidc, invitation, email };
BOOST_DESCRIBE_ENUM(SignInMethod, password, oidc, invitation, email)

/// Makes a session, makes its person the call's caller (settings of row level security included) and writes
/// the audit entry. A session that the browser already had is ended, so that no token outlives a new sign-in.
/// @return the Set-Cookie header's value
std::string open_session_for(http::Call& call, const Identity& identity, std::int64_t user_id,
                             SignInMethod method, bool two_factor_done);

/// The Set-Cookie value that makes the browser forget the session.
std::string ended_session_cookie();

}  // namespace banso::identity
