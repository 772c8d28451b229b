// Whether the caller administers an organisation: system administrators all, organisation administrators
// theirs and everything below.
#pragma once

#include <vector>

#include "platform/http/call.hpp"
#include "platform/identity/rules/role_rules.hpp"
#include "platform/identity/store/organization.hpp"

namespace banso::identity {

/// The organisations of which the caller is org_admin.
std::vector<std::int64_t> administered_by(const Caller& caller);

/// What the caller is to the organisation, for the rules.
Granter granter_of(const Caller& caller, const OrganizationRow& organization);

/// Whether the caller administers it.
bool administers(const Caller& caller, const OrganizationRow& organization);

/// The organisation. @throws Refused(kNotFound, "identity.organization_not_found")
OrganizationRow need_organization(http::Call& call, std::int64_t organization_id);

/// The organisation, which the caller must administer.
/// @throws Refused(kForbidden, "identity.not_your_organization") besides
OrganizationRow need_administered(http::Call& call, std::int64_t organization_id);

}  // namespace banso::identity
