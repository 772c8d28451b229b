// What other parts of the house may know of exchange: who may do what, and the demo's profiles.
#pragma once

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::exchange {

/// Looking at profiles, imports and exports.
inline constexpr const char* kReadPermission = "exchange.file.read";
/// Bringing files, taking them over, undoing that.
inline constexpr const char* kImportPermission = "exchange.import.write";
/// Making files of records, and fetching them.
inline constexpr const char* kExportPermission = "exchange.export.write";
/// Making and changing mapping profiles.
inline constexpr const char* kProfilePermission = "exchange.profile.write";
/// Setting the drop folder up.
inline constexpr const char* kSettingPermission = "exchange.setting.write";

/// Profiles of the demo world: one of the chamber's own, for a core system that does not exist, and one that
/// a neighbour shares.
void add_demo_profiles(db::Tx& tx, std::int64_t organization_id, std::int64_t neighbour_id, Instant now);

}  // namespace banso::exchange
