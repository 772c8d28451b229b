// Domain events: what happened in one context, told to others after it is certain.
//
// An event is written in the transaction of what happened (publish). A job then hands it to each subscriber
// of its type, in a transaction of the subscriber's own that also notes the delivery: what the subscriber
// writes there happens exactly once. What it does outside the transaction (a call to another system) may
// happen twice after a crash. Events may arrive in another order than they were published in.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso {
struct Services;
}
namespace banso::jobs {
class Queue;
}

namespace banso::outbox {

struct Event {
  std::int64_t event_id = 0;
  std::string event_type;  ///< "registry.claim_confirmed": <context>.<what happened>
  boost::json::value payload;
  Instant occurred_at{};
};
BOOST_DESCRIBE_STRUCT(Event, (), (event_id, event_type, payload, occurred_at))

/// Notes the event in the caller's transaction, with its next statement or its commit. @param payload ids and
/// facts, no personal data
void publish(db::Tx& tx, std::string_view event_type, const boost::json::value& payload);

/// What a subscriber does with an event, in a transaction that sees every row. An exception means: again
/// later, up to ten times over some hours.
using Handler = std::function<void(db::Tx&, const Event&, Services&)>;

/// Who wants to hear of what. Filled when the parts are wired, then only read.
class Bus {
 public:
  /// @param subscriber stable name ("portal.notify_owner"): deliveries are remembered under it
  /// @throws std::logic_error if the subscriber listens to this type already
  void subscribe(std::string event_type, std::string subscriber, Handler handler);

  struct Subscription {
    std::string subscriber;
    Handler handler;
  };
  const std::vector<Subscription>& subscribers_of(std::string_view event_type) const;
  /// Every type somebody listens to.
  std::vector<std::string> event_types() const;

 private:
  std::map<std::string, std::vector<Subscription>, std::less<>> by_type_;
};

/// Declares the job that hands events on and the daily removal of events dispatched 14 days ago. `bus` must
/// outlive the queue.
void register_jobs(jobs::Queue& queue, const Bus& bus);

}  // namespace banso::outbox
