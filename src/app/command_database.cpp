#include "app/command_database.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "platform/db/cluster_files.hpp"
#include "platform/db/libpq_handles.hpp"
#include "platform/db/migrate.hpp"

namespace banso::app {

namespace fs = std::filesystem;

db::Database open_command_database(const config::Config& config) {
  if (config.database_url.empty() && fs::exists(fs::path(config.var_dir) / "pg" / "data")) {
    const db::ClusterPlan plan = db::plan_cluster(config.var_dir);
    const std::string conninfo = db::socket_conninfo(plan.paths.run, db::kRuntimeRole, "banso");
    const db::ConnectionHandle running(PQconnectdb(conninfo.c_str()));
    if (PQstatus(running.get()) == CONNECTION_OK) {
      db::Database database;
      database.runtime_conninfo = conninfo;
      return database;
    }
  }
  const auto say = [](std::string_view line) { fmt::print(stderr, "{}\n", line); };
  fs::create_directories(config.var_dir);
  db::Database database =
      db::open_database({config.database_url, config.database_runtime_url, config.var_dir}, say);
  db::migrate(database.owner_conninfo);
  return database;
}

}  // namespace banso::app
