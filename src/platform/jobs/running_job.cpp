#include "platform/jobs/running_job.hpp"

#include "platform/log/log.hpp"

namespace banso::jobs {
namespace {

constexpr std::chrono::milliseconds kBetweenReports(500);

}  // namespace

RunningJob::RunningJob(Board& board, OwnConnection& connection, const store::Claimed& claimed)
    : board_(board), connection_(connection), claimed_(claimed), cancel_requested_(claimed.cancel_requested) {
  board_.add(*this);
}

RunningJob::~RunningJob() {
  board_.remove(*this);
}

void RunningJob::report(const Progress& progress) {
  std::lock_guard lock(mutex_);
  progress_ = progress;
  const auto now = Clock::now();
  if (now - stored_at_ < kBetweenReports) return;
  stored_at_ = now;
  pace_.note(now, progress.done);
  try {
    // Not durable: nobody misses progress that a crash forgot.
    db::Tx tx(connection_.get(), {.settings = as_system(), .durable = false});
    const auto row = store::report(tx, key(), progress, pace_.seconds_left(progress.total));
    tx.commit();
    if (!row) {
      lose_lease();
    } else if (row->cancel_requested) {
      request_cancel();
    }
  } catch (const std::exception& error) {
    // Progress is for watching only; the work itself goes on and will notice an absent database soon enough.
    connection_.drop();
    log::debug("job.progress_not_stored", {{"job_id", job_id()}, {"error", error.what()}});
  }
}

bool RunningJob::cancelled() const {
  const bool stop = cancel_requested_ || lease_lost_ || board_.stopping;
  if (stop) heard_stop_ = true;
  return stop;
}

bool RunningJob::last_attempt() const {
  return claimed_.attempts >= board_.kinds.find(claimed_.kind)->second.kind.attempts;
}

Progress RunningJob::last_progress() const {
  std::lock_guard lock(mutex_);
  return progress_;
}

}  // namespace banso::jobs
