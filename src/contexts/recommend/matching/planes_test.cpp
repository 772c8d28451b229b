#include "contexts/recommend/matching/planes.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

namespace banso::recommend {
namespace {

void expect_equal(const Plane& a, const Plane& b) {
  EXPECT_EQ(a.words, b.words);
}

/// Both sets of loops must say the same; where AVX2 cannot run, the portable ones are compared with plain
/// code.
const PlaneLoops& fast() {
  return plane_loops();
}

template <class Value>
void check_at_least(int width_log) {
  std::mt19937_64 random(7);
  std::vector<Value> values(kBlockRows);
  for (Value& value : values) value = static_cast<Value>(random());
  values[0] = std::numeric_limits<Value>::max();
  values[63] = std::numeric_limits<Value>::min();
  for (int i = 0; i < 50; ++i) {
    Value limit = i == 0 ? std::numeric_limits<Value>::max() : static_cast<Value>(random());
    if (limit == std::numeric_limits<Value>::min()) limit = 0;
    Plane fast_plane;
    Plane portable_plane;
    fast().at_least[width_log](values.data(), limit, fast_plane);
    portable_plane_loops().at_least[width_log](values.data(), limit, portable_plane);
    expect_equal(fast_plane, portable_plane);
    for (std::size_t row = 0; row < kBlockRows; ++row)
      ASSERT_EQ((portable_plane.words[row / 64] >> (row % 64)) & 1U, values[row] >= limit ? 1U : 0U);
  }
}

TEST(Planes, CompareNumbersOfEveryWidth) {
  check_at_least<std::int8_t>(0);
  check_at_least<std::int16_t>(1);
  check_at_least<std::int32_t>(2);
  check_at_least<std::int64_t>(3);
}

TEST(Planes, FindBytesOfASet) {
  std::mt19937_64 random(11);
  std::vector<std::uint8_t> values(kBlockRows);
  for (auto& value : values) value = static_cast<std::uint8_t>(random());
  for (int i = 0; i < 50; ++i) {
    ByteSet set;
    std::array<bool, 256> in{};
    for (int k = 0; k < i * 5; ++k) {
      const auto value = static_cast<std::uint8_t>(random());
      set.insert(value);
      in[value] = true;
    }
    Plane fast_plane;
    Plane portable_plane;
    fast().in_set(values.data(), set, fast_plane);
    portable_plane_loops().in_set(values.data(), set, portable_plane);
    expect_equal(fast_plane, portable_plane);
    for (std::size_t row = 0; row < kBlockRows; ++row)
      ASSERT_EQ((fast_plane.words[row / 64] >> (row % 64)) & 1U, in[values[row]] ? 1U : 0U);
  }
}

PlanePair random_pair(std::mt19937_64& random) {
  PlanePair pair;
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    const std::uint64_t known = random();
    const std::uint64_t truth = random();
    pair.yes.words[word] = known & truth;
    pair.no.words[word] = known & ~truth;
  }
  return pair;
}

TEST(Planes, JoinTruthsAsKleeneDoes) {
  std::mt19937_64 random(13);
  for (int i = 0; i < 20; ++i) {
    PlanePair a = random_pair(random);
    const PlanePair b = random_pair(random);
    if (i == 0) a.no.words.fill(~std::uint64_t{0});
    PlanePair fast_pair;
    PlanePair portable_pair;
    const bool none = fast().both(a.yes, a.no, b.yes, b.no, fast_pair);
    EXPECT_EQ(none, portable_plane_loops().both(a.yes, a.no, b.yes, b.no, portable_pair));
    EXPECT_EQ(none, i == 0);
    expect_equal(fast_pair.yes, portable_pair.yes);
    expect_equal(fast_pair.no, portable_pair.no);
    Plane truth;
    Plane known;
    for (std::size_t word = 0; word < kPlaneWords; ++word) {
      truth.words[word] = random();
      known.words[word] = random();
    }
    fast().split(truth, known, fast_pair);
    portable_plane_loops().split(truth, known, portable_pair);
    expect_equal(fast_pair.yes, portable_pair.yes);
    expect_equal(fast_pair.no, portable_pair.no);
    EXPECT_EQ(fast_pair.no.words[3], known.words[3] & ~truth.words[3]);
  }
}

TEST(Planes, CountOnesOfAnyRange) {
  std::mt19937_64 random(17);
  const PlanePair pair = random_pair(random);
  for (int i = 0; i < 500; ++i) {
    const std::size_t from = random() % kBlockRows;
    const std::size_t to = i == 0 ? kBlockRows : from + random() % (kBlockRows - from + 1);
    std::uint32_t ones = 0;
    for (std::size_t row = from; row < to; ++row)
      ones += static_cast<std::uint32_t>((pair.yes.words[row / 64] >> (row % 64)) & 1U);
    EXPECT_EQ(fast().count(pair.yes, from, to), ones);
    EXPECT_EQ(portable_plane_loops().count(pair.yes, from, to), ones);
  }
}

}  // namespace
}  // namespace banso::recommend
