#include "platform/identity/caller.hpp"

#include <algorithm>

namespace banso::identity {

bool Caller::owns(std::int64_t business_id) const {
  return std::find(business_ids.begin(), business_ids.end(), business_id) != business_ids.end();
}

bool Caller::has_role_in(std::int64_t organization_id) const {
  return std::any_of(roles.begin(), roles.end(),
                     [&](const RoleGrant& grant) { return grant.organization_id == organization_id; });
}

bool Caller::has_role(Role role) const {
  return std::any_of(roles.begin(), roles.end(), [&](const RoleGrant& grant) { return grant.role == role; });
}

}  // namespace banso::identity
