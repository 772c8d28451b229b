#include "contexts/finance/rules/benchmark_sheet.hpp"

#include <gtest/gtest.h>

#include "contexts/finance/finance_for_test.hpp"

namespace banso::finance {
namespace {

using testing::day;

TEST(BenchmarkSheet, HoldsAsMuchAsThePrintedOne) {
  BenchmarkSheet sheet;
  sheet.work_steps.resize(5);
  sheet.partners.resize(20);
  sheet.dialogues.resize(50);
  for (auto& note : sheet.dialogues) note.held_on = day("2026-04-01");
  EXPECT_TRUE(check_sheet(sheet, day("2026-04-01")).empty());
  sheet.work_steps.resize(6);
  sheet.partners.resize(21);
  EXPECT_EQ(check_sheet(sheet, day("2026-04-01")).size(), 2u);
}

TEST(BenchmarkSheet, RefusesTalksThatHaveNotBeenHeld) {
  BenchmarkSheet sheet;
  sheet.dialogues.resize(2);
  sheet.dialogues[0].held_on = day("2026-04-01");
  sheet.dialogues[1].held_on = day("2026-04-02");
  const auto errors = check_sheet(sheet, day("2026-04-01"));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].path, "/dialogues/1/held_on");
}

}  // namespace
}  // namespace banso::finance
