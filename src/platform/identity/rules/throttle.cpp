#include "platform/identity/rules/throttle.hpp"

#include <algorithm>

namespace banso::identity {

TryVerdict judge_try(const Tries& before, const ThrottleRule& rule, Instant now) {
  using std::chrono::seconds;
  TryVerdict verdict;
  if (before.blocked_until && *before.blocked_until > now) {
    verdict.wait = std::chrono::ceil<seconds>(*before.blocked_until - now);
    verdict.next = before;
    return verdict;
  }
  verdict.allowed = true;
  const bool quiet = now - before.last_failure_at > rule.forget_after;
  verdict.next.failures = quiet ? 1 : before.failures + 1;
  verdict.next.last_failure_at = now;
  verdict.lock_begins = verdict.next.failures == rule.lock_at;
  if (verdict.next.failures >= rule.lock_at) {
    verdict.next.blocked_until = now + rule.lock_for;
  } else if (verdict.next.failures > rule.free) {
    // The exponent is small: failures stay below lock_at here. Capped before shifting all the same.
    const int doublings = std::min(verdict.next.failures - rule.free - 1, 20);
    verdict.next.blocked_until = now + std::min<seconds>(rule.first_delay * (1 << doublings), rule.lock_for);
  }
  return verdict;
}

}  // namespace banso::identity
