#include "platform/jobs/database_queue.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "platform/jobs/keeper.hpp"
#include "platform/jobs/store.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/log/log.hpp"

namespace banso::jobs {

DatabaseQueue::DatabaseQueue(QueueOptions options) : board_(std::move(options)) {}

DatabaseQueue::~DatabaseQueue() {
  stop();
}

void DatabaseQueue::add_kind(Kind kind, Handler handler) {
  if (board_.services) throw std::logic_error("jobs: add_kind after start");
  if (kind.attempts < 1) throw std::logic_error("jobs: no attempts for " + kind.name);
  std::optional<Schedule> schedule;
  if (kind.every) {
    schedule = parse_schedule(*kind.every);
    if (!schedule) throw std::logic_error("jobs: unknown schedule of " + kind.name + ": " + *kind.every);
  }
  const std::string name = kind.name;
  const auto [place, added] =
      board_.kinds.try_emplace(name, RegisteredKind{std::move(kind), std::move(handler), schedule});
  if (!added) throw std::logic_error("jobs: kind declared twice: " + name);
}

std::int64_t DatabaseQueue::enqueue(db::Tx& tx, std::string_view kind, std::string_view title,
                                    const boost::json::value& payload, std::optional<std::int64_t> user_id) {
  if (!board_.kinds.contains(kind)) throw std::logic_error("jobs: nobody declared " + std::string(kind));
  return store::add(tx, std::string(kind), std::string(title), payload, user_id);
}

void DatabaseQueue::start(Services& services) {
  if (board_.services) throw std::logic_error("jobs: started twice");
  board_.services = &services;
  if (board_.options.threads == 0) return;
  keeper_ = std::make_unique<Keeper>(board_);
  run([this] { keeper_->loop(); });
  run([this] { Worker(board_, true).loop(); });
  for (std::size_t i = 0; i < board_.options.threads; ++i) {
    run([this] { Worker(board_, false).loop(); });
  }
}

void DatabaseQueue::run(std::function<void()> work) {
  {
    const std::lock_guard guard(mutex_);
    ++working_;
  }
  threads_.emplace_back([this, work = std::move(work)] {
    work();
    const std::lock_guard guard(mutex_);
    --working_;
    left_.notify_all();
  });
}

void DatabaseQueue::tell_to_leave() {
  board_.stopping = true;
  board_.ring();
  if (keeper_) keeper_->wake();
}

void DatabaseQueue::stop() {
  tell_to_leave();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

bool DatabaseQueue::stop_within(std::chrono::milliseconds within) {
  tell_to_leave();
  {
    std::unique_lock lock(mutex_);
    if (!left_.wait_for(lock, within, [this] { return working_ == 0; })) {
      log::error("jobs.stop_gave_up",
                 {{"job_ids", fmt::format("{}", fmt::join(board_.running_job_ids(), " "))}});
      return false;
    }
  }
  stop();
  return true;
}

std::vector<Kind> DatabaseQueue::kinds() const {
  std::vector<Kind> all;
  for (const auto& [name, registered] : board_.kinds) all.push_back(registered.kind);
  return all;
}

}  // namespace banso::jobs
