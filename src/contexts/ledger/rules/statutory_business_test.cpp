#include "contexts/ledger/rules/statutory_business.hpp"

#include <gtest/gtest.h>

namespace banso::ledger {
namespace {

constexpr Date day(int y, unsigned m, unsigned d) {
  return Date(std::chrono::year(y), std::chrono::month(m), std::chrono::day(d));
}
constexpr Date kBase = day(2026, 4, 1);

/// A company of ten years in the district, of which everything else is left to the test.
StatutoryFacts known(std::string_view industry) {
  StatutoryFacts facts;
  facts.in_district = Truth::yes;
  facts.in_district_since = day(2016, 4, 1);
  facts.sole_proprietor = Truth::no;
  facts.industry_code = industry;
  return facts;
}

Truth judge(const StatutoryFacts& facts, const StatutoryFloors& floors = kLegalFloors) {
  return judge_statutory(facts, floors, kBase).verdict;
}

TEST(StatutoryBusiness, TheFloorsOfTheLaw) {
  for (const auto& [industry, employees, capital, expected] :
       std::vector<std::tuple<std::string, std::int64_t, std::int64_t, Truth>>{
           {"09", 20, 0, Truth::yes},
           {"09", 19, 2'999'999, Truth::no},
           {"09", 0, 3'000'000, Truth::yes},
           {"58", 5, 0, Truth::yes},
           {"58", 4, 0, Truth::no},
           {"76", 5, 0, Truth::yes},    // restaurants are commerce
           {"D", 5, 0, Truth::no},      // construction
           {"I", 5, 0, Truth::yes},     // wholesale and retail
           {"44", 19, 0, Truth::no},    // transport
           {"6931", 5, 0, Truth::yes},  // car parks
           {"6911", 5, 0, Truth::no},   // letting
           {"791", 5, 0, Truth::no},    // travel agencies
           {"7961", 5, 0, Truth::yes},  // weddings
           {"4111", 5, 0, Truth::yes},  // film making
           {"413", 5, 0, Truth::no},    // newspapers
       }) {
    StatutoryFacts facts = known(industry);
    facts.district_employees = employees;
    facts.capital_yen = capital;
    EXPECT_EQ(judge(facts), expected) << industry << " " << employees << " " << capital;
  }
}

TEST(StatutoryBusiness, SixMonthsUpToTheBaseDay) {
  StatutoryFacts facts = known("58");
  facts.capital_yen = 10'000'000;
  facts.in_district_since = day(2025, 10, 1);
  EXPECT_EQ(judge(facts), Truth::yes);
  facts.in_district_since = day(2025, 10, 2);
  EXPECT_EQ(judge(facts), Truth::no);
  facts.in_district_since.reset();
  EXPECT_EQ(judge(facts), Truth::unknown);
  EXPECT_EQ(six_months_before(day(2026, 8, 31)), day(2026, 2, 28));
}

TEST(StatutoryBusiness, WhatIsNotKnownIsNotGuessed) {
  StatutoryFacts facts = known("");
  EXPECT_EQ(judge(facts), Truth::unknown);
  facts.district_employees = 10;
  facts.capital_yen = 1'000'000;
  EXPECT_EQ(judge(facts), Truth::unknown) << "the floor hangs on the industry";
  EXPECT_EQ(statutory_missing(judge_statutory(facts, kLegalFloors, kBase), facts),
            std::vector<std::string>{"業種"});
  facts.district_employees = 20;
  EXPECT_EQ(judge(facts), Truth::yes) << "both floors are reached";
  facts.district_employees = 4;
  EXPECT_EQ(judge(facts), Truth::no) << "neither is";
  facts.district_employees.reset();
  facts.all_employees = 4;
  EXPECT_EQ(judge(facts), Truth::no) << "no more in the district than in all";
  facts.all_employees = 100;
  EXPECT_EQ(judge(facts), Truth::unknown);
  facts.capital_yen = 3'000'000;
  EXPECT_EQ(judge(facts), Truth::yes) << "capital is enough";
  facts.in_district = Truth::no;
  EXPECT_EQ(judge(facts), Truth::no);
}

TEST(StatutoryBusiness, ASoleProprietorHasNoCapital) {
  StatutoryFacts facts = known("58");
  facts.sole_proprietor = Truth::yes;
  facts.district_employees = 4;
  const auto verdict = judge_statutory(facts, kLegalFloors, kBase);
  EXPECT_EQ(verdict.verdict, Truth::no);
  const auto reasons = statutory_reasons(verdict, facts, kLegalFloors, kBase);
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0], "地区内の従業員が4人で、基準の5人に届きません（商業・サービス業）。");
  EXPECT_EQ(reasons[1], "個人事業のため、資本金の基準は当たりません。");
}

TEST(StatutoryBusiness, ReasonsNameWhatDecided) {
  StatutoryFacts facts = known("09");
  facts.district_employees = 3;
  facts.capital_yen = 10'000'000;
  const auto verdict = judge_statutory(facts, kLegalFloors, kBase);
  const auto reasons = statutory_reasons(verdict, facts, kLegalFloors, kBase);
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0], "資本金が1,000万円で、基準の300万円以上です。");
  EXPECT_EQ(reasons[1],
            "平成28年4月1日から地区内に営業所等があり、令和8年4月1日までに6か月以上たっています。");
  facts.closed = true;
  EXPECT_EQ(statutory_reasons(judge_statutory(facts, kLegalFloors, kBase), facts, kLegalFloors, kBase).size(),
            1U);
}

TEST(StatutoryBusiness, RaisedFloorsHold) {
  StatutoryFacts facts = known("09");
  facts.district_employees = 0;
  facts.capital_yen = 3'000'000;
  EXPECT_EQ(judge(facts, {.capital_yen = 5'000'000}), Truth::no);
  facts.capital_yen = 5'000'000;
  EXPECT_EQ(judge(facts, {.capital_yen = 5'000'000}), Truth::yes);
}

/// Every combination of what may be known agrees with trying out all that the unknown could be.
TEST(StatutoryBusiness, UnknownMeansThatBothAreStillPossible) {
  const std::vector<std::optional<std::int64_t>> counts{std::nullopt, 0, 4, 5, 19, 20, 300};
  const std::vector<std::optional<std::int64_t>> capitals{std::nullopt, 0, 2'999'999, 3'000'000};
  for (const std::string_view industry : {"", "09", "58"}) {
    for (const auto& district : counts) {
      for (const auto& all : counts) {
        for (const auto& capital : capitals) {
          if (district && all && *district > *all) continue;
          StatutoryFacts facts = known(industry);
          facts.district_employees = district;
          facts.all_employees = all;
          facts.capital_yen = capital;
          bool yes = false;
          bool no = false;
          for (const std::string_view i : {"09", "58"}) {
            if (!industry.empty() && i != industry) continue;
            for (std::size_t d = 1; d < counts.size(); ++d) {
              if (district && counts[d] != district) continue;
              if (all && *counts[d] > *all) continue;
              for (std::size_t c = 1; c < capitals.size(); ++c) {
                if (capital && capitals[c] != capital) continue;
                StatutoryFacts world = known(i);
                world.district_employees = counts[d];
                world.capital_yen = capitals[c];
                (judge(world) == Truth::yes ? yes : no) = true;
              }
            }
          }
          const Truth expected = yes && no ? Truth::unknown : yes ? Truth::yes : Truth::no;
          EXPECT_EQ(judge(facts), expected) << industry << " " << district.value_or(-1) << " "
                                            << all.value_or(-1) << " " << capital.value_or(-1);
        }
      }
    }
  }
}

}  // namespace
}  // namespace banso::ledger
