// The audit log for administrators, and for owners what was done with the data of their business.
#pragma once

#include "platform/http/api.hpp"
#include "platform/identity/permissions.hpp"

namespace banso::audit {

/// platform.audit.read: administrators of the system and of organisations; row level security narrows it to
/// the organisations they administer.
void declare_permissions(identity::Permissions& permissions);

/// GET audit, audit.csv, me/businesses/{business_id}/audit.
void register_routes(http::Api& api);

}  // namespace banso::audit
