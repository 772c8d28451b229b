#include "kernel/grams.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <unordered_map>

#include "kernel/utf8.hpp"

namespace banso {
namespace {

TEST(Grams, DistinctPairsSorted) {
  EXPECT_EQ(grams("山田製作所", Seed::kName).size(), 4u);
  EXPECT_EQ(grams("ああああ", Seed::kName).size(), 1u);
  EXPECT_TRUE(grams("", Seed::kName).empty());
  EXPECT_EQ(grams("山", Seed::kName).size(), 1u);
  const auto numbers = grams("株式会社山田製作所大阪支店", Seed::kName);
  EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end()));
}

TEST(Grams, APartOfANameHasAPartOfItsGrams) {
  const auto whole = grams("山田製作所", Seed::kName);
  for (const auto number : grams("田製作", Seed::kName)) {
    EXPECT_TRUE(std::binary_search(whole.begin(), whole.end(), number));
  }
  // One character alone asks for names of that one character only.
  const auto alone = grams("山", Seed::kName);
  EXPECT_FALSE(std::binary_search(whole.begin(), whole.end(), alone[0]));
}

TEST(Grams, FieldsDoNotMix) {
  EXPECT_NE(grams("山田", Seed::kName), grams("山田", Seed::kKana));
  EXPECT_NE(token(Seed::kPrefecture, "37"), token(Seed::kCity, "37"));
  EXPECT_NE(token(Seed::kPrefecture, "37"), grams("37", Seed::kPrefecture)[0]);
}

// The numbers are stored in the database: a change here asks for a migration that computes them anew.
TEST(Grams, NumbersNeverChange) {
  EXPECT_EQ(grams("山田", Seed::kName), (std::vector<std::int32_t>{-1442668492}));
  EXPECT_EQ(grams("山", Seed::kName), (std::vector<std::int32_t>{213025627}));
  EXPECT_EQ(grams("ab", Seed::kAddress), (std::vector<std::int32_t>{668849370}));
  EXPECT_EQ(token(Seed::kPrefecture, "37"), 710111383);
}

TEST(Grams, FewPairsShareANumber) {
  std::unordered_map<std::int32_t, int> seen;
  for (char32_t first = U'亜'; first < U'亜' + 400; ++first) {
    for (char32_t second = U'ァ'; second < U'ァ' + 90; ++second) {
      std::string pair;
      append_utf8(pair, first);
      append_utf8(pair, second);
      ++seen[grams(pair, Seed::kName)[0]];
    }
  }
  EXPECT_GT(seen.size(), 35'990u) << "of 36,000 pairs";
}

}  // namespace
}  // namespace banso
