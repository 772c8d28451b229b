// The whole program put together: pool, jobs, identity, contexts, routes. Commands build one and use what
// they need.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "contexts/recommend/context.hpp"
#include "platform/config/config.hpp"
#include "platform/db/pool.hpp"
#include "platform/http/route.hpp"
#include "platform/identity/identity.hpp"
#include "platform/identity/session_authenticator.hpp"
#include "platform/jobs/database_queue.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/services.hpp"

namespace banso::app {

/// Every part of the house, wired. Making one connects to nothing, so that the API document can be printed
/// without a database.
class Application {
 public:
  /// @param runtime_conninfo where requests and jobs connect
  Application(config::Config settings, const std::string& runtime_conninfo);
  ~Application();
  Application(const Application&) = delete;

  const config::Config config;
  db::Pool pool;
  http::Router router;
  outbox::Bus bus;
  identity::Permissions permissions;
  identity::Identity identity;
  Services services;  ///< before the queue: its threads use it until the queue is gone
  jobs::DatabaseQueue queue;
  identity::SessionAuthenticator authenticator;
  std::shared_ptr<recommend::AllBusinesses> all_businesses;
  /// False while the server drains; read by /readyz.
  std::function<bool()> accepting = [] { return true; };
};

}  // namespace banso::app
