// What admission does without anybody asking.
#pragma once

#include "platform/config/config.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::admission {

/// Removes suspicious applications that nobody wanted to see for 90 days.
void register_jobs(jobs::Queue& queue);
/// Tells the office by mail what applicants did, where it wants to know.
void register_subscriptions(outbox::Bus& bus);

}  // namespace banso::admission
