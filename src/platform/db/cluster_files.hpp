#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "platform/db/child_process.hpp"
#include "platform/db/private_cluster.hpp"

namespace banso::db {

/// The folders, programs and account of one private cluster, found before anything is started.
struct ClusterPlan {
  std::filesystem::path home;  ///< var/pg: holds the data, the lock and the server's log
  std::filesystem::path bin;   ///< programs of the PostgreSQL version that fits the data
  std::filesystem::path log;   ///< what initdb and the server print
  ClusterPaths paths;
  ServerUser user;  ///< who runs the server
};

/// Finds programs, account and folders for `var_dir`, makes the folders and checks that the account may enter
/// them. Throws ClusterError: PostgreSQL missing, folder closed to the account, data of another version.
ClusterPlan plan_cluster(const std::filesystem::path& var_dir);

/// Makes the data directory at the first start, in a neighbour folder that is renamed when it is complete: a
/// broken first start leaves nothing half made. Does nothing where the data exist. Throws ClusterError.
void create_data(const ClusterPlan& plan, const ClusterOptions& options, const PrivateCluster::Say& say);

/// Writes banso.conf, pg_hba.conf and pg_ident.conf anew, so that they always fit this program and account.
/// An operator tunes with ALTER SYSTEM, which PostgreSQL reads after banso.conf.
void write_configuration(const ClusterPlan& plan, const ClusterOptions& options);

/// Connection string for libpq over the socket in `run`.
std::string socket_conninfo(const std::filesystem::path& run, std::string_view role,
                            std::string_view database);

/// Makes the roles and the database `banso` where they are missing. The server must accept connections.
/// Throws ClusterError.
void create_roles_and_database(const ClusterPlan& plan);

/// The last lines of the server's log, for a message; empty when there is none.
std::string log_tail(const std::filesystem::path& log, int lines = 8);

}  // namespace banso::db
