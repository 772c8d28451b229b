// When scheduled work is due. Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "kernel/date.hpp"

namespace banso::jobs {

/// Every hour on the hour, or every day at a time of the Japanese clock.
struct Schedule {
  std::chrono::minutes period;  ///< an hour or a day
  std::chrono::minutes offset;  ///< from the beginning of the period
};

/// Reads "hourly" or "daily HH:MM" (00:00–23:59, Japanese time). @return nothing for any other text
std::optional<Schedule> parse_schedule(std::string_view text);

/// The latest planned time that is not after `now`.
Instant latest_slot(const Schedule& schedule, Instant now);

}  // namespace banso::jobs
