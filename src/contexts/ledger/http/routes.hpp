// Routes of the ledger.
#pragma once

#include "platform/http/api.hpp"

namespace banso::ledger {

void register_round_routes(http::Api& api);
void register_target_routes(http::Api& api);

}  // namespace banso::ledger
