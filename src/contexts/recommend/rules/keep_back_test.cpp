#include "contexts/recommend/rules/keep_back.hpp"

#include <gtest/gtest.h>

namespace banso::recommend {
namespace {

using Counts = std::vector<std::optional<std::int64_t>>;

TEST(KeepBack, TellsNothingBelowTenNotEvenThatThereIsNobody) {
  EXPECT_EQ(told(0), std::nullopt);
  EXPECT_EQ(told(1), std::nullopt);
  EXPECT_EQ(told(9), std::nullopt);
  EXPECT_EQ(told(10), 10);
}

TEST(KeepBack, RoundsSoThatOneBusinessMoreOrLessIsMostlyNotSeen) {
  EXPECT_EQ(told(14), 10);
  EXPECT_EQ(told(15), 20);
  EXPECT_EQ(told(1'234'564), 1'234'560);
  EXPECT_EQ(told(100), told(101));
  EXPECT_EQ(told(std::vector<std::int64_t>{100, 3, 24, 0}), (Counts{100, std::nullopt, 20, std::nullopt}));
  EXPECT_TRUE(told(std::vector<std::int64_t>{}).empty());
}

}  // namespace
}  // namespace banso::recommend
