// `banso serve`: database, migrations, demo data, jobs and HTTP, until a signal ends it.
#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "app/application.hpp"
#include "app/command.hpp"
#include "app/demo/demo.hpp"
#include "app/settings.hpp"
#include "contexts/finance/import/reference_seed.hpp"
#include "contexts/measures/context.hpp"
#include "contexts/registry/import_context.hpp"
#include "kernel/text.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/open_database.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/http/server.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace banso::app {
namespace {

/// Shorter than systemd and container runtimes wait before they kill.
constexpr std::chrono::seconds kLongestWaitForJobs(20);

void say(std::string_view line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

/// Signals are taken by sigwait in this thread; every thread started later inherits the mask.
sigset_t block_ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (const auto part = trim(text.substr(0, comma)); !part.empty()) parts.emplace_back(part);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return parts;
}

http::ServerOptions server_options(const config::Config& config) {
  http::ServerOptions options;
  options.address = config.address;
  options.port = static_cast<unsigned short>(config.port);
  options.io_threads = static_cast<std::size_t>(config.io_threads);
  options.worker_threads = static_cast<std::size_t>(config.worker_threads);
  options.queue_limit = static_cast<std::size_t>(config.queue_limit);
  options.connection_limit = static_cast<std::size_t>(config.connection_limit);
  options.rate_limit_factor = config.rate_limit_factor;
  options.upload_dir = std::filesystem::path(config.var_dir) / "files" / "incoming";
  options.trusted_proxies = split_at_commas(config.trusted_proxies);
  options.https = config.public_url.starts_with("https://");
  options.observe = metrics::count_request;
  return options;
}

void print_welcome(const Application& application) {
  say("");
  if (application.config.role == "worker") {
    say("Banso の裏の処理が動いています（画面とAPIはありません）");
  } else {
    say(fmt::format("Banso が動いています: {}", application.config.public_url));
  }
  if (!application.identity.demo_accounts.empty()) {
    say("");
    say("デモのサインイン（架空のデータです）");
    for (const auto& account : application.identity.demo_accounts) {
      say(fmt::format("  {:<28} {:<20} {}", account.email, account.password, account.label));
    }
  }
  say("");
  say("止めるには Ctrl+C を押してください。");
}

}  // namespace

int serve(const Arguments& arguments) {
  config::Config config = usable_settings(arguments);
  log::set_level(config.log_level);
  const sigset_t ending = block_ending_signals();
  std::filesystem::create_directories(config.var_dir);

  db::Database database =
      db::open_database({config.database_url, config.database_runtime_url, config.var_dir}, say);
  for (const auto& name : db::migrate(database.owner_conninfo).applied)
    say("データベースを更新しました: " + name);

  Application application(std::move(config), database.runtime_conninfo);
  application.identity.key();  // a broken key file must be noticed now and not at the first sign-in
  db::in_tx(application.pool, {.settings = {{"app.system", "t"}}}, registry::load_reference_seed);
  db::in_tx(application.pool, {.settings = {{"app.system", "t"}}}, finance::load_reference_seed);
  db::in_tx(application.pool, {.settings = {{"app.system", "t"}}},
            [&](db::Tx& tx) { measures::bring_catalogue_seed(tx, application.services.clock()); });
  if (application.config.demo) load_demo(application, say);

  http::Dispatcher dispatcher(application.services, application.authenticator);
  http::Server server(application.router, dispatcher, server_options(application.config));
  application.accepting = [&server] { return !server.draining(); };
  const auto watches = {
      metrics::watch("banso_database_connections_in_use", "Connections lent to requests",
                     [&] { return static_cast<double>(application.pool.in_use()); }),
      metrics::watch("banso_http_requests_waiting", "Requests waiting for a worker",
                     [&] { return static_cast<double>(server.waiting_requests()); }),
      metrics::watch("banso_http_connections", "Open connections",
                     [&] { return static_cast<double>(server.open_connections()); }),
  };

  if (application.config.role != "worker") server.start();
  if (application.config.role != "web") application.queue.start(application.services);
  application.all_businesses->start(application.services);
  log::info("server.started", {{"port", server.port()}, {"role", application.config.role}});
  print_welcome(application);

  int signal = 0;
  sigwait(&ending, &signal);
  log::info("server.stopping", {{"signal", signal}});
  server.stop();
  application.all_businesses->stop();
  const bool jobs_ended = application.queue.stop_within(kLongestWaitForJobs);
  if (database.cluster) database.cluster->stop();
  log::info("server.stopped");
  // A thread that does not come back cannot be ended alone. Nothing is lost: it is as if the power had
  // failed.
  if (!jobs_ended) std::_Exit(EXIT_FAILURE);
  return 0;
}

}  // namespace banso::app
