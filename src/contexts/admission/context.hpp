// Wiring of admission, for src/app.
#pragma once

#include "platform/config/config.hpp"
#include "platform/http/api.hpp"
#include "platform/identity/permissions.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::admission {

/// Declares the context's permissions, routes, jobs and subscriptions. @param config must outlive them
void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      outbox::Bus& bus, const config::Config& config);

/// Adds the public pages: GET /join (find the chamber), /join/{organization_id} (the form),
/// /application/{token} (follow, correct, answer, withdraw).
void add_pages(http::Router& router, const config::Config& config);

}  // namespace banso::admission
