// What becomes of a job after a run. Pure: chance is an argument.
#pragma once

#include <chrono>
#include <string>

namespace banso::jobs {

/// How the handler ended.
enum class End {
  kReturned,
  kRefused,      ///< threw Refused: trying again would not help
  kFailed,       ///< threw anything else
  kUnavailable,  ///< the database was away: nobody's fault
};

struct RunFacts {
  End end = End::kReturned;
  bool heard_stop = false;        ///< the handler asked cancelled() and was told yes
  bool cancel_requested = false;  ///< somebody asked to cancel
  bool server_stopping = false;
  int attempts = 1;  ///< begun so often, this run included
  int attempts_allowed = 1;
};

enum class Next { kSucceeded, kFailed, kCancelled, kAgain };

struct Outcome {
  Next next = Next::kSucceeded;
  std::chrono::milliseconds delay{0};  ///< kAgain: not before
  bool counts = true;                  ///< kAgain: false gives the attempt back
};

/// How long to wait before try `attempt` + 1: doubles from `first` to at most an hour, and is spread by
/// `chance` (0 ≤ chance < 1) over 75–125 %, so that many jobs that failed together do not come back together.
std::chrono::milliseconds back_off(int attempt, std::chrono::milliseconds first, double chance);

Outcome decide(const RunFacts& facts, std::chrono::milliseconds first_back_off, double chance);

}  // namespace banso::jobs
