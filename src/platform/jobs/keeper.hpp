// The thread that keeps a queue alive: hears the bell of other processes, renews the leases of running jobs,
// brings their cancellations, and queues scheduled work.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "platform/jobs/board.hpp"
#include "platform/jobs/own_connection.hpp"

namespace banso::jobs {

class Keeper {
 public:
  explicit Keeper(Board& board);
  ~Keeper();
  Keeper(const Keeper&) = delete;

  /// Works until the board stops and wake() was called.
  void loop();
  /// Ends the wait of the loop, from another thread.
  void wake();

 private:
  using Clock = std::chrono::steady_clock;

  void listen();
  void wait_for_bell(std::chrono::milliseconds longest);
  /// Reads what was rung. @return whether a cancellation was among it
  bool take_rings();
  void renew_leases();
  void queue_due_schedules();
  void count_unfinished();

  Board& board_;
  OwnConnection connection_;
  const int wake_fd_;
  bool listening_ = false;
  std::map<std::string, Instant>
      slots_;  ///< the last slot dealt with, so that the database is asked once per slot
};

}  // namespace banso::jobs
