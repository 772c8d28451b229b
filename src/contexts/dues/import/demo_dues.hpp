// Dues of the demo chamber: a rule in force, the claims of two years, accounts and a direct debit.
#pragma once

#include <cstdint>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::dues {

/// For the members that are there. Needs a transaction with app.system. Called once, into an empty database.
void add_demo_dues(db::Tx& tx, std::int64_t organization_id, std::int64_t user_id, Instant now);

}  // namespace banso::dues
