// Wiring of the register, for src/app.
#pragma once

#include "platform/http/api.hpp"
#include "platform/identity/identity.hpp"

namespace banso::registry {

/// Declares the context's permissions and routes, and joins identity's hooks (businesses of a person,
/// corporations that an OpenID provider vouches for).
void register_context(http::Api& api, identity::Identity& identity);

}  // namespace banso::registry
