// Wiring of the rules over all businesses, for src/app.
#pragma once

#include <memory>

#include "contexts/measures/api.hpp"
#include "contexts/recommend/service/all_businesses.hpp"
#include "platform/http/api.hpp"
#include "platform/identity/permissions.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::recommend {

/// Declares the context's permissions, routes, jobs and subscriptions.
void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      outbox::Bus& bus, std::shared_ptr<measures::Catalogue> catalogue,
                      std::shared_ptr<AllBusinesses> all);

}  // namespace banso::recommend
