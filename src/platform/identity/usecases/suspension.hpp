// Shutting people out for a while: of one organisation, or of everything.
#pragma once

#include <cstdint>

#include "platform/http/call.hpp"
#include "platform/identity/http/organization_shapes.hpp"

namespace banso::identity {

/// From now on the person may not act in the organisation; their roles are kept for the day they come back,
/// and all their sessions end. Nothing happens if they are suspended already.
/// @throws Refused identity.not_yourself, identity.person_not_found and what taking their roles would throw
void suspend_person(http::Call& call, std::int64_t organization_id, std::int64_t user_id);
/// Lets them in again. Nothing happens if they are not suspended.
void readmit_person(http::Call& call, std::int64_t organization_id, std::int64_t user_id);

/// Disables an account, whose sessions and API tokens end at once, or enables it again.
/// @throws Refused identity.not_yourself, identity.person_not_found
void set_account_status(http::Call& call, std::int64_t user_id, AccountStatus status);

}  // namespace banso::identity
