// The endpoints of the register (except imports and reference data).
#pragma once

#include "platform/http/api.hpp"

namespace banso::registry {

void register_business_routes(http::Api& api);
void register_profile_routes(http::Api& api);
void register_claim_routes(http::Api& api);

}  // namespace banso::registry
