#include "support/kept_data.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>

#include "platform/db/libpq_handles.hpp"
#include "platform/db/migrate.hpp"

namespace banso::testing {
namespace {

namespace fs = std::filesystem;

constexpr auto kKeptFor = std::chrono::hours(2);

void say_nothing(std::string_view) {}

std::string newest_version() {
  std::string newest;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
    newest = std::max(newest, entry.path().filename().string());
  }
  return newest;
}

std::string prefix() {
  return fmt::format("banso-test-data-{}-", geteuid());
}

std::string key() {
  std::string all = newest_version();
  for (const db::Migration& migration : db::all_migrations()) all += migration.sha256;
  return fmt::format("{:016x}", std::hash<std::string>{}(all));
}

void remove_old_sets(const fs::path& kept) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(kept.parent_path(), error)) {
    if (!entry.path().filename().string().starts_with(prefix()) || entry.path() == kept) continue;
    const auto made = fs::last_write_time(entry.path(), error);
    if (!error && fs::file_time_type::clock::now() - made > kKeptFor) fs::remove_all(entry.path(), error);
  }
}

void make(const fs::path& var_dir) {
  fs::remove_all(var_dir);
  const auto cluster = db::PrivateCluster::start(var_dir, say_nothing, test_cluster_options());
  const db::ConnectionHandle connection(
      PQconnectdb(cluster->conninfo(db::kBootstrapRole, "postgres").c_str()));
  const std::string statement =
      fmt::format("CREATE DATABASE {} OWNER {} STRATEGY FILE_COPY", kTemplateDatabase, db::kOwnerRole);
  const db::ResultHandle result(PQexec(connection.get(), statement.c_str()));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
    throw std::runtime_error(PQerrorMessage(connection.get()));
  }
  db::migrate(cluster->conninfo(db::kOwnerRole, kTemplateDatabase));
}

}  // namespace

db::ClusterOptions test_cluster_options() {
  db::ClusterOptions options;
  options.durable = false;
  options.shared_buffers = "64MB";
  return options;
}

fs::path kept_data() {
  const fs::path home = fs::temp_directory_path() / (prefix() + key());
  fs::create_directories(home);
  chmod(home.c_str(), 0755);
  // Test programs run side by side: the first makes the set, the others wait for it.
  const int lock = open((home / "making").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock < 0 || flock(lock, LOCK_EX) != 0) {
    throw std::system_error(errno, std::generic_category(), home.string());
  }
  if (!fs::exists(home / "complete")) {
    make(home / "var");
    fs::create_directory(home / "complete");
    remove_old_sets(home);
  }
  close(lock);
  return home / "var" / "pg" / "data";
}

}  // namespace banso::testing
