// Reading and writing the owner's items.
#pragma once

#include "contexts/registry/store/business.hpp"

namespace banso::registry::store {

/// The profile, if there is one and the caller may see it.
std::optional<StoredProfile> find_profile(db::Tx& tx, std::int64_t business_id);

/// Saves over `expected_version` (0: none yet). @return the new version, or nothing if it was not that
/// version any more
std::optional<std::int64_t> save_profile(db::Tx& tx, std::int64_t business_id, std::int64_t expected_version,
                                         const ProfileFields& fields, const std::vector<FieldSource>& sources,
                                         Instant now, std::int64_t user_id);

/// Sets the main industry by which staff find the business of the caller.
void publish_industry(db::Tx& tx, std::int64_t business_id, const std::optional<std::string>& industry_code);

}  // namespace banso::registry::store
