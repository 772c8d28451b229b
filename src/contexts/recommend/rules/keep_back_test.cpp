#include "contexts/recommend/rules/keep_back.hpp"

#include <gtest/gtest.h>

namespace banso::recommend {
namespace {

using Counts = std::vector<std::optional<std::int64_t>>;

TEST(KeepBack, TellsNothingOfOneToFour) {
  EXPECT_EQ(told(0), 0);
  EXPECT_EQ(told(1), std::nullopt);
  EXPECT_EQ(told(4), std::nullopt);
  EXPECT_EQ(told(5), 5);
}

TEST(KeepBack, LeavesNothingToBeSubtracted) {
  EXPECT_EQ(told(std::vector<std::int64_t>{100, 3, 20, 0}), (Counts{100, std::nullopt, std::nullopt, 0}));
  EXPECT_EQ(told(std::vector<std::int64_t>{100, 3, 2, 20}), (Counts{100, std::nullopt, std::nullopt, 20}));
  EXPECT_EQ(told(std::vector<std::int64_t>{100, 50}), (Counts{100, 50}));
  EXPECT_EQ(told(std::vector<std::int64_t>{3, 0}), (Counts{std::nullopt, 0}));
  EXPECT_TRUE(told(std::vector<std::int64_t>{}).empty());
}

}  // namespace
}  // namespace banso::recommend
