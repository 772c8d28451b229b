#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <system_error>

#include "platform/db/cluster_files.hpp"

namespace banso::db {
namespace {

namespace fs = std::filesystem;

constexpr int kOldestVersion = 15;
// sockaddr_un holds 107 bytes; PostgreSQL adds "/.s.PGSQL.5432" to the folder.
constexpr size_t kLongestSocketFolder = 107 - 15;

// 64-bit FNV-1a: short, stable between runs and programs; names a folder, protects nothing.
std::uint64_t stable_hash(const std::string& text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const unsigned char byte : text) hash = (hash ^ byte) * 1099511628211ULL;
  return hash;
}

int version_in(const fs::path& data) {
  std::ifstream file(data / "PG_VERSION");
  int version = 0;
  return file >> version ? version : 0;
}

// The programs of exactly `wanted`, or of the newest version installed when wanted is 0.
fs::path find_programs(int wanted) {
  fs::path best;
  int best_version = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
    const std::string name = entry.path().filename().string();
    int version = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), version).ec != std::errc()) continue;
    if (wanted != 0 ? version != wanted : version <= best_version) continue;
    const fs::path bin = entry.path() / "bin";
    if (access((bin / "postgres").c_str(), X_OK) != 0 || access((bin / "initdb").c_str(), X_OK) != 0)
      continue;
    best = bin;
    best_version = version;
  }
  if (best_version >= kOldestVersion) return best;
  const int needed = wanted != 0 ? wanted : kOldestVersion;
  throw ClusterError(fmt::format(
      "PostgreSQL {} が見つかりません（/usr/lib/postgresql を調べました）。`make setup` を実行するか、"
      "`apt-get install postgresql-{} postgresql-contrib` で入れてください。\n"
      "PostgreSQL {} is not installed (looked below /usr/lib/postgresql). Run `make setup`.",
      needed, needed, needed));
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return;
  throw ClusterError(fmt::format(
      "フォルダー {} を作れません: {}。書き込める場所を --var-dir で指定するか、権限を直してください。\n"
      "Cannot create the folder {}. Name a writable place with --var-dir, or mend its permissions.",
      folder.string(), error.message(), folder.string()));
}

void give_to(const fs::path& path, const ServerUser& user, mode_t mode) {
  if (chmod(path.c_str(), mode) == 0 &&
      (!user.differs_from_ours || chown(path.c_str(), user.uid, user.gid) == 0)) {
    return;
  }
  throw ClusterError(fmt::format(
      "{} を利用者 {} のものにできません: {}。前に別の利用者で起動したなら、同じ利用者で起動してください。\n"
      "Cannot give {} to the user {}. If another user started it before, start it as that user.",
      path.string(), user.name, std::strerror(errno), path.string(), user.name));
}

void check_way(const fs::path& folder, const ServerUser& user) {
  if (can_enter(user, folder)) return;
  fs::path closed = folder;
  fs::path way;
  for (const fs::path& part : folder) {
    way /= part;
    if (can_enter(user, way)) continue;
    closed = way;
    break;
  }
  throw ClusterError(fmt::format(
      "利用者 {0} がフォルダー {1} に入れないため、データベースを {2} に置けません。"
      "root で起動すると、データベースは利用者 {0} で動きます。`chmod o+x {1}` で通れるようにするか、"
      "--var-dir /var/lib/banso のように別の場所を指定してください。\n"
      "The user {0} may not enter {1}, so the database cannot live in {2}. "
      "Run `chmod o+x {1}`, or choose another place with --var-dir /var/lib/banso.",
      user.name, closed.string(), folder.string()));
}

ServerUser choose_user(const fs::path& data) {
  const ServerUser ours = current_user();
  const bool root = ours.uid == 0;
  if (fs::exists(data)) {
    // Data made by a normal user stay that user's, also when root starts the server later.
    ServerUser owner = owner_of(data);
    if (owner.uid != 0 && (root || owner.uid == ours.uid)) return owner;
    throw ClusterError(fmt::format(
        "データ {} の所有者は {} ですが、{} で起動しています。利用者 {} か root で起動してください。\n"
        "The data in {} belong to {}; start as that user or as root.",
        data.string(), owner.name, ours.name, owner.name, data.string(), owner.name));
  }
  return root ? user_by_name("postgres") : ours;
}

fs::path socket_folder(const fs::path& home, const ServerUser& user) {
  const fs::path near = home / "run";
  if (near.string().size() <= kLongestSocketFolder) {
    make_folder(near);
    give_to(near, user, 0700);
    return near;
  }
  const fs::path far = fs::temp_directory_path() / fmt::format("banso-{:016x}", stable_hash(home.string()));
  if (mkdir(far.c_str(), 0700) == 0) {
    give_to(far, user, 0700);
    return far;
  }
  // Everybody may write to the temporary folder: accept only a real folder that is ours already.
  struct stat facts = {};
  if (lstat(far.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == user.uid &&
      (facts.st_mode & 077) == 0) {
    return far;
  }
  throw ClusterError(fmt::format(
      "通信用のフォルダー {} は別の利用者のものです。消すか、もっと短いパスを --var-dir "
      "で指定してください。\n"
      "The socket folder {} belongs to somebody else. Remove it, or choose a shorter path with --var-dir.",
      far.string(), far.string()));
}

}  // namespace

ClusterPlan plan_cluster(const fs::path& var_dir) {
  ClusterPlan plan;
  make_folder(var_dir / "pg");
  plan.home = fs::canonical(var_dir / "pg");
  plan.paths.data = plan.home / "data";
  plan.log = plan.home / "postgres.log";
  plan.bin = find_programs(fs::exists(plan.paths.data) ? version_in(plan.paths.data) : 0);
  plan.user = choose_user(plan.paths.data);
  give_to(plan.home, plan.user, 0755);
  check_way(plan.home, plan.user);
  plan.paths.run = socket_folder(plan.home, plan.user);
  return plan;
}

}  // namespace banso::db
