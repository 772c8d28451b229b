#include "contexts/admission/machine/application_machine.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace banso::admission {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ApplicationMachine, IsSound) {
  EXPECT_THAT(workflow::check(application_machine()), IsEmpty());
}

TEST(ApplicationMachine, HasTheStatesOfTheDatabase) {
  std::size_t count = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<ApplicationState>>([&](auto state) {
    ++count;
    EXPECT_TRUE(workflow::find_state(application_machine(), state.name)) << state.name;
    EXPECT_EQ(state_of(state.name), state.value);
    EXPECT_FALSE(plain_words(state.value).now.empty());
    EXPECT_FALSE(plain_words(state.value).next.empty());
  });
  EXPECT_EQ(count, application_machine().states.size());
  EXPECT_THROW(state_of("nowhere"), std::logic_error);
}

TEST(ApplicationMachine, IsDrawnInTheReadme) {
  std::ifstream file("src/contexts/admission/README.md");
  std::stringstream readme;
  readme << file.rdbuf();
  EXPECT_THAT(readme.str(), HasSubstr(workflow::as_mermaid(application_machine())));
}

/// Everything that is allowed, as "state action": every other combination of role, state and action is not.
TEST(ApplicationMachine, AllowsExactlyThisToWhom) {
  const std::set<std::string> office{"received contact",
                                     "received arrange_visit",
                                     "received begin_documents",
                                     "received decline",
                                     "received withdraw",
                                     "contacted arrange_visit",
                                     "contacted begin_documents",
                                     "contacted decline",
                                     "contacted withdraw",
                                     "visit_arranged arrange_visit",
                                     "visit_arranged cancel_visit",
                                     "visit_arranged begin_documents",
                                     "visit_arranged decline",
                                     "visit_arranged withdraw",
                                     "documents step_back",
                                     "documents submit_to_board",
                                     "documents decline",
                                     "documents withdraw",
                                     "board_approval step_back",
                                     "board_approval approve",
                                     "board_approval admit",
                                     "board_approval decline",
                                     "board_approval withdraw"};
  std::set<std::string> administrator = office;
  administrator.insert({"declined reopen", "withdrawn reopen"});
  const std::set<std::string> applicant{
      "received correct",   "contacted correct",       "visit_arranged correct", "received withdraw",
      "contacted withdraw", "visit_arranged withdraw", "documents withdraw",     "board_approval withdraw"};
  const std::map<std::string_view, std::set<std::string>> wanted{
      {"office", office}, {"administrator", administrator}, {"applicant", applicant}, {"nobody", {}}};

  std::set<std::string_view> actions;
  for (const auto& step : application_machine().transitions) actions.insert(step.action);
  const auto yes = [](std::string_view) { return true; };
  const auto no = [](std::string_view) { return false; };
  for (const auto& [role, allowed] : wanted) {
    for (const auto& state : application_machine().states) {
      for (const std::string_view action : actions) {
        const std::string what = fmt::format("{} {}", state.key, action);
        const auto decision = workflow::decide(application_machine(), state.key, action, {&role, 1}, yes);
        EXPECT_EQ(decision.step != nullptr, allowed.contains(what)) << role << ": " << what;
        EXPECT_EQ(decision.message.empty(), decision.step != nullptr) << role << ": " << what;
        if (!decision.step) continue;
        const auto waiting = workflow::decide(application_machine(), state.key, action, {&role, 1}, no);
        EXPECT_EQ(waiting.step == nullptr, !decision.step->guard.empty()) << role << ": " << what;
      }
    }
  }
}

TEST(ApplicationMachine, KnowsPeopleByTheirRoleAtThisChamber) {
  identity::Caller caller;
  caller.roles = {{1, "", "chamber", identity::Role::staff}, {2, "", "chamber", identity::Role::org_admin}};
  EXPECT_EQ(roles_in_machine(caller, 1), std::vector<std::string_view>{"office"});
  EXPECT_EQ(roles_in_machine(caller, 2), std::vector<std::string_view>{"administrator"});
  EXPECT_THAT(roles_in_machine(caller, 3), IsEmpty());
}

}  // namespace
}  // namespace banso::admission
