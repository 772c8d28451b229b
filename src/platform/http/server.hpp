// The HTTP edge: connections, limits and time-outs, uploads to disk, event streams, graceful end.
// Boost.Beast lives behind this header, in server.cpp and connection.cpp only.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/dispatcher.hpp"
#include "platform/http/route.hpp"

namespace banso::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 0;  ///< 0: any free port
  std::size_t io_threads = 1;
  std::size_t worker_threads = 16;
  std::size_t queue_limit = 512;
  std::size_t connection_limit = 2000;
  std::int64_t rate_limit_factor = 1;
  std::filesystem::path upload_dir;  ///< where uploads are streamed to
  std::vector<std::string> trusted_proxies;
  bool https = false;  ///< people reach the site by https (through a proxy)
  std::chrono::milliseconds header_timeout = std::chrono::seconds(10);
  std::chrono::milliseconds idle_timeout = std::chrono::seconds(60);
  std::chrono::milliseconds body_timeout = std::chrono::seconds(30);   ///< for each 64 KiB of a body
  std::chrono::milliseconds write_timeout = std::chrono::seconds(30);  ///< for each piece of an answer
  std::chrono::milliseconds heartbeat = std::chrono::seconds(15);      ///< of event streams that are silent
  std::chrono::milliseconds drain =
      std::chrono::seconds(10);  ///< how long running requests may take after stop()
  /// Called once per answered request: route name (or "none"), status, seconds.
  std::function<void(const std::string&, int, double)> observe = [](const std::string&, int, double) {};
};

class Server {
 public:
  Server(const Router& router, Dispatcher& dispatcher, ServerOptions options);
  ~Server();

  /// Listens and starts the threads. @throws std::runtime_error if the address is taken
  void start();
  unsigned short port() const;
  /// Stops accepting, ends streams, lets running requests finish within the drain time, then joins.
  void stop();
  bool draining() const;
  std::size_t waiting_requests() const;
  std::size_t open_connections() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace banso::http
