#include <chrono>
#include <stdexcept>

#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/log/log.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/services.hpp"

namespace banso::outbox {
namespace {

constexpr std::chrono::hours kKeepFor(24 * 14);

const db::Query<Event, std::int64_t> kFindUndispatched{"outbox.find_undispatched"};
const db::Command<std::int64_t, std::string> kNoteDelivery{"outbox.note_delivery"};
const db::Command<std::int64_t> kMarkDispatched{"outbox.mark_dispatched"};
const db::Command<Instant> kDeleteOldEvents{"outbox.delete_old_events"};

/// Hands the event to one subscriber unless it has taken it before. @return false if the subscriber failed
bool deliver(const Bus::Subscription& subscription, const Event& event, Services& services) {
  try {
    db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
      if (kNoteDelivery.run(tx, event.event_id, subscription.subscriber) == 0) return;
      subscription.handler(tx, event, services);
    });
    return true;
  } catch (const db::Unavailable&) {
    throw;
  } catch (const std::exception& error) {
    log::error("event.subscriber_failed", {{"event_id", event.event_id},
                                           {"event_type", event.event_type},
                                           {"subscriber", subscription.subscriber},
                                           {"error", error.what()}});
    return false;
  }
}

boost::json::value dispatch(jobs::Run& run, const Bus& bus) {
  Services& services = run.services();
  const auto event_id = run.payload().at("event_id").to_number<std::int64_t>();
  const auto event = db::in_tx(services.pool, {.settings = jobs::as_system(), .read_only = true},
                               [&](db::Tx& tx) { return kFindUndispatched.maybe(tx, event_id); });
  if (!event) return nullptr;
  // One that fails does not keep the others waiting; the job comes back for it alone.
  bool all = true;
  for (const auto& subscription : bus.subscribers_of(event->event_type)) {
    all = deliver(subscription, *event, services) && all;
  }
  if (!all) throw std::runtime_error("a subscriber of " + event->event_type + " failed");
  db::in_tx(services.pool, {.settings = jobs::as_system()},
            [&](db::Tx& tx) { kMarkDispatched.run(tx, event_id); });
  return nullptr;
}

boost::json::value delete_old(jobs::Run& run) {
  Services& services = run.services();
  const auto deleted = db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
    return kDeleteOldEvents.run(tx, services.clock() - kKeepFor);
  });
  return {{"deleted", deleted}};
}

}  // namespace

void register_jobs(jobs::Queue& queue, const Bus& bus) {
  queue.add_kind({.name = "platform.dispatch_event",
                  .title = "できごとの通知",
                  .attempts = 10,
                  .permission = "platform.jobs.manage",
                  .errand = true},
                 [&bus](jobs::Run& run) { return dispatch(run, bus); });
  queue.add_kind({.name = "platform.delete_old_events",
                  .title = "通知の済んだできごとを消す",
                  .permission = "platform.jobs.manage",
                  .every = "daily 03:45"},
                 delete_old);
}

}  // namespace banso::outbox
