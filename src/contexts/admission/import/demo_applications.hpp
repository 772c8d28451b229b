// Applications of the demo chamber, in every state that people should see.
#pragma once

#include <cstdint>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::admission {

/// Needs a transaction with app.system and people of the chamber. Called once, into an empty database.
void add_demo_applications(db::Tx& tx, std::int64_t organization_id, Instant now);

}  // namespace banso::admission
