#pragma once

#include <sys/types.h>

#include <filesystem>
#include <vector>

#include "platform/db/private_cluster.hpp"

namespace banso::db {

/// The PostgreSQL processes whose working folder is `data`. Every PostgreSQL process works in its data
/// directory, so these are the server and its backends. Processes we may not see are left out.
std::vector<pid_t> processes_in(const std::filesystem::path& data);

/// Ends the server that an earlier, killed parent left behind: fast shutdown first, immediate shutdown after
/// 60 s, SIGKILL at last; backends without a postmaster are told to leave at once. Then removes the stale
/// lock files: the number in them may belong to an unrelated process by now, or to a dead one that nobody has
/// reaped yet, and PostgreSQL would refuse to start for either.
/// Returns when none is left. Call only while holding the lock of the cluster.
/// Throws ClusterError when a process cannot be ended.
void end_leftover_server(const ClusterPaths& paths);

}  // namespace banso::db
