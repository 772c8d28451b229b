// How often somebody may try: growing delays, then a lock-out. A try is counted before the password is looked
// at, so that many tries at once cannot slip through together.
#pragma once

#include <chrono>
#include <optional>

#include "kernel/date.hpp"

namespace banso::identity {

/// What is remembered of a subject (an account, an address).
struct Tries {
  int failures = 0;
  Instant last_failure_at{};
  std::optional<Instant> blocked_until;
};

struct ThrottleRule {
  int free = 0;                         ///< failures without any delay
  std::chrono::seconds first_delay{};   ///< after the next one; doubles with each further failure
  int lock_at = 0;                      ///< from this failure on: lock-out
  std::chrono::seconds lock_for{};      ///< also the longest delay
  std::chrono::seconds forget_after{};  ///< quiet time after which counting begins anew
};

/// An account: five slips are free, ten lock it for a quarter of an hour.
inline constexpr ThrottleRule kAccountRule{4, std::chrono::seconds(2), 10, std::chrono::minutes(15),
                                           std::chrono::hours(24)};
/// An address: a whole office may sit behind it, so it is given ten times as much.
inline constexpr ThrottleRule kAddressRule{50, std::chrono::seconds(1), 100, std::chrono::minutes(15),
                                           std::chrono::hours(1)};
/// Mails that anybody may ask for (verification, reset): three to one mailbox, then a quarter of an hour of
/// rest.
inline constexpr ThrottleRule kMailRule{2, std::chrono::minutes(15), 3, std::chrono::minutes(15),
                                        std::chrono::minutes(15)};

struct TryVerdict {
  bool allowed = false;
  std::chrono::seconds wait{};  ///< when not allowed: how long still
  Tries next;                   ///< what to remember if this try fails (unchanged when not allowed)
  bool lock_begins = false;     ///< this failure is the one that locks: tell the owner
};

/// Whether a try is allowed now, and what to remember should it fail.
TryVerdict judge_try(const Tries& before, const ThrottleRule& rule, Instant now);

}  // namespace banso::identity
