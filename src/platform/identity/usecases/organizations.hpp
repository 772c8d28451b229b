// The tree of organisations: search, look at, add, change.
#pragma once

#include "platform/http/call.hpp"
#include "platform/identity/http/organization_shapes.hpp"

namespace banso::identity {

/// Organisations by name, kind, parent and status; top of the tree first.
OrganizationPage search_organizations(http::Call& call, const OrganizationQuery& query);

/// One organisation with its place in the tree.
OrganizationDetail organization_detail(http::Call& call, std::int64_t organization_id);

/// Adds an organisation below one that the caller administers (or anywhere, for system administrators).
/// @throws Refused identity.not_your_organization, identity.wrong_place, identity.organization_exists and the
/// fields'
OrganizationDetail add_organization(http::Call& call, const OrganizationInput& input);

/// Changes an organisation that the caller administers. @throws Refused as above, and identity.only_above,
/// identity.organizations_below, identity.circle
OrganizationDetail change_organization(http::Call& call, std::int64_t organization_id,
                                       const OrganizationChange& change);

}  // namespace banso::identity
