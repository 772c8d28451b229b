// The built web app: embedded, pre-compressed, cached for ever under names that hold their hash.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/route.hpp"

namespace banso::http {

/// Adds GET /assets/{path*} (immutable) and the app's entry page under /app and /app/{path*}, which the
/// browser asks for again at every visit.
void add_static_routes(Router& router);

/// The address of a built file by its name without hash, for server-rendered pages: asset_url("public.css") →
/// "/assets/public-1a2b3c4d.css". @throws std::out_of_range if the web app was not built in
std::string asset_url(std::string_view name);
/// The same, or nothing if the web app was not built in: pages then show without style, which beats not at
/// all.
std::optional<std::string> find_asset_url(std::string_view name);

/// True if `path` ("assets/public-1a2b3c4d.css") is the built form of `name` ("public.css").
bool is_built_name(std::string_view path, std::string_view name);

/// The media type of a file name.
std::string_view media_type(std::string_view path);

}  // namespace banso::http
