#include "platform/db/private_cluster.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "platform/db/cluster_files.hpp"
#include "platform/db/cluster_lock.hpp"
#include "platform/db/leftover_server.hpp"
#include "platform/db/libpq_handles.hpp"

namespace banso::db {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::uintmax_t kLargestLog = 10ULL << 20;
constexpr auto kFastShutdownPatience = 60s;
constexpr auto kLongestPause = 5s;

bool accepts_connections(const ClusterPaths& paths) {
  const ConnectionHandle connection(
      PQconnectdb((socket_conninfo(paths.run, kBootstrapRole, "postgres") + " connect_timeout=5").c_str()));
  return PQstatus(connection.get()) == CONNECTION_OK;
}

void rotate_log(const fs::path& log) {
  std::error_code error;
  if (fs::file_size(log, error) > kLargestLog && !error) fs::rename(log, log.string() + ".1", error);
}

}  // namespace

// The watcher thread spawns the server, because the kernel sends the death signal when the spawning THREAD
// ends: it has to live exactly as long as the cluster does.
struct PrivateCluster::Impl {
  Impl(ClusterPlan cluster_plan, ClusterOptions cluster_options, Say progress)
      : lock(cluster_plan.home / "lock"),
        plan(std::move(cluster_plan)),
        options(std::move(cluster_options)),
        say(std::move(progress)) {}

  ClusterLock lock;
  const ClusterPlan plan;
  const ClusterOptions options;
  const Say say;

  std::mutex mutex;
  std::condition_variable changed;
  bool stopping = false;             // guarded by mutex
  bool started = false;              // guarded by mutex; the first start is over, well or badly
  std::exception_ptr start_failure;  // guarded by mutex
  pid_t server = 0;  // written by the watcher under the mutex; a process that is not reaped yet
  std::atomic<bool> accepting = false;
  std::thread watcher;

  void watch();
  void launch();
  void wait_until_ready();
  void wait_for_exit();
  bool server_ended();
  bool pause(std::chrono::milliseconds time);
};

// Sleeps, but wakes up for stop(). Returns whether the cluster is to stop.
bool PrivateCluster::Impl::pause(std::chrono::milliseconds time) {
  std::unique_lock guard(mutex);
  return changed.wait_for(guard, time, [this] { return stopping; });
}

void PrivateCluster::Impl::launch() {
  end_leftover_server(plan.paths);
  write_configuration(plan, options);
  rotate_log(plan.log);
  const pid_t pid = spawn({{(plan.bin / "postgres").string(), "-D", plan.paths.data.string(), "-k",
                            plan.paths.run.string(), "-p", "5432"},
                           plan.user,
                           plan.log,
                           SIGINT});
  const std::lock_guard guard(mutex);
  server = pid;
  // stop() may have come while there was no process to interrupt.
  if (stopping) kill(server, SIGINT);
}

// Whether the server has ended; reaps it then. Until that moment its process id cannot be given to another.
bool PrivateCluster::Impl::server_ended() {
  const std::lock_guard guard(mutex);
  if (server != 0 && waitpid(server, nullptr, WNOHANG) != 0) {
    server = 0;
    changed.notify_all();
  }
  return server == 0;
}

void PrivateCluster::Impl::wait_for_exit() {
  siginfo_t facts = {};
  while (waitid(P_PID, static_cast<id_t>(server), &facts, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
  }
  accepting = false;
  server_ended();
}

void PrivateCluster::Impl::wait_until_ready() {
  const auto begin = std::chrono::steady_clock::now();
  auto next_word = begin + 3s;
  while (!accepts_connections(plan.paths)) {
    if (server_ended()) {
      const std::string tail = log_tail(plan.log);
      const bool full = tail.find("No space left on device") != std::string::npos;
      throw ClusterError(fmt::format(
          "データベースが起動しませんでした。{}記録: {}\nThe database server did not start. {}Log: {}\n{}",
          full ? "ディスクがいっぱいです。空きを作ってください。" : "", plan.log.string(),
          full ? "The disk is full. " : "", plan.log.string(), tail));
    }
    if (std::chrono::steady_clock::now() > next_word) {
      say("データベースの準備を待っています（前回の続きを復元中） / Waiting for the database to recover");
      next_word += 10s;
    }
    if (pause(10ms)) return;
  }
}

void PrivateCluster::Impl::watch() {
  std::chrono::milliseconds rest = 100ms;
  bool first = true;
  while (true) {
    try {
      launch();
      wait_until_ready();
      if (first) create_roles_and_database(plan);
      rest = 100ms;
      const std::lock_guard guard(mutex);
      if (!stopping) accepting = true;
      if (!first) say("データベースが復旧しました / The database is back");
      first = false;
      started = true;
      changed.notify_all();
    } catch (const std::exception& failure) {
      if (first) {
        std::unique_lock guard(mutex);
        start_failure = std::current_exception();
        if (server != 0) kill(server, SIGINT);
        guard.unlock();
        if (server != 0) wait_for_exit();
        guard.lock();
        started = true;
        changed.notify_all();
        return;
      }
      say(failure.what());
    }
    if (server != 0) wait_for_exit();
    {
      const std::lock_guard guard(mutex);
      if (stopping) return;
    }
    say("データベースが止まったため、起動し直します / The database server ended; starting it again");
    if (pause(rest)) return;
    rest = std::min<std::chrono::milliseconds>(rest * 2, kLongestPause);
  }
}

std::unique_ptr<PrivateCluster> PrivateCluster::start(const fs::path& var_dir, const Say& say,
                                                      const ClusterOptions& options) {
  ClusterPlan plan = plan_cluster(var_dir);
  auto impl = std::make_unique<Impl>(std::move(plan), options, say);
  create_data(impl->plan, options, say);
  std::unique_ptr<PrivateCluster> cluster(new PrivateCluster(std::move(impl)));
  Impl& state = *cluster->impl_;
  state.watcher = std::thread([&state] { state.watch(); });
  std::unique_lock guard(state.mutex);
  state.changed.wait(guard, [&state] { return state.started; });
  if (state.start_failure) {
    const std::exception_ptr failure = state.start_failure;
    guard.unlock();
    cluster.reset();
    std::rethrow_exception(failure);
  }
  return cluster;
}

PrivateCluster::PrivateCluster(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

PrivateCluster::~PrivateCluster() {
  stop();
}

void PrivateCluster::stop() {
  Impl& state = *impl_;
  if (!state.watcher.joinable()) return;
  {
    std::unique_lock guard(state.mutex);
    state.stopping = true;
    state.accepting = false;
    state.changed.notify_all();
    if (state.server != 0) kill(state.server, SIGINT);
    const auto gone = [&state] { return state.server == 0; };
    if (!state.changed.wait_for(guard, kFastShutdownPatience, gone)) {
      kill(state.server, SIGQUIT);
    }
  }
  state.watcher.join();
}

std::string PrivateCluster::conninfo(std::string_view role, std::string_view database) const {
  return socket_conninfo(impl_->plan.paths.run, role, database);
}

bool PrivateCluster::running() const {
  return impl_->accepting;
}

pid_t PrivateCluster::pid() const {
  const std::lock_guard guard(impl_->mutex);
  return impl_->server;
}

const ClusterPaths& PrivateCluster::paths() const {
  return impl_->plan.paths;
}

}  // namespace banso::db
