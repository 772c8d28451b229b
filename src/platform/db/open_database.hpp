#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "platform/db/private_cluster.hpp"

namespace banso::db {

struct DatabaseSettings {
  /// DATABASE_URL: a PostgreSQL server somebody else runs; the role of this URL owns the schemas and runs
  /// the migrations. Empty: keep a private cluster below var_dir.
  std::string url;
  /// DATABASE_RUNTIME_URL: the same database as a role that serves requests. Empty: connect with `url` and
  /// switch to the role banso_runtime when the session begins.
  std::string runtime_url;
  std::filesystem::path var_dir;
};

/// The database the server works on. Destroying it stops the private cluster, if there is one.
struct Database {
  std::string owner_conninfo;               ///< for migrations and seeds
  std::string runtime_conninfo;             ///< for serving; row level security always applies to it
  std::string backup_conninfo;              ///< sees every row: for backup and restore only
  std::unique_ptr<PrivateCluster> cluster;  ///< null with an external server
};

/// Opens the external server, or starts the private cluster. An external server is checked first: version 15
/// or later, UTF-8, and a runtime role that is neither superuser nor able to bypass row level security;
/// the role banso_runtime is created where it is missing and the owner may do so.
/// Throws ClusterError with a message for the operator.
Database open_database(const DatabaseSettings& settings, const PrivateCluster::Say& say);

}  // namespace banso::db
