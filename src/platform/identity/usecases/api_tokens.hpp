// Tokens with which other systems act for the caller.
#pragma once

#include "platform/http/call.hpp"
#include "platform/identity/http/api_token_shapes.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

/// The caller's tokens, newest first; expired ones are purged after a while.
std::vector<ApiTokenItem> my_api_tokens(http::Call& call);

/// Makes a token. It can never do more than its scopes and than its owner may do at the time of use.
/// @throws Refused identity.scope_not_held, identity.bad_expiry, identity.too_many_tokens,
///         identity.not_in_organization, identity.session_needed
NewApiToken create_api_token(http::Call& call, const Identity& identity, const ApiTokenInput& input);

/// Revokes one of the caller's tokens. @throws Refused identity.api_token_not_found
void revoke_api_token(http::Call& call, std::int64_t api_token_id);

}  // namespace banso::identity
