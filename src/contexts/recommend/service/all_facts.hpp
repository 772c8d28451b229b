// The facts of businesses as the system knows them, from every part of the house, for the table in memory.
#pragma once

#include <functional>
#include <vector>

#include "contexts/measures/api.hpp"
#include "platform/db/tx.hpp"

namespace banso::recommend {

using TakeFacts = std::function<void(std::int64_t business_id, const measures::Facts& facts)>;

/// Every business, in the order of prefecture and industry. @param tx acts as the system
void for_each_business(db::Tx& tx, const TakeFacts& take);
/// Some; those that are not registered are left out.
void for_businesses(db::Tx& tx, const std::vector<std::int64_t>& business_ids, const TakeFacts& take);

}  // namespace banso::recommend
