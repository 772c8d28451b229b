#include "contexts/registry/rules/claim_states.hpp"

#include <gtest/gtest.h>

namespace banso::registry {
namespace {

constexpr ClaimState kStates[] = {ClaimState::pending, ClaimState::confirmed, ClaimState::rejected,
                                  ClaimState::withdrawn};
constexpr ClaimAction kActions[] = {ClaimAction::confirm, ClaimAction::reject, ClaimAction::withdraw};
constexpr ClaimActor kActors[] = {ClaimActor::claimant, ClaimActor::confirmer, ClaimActor::provider};

/// What the table should say, told another way: by who may do what while a claim waits.
std::optional<ClaimState> expected(ClaimState from, ClaimAction action, ClaimActor actor) {
  if (from != ClaimState::pending) return std::nullopt;
  switch (actor) {
    case ClaimActor::claimant:
      return action == ClaimAction::withdraw ? std::optional(ClaimState::withdrawn) : std::nullopt;
    case ClaimActor::confirmer:
      if (action == ClaimAction::confirm) return ClaimState::confirmed;
      return action == ClaimAction::reject ? std::optional(ClaimState::rejected) : std::nullopt;
    case ClaimActor::provider:
      return action == ClaimAction::confirm ? std::optional(ClaimState::confirmed) : std::nullopt;
  }
  return std::nullopt;
}

TEST(ClaimStates, EveryStateActionAndActor) {
  std::size_t possible = 0;
  for (const ClaimState from : kStates) {
    for (const ClaimAction action : kActions) {
      for (const ClaimActor actor : kActors) {
        const auto to = next_state(from, action, actor);
        EXPECT_EQ(to, expected(from, action, actor))
            << static_cast<int>(from) << " " << static_cast<int>(action) << " " << static_cast<int>(actor);
        possible += to.has_value();
      }
    }
  }
  EXPECT_EQ(possible, claim_steps().size()) << "no step twice";
}

}  // namespace
}  // namespace banso::registry
