#include "platform/workflow/workflow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "kernel/business_day.hpp"
#include "kernel/refusal.hpp"

namespace banso::workflow {
namespace {

const Guard* find_guard(const Machine& machine, std::string_view key) {
  const auto found = std::find_if(machine.guards.begin(), machine.guards.end(),
                                  [&](const Guard& guard) { return guard.key == key; });
  return found == machine.guards.end() ? nullptr : &*found;
}

const Role* find_role(const Machine& machine, std::string_view key) {
  const auto found = std::find_if(machine.roles.begin(), machine.roles.end(),
                                  [&](const Role& role) { return role.key == key; });
  return found == machine.roles.end() ? nullptr : &*found;
}

bool is_for(const Transition& step, std::span<const std::string_view> roles) {
  return std::any_of(step.roles.begin(), step.roles.end(), [&](std::string_view role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  });
}

template <class Items>
void check_words(const Items& items, std::string_view what, std::vector<std::string>& problems) {
  std::set<std::string_view> seen;
  for (const auto& item : items) {
    if (item.key.empty()) problems.push_back(fmt::format("a {} without a key", what));
    if (!seen.insert(item.key).second) problems.push_back(fmt::format("{} {} twice", what, item.key));
  }
}

void check_transition(const Machine& machine, const Transition& step, std::vector<std::string>& problems) {
  const std::string name = fmt::format("{} --{}--> {}", step.from, step.action, step.to);
  if (!find_state(machine, step.from)) problems.push_back(name + ": unknown state " + std::string(step.from));
  if (!find_state(machine, step.to)) problems.push_back(name + ": unknown state " + std::string(step.to));
  if (step.action.empty() || step.label.empty()) problems.push_back(name + ": needs an action and a label");
  if (step.roles.empty()) problems.push_back(name + ": nobody may take it");
  for (const std::string_view role : step.roles) {
    if (!find_role(machine, role)) problems.push_back(name + ": unknown role " + std::string(role));
  }
  if (!step.guard.empty() && !find_guard(machine, step.guard)) {
    problems.push_back(name + ": unknown guard " + std::string(step.guard));
  }
}

/// Everything that can be reached along the steps, or against them.
std::set<std::string_view> reach(const Machine& machine, std::set<std::string_view> from, bool backwards) {
  for (bool grew = true; grew;) {
    grew = false;
    for (const Transition& step : machine.transitions) {
      const auto& begin = backwards ? step.to : step.from;
      const auto& end = backwards ? step.from : step.to;
      if (from.contains(begin)) grew |= from.insert(end).second;
    }
  }
  return from;
}

void check_paths(const Machine& machine, std::vector<std::string>& problems) {
  std::set<std::string_view> ends;
  for (const State& state : machine.states) {
    if (state.final) ends.insert(state.key);
  }
  const auto reached = reach(machine, {machine.states.front().key}, false);
  const auto leaving = reach(machine, ends, true);
  for (const State& state : machine.states) {
    if (!reached.contains(state.key)) problems.push_back(fmt::format("{} is never reached", state.key));
    if (!leaving.contains(state.key)) problems.push_back(fmt::format("{} leads to no end", state.key));
    if (state.final && state.due_business_days) {
      problems.push_back(fmt::format("{} is an end and cannot be due", state.key));
    }
  }
}

void check_use(const Machine& machine, std::vector<std::string>& problems) {
  for (const Role& role : machine.roles) {
    const std::string_view key = role.key;
    const bool used =
        std::any_of(machine.transitions.begin(), machine.transitions.end(), [&](const Transition& step) {
          return is_for(step, {&key, 1});
        });
    if (!used) problems.push_back(fmt::format("role {} has nothing to do", role.key));
  }
  for (const Guard& guard : machine.guards) {
    const bool used = std::any_of(machine.transitions.begin(), machine.transitions.end(),
                                  [&](const Transition& step) { return step.guard == guard.key; });
    if (!used) problems.push_back(fmt::format("guard {} is never asked", guard.key));
  }
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const Transition& step : machine.transitions) {
    if (!seen.insert({step.from, step.action}).second) {
      problems.push_back(fmt::format("{} from {} twice", step.action, step.from));
    }
  }
}

std::string labels_of(const Machine& machine, const Transition& step) {
  std::string labels;
  for (const std::string_view key : step.roles) {
    const Role* role = find_role(machine, key);
    labels += (labels.empty() ? "" : "、") + std::string(role ? role->label : key);
  }
  return labels;
}

std::string what_is_possible(const Machine& machine, std::string_view state,
                             std::span<const std::string_view> roles) {
  std::string possible;
  for (const Transition& step : machine.transitions) {
    if (step.from != state || !is_for(step, roles)) continue;
    possible += fmt::format("「{}」", step.label);
  }
  return possible.empty() ? "この状態からできる操作はありません。"
                          : fmt::format("いまできるのは{}です。", possible);
}

}  // namespace

std::vector<std::string> check(const Machine& machine) {
  std::vector<std::string> problems;
  if (machine.name.empty()) problems.emplace_back("the machine has no name");
  if (machine.states.empty()) {
    problems.emplace_back("the machine has no states");
    return problems;
  }
  check_words(machine.states, "state", problems);
  check_words(machine.roles, "role", problems);
  check_words(machine.guards, "guard", problems);
  for (const Transition& step : machine.transitions) check_transition(machine, step, problems);
  check_use(machine, problems);
  check_paths(machine, problems);
  return problems;
}

const State* find_state(const Machine& machine, std::string_view key) {
  const auto found = std::find_if(machine.states.begin(), machine.states.end(),
                                  [&](const State& state) { return state.key == key; });
  return found == machine.states.end() ? nullptr : &*found;
}

std::string_view state_label(const Machine& machine, std::string_view key) {
  const State* state = find_state(machine, key);
  return state ? state->label : key;
}

Decision decide(const Machine& machine, std::string_view state, std::string_view action,
                std::span<const std::string_view> roles, const Guards& guards) {
  const Transition* step = nullptr;
  bool known = false;
  for (const Transition& candidate : machine.transitions) {
    if (candidate.action != action) continue;
    known = true;
    if (candidate.from == state) step = &candidate;
  }
  if (!known) return {nullptr, No::unknown_action, "この操作はありません。"};
  if (!step) {
    return {nullptr, No::wrong_state,
            fmt::format("いまの状態は「{}」です。{}", state_label(machine, state),
                        what_is_possible(machine, state, roles))};
  }
  if (!is_for(*step, roles)) {
    return {nullptr, No::not_your_part,
            fmt::format("「{}」ができるのは、{}です。", step->label, labels_of(machine, *step))};
  }
  if (!step->guard.empty() && !(guards && guards(step->guard))) {
    const Guard* guard = find_guard(machine, step->guard);
    return {nullptr, No::not_yet, std::string(guard ? guard->message : step->guard)};
  }
  return {step, {}, {}};
}

const Transition& take(const Machine& machine, std::string_view state, std::string_view action,
                       std::span<const std::string_view> roles, const Guards& guards) {
  Decision decision = decide(machine, state, action, roles, guards);
  if (decision.step) return *decision.step;
  switch (decision.no) {
    case No::unknown_action:
      throw Refused(RefusalCode::kInvalid, "workflow.unknown_action", std::move(decision.message),
                    {{"/action", "unknown", "この操作はありません。"}});
    case No::not_your_part:
      throw Refused(RefusalCode::kForbidden, "workflow.not_your_part", std::move(decision.message));
    case No::not_yet:
      throw Refused(RefusalCode::kConflict, "workflow.not_yet", std::move(decision.message));
    case No::wrong_state:
      break;
  }
  throw Refused(RefusalCode::kConflict, "workflow.wrong_state", std::move(decision.message));
}

std::vector<Allowed> allowed_actions(const Machine& machine, std::string_view state,
                                     std::span<const std::string_view> roles, const Guards& guards) {
  std::vector<Allowed> allowed;
  for (const Transition& step : machine.transitions) {
    if (step.from != state || !is_for(step, roles)) continue;
    Allowed& next = allowed.emplace_back(Allowed{&step, {}});
    if (!step.guard.empty() && !(guards && guards(step.guard))) {
      const Guard* guard = find_guard(machine, step.guard);
      next.not_yet = guard ? guard->message : step.guard;
    }
  }
  return allowed;
}

std::optional<Date> due_date(const Machine& machine, std::string_view state, Date entered_on) {
  const State* found = find_state(machine, state);
  if (!found || !found->due_business_days) return std::nullopt;
  return add_business_days(entered_on, *found->due_business_days);
}

std::string as_mermaid(const Machine& machine) {
  std::string text = "```mermaid\nstateDiagram-v2\n";
  for (const State& state : machine.states) {
    text += fmt::format("  {} : {}{}\n", state.key, state.label,
                        state.due_business_days ? fmt::format(" ({})", *state.due_business_days) : "");
  }
  text += fmt::format("  [*] --> {}\n", machine.states.front().key);
  // Steps between the same two states share an arrow; those that stay where they are stand in a note.
  std::vector<std::pair<std::string, std::string>> arrows;
  for (const Transition& step : machine.transitions) {
    const std::string arrow = fmt::format("{} --> {}", step.from, step.to);
    const auto found =
        std::find_if(arrows.begin(), arrows.end(), [&](const auto& known) { return known.first == arrow; });
    if (found == arrows.end()) {
      arrows.emplace_back(arrow, step.action);
    } else {
      found->second += ", " + std::string(step.action);
    }
  }
  for (const auto& [arrow, actions] : arrows) text += fmt::format("  {} : {}\n", arrow, actions);
  for (const State& state : machine.states) {
    if (state.final) text += fmt::format("  {} --> [*]\n", state.key);
  }
  return text + "```\n";
}

}  // namespace banso::workflow
