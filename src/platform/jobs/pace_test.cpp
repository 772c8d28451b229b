#include "platform/jobs/pace.hpp"

#include <gtest/gtest.h>

namespace banso::jobs {
namespace {

Pace::Time after(int seconds) {
  return Pace::Time() + std::chrono::seconds(seconds);
}

TEST(Pace, EstimatesFromTheRate) {
  Pace pace;
  pace.note(after(0), 0);
  pace.note(after(10), 1000);
  EXPECT_EQ(pace.seconds_left(5000), 40);
  EXPECT_EQ(pace.seconds_left(1001), 1);
  EXPECT_EQ(pace.seconds_left(1000), 0);
}

TEST(Pace, SaysNothingTooEarlyOrWithoutATotal) {
  Pace pace;
  EXPECT_FALSE(pace.seconds_left(100));
  pace.note(after(0), 0);
  pace.note(after(1), 50);
  EXPECT_FALSE(pace.seconds_left(100));
  pace.note(after(3), 60);
  EXPECT_FALSE(pace.seconds_left(0));
  EXPECT_TRUE(pace.seconds_left(100));
}

TEST(Pace, SaysNothingWithoutHeadway) {
  Pace pace;
  pace.note(after(0), 7);
  pace.note(after(20), 7);
  EXPECT_FALSE(pace.seconds_left(100));
}

TEST(Pace, FollowsTheLastHalfMinute) {
  Pace pace;
  for (int second = 0; second <= 60; ++second) pace.note(after(second), second * 1000);
  for (int second = 61; second <= 120; ++second) pace.note(after(second), 60'000 + (second - 60) * 10);
  // 10 a second lately, whatever the fast beginning.
  EXPECT_EQ(pace.seconds_left(60'600 + 100), 10);
}

TEST(Pace, BeginsAnewWithEachStage) {
  Pace pace;
  pace.note(after(0), 0);
  pace.note(after(10), 10'000);
  pace.note(after(11), 0);
  pace.note(after(15), 4);
  EXPECT_EQ(pace.seconds_left(10), 6);
}

}  // namespace
}  // namespace banso::jobs
