#include "platform/identity/rules/throttle.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace banso::identity {
namespace {

using namespace std::chrono_literals;

const Instant kStart = std::chrono::sys_days(std::chrono::year(2026) / 4 / 1) + 9h;

TEST(Throttle, DelaysGrowAndThenTheAccountIsLocked) {
  // Seconds to wait after each failure, tried again as soon as allowed.
  constexpr int kExpected[] = {0, 0, 0, 0, 2, 4, 8, 16, 32, 900, 900};
  Tries tries;
  Instant now = kStart;
  for (const int expected : kExpected) {
    const TryVerdict verdict = judge_try(tries, kAccountRule, now);
    ASSERT_TRUE(verdict.allowed);
    tries = verdict.next;
    const auto wait = tries.blocked_until ? *tries.blocked_until - now : 0us;
    EXPECT_EQ(wait, std::chrono::seconds(expected)) << "after failure " << tries.failures;
    EXPECT_EQ(verdict.lock_begins, tries.failures == 10);
    now += std::chrono::seconds(expected);
  }
}

TEST(Throttle, BlockedTriesAreNotCountedAndSayHowLong) {
  const Tries before{7, kStart, kStart + 8s};
  const TryVerdict verdict = judge_try(before, kAccountRule, kStart + 2500ms);
  EXPECT_FALSE(verdict.allowed);
  EXPECT_EQ(verdict.wait, 6s);
  EXPECT_EQ(verdict.next.failures, 7);
  EXPECT_FALSE(verdict.lock_begins);
}

TEST(Throttle, TheBlockEndsExactlyOnTime) {
  const Tries before{7, kStart, kStart + 8s};
  EXPECT_FALSE(judge_try(before, kAccountRule, kStart + 8s - 1us).allowed);
  EXPECT_TRUE(judge_try(before, kAccountRule, kStart + 8s).allowed);
}

TEST(Throttle, AQuietDayForgets) {
  const Tries before{9, kStart, kStart + 32s};
  EXPECT_EQ(judge_try(before, kAccountRule, kStart + 24h).next.failures, 10);
  EXPECT_EQ(judge_try(before, kAccountRule, kStart + 24h + 1us).next.failures, 1);
}

TEST(Throttle, AnOfficeBehindOneAddressHasRoom) {
  Tries tries;
  for (int i = 0; i < 50; ++i) tries = judge_try(tries, kAddressRule, kStart).next;
  EXPECT_FALSE(tries.blocked_until.has_value());
  EXPECT_TRUE(judge_try(tries, kAddressRule, kStart).next.blocked_until.has_value());
}

TEST(Throttle, TheDelayNeverExceedsTheLock) {
  const ThrottleRule steep{0, 60s, 40, 15min, 24h};
  Tries tries;
  Instant now = kStart;
  for (int i = 0; i < 39; ++i) {
    const TryVerdict verdict = judge_try(tries, steep, now);
    ASSERT_TRUE(verdict.allowed);
    tries = verdict.next;
    EXPECT_LE(*tries.blocked_until - now, 15min);
    now = *tries.blocked_until;
  }
}

}  // namespace
}  // namespace banso::identity
