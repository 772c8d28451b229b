// A thread that takes one job after the other.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "platform/jobs/board.hpp"
#include "platform/jobs/outcome.hpp"
#include "platform/jobs/running_job.hpp"

namespace banso::jobs {

class Worker {
 public:
  /// @param only_errands never takes long work
  Worker(Board& board, bool only_errands);

  /// Works until the board stops.
  void loop();

 private:
  /// How a run ended, with what there is to tell about it.
  struct Ending {
    End end = End::kReturned;
    std::optional<boost::json::value> result;
    std::optional<std::string> error;
  };

  std::optional<store::Claimed> claim();
  void work(const store::Claimed& claimed);
  Ending run(const RegisteredKind& kind, RunningJob& job);
  bool settle(const RegisteredKind& kind, RunningJob& job, const Ending& ending);
  void record(const RegisteredKind& kind, RunningJob& job, const Ending& ending, const Outcome& outcome);

  Board& board_;
  std::vector<std::string> kinds_;
  OwnConnection connection_;
  std::minstd_rand random_;
};

}  // namespace banso::jobs
