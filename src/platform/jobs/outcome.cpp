#include "platform/jobs/outcome.hpp"

#include <algorithm>

namespace banso::jobs {

std::chrono::milliseconds back_off(int attempt, std::chrono::milliseconds first, double chance) {
  constexpr std::chrono::milliseconds kLongest = std::chrono::hours(1);
  const int doublings = std::clamp(attempt - 1, 0, 20);
  const auto plain = std::min<std::chrono::milliseconds>(first * (1LL << doublings), kLongest);
  const double spread = static_cast<double>(plain.count()) * (0.75 + chance / 2);
  return std::chrono::milliseconds(static_cast<std::int64_t>(spread));
}

Outcome decide(const RunFacts& facts, std::chrono::milliseconds first_back_off, double chance) {
  // A handler that came to its end before it heard of the stop has done its work.
  const bool complete = facts.end == End::kReturned && !facts.heard_stop;
  if (complete) return {Next::kSucceeded};
  if (facts.cancel_requested) return {Next::kCancelled};
  if (facts.end == End::kRefused) return {Next::kFailed};
  if (facts.server_stopping && facts.heard_stop) return {Next::kAgain, std::chrono::milliseconds(0), false};
  const auto wait = back_off(facts.attempts, first_back_off, chance);
  if (facts.end == End::kUnavailable) return {Next::kAgain, wait, false};
  // Told to stop because its lease had run out: another server may have it by now.
  if (facts.end == End::kReturned) return {Next::kAgain, wait, false};
  if (facts.attempts >= facts.attempts_allowed) return {Next::kFailed};
  return {Next::kAgain, wait, true};
}

}  // namespace banso::jobs
