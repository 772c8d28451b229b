// `banso backup`.
#include "app/backup/backup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "app/backup/archive.hpp"
#include "app/backup/database.hpp"
#include "app/backup/folders.hpp"
#include "app/command.hpp"
#include "app/settings.hpp"
#include "platform/files/clean_up.hpp"
#include "platform/shape/json.hpp"

namespace banso::app {
namespace {

namespace fs = std::filesystem;

void say_line(std::string_view line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

/// Gives every file below `from` a second name below `to`, so that it stays readable when its owner removes
/// it.
void link_aside(const fs::path& from, const fs::path& to) {
  if (!fs::exists(from)) return;
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    const fs::path place = to / entry.path().lexically_relative(from);
    std::error_code error;
    if (entry.is_directory(error)) {
      fs::create_directories(place);
    } else if (entry.is_regular_file(error)) {
      fs::create_directories(place.parent_path());
      fs::create_hard_link(entry.path(), place, error);
      // Another file system, or one without links. A file that vanished meanwhile belongs to no row any more.
      if (error && fs::exists(entry.path())) fs::copy_file(entry.path(), place);
    }
  }
}

std::size_t add_folder(ArchiveWriter& writer, const std::string& name, const fs::path& folder) {
  if (!fs::exists(folder)) return 0;
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  for (const fs::path& file : found) {
    writer.add_file(name + "/" + file.lexically_relative(folder).generic_string(), file);
  }
  return found.size();
}

}  // namespace

fs::path write_backup(const config::Config& config, const fs::path& target, Instant now,
                      const db::PrivateCluster::Say& say) {
  const fs::path file =
      fs::is_directory(target) ? target / ("banso-" + time_for_names(now) + ".tar") : target;
  const fs::path var(config.var_dir);
  const BackupSource source = open_for_backup(config, say);
  ArchiveWriter writer(file);
  const WorkFolder work(var / "backup.work");

  say("データベースを書き出しています / writing the database");
  const BackupFacts facts{1, now, last_migration(source.conninfo)};
  const fs::path dump = work.path() / "database.dump";
  dump_database(source.conninfo, dump, work.path(), [&] {
    link_aside(files::store_folder(var), work.path() / "store");
    link_aside(var / "secrets", work.path() / "secrets");
  });

  say("ファイルを加えています / adding the files");
  writer.add_text("backup.json", shape::to_json(facts));
  writer.add_file("database.dump", dump);
  const std::size_t stored = add_folder(writer, "files/store", work.path() / "store");
  add_folder(writer, "secrets", work.path() / "secrets");
  const std::uintmax_t size = writer.finish();
  say(fmt::format("控えを取りました: {}（{:.1f} MB、ファイル {} 件） / backup written", file.string(),
                  static_cast<double>(size) / 1e6, stored));
  say("この控えには全員のデータと鍵が入っています。人の目に触れない場所に保管してください。");
  return file;
}

int backup(const Arguments& arguments) {
  if (arguments.empty() || arguments[0].starts_with("--")) {
    fmt::print(stderr, "控えを置く場所を指定してください: banso backup ファイルまたはフォルダー\n");
    return 2;
  }
  const config::Config config = usable_settings({arguments.begin() + 1, arguments.end()});
  write_backup(config, arguments[0], now_by_clock(), say_line);
  return 0;
}

}  // namespace banso::app
