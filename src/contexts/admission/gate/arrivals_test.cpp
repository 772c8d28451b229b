#include "contexts/admission/gate/arrivals.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banso::admission {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Instant kNow = parse_instant("2026-04-01T09:00:00+09:00").value();

TEST(Arrivals, PutAsideWhatComesTooOftenFromOneAddress) {
  Arrivals arrivals;
  for (int i = 0; i < 5; ++i) EXPECT_THAT(arrivals.note(1, "192.0.2.1", kNow), IsEmpty());
  EXPECT_THAT(arrivals.note(1, "192.0.2.1", kNow), ElementsAre("same_address"));
  EXPECT_THAT(arrivals.note(1, "192.0.2.2", kNow), IsEmpty());
  EXPECT_THAT(arrivals.note(2, "192.0.2.1", kNow), IsEmpty());
  EXPECT_THAT(arrivals.note(1, "192.0.2.1", kNow + std::chrono::hours(2)), IsEmpty());
}

TEST(Arrivals, PutAsideAFloodFromManyAddresses) {
  Arrivals arrivals;
  int suspected = 0;
  for (int i = 0; i < 10'000; ++i) {
    suspected += arrivals.note(1, "2001:db8::" + std::to_string(i), kNow).empty() ? 0 : 1;
  }
  EXPECT_EQ(suspected, 10'000 - 60);
  EXPECT_THAT(arrivals.note(2, "2001:db8::1", kNow), IsEmpty());
}

TEST(Arrivals, LetLoadTestsThrough) {
  Arrivals arrivals(1000);
  for (int i = 0; i < 1000; ++i) EXPECT_THAT(arrivals.note(1, "192.0.2.1", kNow), IsEmpty());
}

TEST(Arrivals, ExplainThemselves) {
  for (const char* word : {"same_address", "flood", "honeypot", "too_fast", "no_challenge", "staff"}) {
    EXPECT_NE(words_of_suspicion(word), word);
  }
  EXPECT_EQ(words_of_suspicion("other"), "other");
}

}  // namespace
}  // namespace banso::admission
