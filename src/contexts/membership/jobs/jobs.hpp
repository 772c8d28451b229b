// Work in the background: mailings in portions, withdrawals that take effect, records beside the register;
// and what is listened to.
#pragma once

#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::membership {

void register_jobs(jobs::Queue& queue);
void register_subscriptions(outbox::Bus& bus);

}  // namespace banso::membership
