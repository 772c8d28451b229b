// Audit entries of identity in one line.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "platform/audit/audit.hpp"

namespace banso::identity {

/// Records what was done to an account. @param details never secrets
inline void note_user(http::Call& call, std::string_view action, std::int64_t user_id,
                      boost::json::object details = {}, std::optional<std::int64_t> organization_id = {}) {
  audit::record(call, {.action = action,
                       .object_type = "user",
                       .object_id = user_id == 0 ? "" : std::to_string(user_id),
                       .business_id = {},
                       .organization_id = organization_id,
                       .details = std::move(details)});
}

/// Records what was done to an organisation.
inline void note_organization(http::Call& call, std::string_view action, std::int64_t organization_id,
                              boost::json::object details = {}) {
  audit::record(call, {.action = action,
                       .object_type = "organization",
                       .object_id = std::to_string(organization_id),
                       .business_id = {},
                       .organization_id = organization_id,
                       .details = std::move(details)});
}

}  // namespace banso::identity
