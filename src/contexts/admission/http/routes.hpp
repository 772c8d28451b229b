// The API of admission.
#pragma once

#include "platform/http/api.hpp"

namespace banso::admission {

void register_routes(http::Api& api);

}  // namespace banso::admission
