// Wiring of ledger, for src/app.
#pragma once

#include "platform/config/config.hpp"
#include "platform/http/api.hpp"
#include "platform/identity/permissions.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::ledger {

/// Declares the context's permissions, routes, jobs and subscriptions. @param config must outlive them
void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      outbox::Bus& bus, const config::Config& config);

/// Adds the pages behind personal links: /l and /l/{token}.
void add_pages(http::Router& router);

}  // namespace banso::ledger
