// The reference data that come with the program: enough to fill forms before the real files are imported.
#pragma once

#include "platform/db/tx.hpp"

namespace banso::registry {

/// Fills the tables of industries, municipalities and postal codes where they are empty; imports replace the
/// seed.
/// @param tx acts as the system
void load_reference_seed(db::Tx& tx);

}  // namespace banso::registry
