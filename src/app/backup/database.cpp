#include "app/backup/database.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <map>

#include "app/backup/archive.hpp"
#include "platform/db/child_process.hpp"
#include "platform/db/cluster_files.hpp"
#include "platform/db/libpq_handles.hpp"
#include "platform/db/tx.hpp"

namespace banso::app {
namespace {

namespace fs = std::filesystem;

/// The newest pg_dump or pg_restore installed: a newer one reads older servers, never the other way round.
fs::path find_tool(std::string_view name) {
  fs::path best;
  int best_version = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
    const std::string folder = entry.path().filename().string();
    int version = 0;
    if (std::from_chars(folder.data(), folder.data() + folder.size(), version).ec != std::errc()) continue;
    const fs::path tool = entry.path() / "bin" / name;
    if (version <= best_version || access(tool.c_str(), X_OK) != 0) continue;
    best = tool;
    best_version = version;
  }
  if (!best.empty()) return best;
  throw BackupError(
      fmt::format("{} が見つかりません。`apt-get install postgresql-client` で入れてください。\n"
                  "{} is not installed.",
                  name, name));
}

/// The same target with the password in a file of its own: arguments can be seen by every user of the
/// machine.
std::string without_password(const std::string& conninfo, const fs::path& work) {
  const db::ConninfoHandle options(PQconninfoParse(conninfo.c_str(), nullptr));
  if (!options) throw BackupError("データベースの接続先を読めません。DATABASE_URL を確かめてください。");
  std::string plain;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    if (std::string_view(option->keyword) != "password") {
      plain += fmt::format("{}={} ", option->keyword, db::quote_conninfo(option->val));
      continue;
    }
    const fs::path file = work / "pgpass";
    std::string escaped;
    for (const char letter : std::string_view(option->val)) {
      if (letter == ':' || letter == '\\') escaped += '\\';
      escaped += letter;
    }
    std::ofstream(file) << "*:*:*:*:" << escaped << "\n";
    chmod(file.c_str(), 0600);
    plain += fmt::format("passfile={} ", db::quote_conninfo(file.string()));
  }
  return plain;
}

void run_tool(std::vector<std::string> argv, const fs::path& work, std::string_view japanese) {
  const std::string name = fs::path(argv.front()).filename().string();
  const fs::path log = work / (name + ".log");
  const int status = db::run({std::move(argv), db::current_user(), log, SIGTERM});
  if (status == 0) return;
  throw BackupError(fmt::format("{}（{} が {} で終了）。\n{}\n", japanese, name, status, db::log_tail(log)));
}

/// Superusers see every row; another owner sees them through the policies for the system.
bool row_security_applies(db::Connection& connection) {
  const db::Result role =
      connection.script("select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
  return role.size() == 0 || role.text(0, 0) != "t";
}

}  // namespace

BackupSource open_for_backup(const config::Config& config, const db::PrivateCluster::Say& say) {
  const db::DatabaseSettings settings{config.database_url, config.database_runtime_url, config.var_dir};
  BackupSource source;
  if (settings.url.empty()) {
    if (!fs::exists(fs::path(config.var_dir) / "pg" / "data")) {
      throw BackupError(
          fmt::format("{} にはまだデータがありません。場所を --var-dir で指定してください。\n"
                      "There are no data below {} yet.",
                      config.var_dir, config.var_dir));
    }
    const db::ClusterPlan plan = db::plan_cluster(config.var_dir);
    source.conninfo = db::socket_conninfo(plan.paths.run, db::kBootstrapRole, "banso");
    const db::ConnectionHandle running(PQconnectdb(source.conninfo.c_str()));
    if (PQstatus(running.get()) == CONNECTION_OK) return source;
  }
  source.started = db::open_database(settings, say);
  source.conninfo = source.started.backup_conninfo;
  return source;
}

void dump_database(const std::string& conninfo, const fs::path& dump, const fs::path& work,
                   const std::function<void()>& at_that_moment) {
  db::Connection connection(conninfo);
  const bool through_policies = row_security_applies(connection);
  connection.script("begin isolation level repeatable read read only");
  const std::string snapshot(*connection.script("select pg_export_snapshot()").text(0, 0));
  at_that_moment();
  std::string target = without_password(conninfo, work);
  std::vector<std::string> argv = {find_tool("pg_dump").string(), "--format=custom", "--snapshot=" + snapshot,
                                   "--lock-wait-timeout=60s", "--file=" + dump.string()};
  if (through_policies) {
    argv.emplace_back("--enable-row-security");
    target += "options='-c app.system=t'";
  }
  argv.push_back("--dbname=" + target);
  run_tool(std::move(argv), work, "データベースを書き出せませんでした");
  connection.script("commit");
}

void load_dump(const std::string& conninfo, const fs::path& dump, const fs::path& work, LoadOptions options) {
  std::vector<std::string> argv = {find_tool("pg_restore").string(), "--exit-on-error"};
  if (options.own_cluster) {
    argv.emplace_back("--jobs=2");
  } else {
    argv.emplace_back("--single-transaction");
    argv.emplace_back("--no-owner");
  }
  if (options.replace) argv.insert(argv.end(), {"--clean", "--if-exists"});
  argv.push_back("--dbname=" + without_password(conninfo, work));
  argv.push_back(dump.string());
  run_tool(std::move(argv), work, "データベースに読み込めませんでした");
}

int last_migration(const std::string& conninfo) {
  db::Connection connection(conninfo);
  if (*connection.script("select to_regclass('platform.migration') is not null").text(0, 0) == "f") return 0;
  const db::Result result = connection.script("select coalesce(max(number), 0) from platform.migration");
  return std::stoi(std::string(*result.text(0, 0)));
}

}  // namespace banso::app
