// One run of a job: what its handler sees, and what the rest of the queue tells it.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>

#include "platform/jobs/board.hpp"
#include "platform/jobs/own_connection.hpp"
#include "platform/jobs/pace.hpp"
#include "platform/jobs/store.hpp"

namespace banso::jobs {

class RunningJob final : public Run {
 public:
  RunningJob(Board& board, OwnConnection& connection, const store::Claimed& claimed);
  ~RunningJob() override;
  RunningJob(const RunningJob&) = delete;

  std::int64_t job_id() const override { return claimed_.job_id; }
  const boost::json::value& payload() const override { return claimed_.payload; }
  std::optional<std::int64_t> started_by_user_id() const override { return claimed_.started_by_user_id; }
  void report(const Progress& progress) override;
  bool cancelled() const override;
  bool last_attempt() const override;
  Services& services() override { return *board_.services; }

  std::int64_t attempt() const { return claimed_.attempts; }
  store::RunKey key() const { return {claimed_.job_id, board_.worker, claimed_.attempts}; }
  void request_cancel() { cancel_requested_ = true; }
  void lose_lease() { lease_lost_ = true; }
  bool cancel_requested() const { return cancel_requested_; }
  /// Whether the handler asked cancelled() and was told yes.
  bool heard_stop() const { return heard_stop_; }
  Progress last_progress() const;

 private:
  using Clock = std::chrono::steady_clock;

  Board& board_;
  OwnConnection& connection_;
  const store::Claimed& claimed_;
  std::atomic<bool> cancel_requested_;
  std::atomic<bool> lease_lost_{false};
  mutable std::atomic<bool> heard_stop_{false};
  mutable std::mutex mutex_;  // a handler may report from several threads of its own
  Progress progress_;
  Pace pace_;
  Clock::time_point stored_at_{};
};

}  // namespace banso::jobs
