// Which roles exist in which kind of organisation, and who may give and take them. Tables and pure decisions.
#pragma once

#include <optional>
#include <string_view>

#include "platform/identity/api.hpp"
#include "platform/identity/caller.hpp"

namespace banso::identity {

/// Whether people in such an organisation may have the role at all.
bool role_fits(Role role, OrganizationKind kind);

/// Whether an organisation may stand below another. @param above nothing: at the top
bool kind_fits_below(OrganizationKind kind, std::optional<OrganizationKind> above);

/// What is known of whoever wants to give or take a role.
struct Granter {
  bool is_system_admin = false;
  bool administers_organization = false;  ///< org_admin of it or of one above it
  bool administers_above = false;         ///< org_admin of one above it
};

enum class RoleVerdict {
  allowed,
  not_administrator,  ///< not their organisation
  system_admin_only,  ///< only system administrators make system administrators
  role_does_not_fit,  ///< no such role in such an organisation
  last_system_admin,  ///< the platform would be left without
  last_org_admin,     ///< the organisation would be left without
};
BOOST_DESCRIBE_ENUM(RoleVerdict, allowed, not_administrator, system_admin_only, role_does_not_fit,
                    last_system_admin, last_org_admin)

/// May the granter give this role in an organisation of this kind?
RoleVerdict judge_grant(const Granter& granter, Role role, OrganizationKind kind);

/// May the granter take it back? @param left how many people would have it afterwards: in the organisation
/// for org_admin, anywhere for system_admin
RoleVerdict judge_take_back(const Granter& granter, Role role, std::int64_t left);

}  // namespace banso::identity
