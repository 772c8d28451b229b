#include "platform/jobs/keeper.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <system_error>

#include "platform/jobs/store.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"
#include "platform/services.hpp"

namespace banso::jobs {
namespace {

constexpr std::chrono::milliseconds kLongestWait(1000);
constexpr std::chrono::seconds kBetweenCounts(15);
constexpr std::chrono::milliseconds kDatabaseAway(1000);

int make_wake_fd() {
  const int fd = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (fd < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  return fd;
}

}  // namespace

Keeper::Keeper(Board& board) : board_(board), connection_(board.options.conninfo), wake_fd_(make_wake_fd()) {}

Keeper::~Keeper() {
  ::close(wake_fd_);
}

void Keeper::wake() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_fd_, &one, sizeof one);
}

void Keeper::loop() {
  const auto between_renewals = board_.options.lease / 3;
  auto renewed = Clock::time_point{};
  auto counted = Clock::time_point{};
  bool away = false;
  while (!board_.stopping) {
    try {
      listen();
      if (away) board_.ring();  // what was rung meanwhile went unheard
      away = false;
      const bool cancel = take_rings();
      const auto now = Clock::now();
      if (cancel || now - renewed >= between_renewals) {
        renew_leases();
        renewed = now;
      }
      queue_due_schedules();
      if (now - counted >= kBetweenCounts) {
        count_unfinished();
        counted = now;
      }
      wait_for_bell(std::min(kLongestWait, between_renewals));
    } catch (const std::exception& error) {
      if (!away) log::warn("jobs.keeper_waits_for_database", {{"error", error.what()}});
      away = true;
      listening_ = false;
      connection_.drop();
      board_.wait(board_.rings(), kDatabaseAway);
    }
  }
}

void Keeper::listen() {
  db::Connection& connection = connection_.get();
  if (listening_) return;
  connection.script("listen banso_jobs");
  listening_ = true;
}

void Keeper::wait_for_bell(std::chrono::milliseconds longest) {
  std::array<pollfd, 2> watched{{{wake_fd_, POLLIN, 0}, {PQsocket(connection_.get().raw()), POLLIN, 0}}};
  ::poll(watched.data(), watched.size(), static_cast<int>(longest.count()));
  std::uint64_t rung = 0;
  [[maybe_unused]] const auto drained = ::read(wake_fd_, &rung, sizeof rung);
}

bool Keeper::take_rings() {
  PGconn* connection = connection_.get().raw();
  if (PQconsumeInput(connection) != 1) throw db::Unavailable(PQerrorMessage(connection));
  bool any = false;
  bool cancel = false;
  while (PGnotify* raw = PQnotifies(connection)) {
    const std::unique_ptr<PGnotify, void (*)(void*)> notify(raw, &PQfreemem);
    any = true;
    cancel = cancel || std::string_view(notify->extra) == "cancel";
  }
  if (any) board_.ring();
  return cancel;
}

void Keeper::renew_leases() {
  const auto ids = board_.running_job_ids();
  if (ids.empty()) return;
  db::Tx tx(connection_.get(), {.settings = as_system(), .durable = false});
  const auto rows = store::extend_leases(tx, ids, board_.worker, board_.options.lease);
  tx.commit();
  board_.apply(ids, rows);
}

void Keeper::queue_due_schedules() {
  for (const auto& [name, registered] : board_.kinds) {
    if (!registered.schedule) continue;
    const Instant slot = latest_slot(*registered.schedule, board_.services->clock());
    if (const auto known = slots_.find(name); known != slots_.end() && known->second >= slot) continue;
    db::Tx tx(connection_.get(), {.settings = as_system()});
    const bool queued = store::queue_scheduled(tx, name, registered.kind.title, slot);
    tx.commit();
    slots_[name] = slot;
    if (queued) log::info("job.scheduled", {{"kind", name}});
  }
}

void Keeper::count_unfinished() {
  db::Tx tx(connection_.get(), {.settings = as_system()});
  const auto unfinished = store::count_unfinished(tx);
  tx.commit();
  metrics::set_unfinished_jobs(static_cast<double>(unfinished.queued),
                               static_cast<double>(unfinished.running));
}

}  // namespace banso::jobs
