// Records by a filter.
#pragma once

#include <optional>
#include <vector>

#include "contexts/membership/rules/member_filter.hpp"
#include "platform/db/tx.hpp"

namespace banso::membership {

/// What a list is sorted by.
enum class MemberOrder { name, number, address, joined, updated, contact, employees, capital };
BOOST_DESCRIBE_ENUM(MemberOrder, name, number, address, joined, updated, contact, employees, capital)

namespace store {

struct Matching {
  std::vector<std::int64_t> member_ids;
  std::int64_t total = 0;
};
/// A page of the records that the filter lets through.
Matching match_members(db::Tx& tx, std::int64_t organization_id, const MemberFilter& filter,
                       MemberOrder order, bool descending, std::int64_t limit, std::int64_t offset,
                       Instant now);
/// All of them, in the order of their numbers.
std::vector<std::int64_t> all_matching(db::Tx& tx, std::int64_t organization_id, const MemberFilter& filter,
                                       Instant now);
std::int64_t count_matching(db::Tx& tx, std::int64_t organization_id, const MemberFilter& filter,
                            Instant now);

}  // namespace store
}  // namespace banso::membership
