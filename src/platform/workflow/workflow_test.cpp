#include "platform/workflow/workflow.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernel/refusal.hpp"

namespace banso::workflow {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Machine letter_machine() {
  return {"test.letter",
          {{"staff", "職員"}, {"writer", "差出人"}},
          {{"signed", "署名がまだです。署名してから送ってください。"}},
          {{"draft", "下書き", false, 3}, {"sent", "送付済み", true, {}}, {"torn", "破棄", true, {}}},
          {{"draft", "edit", "書き直す", "draft", {"writer"}},
           {"draft", "send", "送る", "sent", {"staff"}, "signed"},
           {"draft", "tear", "捨てる", "torn", {"staff", "writer"}}}};
}

bool always(std::string_view) {
  return true;
}
bool never(std::string_view) {
  return false;
}

TEST(Workflow, ASoundMachineHasNoProblems) {
  EXPECT_THAT(check(letter_machine()), IsEmpty());
}

TEST(Workflow, SaysWhatIsWrongWithAMachine) {
  Machine machine = letter_machine();
  machine.transitions.push_back({"draft", "send", "もう一度", "nowhere", {"ghost"}, "moon"});
  machine.states.push_back({"island", "離れ島", false, {}});
  machine.states.push_back({"sent", "二つ目", true, {}});
  machine.states.push_back({"end", "終わり", true, 2});
  machine.roles.push_back({"guest", "客"});
  machine.guards.push_back({"unused", "使われません。"});
  machine.transitions.push_back({"draft", "", "", "torn", {}});
  const auto problems = check(machine);
  EXPECT_THAT(problems, Contains(HasSubstr("unknown state nowhere")));
  EXPECT_THAT(problems, Contains(HasSubstr("unknown role ghost")));
  EXPECT_THAT(problems, Contains(HasSubstr("unknown guard moon")));
  EXPECT_THAT(problems, Contains("send from draft twice"));
  EXPECT_THAT(problems, Contains("island is never reached"));
  EXPECT_THAT(problems, Contains("island leads to no end"));
  EXPECT_THAT(problems, Contains("state sent twice"));
  EXPECT_THAT(problems, Contains("end is an end and cannot be due"));
  EXPECT_THAT(problems, Contains("role guest has nothing to do"));
  EXPECT_THAT(problems, Contains("guard unused is never asked"));
  EXPECT_THAT(problems, Contains(HasSubstr("needs an action and a label")));
  EXPECT_THAT(problems, Contains(HasSubstr("nobody may take it")));
  EXPECT_THAT(check(Machine{"empty", {}, {}, {}, {}}), Contains("the machine has no states"));
}

TEST(Workflow, DecidesByRoleStateActionAndGuard) {
  const Machine machine = letter_machine();
  const std::string_view staff[] = {"staff"};
  const std::string_view writer[] = {"writer"};
  EXPECT_EQ(decide(machine, "draft", "send", staff, always).step->to, "sent");
  EXPECT_EQ(decide(machine, "draft", "send", staff, never).no, No::not_yet);
  EXPECT_THAT(decide(machine, "draft", "send", staff, never).message, HasSubstr("署名してから"));
  EXPECT_EQ(decide(machine, "draft", "send", staff, {}).no, No::not_yet);
  EXPECT_EQ(decide(machine, "draft", "send", writer, always).no, No::not_your_part);
  EXPECT_THAT(decide(machine, "draft", "send", writer, always).message, HasSubstr("職員"));
  EXPECT_EQ(decide(machine, "sent", "send", staff, always).no, No::wrong_state);
  EXPECT_THAT(decide(machine, "sent", "send", staff, always).message, HasSubstr("送付済み"));
  EXPECT_EQ(decide(machine, "draft", "fly", staff, always).no, No::unknown_action);
  EXPECT_EQ(decide(machine, "draft", "edit", writer, never).step->to, "draft");
}

TEST(Workflow, RefusesWithAReason) {
  const Machine machine = letter_machine();
  const std::string_view writer[] = {"writer"};
  const auto reason = [&](std::string_view state, std::string_view action, const Guards& guards) {
    try {
      take(machine, state, action, writer, guards);
    } catch (const Refused& refused) {
      return refused.reason();
    }
    return std::string("none");
  };
  EXPECT_EQ(reason("draft", "fly", always), "workflow.unknown_action");
  EXPECT_EQ(reason("draft", "send", always), "workflow.not_your_part");
  EXPECT_EQ(reason("sent", "tear", always), "workflow.wrong_state");
  EXPECT_EQ(reason("draft", "tear", always), "none");
  const std::string_view staff[] = {"staff"};
  EXPECT_THROW(take(machine, "draft", "send", staff, never), Refused);
}

TEST(Workflow, ListsWhatIsPossibleNextAndWhatIsMissing) {
  const Machine machine = letter_machine();
  const std::string_view staff[] = {"staff"};
  const auto allowed = allowed_actions(machine, "draft", staff, never);
  ASSERT_EQ(allowed.size(), 2u);
  EXPECT_EQ(allowed[0].step->action, "send");
  EXPECT_THAT(std::string(allowed[0].not_yet), HasSubstr("署名"));
  EXPECT_EQ(allowed[1].step->action, "tear");
  EXPECT_TRUE(allowed[1].not_yet.empty());
  EXPECT_THAT(allowed_actions(machine, "sent", staff, always), IsEmpty());
}

TEST(Workflow, IsDueAfterBusinessDays) {
  const Machine machine = letter_machine();
  EXPECT_EQ(format_date(*due_date(machine, "draft", parse_date("2026-11-20").value())), "2026-11-26");
  EXPECT_FALSE(due_date(machine, "sent", parse_date("2026-11-20").value()));
}

TEST(Workflow, DrawsItself) {
  EXPECT_EQ(as_mermaid(letter_machine()),
            "```mermaid\nstateDiagram-v2\n  draft : 下書き (3)\n  sent : 送付済み\n  torn : 破棄\n"
            "  [*] --> draft\n  draft --> draft : edit\n  draft --> sent : send\n  draft --> torn : tear\n"
            "  sent --> [*]\n  torn --> [*]\n```\n");
}

}  // namespace
}  // namespace banso::workflow
