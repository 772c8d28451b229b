// How the pages of this folder become routes.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "platform/html/page.hpp"
#include "platform/http/call.hpp"
#include "platform/http/route.hpp"

namespace banso::measures {

/// How long shared caches may keep a page of the catalogue without asking again.
inline constexpr std::chrono::seconds kCatalogueFresh = std::chrono::minutes(1);

void add_page(http::Router& router, std::string pattern, std::string summary,
              std::function<http::Response(http::Call&)> handler);

void add_catalogue_page(http::Router& router, std::shared_ptr<Catalogue> catalogue);
void add_measure_page(http::Router& router, std::shared_ptr<Catalogue> catalogue);

}  // namespace banso::measures
