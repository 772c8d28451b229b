#include "contexts/membership/rules/withdrawal.hpp"

#include <gtest/gtest.h>

namespace banso::membership {
namespace {

std::string effective(const char* notice_on, int days = 60) {
  return format_date(withdrawal_effective_on(*parse_date(notice_on), days));
}

TEST(Withdrawal, TakesEffectAtTheEndOfAFiscalYear) {
  EXPECT_EQ(effective("2026-04-01"), "2027-03-31");
  EXPECT_EQ(effective("2027-01-30"), "2027-03-31") << "exactly 60 days";
  EXPECT_EQ(effective("2027-01-31"), "2028-03-31") << "59 days are too few";
  EXPECT_EQ(effective("2027-03-31"), "2028-03-31");
  EXPECT_EQ(effective("2027-03-31", 0), "2027-03-31");
  EXPECT_EQ(effective("2028-01-31"), "2028-03-31") << "60 days by way of a 29 February";
}

}  // namespace
}  // namespace banso::membership
