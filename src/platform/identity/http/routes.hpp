// The routes of identity, one function per topic.
#pragma once

#include "platform/http/api.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

void register_session_routes(http::Api& api, Identity& identity);
void register_account_routes(http::Api& api, Identity& identity);
void register_two_factor_routes(http::Api& api, Identity& identity);
void register_api_token_routes(http::Api& api, Identity& identity);
void register_oidc_routes(http::Api& api, Identity& identity);
void register_organization_routes(http::Api& api, Identity& identity);
void register_invitation_routes(http::Api& api, Identity& identity);

}  // namespace banso::identity
