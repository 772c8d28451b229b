#include "contexts/ledger/rules/levy.hpp"

#include <gtest/gtest.h>

namespace banso::ledger {
namespace {

LevyCase fair() {
  return {.fiscal_year = 2026,
          .permitted_from = 2025,
          .statutory_businesses = 100,
          .consents = 51,
          .cost_yen = 200'000,
          .total_yen = 200'000,
          .highest_yen = 3'000,
          .lowest_yen = 1'000};
}

std::string unfulfilled(const LevyCase& levy) {
  std::string codes;
  for (const LevyFinding& finding : check_levy(levy)) {
    EXPECT_FALSE(finding.words.empty());
    if (!finding.fulfilled) codes += finding.code + " ";
  }
  return codes;
}

TEST(Levy, EachArticleHasItsLimit) {
  EXPECT_EQ(unfulfilled(fair()), "") << "1.5 and 0.5 times the average of 2,000 yen are just allowed";
  auto levy = fair();
  levy.fiscal_year = 2027;
  EXPECT_EQ(unfulfilled(levy), "permission ") << "a permission covers two fiscal years";
  levy.permitted_from.reset();
  EXPECT_EQ(unfulfilled(levy), "permission ");
  levy = fair();
  levy.consents = 50;
  EXPECT_EQ(unfulfilled(levy), "consent ") << "half is no majority";
  levy = fair();
  levy.cost_yen = 199'999;
  EXPECT_EQ(unfulfilled(levy), "total ");
  levy = fair();
  levy.highest_yen = 3'001;
  EXPECT_EQ(unfulfilled(levy), "highest ");
  levy = fair();
  levy.lowest_yen = 999;
  EXPECT_EQ(unfulfilled(levy), "lowest ");
}

TEST(Levy, OfNobodyIsNoMajority) {
  EXPECT_FALSE(is_majority(0, 0));
  EXPECT_TRUE(is_majority(1, 1));
  EXPECT_FALSE(is_majority(1, 2));
  EXPECT_TRUE(is_majority(2, 3));
}

TEST(Levy, CapitalCountsByTheShareOfTheDistrict) {
  EXPECT_EQ(levy_measure(LevyBasis::capital, {30, 100, 10'000'000}), 3'000'000);
  EXPECT_EQ(levy_measure(LevyBasis::capital, {100, 100, 10'000'000}), 10'000'000);
  EXPECT_EQ(levy_measure(LevyBasis::capital, {std::nullopt, 100, 10'000'000}), 10'000'000);
  EXPECT_EQ(levy_measure(LevyBasis::capital, {0, 0, 10'000'000}), 10'000'000);
  EXPECT_EQ(levy_measure(LevyBasis::capital, {3, 9, 9'000'000'000'000}), 3'000'000'000'000);
  EXPECT_FALSE(levy_measure(LevyBasis::capital, {30, 100, std::nullopt}));
  EXPECT_EQ(levy_measure(LevyBasis::employees, {30, 100, 1}), 30);
}

TEST(Levy, AmountsGoByTheHighestStepReached) {
  const std::vector<LevyStep> steps{{0, 1'000}, {20, 2'000}, {100, 3'000}};
  EXPECT_EQ(levy_amount(LevyBasis::employees, steps, {19, {}, {}}), 1'000);
  EXPECT_EQ(levy_amount(LevyBasis::employees, steps, {20, {}, {}}), 2'000);
  EXPECT_EQ(levy_amount(LevyBasis::employees, steps, {5'000, {}, {}}), 3'000);
  EXPECT_EQ(levy_amount(LevyBasis::employees, steps, {}), 1'000) << "what is not known counts as the lowest";
  EXPECT_EQ(levy_amount(LevyBasis::equal, {{0, 2'000}}, {}), 2'000);
}

}  // namespace
}  // namespace banso::ledger
