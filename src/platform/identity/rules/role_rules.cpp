#include "platform/identity/rules/role_rules.hpp"

namespace banso::identity {
namespace {

constexpr unsigned bit(Role role) {
  return 1U << static_cast<unsigned>(role);
}
constexpr unsigned bit(OrganizationKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

constexpr unsigned kSupporters =
    bit(Role::org_admin) | bit(Role::advisor) | bit(Role::staff) | bit(Role::expert);
constexpr unsigned kTop = 1U << 31;

/// Roles of people in an organisation of this kind.
constexpr unsigned roles_in(OrganizationKind kind) {
  switch (kind) {
    case OrganizationKind::national_federation:
      return kSupporters | bit(Role::system_admin);
    case OrganizationKind::block:
      return bit(Role::org_admin) | bit(Role::staff);
    case OrganizationKind::prefecture_federation:
    case OrganizationKind::chamber:
    case OrganizationKind::support_organization:
      return kSupporters;
    case OrganizationKind::ministry:
      return bit(Role::system_admin) | bit(Role::org_admin) | bit(Role::official);
  }
  return 0;
}

/// Kinds (or the top) below which an organisation of this kind may stand.
constexpr unsigned places_for(OrganizationKind kind) {
  switch (kind) {
    case OrganizationKind::national_federation:
    case OrganizationKind::ministry:
      return kTop;
    case OrganizationKind::block:
      return bit(OrganizationKind::national_federation);
    case OrganizationKind::prefecture_federation:
      return bit(OrganizationKind::national_federation) | bit(OrganizationKind::block);
    case OrganizationKind::chamber:
      return bit(OrganizationKind::national_federation) | bit(OrganizationKind::block) |
             bit(OrganizationKind::prefecture_federation);
    case OrganizationKind::support_organization:
      return kTop | bit(OrganizationKind::ministry) | bit(OrganizationKind::prefecture_federation) |
             bit(OrganizationKind::support_organization);
  }
  return 0;
}

}  // namespace

bool role_fits(Role role, OrganizationKind kind) {
  return roles_in(kind) & bit(role);
}

bool kind_fits_below(OrganizationKind kind, std::optional<OrganizationKind> above) {
  return places_for(kind) & (above ? bit(*above) : kTop);
}

RoleVerdict judge_grant(const Granter& granter, Role role, OrganizationKind kind) {
  if (!granter.is_system_admin && !granter.administers_organization) return RoleVerdict::not_administrator;
  if (role == Role::system_admin && !granter.is_system_admin) return RoleVerdict::system_admin_only;
  return role_fits(role, kind) ? RoleVerdict::allowed : RoleVerdict::role_does_not_fit;
}

RoleVerdict judge_take_back(const Granter& granter, Role role, std::int64_t left) {
  if (!granter.is_system_admin && !granter.administers_organization) return RoleVerdict::not_administrator;
  if (role == Role::system_admin) {
    if (!granter.is_system_admin) return RoleVerdict::system_admin_only;
    return left > 0 ? RoleVerdict::allowed : RoleVerdict::last_system_admin;
  }
  // Somebody above can put things right again; the organisation itself could not.
  const bool can_be_mended = granter.is_system_admin || granter.administers_above;
  if (role == Role::org_admin && left == 0 && !can_be_mended) return RoleVerdict::last_org_admin;
  return RoleVerdict::allowed;
}

}  // namespace banso::identity
