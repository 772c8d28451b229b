// What the connections of one server share. Internal to the edge.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/client_socket.hpp"
#include "platform/http/rate_limiter.hpp"
#include "platform/http/server.hpp"
#include "platform/http/worker_pool.hpp"

namespace banso::http {

struct Edge {
  const Router& router;
  Dispatcher& dispatcher;
  const ServerOptions options;
  WorkerPool workers;
  RateLimiter limiter;
  OpenSockets sockets;
  std::atomic<bool> draining{false};

  Edge(const Router& routes, Dispatcher& dispatch, ServerOptions settings)
      : router(routes),
        dispatcher(dispatch),
        options(std::move(settings)),
        workers(options.worker_threads, options.queue_limit),
        limiter(options.rate_limit_factor) {}
};

/// Serves one connection until it ends.
boost::asio::awaitable<void> serve_connection(boost::asio::ip::tcp::socket socket, Edge& edge);

}  // namespace banso::http
