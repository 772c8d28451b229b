#include "app/application.hpp"

#include "app/contexts.hpp"

namespace banso::app {
namespace {

Instant system_now() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

/// A worker holds one connection at a time; a few more are for work that goes on beside it (failed sign-ins
/// are counted even though their transaction is rolled back).
std::size_t connections_for(const config::Config& config) {
  return static_cast<std::size_t>(config.worker_threads) + 8;
}

}  // namespace

Application::Application(config::Config settings, const std::string& runtime_conninfo)
    : config(std::move(settings)),
      pool(runtime_conninfo, connections_for(config)),
      identity(config, permissions),
      services{config, pool, queue, router, system_now},
      queue({.conninfo = runtime_conninfo, .threads = static_cast<std::size_t>(config.job_threads)}),
      authenticator(permissions),
      all_businesses(std::make_shared<recommend::AllBusinesses>(config.matching)) {
  register_everything(*this);
}

Application::~Application() {
  all_businesses->stop();
}

}  // namespace banso::app
