// The people of an organisation and their roles.
#pragma once

#include "platform/http/call.hpp"
#include "platform/identity/http/organization_shapes.hpp"
#include "platform/identity/rules/role_rules.hpp"

namespace banso::identity {

/// Somebody the caller can see.
struct PersonRow {
  std::int64_t user_id = 0;
  std::string email;
  std::string display_name;
  std::string status;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (), (user_id, email, display_name, status))

/// The people of an organisation that the caller administers or belongs to, by name.
/// @throws Refused identity.organization_not_found, identity.not_your_organization
PersonPage people_of(http::Call& call, std::int64_t organization_id, const PeopleQuery& query);

/// Gives a role to somebody the caller can see; others are invited. Nothing happens if they have it already.
/// @throws Refused identity.person_not_found, identity.role_does_not_fit, identity.system_admin_only and as
/// above
void give_role(http::Call& call, std::int64_t organization_id, std::int64_t user_id, Role role);

/// Takes a role back. @throws Refused identity.last_system_admin, identity.last_org_admin,
/// identity.role_not_held
void take_role_back(http::Call& call, std::int64_t organization_id, std::int64_t user_id, Role role);

/// The role a path names. @throws Refused(kNotFound, "http.not_found")
Role role_named(std::string_view name);

/// @throws Refused unless allowed
void need_allowed(RoleVerdict verdict);

}  // namespace banso::identity
