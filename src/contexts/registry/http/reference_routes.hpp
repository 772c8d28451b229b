// Places and industries, for filling and filtering: open to everybody.
#pragma once

#include "platform/http/api.hpp"

namespace banso::registry {

void register_reference_routes(http::Api& api);

}  // namespace banso::registry
