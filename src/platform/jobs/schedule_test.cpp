#include "platform/jobs/schedule.hpp"

#include <gtest/gtest.h>

namespace banso::jobs {
namespace {

Instant at(std::string_view text) {
  return parse_instant(text).value();
}

std::string slot(std::string_view schedule, std::string_view now) {
  return format_instant(latest_slot(parse_schedule(schedule).value(), at(now)));
}

TEST(Schedule, TakesTheHourThatHasBegun) {
  EXPECT_EQ(slot("hourly", "2026-04-01T10:59:59+09:00"), "2026-04-01T10:00:00+09:00");
  EXPECT_EQ(slot("hourly", "2026-04-01T11:00:00+09:00"), "2026-04-01T11:00:00+09:00");
}

TEST(Schedule, TakesTheJapaneseDay) {
  EXPECT_EQ(slot("daily 03:10", "2026-04-01T03:09:59+09:00"), "2026-03-31T03:10:00+09:00");
  EXPECT_EQ(slot("daily 03:10", "2026-04-01T03:10:00+09:00"), "2026-04-01T03:10:00+09:00");
  EXPECT_EQ(slot("daily 23:59", "2026-01-01T00:00:00+09:00"), "2025-12-31T23:59:00+09:00");
  EXPECT_EQ(slot("daily 00:00", "2026-03-31T15:00:00Z"), "2026-04-01T00:00:00+09:00");
}

TEST(Schedule, RefusesWhatItDoesNotKnow) {
  for (const char* text : {"", "daily", "daily 24:00", "daily 3:10", "daily 03:60", "daily 03-10", "weekly",
                           "hourly ", "daily 03:10 "}) {
    EXPECT_FALSE(parse_schedule(text)) << text;
  }
}

}  // namespace
}  // namespace banso::jobs
