// The life of a claim ("this business is mine"), as a table.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>

namespace banso::registry {

enum class ClaimState {
  pending,    ///< 確認待ち
  confirmed,  ///< 確認済み: the person is the owner
  rejected,   ///< 確認できなかった
  withdrawn,  ///< 取り下げ
};
BOOST_DESCRIBE_ENUM(ClaimState, pending, confirmed, rejected, withdrawn)

enum class ClaimAction { confirm, reject, withdraw };

/// Who acts.
enum class ClaimActor {
  claimant,   ///< who made the claim
  confirmer,  ///< somebody of the organisation that was asked (or a system administrator), not the claimant
  provider,   ///< an OpenID provider whose sign-in carried the corporate number
};

struct ClaimStep {
  ClaimState from;
  ClaimAction action;
  ClaimActor actor;
  ClaimState to;
};

/// All steps there are; everything else is refused.
std::span<const ClaimStep> claim_steps();

/// Where the action leads; nothing if the actor may not do it in this state.
std::optional<ClaimState> next_state(ClaimState from, ClaimAction action, ClaimActor actor);

}  // namespace banso::registry
