// The sessions of the caller: list them, end one, sign out.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/http/call.hpp"
#include "platform/identity/http/session_shapes.hpp"

namespace banso::identity {

/// The caller's sessions, last used first.
std::vector<SessionItem> my_sessions(http::Call& call);

/// Ends one of the caller's sessions. @throws Refused(kNotFound, "identity.session_not_found")
void end_session(http::Call& call, std::int64_t session_id);

/// Ends the session of this call.
void sign_out(http::Call& call);

}  // namespace banso::identity
