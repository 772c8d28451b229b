// The list of chambers as organisations: 日本商工会議所, its nine blocks, the prefecture federations, the
// chambers.
#pragma once

#include <vector>

#include "contexts/registry/import/import_options.hpp"
#include "contexts/registry/reference/chambers.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry {

/// Adds what is missing and brings the rest up to date; the counts are of chambers alone.
/// @param tx acts as the system
void save_chambers(db::Tx& tx, const std::vector<Chamber>& chambers, Instant now, ImportSummary& summary);

}  // namespace banso::registry
