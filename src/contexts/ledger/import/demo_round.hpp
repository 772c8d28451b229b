// A round of the demo chamber: open, letters sent, answers of every kind waiting for staff.
#pragma once

#include <cstdint>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::ledger {

/// Needs a transaction with app.system and people of the chamber. Called once, into an empty database.
void add_demo_round(db::Tx& tx, std::int64_t organization_id, Instant now);

}  // namespace banso::ledger
