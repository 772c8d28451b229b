#include "platform/jobs/outcome.hpp"

#include <gtest/gtest.h>

namespace banso::jobs {
namespace {

using std::chrono::milliseconds;

Outcome after(RunFacts facts) {
  return decide(facts, milliseconds(1000), 0.5);
}

TEST(BackOff, DoublesUpToAnHour) {
  EXPECT_EQ(back_off(1, milliseconds(1000), 0.5), milliseconds(1000));
  EXPECT_EQ(back_off(2, milliseconds(1000), 0.5), milliseconds(2000));
  EXPECT_EQ(back_off(5, milliseconds(1000), 0.5), milliseconds(16'000));
  EXPECT_EQ(back_off(60, milliseconds(1000), 0.5), std::chrono::hours(1));
}

TEST(BackOff, IsSpreadByChance) {
  EXPECT_EQ(back_off(1, milliseconds(1000), 0.0), milliseconds(750));
  EXPECT_EQ(back_off(1, milliseconds(1000), 0.999), milliseconds(1249));
}

TEST(Outcome, SucceedsWhenTheHandlerCameToItsEnd) {
  EXPECT_EQ(after({.end = End::kReturned}).next, Next::kSucceeded);
  // Asked to stop too late: the work is done all the same.
  EXPECT_EQ(after({.end = End::kReturned, .cancel_requested = true, .server_stopping = true}).next,
            Next::kSucceeded);
}

TEST(Outcome, IsCancelledHoweverTheHandlerLeft) {
  for (const End end : {End::kReturned, End::kFailed, End::kRefused, End::kUnavailable}) {
    EXPECT_EQ(after({.end = end, .heard_stop = true, .cancel_requested = true}).next, Next::kCancelled);
  }
}

TEST(Outcome, BeginsAgainAfterAStopWithoutLosingAnAttempt) {
  for (const End end : {End::kReturned, End::kFailed}) {
    const Outcome outcome = after(
        {.end = end, .heard_stop = true, .server_stopping = true, .attempts = 3, .attempts_allowed = 3});
    EXPECT_EQ(outcome.next, Next::kAgain);
    EXPECT_FALSE(outcome.counts);
    EXPECT_EQ(outcome.delay, milliseconds(0));
  }
}

TEST(Outcome, RefusalIsFinal) {
  EXPECT_EQ(after({.end = End::kRefused, .attempts = 1, .attempts_allowed = 5}).next, Next::kFailed);
}

TEST(Outcome, FailureIsTriedUpToTheLimit) {
  const Outcome again = after({.end = End::kFailed, .attempts = 2, .attempts_allowed = 3});
  EXPECT_EQ(again.next, Next::kAgain);
  EXPECT_TRUE(again.counts);
  EXPECT_EQ(again.delay, milliseconds(2000));
  EXPECT_EQ(after({.end = End::kFailed, .attempts = 3, .attempts_allowed = 3}).next, Next::kFailed);
}

TEST(Outcome, AnAbsentDatabaseCostsNoAttempt) {
  const Outcome outcome = after({.end = End::kUnavailable, .attempts = 3, .attempts_allowed = 3});
  EXPECT_EQ(outcome.next, Next::kAgain);
  EXPECT_FALSE(outcome.counts);
}

TEST(Outcome, ALostLeaseIsNotAnEnd) {
  EXPECT_EQ(after({.end = End::kReturned, .heard_stop = true}).next, Next::kAgain);
}

}  // namespace
}  // namespace banso::jobs
