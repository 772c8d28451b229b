// Signing in by way of an OpenID provider, and linking an account there to one's own.
#pragma once

#include <string>

#include "platform/http/api.hpp"
#include "platform/http/response.hpp"
#include "platform/identity/http/oidc_shapes.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

/// Sends the browser to the provider. Failures become a redirect to the sign-in page with `reason`.
/// @throws Refused(kNotFound) for a provider that is not configured
http::Response start_oidc(http::Call& call, Identity& identity, std::string_view provider,
                          std::string_view return_to);

/// Where the provider sends the browser back to: signs in (making the account at the first time), or links.
/// Always a redirect; failures carry `reason`: identity.oidc_expired, identity.oidc_denied,
/// identity.oidc_failed, identity.oidc_email_missing, identity.oidc_email_taken,
/// identity.oidc_linked_elsewhere, identity.oidc_disabled.
http::Response finish_oidc(http::Call& call, Identity& identity, std::string_view provider);

/// Begins linking an account at the provider to the caller's own. Answers the address to go to; needs the
/// CSRF token, so that nobody is made to link somebody else's account.
http::Answer<OidcLinkStart> begin_oidc_link(http::Call& call, Identity& identity, const OidcLinkInput& input);

/// The caller's linked accounts.
std::vector<OidcAccountItem> my_oidc_accounts(http::Call& call);
/// Takes a link away. @throws Refused identity.oidc_account_not_found
void remove_oidc_account(http::Call& call, std::int64_t oidc_account_id);

}  // namespace banso::identity
