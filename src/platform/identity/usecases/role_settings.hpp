// What is demanded of people with a role.
#pragma once

#include "platform/http/call.hpp"
#include "platform/identity/http/organization_shapes.hpp"

namespace banso::identity {

/// All roles, the most powerful first.
std::vector<RoleSettingItem> role_settings(http::Call& call);

/// Demands two-factor sign-in of everybody with the role, or no longer. In force from their next request on.
RoleSettingItem set_role_setting(http::Call& call, Role role, const RoleSettingInput& input);

}  // namespace banso::identity
