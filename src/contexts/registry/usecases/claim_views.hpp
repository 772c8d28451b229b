// Claims as people see them.
#pragma once

#include "contexts/registry/usecases/claims.hpp"
#include "kernel/refusal.hpp"

namespace banso::registry {

enum class ClaimViewer { claimant, confirmer };

/// What a viewer sees of claims: notes are only for the organisation.
ClaimItem view_of_claim(http::Call& call, const store::StoredClaim& claim, ClaimViewer viewer);

/// What happens next and who does it.
std::string next_step_of(ClaimState state, std::string_view organization_name);

Refused claim_not_found();
bool is_system_admin(const identity::Caller& caller);

}  // namespace banso::registry
