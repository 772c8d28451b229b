// `banso restore`.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "app/backup/archive.hpp"
#include "app/backup/backup.hpp"
#include "app/backup/database.hpp"
#include "app/backup/folders.hpp"
#include "app/command.hpp"
#include "app/settings.hpp"
#include "platform/db/cluster_lock.hpp"
#include "platform/db/migrate.hpp"
#include "platform/files/disk.hpp"
#include "platform/shape/json.hpp"

namespace banso::app {
namespace {

namespace fs = std::filesystem;

/// What an installation consists of, below its var directory.
constexpr const char* kParts[] = {"pg", "files", "secrets"};

bool holds_anything(const fs::path& folder) {
  if (!fs::exists(folder)) return false;
  return std::any_of(
      fs::recursive_directory_iterator(folder), fs::recursive_directory_iterator(),
      [](const auto& entry) { return entry.is_regular_file() && entry.path().filename() != "lock"; });
}

void say_line(std::string_view line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

BackupFacts read_facts(const fs::path& unpacked, const fs::path& backup) {
  if (!fs::exists(unpacked / "backup.json") || !fs::exists(unpacked / "database.dump")) {
    throw BackupError(fmt::format(
        "{} は banso backup が作ったファイルではありません。\nThis is no backup of Banso.", backup.string()));
  }
  const auto facts = shape::from_json<BackupFacts>(files::read_file(unpacked / "backup.json"));
  const auto known = static_cast<std::int64_t>(db::all_migrations().size());
  if (facts.format > 1 || facts.last_migration > known) {
    throw BackupError(fmt::format(
        "{} はこのプログラムより新しい版で作られています（変更履歴 {} 番、このプログラムは {} 番まで）。"
        "新しい版の banso で戻してください。\nThe backup is newer than this program.",
        backup.string(), facts.last_migration, known));
  }
  return facts;
}

/// Loads the dump into a private cluster of its own below `fresh`, and stops it again.
void build_cluster(const fs::path& fresh, const fs::path& dump, const fs::path& work,
                   const db::PrivateCluster::Say& say) {
  const db::Database database = db::open_database({{}, {}, fresh}, say);
  load_dump(database.backup_conninfo, dump, work, {.own_cluster = true, .replace = false});
  for (const auto& name : db::migrate(database.owner_conninfo).applied)
    say("データベースを更新しました: " + name);
  database.cluster->stop();
}

void load_external(const config::Config& config, const fs::path& dump, const fs::path& work, bool force,
                   const db::PrivateCluster::Say& say) {
  const db::Database database =
      db::open_database({config.database_url, config.database_runtime_url, {}}, say);
  if (last_migration(database.owner_conninfo) != 0 && !force) {
    throw BackupError(
        "DATABASE_URL のデータベースにはもうデータがあります。空のデータベースを指定するか、"
        "上書きしてよければ --force を付けてください。\nThe database is not empty; --force overwrites it.");
  }
  load_dump(database.backup_conninfo, dump, work, {.own_cluster = false, .replace = force});
  for (const auto& name : db::migrate(database.owner_conninfo).applied)
    say("データベースを更新しました: " + name);
}

/// Moves what is there aside, and the new parts into their places: renames only.
void take_places(const fs::path& fresh, const fs::path& var, const fs::path& aside) {
  for (const char* part : kParts) {
    if (fs::exists(var / part) && holds_anything(var / part)) {
      fs::create_directories(aside);
      fs::rename(var / part, aside / part);
    }
    if (!fs::exists(fresh / part)) continue;
    fs::remove_all(var / part);
    fs::rename(fresh / part, var / part);
  }
}

}  // namespace

void restore_backup(const config::Config& config, const fs::path& backup, bool force, Instant now,
                    const db::PrivateCluster::Say& say) {
  if (!fs::is_regular_file(backup)) {
    throw BackupError(fmt::format("{} というファイルがありません。\nThere is no file {}.", backup.string(),
                                  backup.string()));
  }
  const fs::path var(config.var_dir);
  const bool external = !config.database_url.empty();
  fs::create_directories(var);
  // Held to the end: no server may start on data that are being replaced.
  std::optional<db::ClusterLock> lock;
  if (!external && fs::exists(var / "pg")) lock.emplace(var / "pg" / "lock");
  const bool occupied = std::any_of(std::begin(kParts), std::end(kParts),
                                    [&](const char* part) { return holds_anything(var / part); });
  if (occupied && !force) {
    throw BackupError(
        fmt::format("{0} にはもうデータがあります。空の場所を --var-dir "
                    "で指定するか、今のデータを脇に移してよければ --force "
                    "を付けてください。\nThere are data below {0}; --force moves them aside.",
                    var.string()));
  }

  // The database account must be able to pass through to its data, so this folder is open; its parts are not.
  const WorkFolder fresh(var / "restore.work");
  chmod(fresh.path().c_str(), 0711);
  const WorkFolder unpacked(fresh.path() / "unpacked");
  say("控えを確かめています / checking the backup");
  unpack(backup, unpacked.path());
  const BackupFacts facts = read_facts(unpacked.path(), backup);
  const fs::path dump = unpacked.path() / "database.dump";

  say("データベースに読み込んでいます / loading the database");
  if (external) {
    load_external(config, dump, unpacked.path(), force, say);
  } else {
    build_cluster(fresh.path(), dump, unpacked.path(), say);
  }
  for (const char* part : {"files", "secrets"}) {
    if (fs::exists(unpacked.path() / part)) fs::rename(unpacked.path() / part, fresh.path() / part);
  }
  const fs::path aside = var / ("before-restore-" + time_for_names(now));
  take_places(fresh.path(), var, aside);
  if (fs::exists(aside)) say(fmt::format("前のデータは {} にあります / the earlier data", aside.string()));
  say(fmt::format("{} の控えから戻しました / restored", format_instant(facts.created_at).substr(0, 19)));
}

int restore(const Arguments& arguments) {
  Arguments rest = arguments;
  const auto flag = std::find(rest.begin(), rest.end(), "--force");
  const bool force = flag != rest.end();
  if (force) rest.erase(flag);
  if (rest.empty() || rest[0].starts_with("--")) {
    fmt::print(stderr, "戻す控えを指定してください: banso restore ファイル [--force]\n");
    return 2;
  }
  const config::Config config = usable_settings({rest.begin() + 1, rest.end()});
  restore_backup(config, rest[0], force, now_by_clock(), say_line);
  return 0;
}

}  // namespace banso::app
