// Which businesses changed.
#pragma once

#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::recommend::store {

void note_change(db::Tx& tx, std::int64_t business_id, Instant at);
std::vector<std::int64_t> changed_since(db::Tx& tx, Instant since);
/// Forgets changes before this moment. @return how many
std::size_t forget_changes(db::Tx& tx, Instant before);

}  // namespace banso::recommend::store
