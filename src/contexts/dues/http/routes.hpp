// The routes of dues, by what they are about.
#pragma once

#include "platform/http/api.hpp"

namespace banso::dues {

void register_rule_routes(http::Api& api);

}  // namespace banso::dues
