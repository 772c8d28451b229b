#pragma once

#include <filesystem>

#include "platform/db/private_cluster.hpp"

namespace banso::testing {

/// The database inside kept data that has every migration applied; CREATE DATABASE … TEMPLATE copies it.
inline constexpr char kTemplateDatabase[] = "banso_template";

/// How test servers are run: no fsync, little memory.
db::ClusterOptions test_cluster_options();

/// A stopped data directory with the migrated template database in it, to be copied and never to be started.
/// Making it takes seconds, so it is kept in the system's temporary folder for the next test program, by
/// version of PostgreSQL, account and migrations; sets that were not made lately are removed when a new one
/// is made.
std::filesystem::path kept_data();

}  // namespace banso::testing
