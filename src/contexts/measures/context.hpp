// Wiring of measures, for src/app. bring_catalogue_seed is called at every start.
#pragma once

#include <memory>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/import/load_seed.hpp"
#include "platform/config/config.hpp"
#include "platform/http/api.hpp"
#include "platform/identity/permissions.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::measures {

/// Declares the context's permissions, routes, jobs and subscriptions. @param config must outlive them
/// @return the catalogue in memory, for other contexts
std::shared_ptr<Catalogue> register_context(http::Api& api, identity::Permissions& permissions,
                                            jobs::Queue& queue, outbox::Bus& bus,
                                            const config::Config& config);

/// Adds the public pages: GET /measures (search with facets) and GET /measures/{measure_id} (one measure,
/// with a check of a few answers that are never stored).
void add_pages(http::Router& router, std::shared_ptr<Catalogue> catalogue);

}  // namespace banso::measures
