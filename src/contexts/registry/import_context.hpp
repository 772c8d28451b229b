// Wiring of imports and reference data, for src/app. load_reference_seed is called at every start.
#pragma once

#include "contexts/registry/import/reference_seed.hpp"
#include "platform/config/config.hpp"
#include "platform/http/api.hpp"
#include "platform/identity/permissions.hpp"
#include "platform/jobs/queue.hpp"

namespace banso::registry {

/// Declares the permission, routes and job of imports, and the routes of reference data.
/// @param config must outlive the routes
void register_import(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                     const config::Config& config);

}  // namespace banso::registry
