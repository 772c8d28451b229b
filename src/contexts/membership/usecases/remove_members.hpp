// Takes back records that should never have been made: the undoing of an import.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <vector>

#include "platform/db/tx.hpp"

namespace banso::membership {

struct MemberVersion {
  std::int64_t member_id = 0;
  std::int64_t expected_version = 0;
};

/// Removes those that still have this version and no contact noted, with their history; publishes
/// membership.members_changed. @return the numbers of the removed ones
std::vector<std::int64_t> remove_members(db::Tx& tx, std::int64_t organization_id,
                                         std::span<const MemberVersion> members);

}  // namespace banso::membership
