// Who is signed in.
#pragma once

#include "platform/http/call.hpp"
#include "platform/identity/http/session_shapes.hpp"

namespace banso::identity {

/// Everything about the caller of the call, who must be signed in.
Me me(http::Call& call, const Identity& identity);

/// Refuses API tokens: what concerns the account itself is for the person in the browser.
/// @throws Refused(kForbidden, "identity.session_needed")
void need_session(const Caller& caller);

}  // namespace banso::identity
