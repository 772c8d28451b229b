#include "contexts/registry/rules/consent.hpp"

#include <gtest/gtest.h>

namespace banso::registry {
namespace {

Date day(const char* text) {
  return parse_date(text).value();
}

TEST(Scope, EveryScopeHoldsBasicAndAllHoldsEverything) {
  const Scope all[] = {Scope::basic, Scope::contact, Scope::figures, Scope::all};
  for (const Scope scope : all) {
    EXPECT_TRUE(covers(scope, Scope::basic));
    EXPECT_TRUE(covers(scope, scope));
    EXPECT_TRUE(covers(Scope::all, scope));
    EXPECT_FALSE(label_of(scope).empty());
  }
  EXPECT_FALSE(covers(Scope::contact, Scope::figures));
  EXPECT_FALSE(covers(Scope::figures, Scope::contact));
  EXPECT_FALSE(covers(Scope::basic, Scope::contact));
  EXPECT_FALSE(covers(Scope::figures, Scope::all));
}

TEST(Scope, TwoConsentsOpenWhatEitherOpensAndNoMore) {
  const Scope held[] = {Scope::contact, Scope::figures};
  EXPECT_TRUE(opens(held, Scope::basic));
  EXPECT_TRUE(opens(held, Scope::contact));
  EXPECT_TRUE(opens(held, Scope::figures));
  EXPECT_FALSE(opens(held, Scope::all));
  EXPECT_FALSE(opens({}, Scope::basic));
}

TEST(Consent, EndsWithinFiveYearsAndNotInThePast) {
  EXPECT_FALSE(check_consent_end(day("2026-04-01"), day("2026-04-01"))) << "today only";
  EXPECT_FALSE(check_consent_end(day("2031-04-01"), day("2026-04-01")));
  EXPECT_EQ(check_consent_end(day("2031-04-02"), day("2026-04-01"))->code, "consent.too_long");
  EXPECT_EQ(check_consent_end(day("2026-03-31"), day("2026-04-01"))->code, "consent.ends_in_the_past");
  EXPECT_FALSE(check_consent_end(day("2033-02-28"), day("2028-02-29"))) << "a leap day";
  EXPECT_TRUE(check_consent_end(day("2033-03-01"), day("2028-02-29")));
}

TEST(Consent, IsInForceFromItsFirstToItsLastDay) {
  const Date from = day("2026-04-01");
  const Date to = day("2027-03-31");
  EXPECT_FALSE(is_in_force(from, to, false, day("2026-03-31")));
  EXPECT_TRUE(is_in_force(from, to, false, from));
  EXPECT_TRUE(is_in_force(from, to, false, to));
  EXPECT_FALSE(is_in_force(from, to, false, day("2027-04-01")));
  EXPECT_FALSE(is_in_force(from, to, true, from)) << "withdrawn";
}

}  // namespace
}  // namespace banso::registry
