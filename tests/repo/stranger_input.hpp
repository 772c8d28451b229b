// What a stranger sends who knows another tenant's ids: query strings and bodies that a route takes, filled
// with them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "platform/http/route.hpp"
#include "repo/two_tenants.hpp"

namespace banso::census {

/// One set of query parameters, by name.
using Query = std::vector<std::pair<std::string, std::string>>;

/// Query parameters for the route: all of them at once, then each alone (together they may contradict each
/// other), then none.
std::vector<Query> queries_for(const http::Route& route, const Tenant& tenant);

/// A JSON body that the route takes, with every member filled; "" where it takes none.
std::string body_for(const http::Route& route, const Tenant& tenant);

}  // namespace banso::census
