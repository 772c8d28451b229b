#include "contexts/ledger/rules/target_state.hpp"

#include <gtest/gtest.h>

#include <set>

namespace banso::ledger {
namespace {

template <class State>
void check(std::span<const Step<State>> steps, State begin, std::size_t states) {
  std::set<std::pair<State, std::string_view>> seen;
  std::set<State> reached{begin};
  for (std::size_t round = 0; round < states; ++round) {
    for (const auto& step : steps) {
      if (reached.contains(step.from)) reached.insert(step.to);
    }
  }
  EXPECT_EQ(reached.size(), states) << "every state can be reached";
  std::set<State> leaving;
  for (const auto& step : steps) {
    EXPECT_TRUE(seen.emplace(step.from, step.action).second) << step.action << " leads to one state only";
    EXPECT_FALSE(step.label.empty());
    leaving.insert(step.from);
  }
  EXPECT_EQ(leaving.size(), states) << "nothing is a dead end: mistakes can be mended";
}

TEST(TargetState, EveryStateIsReachedAndLeft) {
  check(target_steps(), TargetState::listed, 10);
  check(round_steps(), RoundState::preparing, 4);
}

TEST(TargetState, TheUsualWay) {
  EXPECT_EQ(next_state(TargetState::listed, "send"), TargetState::sent);
  EXPECT_EQ(next_state(TargetState::sent, "open"), TargetState::opened);
  EXPECT_EQ(next_state(TargetState::opened, "answer"), TargetState::answered);
  EXPECT_EQ(next_state(TargetState::answered, "accept"), TargetState::accepted);
  EXPECT_EQ(next_state(TargetState::accepted, "answer"), TargetState::answered) << "answering again";
  EXPECT_FALSE(next_state(TargetState::excluded, "answer"));
  EXPECT_FALSE(next_state(TargetState::listed, "accept"));
}

TEST(TargetState, WhoAnswersAndWhoIsReminded) {
  EXPECT_TRUE(may_answer(TargetState::returned_mail)) << "a letter may find its way after all";
  EXPECT_FALSE(may_answer(TargetState::business_closed));
  EXPECT_TRUE(is_silent(TargetState::opened));
  EXPECT_FALSE(is_silent(TargetState::returned_mail));
  EXPECT_TRUE(has_answered(TargetState::accepted));
  const auto actions = actions_of_staff(TargetState::answered);
  EXPECT_EQ(actions.front(), "review");
  for (const auto& action : actions) EXPECT_NE(action, "answer");
}

}  // namespace
}  // namespace banso::ledger
