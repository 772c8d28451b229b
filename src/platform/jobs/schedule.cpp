#include "platform/jobs/schedule.hpp"

#include <cctype>

namespace banso::jobs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || !std::isdigit(static_cast<unsigned char>(text[0])) ||
      !std::isdigit(static_cast<unsigned char>(text[1]))) {
    return std::nullopt;
  }
  return (text[0] - '0') * 10 + (text[1] - '0');
}

}  // namespace

std::optional<Schedule> parse_schedule(std::string_view text) {
  if (text == "hourly") return Schedule{hours(1), minutes(0)};
  constexpr std::string_view kDaily = "daily ";
  if (!text.starts_with(kDaily)) return std::nullopt;
  text.remove_prefix(kDaily.size());
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = two_digits(text.substr(0, 2));
  const auto minute = two_digits(text.substr(3));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return Schedule{hours(24), hours(*hour) + minutes(*minute)};
}

Instant latest_slot(const Schedule& schedule, Instant now) {
  constexpr hours kJapan(9);
  const auto since_offset = now.time_since_epoch() + kJapan - schedule.offset;
  const auto into_period = since_offset % std::chrono::microseconds(schedule.period);
  return now - into_period;
}

}  // namespace banso::jobs
