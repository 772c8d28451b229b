// State machines as data: which states a piece of work goes through, who may take which step, what must be
// true before it, and how many business days the next one may take. Applications for membership and targets
// of the yearly ledger go through such machines; requests for experts and approvals will.
//
// A machine is written once, in the rules of its context, and checked by that context's tests:
//   EXPECT_TRUE(workflow::check(kMachine).empty());
//   EXPECT_THAT(readme, HasSubstr(workflow::as_mermaid(kMachine)));
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"

namespace banso::workflow {

/// Somebody who takes steps. A machine has its own, so that the applicant and the program count like staff.
struct Role {
  std::string_view key;    ///< "staff", "applicant", "system"
  std::string_view label;  ///< 「職員」
};

/// Something that must hold before a step. Its name stands in the machine, its truth is found by the context.
struct Guard {
  std::string_view key;
  std::string_view message;  ///< why not yet, and how to get to yes: a whole sentence
};

struct State {
  std::string_view key;
  std::string_view label;
  bool final = false;                    ///< nothing more is due
  std::optional<int> due_business_days;  ///< how long the work may stay here
};

struct Transition {
  std::string_view from;
  std::string_view action;
  std::string_view label;  ///< what the button says
  std::string_view to;     ///< may be `from`: a step that leaves the state as it is
  std::vector<std::string_view> roles;
  std::string_view guard = {};  ///< empty: nothing to wait for
};

struct Machine {
  std::string_view name;  ///< "admission.application": as in the history
  std::vector<Role> roles;
  std::vector<Guard> guards;
  std::vector<State> states;  ///< the first is where work begins
  std::vector<Transition> transitions;
};

/// What is wrong with a machine, in words for whoever writes it; nothing when it is sound: every word is
/// known and used, no step is there twice, every state can be reached, and from every state an end can be
/// reached.
std::vector<std::string> check(const Machine& machine);

/// @return nullptr for a word the machine does not know
const State* find_state(const Machine& machine, std::string_view key);
/// The label of a state; the word itself if the machine does not know it (any more).
std::string_view state_label(const Machine& machine, std::string_view key);

/// Whether the guard holds. Asked only for guards that a wanted step has.
using Guards = std::function<bool(std::string_view guard)>;

enum class No {
  unknown_action,  ///< the machine has no such action
  wrong_state,     ///< not from here
  not_your_part,   ///< somebody else takes this step
  not_yet,         ///< its guard does not hold
};

struct Decision {
  const Transition* step = nullptr;  ///< nullptr: no
  No no{};
  std::string message;  ///< why not, and what can be done instead: a whole sentence
};

/// Whether somebody with these roles may take the action from this state.
Decision decide(const Machine& machine, std::string_view state, std::string_view action,
                std::span<const std::string_view> roles, const Guards& guards);

/// The step itself. @throws Refused(kConflict or kForbidden, `machine`-independent reason "workflow.…") if
/// not
const Transition& take(const Machine& machine, std::string_view state, std::string_view action,
                       std::span<const std::string_view> roles, const Guards& guards);

/// What somebody may do next: every step from here that is theirs, also those whose guard does not hold yet.
struct Allowed {
  const Transition* step = nullptr;
  std::string_view not_yet = {};  ///< empty: at once; else the guard's message
};
std::vector<Allowed> allowed_actions(const Machine& machine, std::string_view state,
                                     std::span<const std::string_view> roles, const Guards& guards);

/// Until when work that enters the state on this day should have left it.
std::optional<Date> due_date(const Machine& machine, std::string_view state, Date entered_on);

/// The machine as a state diagram, for the README of its context.
std::string as_mermaid(const Machine& machine);

}  // namespace banso::workflow
