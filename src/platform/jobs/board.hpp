// What the threads of one queue share: the kinds, the jobs that run here, and the bell that wakes workers.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "platform/jobs/queue.hpp"
#include "platform/jobs/schedule.hpp"

namespace banso::jobs {

class RunningJob;

struct QueueOptions {
  std::string conninfo;                  ///< of the runtime role; the queue keeps connections of its own
  std::size_t threads = 2;               ///< besides one for errands; 0: this process only queues
  std::chrono::milliseconds poll{2000};  ///< looks for work so often even if nobody rang
  std::chrono::milliseconds lease{
      30'000};  ///< a job whose server was silent for so long begins again elsewhere
  std::chrono::milliseconds first_back_off{5000};
};

struct RegisteredKind {
  Kind kind;
  Handler handler;
  std::optional<Schedule> schedule;
};

/// One row of extend_leases and report_progress: what the database says of a job that runs here.
struct LeaseRow {
  std::int64_t job_id = 0;
  std::int64_t attempts = 0;
  bool cancel_requested = false;
};
BOOST_DESCRIBE_STRUCT(LeaseRow, (), (job_id, attempts, cancel_requested))

class Board {
 public:
  explicit Board(QueueOptions given);

  const QueueOptions options;
  const std::string worker;  ///< this process, told apart from every other
  std::map<std::string, RegisteredKind, std::less<>> kinds;
  Services* services = nullptr;
  std::atomic<bool> stopping{false};

  /// The number of rings so far; take it before looking for work.
  std::uint64_t rings() const;
  void ring();
  /// Waits until somebody rang after `seen`, the queue stops, or the time is over.
  void wait(std::uint64_t seen, std::chrono::milliseconds longest);

  void add(RunningJob& job);
  void remove(RunningJob& job);
  std::vector<std::int64_t> running_job_ids() const;
  /// Tells the running jobs what the database said of `asked`; one that it did not mention has been lost.
  void apply(const std::vector<std::int64_t>& asked, const std::vector<LeaseRow>& rows);

 private:
  mutable std::mutex mutex_;
  std::condition_variable rung_;
  std::uint64_t rings_ = 0;
  std::vector<RunningJob*> running_;
};

}  // namespace banso::jobs
