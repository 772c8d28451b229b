// What use cases and jobs may need besides their transaction. Made once in src/app, handed down by reference.
#pragma once

#include <functional>

#include "kernel/date.hpp"
#include "platform/config/config.hpp"

namespace banso {

namespace db {
class Pool;
}
namespace jobs {
class Queue;
}
namespace http {
class Router;
}

struct Services {
  const config::Config& config;
  db::Pool& pool;
  jobs::Queue& jobs;
  const http::Router& router;
  std::function<Instant()> clock;  ///< the time now; tests set it
};

}  // namespace banso
