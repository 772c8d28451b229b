#include "platform/http/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace banso::http {
namespace {

using namespace std::chrono_literals;

Route limited(int burst, int per_minute) {
  return {"GET", "/a", {open_to_public(), "試験", 0, {burst, per_minute}}, {}, nullptr, nullptr, nullptr, ""};
}

const RateLimiter::Clock::time_point kStart{1h};

TEST(RateLimiterTest, GivesTheBurstThenTheRate) {
  RateLimiter limiter;
  const Route route = limited(3, 60);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.take("192.0.2.1", route, kStart), 0);
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart), 1);
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart + 500ms), 1);
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart + 1s), 0);
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart + 1s), 1);
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(limiter.take("192.0.2.1", route, kStart + 1h), 0) << "never more than the burst";
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart + 1h), 1);
}

TEST(RateLimiterTest, SaysHowLongToWait) {
  RateLimiter limiter;
  const Route route = limited(1, 2);
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart), 0);
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart), 30);
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart + 29s), 1);
}

TEST(RateLimiterTest, CountsCallersAndRoutesApart) {
  RateLimiter limiter;
  const Route one = limited(1, 1);
  const Route other = limited(1, 1);
  EXPECT_EQ(limiter.take("192.0.2.1", one, kStart), 0);
  EXPECT_EQ(limiter.take("192.0.2.2", one, kStart), 0);
  EXPECT_EQ(limiter.take("192.0.2.1", other, kStart), 0);
  EXPECT_GT(limiter.take("192.0.2.1", one, kStart), 0);
}

TEST(RateLimiterTest, CountsAnIpv6NetworkOnce) {
  RateLimiter limiter;
  const Route route = limited(1, 1);
  EXPECT_EQ(limiter.take("2001:db8:1:2::1", route, kStart), 0);
  EXPECT_GT(limiter.take("2001:db8:1:2:ffff::9", route, kStart), 0);
  EXPECT_EQ(limiter.take("2001:db8:1:3::1", route, kStart), 0);
}

TEST(RateLimiterTest, MultipliesByTheFactor) {
  RateLimiter limiter(10);
  const Route route = limited(1, 6);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(limiter.take("192.0.2.1", route, kStart), 0);
  EXPECT_EQ(limiter.take("192.0.2.1", route, kStart), 1);
}

TEST(RateLimiterTest, ForgetsFullBucketsBeforeEmptyOnes) {
  RateLimiter limiter;
  const Route slow = limited(2, 1);
  EXPECT_EQ(limiter.take("192.0.2.1", slow, kStart), 0);
  EXPECT_EQ(limiter.take("192.0.2.1", slow, kStart), 0);
  const Route quick = limited(2, 6000);
  // More callers than it remembers, spread over time so that most buckets are full again.
  for (int i = 0; i < 400'000; ++i) {
    const std::string caller = std::to_string(i % 250) + "." + std::to_string(i / 250 % 250) + "." +
                               std::to_string(i / 62'500) + ".7";
    EXPECT_EQ(limiter.take(caller, quick, kStart + std::chrono::microseconds(100 * i)), 0);
  }
  EXPECT_GT(limiter.take("192.0.2.1", slow, kStart + 41s), 0) << "a flood of others must not free a caller";
}

}  // namespace
}  // namespace banso::http
