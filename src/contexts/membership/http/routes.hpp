// Routes of membership.
#pragma once

#include "platform/http/api.hpp"

namespace banso::membership {

void register_member_routes(http::Api& api);
void register_contact_routes(http::Api& api);
void register_mailing_routes(http::Api& api);
void register_own_routes(http::Api& api);

}  // namespace banso::membership
