// Backup and restore of everything an installation has: database, stored files, keys.
//
// A backup is consistent although the server goes on working: the database is read as of one moment, and the
// files are linked aside at that same moment (a stored file never changes after it was written).
#pragma once

#include <boost/describe.hpp>
#include <filesystem>
#include <string>

#include "kernel/date.hpp"
#include "platform/config/config.hpp"
#include "platform/db/private_cluster.hpp"

namespace banso::app {

/// What a backup says of itself, in its entry backup.json.
struct BackupFacts {
  std::int64_t format = 1;          ///< of the backup; a program reads its own and older ones
  Instant created_at{};             ///< when it was begun
  std::int64_t last_migration = 0;  ///< of the database in it
};
BOOST_DESCRIBE_STRUCT(BackupFacts, (), (format, created_at, last_migration))

/// Makes a backup while the server runs, or while it does not.
/// @param target the file to write, or an existing folder, in which it is named by the time
/// @param say told of progress, one line each
/// @return the file written
/// @throws BackupError, db::ClusterError
std::filesystem::path write_backup(const config::Config& config, const std::filesystem::path& target,
                                   Instant now, const db::PrivateCluster::Say& say);

/// Brings a backup back: into an empty var directory (or an empty external database), then migrates.
/// Everything is unpacked, compared and loaded beside the data in use, and takes their place only when it is
/// complete.
/// @param force where there are data already: moves them aside (an external database is overwritten instead)
/// @throws BackupError, db::ClusterError; then nothing was changed
void restore_backup(const config::Config& config, const std::filesystem::path& backup, bool force,
                    Instant now, const db::PrivateCluster::Say& say);

}  // namespace banso::app
