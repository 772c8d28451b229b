#include <gtest/gtest.h>

#include "platform/workflow/history.hpp"
#include "support/platform_under_test.hpp"

namespace banso::workflow {
namespace {

const Machine kMachine{"test.errand",
                       {{"staff", "職員"}},
                       {},
                       {{"open", "未了", false, 2}, {"done", "完了", true, {}}},
                       {{"open", "finish", "終える", "done", {"staff"}}}};

class WorkflowHistory : public ::testing::Test {
 protected:
  std::size_t seen_by(const db::Settings& settings) {
    return test.as(settings, [](db::Tx& tx) { return steps_of(tx, kMachine, 7, 1).size(); });
  }
  banso::testing::PlatformUnderTest test;
};

TEST_F(WorkflowHistory, RemembersEveryStepForItsOrganisation) {
  const db::Settings of_seven{{"app.organization_ids", "{7}"}};
  test.as(of_seven, [&](db::Tx& tx) {
    EXPECT_EQ(format_date(record_begin(tx, {kMachine, 7, 1}, {5, test.now.load()}).value()), "2026-04-03");
    EXPECT_FALSE(record_step(tx, {kMachine, 7, 1}, kMachine.transitions[0], "電話で済みました",
                             {std::nullopt, test.now.load()}));
  });
  const auto steps = test.as(of_seven, [](db::Tx& tx) { return steps_of(tx, kMachine, 7, 1); });
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(steps[0].action, "begin");
  EXPECT_FALSE(steps[0].from_state);
  EXPECT_EQ(steps[0].by_user_id, 5);
  EXPECT_EQ(steps[1].from_state, "open");
  EXPECT_EQ(steps[1].to_state, "done");
  EXPECT_EQ(steps[1].note, "電話で済みました");
  EXPECT_FALSE(steps[1].by_user_id);
  EXPECT_EQ(seen_by({{"app.organization_ids", "{8}"}}), 0u);
  EXPECT_EQ(seen_by({{"app.link", "00"}}), 0u);
  EXPECT_EQ(seen_by({{"app.system", "t"}}), 2u);
}

TEST_F(WorkflowHistory, TakesStepsOfAHolderOfALinkButOfNobodyElse) {
  const auto begin_as = [&](const db::Settings& settings, std::optional<std::int64_t> user_id) {
    test.as(settings, [&](db::Tx& tx) { record_begin(tx, {kMachine, 7, 2}, {user_id, test.now.load()}); });
  };
  begin_as({{"app.link", "00"}}, std::nullopt);
  EXPECT_THROW(begin_as({{"app.link", "00"}}, 5), db::Error);
  EXPECT_THROW(begin_as({}, std::nullopt), db::Error);
  EXPECT_THROW(begin_as({{"app.organization_ids", "{8}"}}, 5), db::Error);
  EXPECT_EQ(test.ask("select count(*) from platform.workflow_step where subject_id = 2"), "1");
}

}  // namespace
}  // namespace banso::workflow
