#include "platform/jobs/database_queue.hpp"

#include <stdexcept>

#include "platform/jobs/keeper.hpp"
#include "platform/jobs/store.hpp"
#include "platform/jobs/worker.hpp"

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
  threads_.emplace_back([this] { keeper_->loop(); });
  threads_.emplace_back([this] { Worker(board_, true).loop(); });
  for (std::size_t i = 0; i < board_.options.threads; ++i) {
    threads_.emplace_back([this] { Worker(board_, false).loop(); });
  }
}

void DatabaseQueue::stop() {
  board_.stopping = true;
  board_.ring();
  if (keeper_) keeper_->wake();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

std::vector<Kind> DatabaseQueue::kinds() const {
  std::vector<Kind> all;
  for (const auto& [name, registered] : board_.kinds) all.push_back(registered.kind);
  return all;
}

}  // namespace banso::jobs
