// How long work will still take, from how fast it went lately. Pure: the time is given.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace banso::jobs {

class Pace {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Notes how much was done at a time. Less than before means that a new stage began: what was learnt is
  /// forgotten.
  void note(Time now, std::int64_t done);

  /// Seconds until `total` at the pace of the last half minute, rounded up. Nothing while that cannot be
  /// said: total unknown (0), watched for less than two seconds, or no headway.
  std::optional<std::int64_t> seconds_left(std::int64_t total) const;

 private:
  struct Sample {
    Time time;
    std::int64_t done;
  };
  std::deque<Sample> samples_;
};

}  // namespace banso::jobs
