// Public pages of the catalogue, for people without sign-in and without JavaScript.
#pragma once

#include <memory>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "platform/http/route.hpp"

namespace banso::measures {

/// Adds GET /measures (search with facets) and GET /measures/{measure_id} (one measure, with a check of a few
/// answers that are never stored).
void add_pages(http::Router& router, std::shared_ptr<Catalogue> catalogue);

}  // namespace banso::measures
