// The public face of Banso: pages for people without sign-in, rendered by the server.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "contexts/registry/api.hpp"
#include "platform/http/route.hpp"

namespace banso::portal {

/// Looks a corporation up by its number; nothing if it is not in the register.
using FindBusiness = std::function<std::optional<registry::BusinessView>(db::Tx&, std::string_view number)>;

/// Adds the public pages: / · /businesses · /businesses/{corporate_number} · /help/sign-in ·
/// /help/corporate-number · /about/privacy · /docs/api · /docs/api/{tag} · /api/v1/openapi.json ·
/// /robots.txt. The API document is made at its first request, from all routes that the router then has.
/// @param find_business the register; another one only in tests
void register_portal(http::Router& router, FindBusiness find_business = registry::find_public_business);

}  // namespace banso::portal
