// The owner's items: reading them to edit, and saving them.
#pragma once

#include <boost/describe.hpp>

#include "contexts/registry/usecases/show_business.hpp"

namespace banso::registry {

/// The profile as the caller may see it, to be edited by its owner. Before the first save: version 0 with
/// what the register knows already. Audited. @throws Refused(kNotFound) if the caller may not see it or there
/// is none
ProfileView show_profile(http::Call& call, std::int64_t business_id);

/// Saves the owner's items over the version named by If-Match ("3", as the ETag said; "0" for the first
/// time).
/// @return the profile after it. @throws Refused(kForbidden) for anybody but an owner, kInvalid with field
/// errors, kPrecondition if somebody else saved in the meantime (says who and when) or If-Match is missing
ProfileView save_profile(http::Call& call, std::int64_t business_id, const ProfileFields& fields);

/// What the register already knows for the first edit, each value with its source. Pure.
ProfileView starting_profile(const store::PublicFacts& facts, Instant now);

}  // namespace banso::registry
