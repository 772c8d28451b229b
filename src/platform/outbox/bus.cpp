#include "platform/outbox/bus.hpp"

#include <stdexcept>

#include "platform/db/statement.hpp"

namespace banso::outbox {
namespace {

const db::Command<std::string, boost::json::value> kPublishEvent{"outbox.publish_event"};

}  // namespace

void publish(db::Tx& tx, std::string_view event_type, const boost::json::value& payload) {
  kPublishEvent.defer(tx, std::string(event_type), payload);
}

void Bus::subscribe(std::string event_type, std::string subscriber, Handler handler) {
  auto& subscriptions = by_type_[event_type];
  for (const Subscription& known : subscriptions) {
    if (known.subscriber == subscriber) {
      throw std::logic_error("outbox: " + subscriber + " listens twice to " + event_type);
    }
  }
  subscriptions.push_back({std::move(subscriber), std::move(handler)});
}

const std::vector<Bus::Subscription>& Bus::subscribers_of(std::string_view event_type) const {
  static const std::vector<Subscription> nobody;
  const auto found = by_type_.find(event_type);
  return found == by_type_.end() ? nobody : found->second;
}

std::vector<std::string> Bus::event_types() const {
  std::vector<std::string> types;
  for (const auto& [type, subscriptions] : by_type_) types.push_back(type);
  return types;
}

}  // namespace banso::outbox
