#include "contexts/registry/rules/claim_states.hpp"

#include <algorithm>
#include <array>

namespace banso::registry {
namespace {

constexpr std::array kSteps{
    ClaimStep{ClaimState::pending, ClaimAction::confirm, ClaimActor::confirmer, ClaimState::confirmed},
    ClaimStep{ClaimState::pending, ClaimAction::confirm, ClaimActor::provider, ClaimState::confirmed},
    ClaimStep{ClaimState::pending, ClaimAction::reject, ClaimActor::confirmer, ClaimState::rejected},
    ClaimStep{ClaimState::pending, ClaimAction::withdraw, ClaimActor::claimant, ClaimState::withdrawn},
};

}  // namespace

std::span<const ClaimStep> claim_steps() {
  return kSteps;
}

std::optional<ClaimState> next_state(ClaimState from, ClaimAction action, ClaimActor actor) {
  const auto* step = std::find_if(kSteps.begin(), kSteps.end(), [&](const ClaimStep& one) {
    return one.from == from && one.action == action && one.actor == actor;
  });
  return step == kSteps.end() ? std::nullopt : std::optional(step->to);
}

}  // namespace banso::registry
