// Which account here belongs to a person at an OpenID provider.
#pragma once

#include <cstdint>
#include <stdexcept>

#include "platform/http/call.hpp"
#include "platform/identity/oidc/claims.hpp"

namespace banso::identity {

/// The person is who they say, but cannot be let in; `what()` is the reason ("identity.oidc_email_taken").
/// Thrown before anything was written.
class NotAdmitted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The linked account, or a new one with the address the provider has proven. An existing account with the
/// same address is never taken over: its owner links it after signing in as usual. Needs act_as_identity.
/// @throws NotAdmitted
std::int64_t find_or_make_account(http::Call& call, const oidc::ExternalPerson& person);

/// Links the account at the provider to a person here. @throws NotAdmitted if it is linked to somebody else
void link_account(http::Call& call, const oidc::ExternalPerson& person, std::int64_t user_id);

}  // namespace banso::identity
