#include "contexts/ledger/rules/target_state.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace banso::ledger {
namespace {

std::string readme() {
  std::ifstream file("src/contexts/ledger/README.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string_view next(TargetState from, std::string_view action, std::string_view role) {
  const std::string_view roles[] = {role};
  const auto decision = workflow::decide(target_machine(), word_of(from), action, roles, {});
  return decision.step ? decision.step->to : "";
}

TEST(TargetState, TheMachinesAreSoundAndDrawnInTheReadme) {
  for (const workflow::Machine* machine : {&target_machine(), &round_machine()}) {
    for (const std::string& problem : workflow::check(*machine)) ADD_FAILURE() << problem;
    EXPECT_NE(readme().find(workflow::as_mermaid(*machine)), std::string::npos)
        << workflow::as_mermaid(*machine);
  }
  EXPECT_EQ(target_state_of("asked_back"), TargetState::asked_back);
  EXPECT_EQ(label_of(TargetState::asked_back), "照会中");
  EXPECT_EQ(label_of(RoundState::open), "受付中");
  EXPECT_THROW(round_state_of("ended"), std::logic_error);
}

TEST(TargetState, TheUsualWay) {
  EXPECT_EQ(next(TargetState::listed, "send", kStaff), "sent");
  EXPECT_EQ(next(TargetState::sent, "open", kBusiness), "opened");
  EXPECT_EQ(next(TargetState::opened, "answer", kBusiness), "answered");
  EXPECT_EQ(next(TargetState::opened, "answer", kStaff), "answered") << "paper that is typed in";
  EXPECT_EQ(next(TargetState::answered, "accept", kStaff), "accepted");
  EXPECT_EQ(next(TargetState::answered, "accept", kBusiness), "");
  EXPECT_EQ(next(TargetState::accepted, "answer", kBusiness), "answered") << "answering again";
  EXPECT_EQ(next(TargetState::excluded, "answer", kBusiness), "");
  EXPECT_EQ(next(TargetState::listed, "accept", kStaff), "");
}

TEST(TargetState, WhoAnswersAndWhoIsReminded) {
  EXPECT_TRUE(may_answer(TargetState::returned_mail)) << "a letter may find its way after all";
  EXPECT_FALSE(may_answer(TargetState::business_closed));
  EXPECT_TRUE(is_silent(TargetState::opened));
  EXPECT_FALSE(is_silent(TargetState::returned_mail));
  EXPECT_TRUE(has_answered(TargetState::accepted));
}

}  // namespace
}  // namespace banso::ledger
