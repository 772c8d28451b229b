#include "platform/jobs/board.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>

#include "platform/jobs/running_job.hpp"

namespace banso::jobs {
namespace {

std::string name_this_process() {
  char host[256] = "";
  ::gethostname(host, sizeof host - 1);
  // The random part tells a container's process 1 from the one before it.
  return fmt::format("{}:{}:{:08x}", host, ::getpid(), randombytes_random());
}

}  // namespace

Board::Board(QueueOptions given) : options(std::move(given)), worker(name_this_process()) {}

std::uint64_t Board::rings() const {
  std::lock_guard lock(mutex_);
  return rings_;
}

void Board::ring() {
  {
    std::lock_guard lock(mutex_);
    ++rings_;
  }
  rung_.notify_all();
}

void Board::wait(std::uint64_t seen, std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  rung_.wait_for(lock, longest, [&] { return rings_ != seen || stopping.load(); });
}

void Board::add(RunningJob& job) {
  std::lock_guard lock(mutex_);
  running_.push_back(&job);
}

void Board::remove(RunningJob& job) {
  std::lock_guard lock(mutex_);
  running_.erase(std::remove(running_.begin(), running_.end(), &job), running_.end());
}

std::vector<std::int64_t> Board::running_job_ids() const {
  std::lock_guard lock(mutex_);
  std::vector<std::int64_t> ids;
  for (const RunningJob* job : running_) ids.push_back(job->job_id());
  return ids;
}

void Board::apply(const std::vector<std::int64_t>& asked, const std::vector<LeaseRow>& rows) {
  std::lock_guard lock(mutex_);
  for (RunningJob* job : running_) {
    if (std::find(asked.begin(), asked.end(), job->job_id()) == asked.end()) continue;
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const LeaseRow& candidate) {
      return candidate.job_id == job->job_id() && candidate.attempts == job->attempt();
    });
    if (row == rows.end()) {
      job->lose_lease();
    } else if (row->cancel_requested) {
      job->request_cancel();
    }
  }
}

}  // namespace banso::jobs
