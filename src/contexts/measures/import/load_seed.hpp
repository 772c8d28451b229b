// The catalogue that comes with the program, brought into the database when it starts.
#pragma once

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::measures {

/// Adds what is missing, and a new version of what says something else than the seed before; what is the same
/// is left alone. Measures that the seed no longer holds are withdrawn. @param tx acts as the system
void bring_catalogue_seed(db::Tx& tx, Instant now);

}  // namespace banso::measures
