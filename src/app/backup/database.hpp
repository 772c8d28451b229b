// The database side of backup and restore: pg_dump and pg_restore, run as children.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "platform/config/config.hpp"
#include "platform/db/open_database.hpp"

namespace banso::app {

/// A database opened for reading everything in it.
struct BackupSource {
  std::string conninfo;  ///< sees every row
  db::Database started;  ///< our own private cluster, if no server was running
};

/// Connects to the private cluster of a running server, or to the external database, or starts the private
/// cluster for as long as the result lives.
/// @throws BackupError if there are no data yet; db::ClusterError if the database cannot be reached
BackupSource open_for_backup(const config::Config& config, const db::PrivateCluster::Say& say);

/// Writes everything that was committed at one moment into `dump` (pg_dump's custom format).
/// @param work an existing folder of our own for the log
/// @param at_that_moment called just after the moment was fixed, before the long reading begins
/// @throws BackupError with the last lines of pg_dump
void dump_database(const std::string& conninfo, const std::filesystem::path& dump,
                   const std::filesystem::path& work, const std::function<void()>& at_that_moment);

struct LoadOptions {
  bool own_cluster =
      true;  ///< a fresh private cluster, thrown away if this fails; else all or nothing, and slower
  bool replace = false;  ///< drop what the dump holds first
};

/// Loads a dump. @throws BackupError with the last lines of pg_restore
void load_dump(const std::string& conninfo, const std::filesystem::path& dump,
               const std::filesystem::path& work, LoadOptions options);

/// Number of the last applied migration; 0 for an empty database. @throws db::Unavailable, db::Error
int last_migration(const std::string& conninfo);

}  // namespace banso::app
