// Work of the context in the background.
#pragma once

#include <memory>

#include "contexts/measures/api.hpp"
#include "contexts/recommend/service/all_businesses.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::recommend {

/// Finds whom new measures fit; queued by the event that measures were published.
inline constexpr const char* kFindJob = "recommend.find_new_measures";
/// The digest of new measures.
inline constexpr const char* kMailJob = "recommend.mail_new_measures";

void register_jobs(jobs::Queue& queue, std::shared_ptr<AllBusinesses> all,
                   std::shared_ptr<measures::Catalogue> catalogue);
void register_subscriptions(outbox::Bus& bus);

}  // namespace banso::recommend
