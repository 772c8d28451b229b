#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <deque>
#include <fstream>
#include <set>
#include <system_error>

#include "platform/db/cluster_files.hpp"
#include "platform/db/memory_share.hpp"

namespace banso::db {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kRoomForFirstStart = 300ULL << 20;

// Settings every cluster of ours has. Server messages may quote rows, and rows hold personal data: the log
// takes neither statements nor the DETAIL lines.
constexpr std::string_view kCommonSettings =
    R"(# Written by banso at every start. Tune with ALTER SYSTEM instead of editing this file.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
work_mem = 16MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
jit = off
timezone = 'Asia/Tokyo'
log_timezone = 'Asia/Tokyo'
lc_messages = 'C'
log_line_prefix = '%m [%p] '
log_checkpoints = off
log_lock_waits = on
log_min_error_statement = panic
log_parameter_max_length = 0
log_error_verbosity = terse
)";

// pg_prewarm: after a restart the buffers hold again what they held, so that the first searches are fast too.
constexpr std::string_view kDurableSettings = R"(fsync = on
synchronous_commit = on
full_page_writes = on
wal_compression = on
shared_preload_libraries = 'pg_prewarm'
checkpoint_timeout = 15min
min_wal_size = 128MB
max_wal_size = 2GB
)";

constexpr std::string_view kThrowawaySettings = R"(fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
min_wal_size = 2MB
max_wal_senders = 0
)";

// Replaces the file in one step, so that a killed start never leaves half a file.
void write_file(const fs::path& path, const std::string& text, const ServerUser& user) {
  const fs::path fresh = path.string() + ".new";
  std::ofstream file(fresh, std::ios::trunc);
  file << text;
  file.close();
  const bool written = file.good() && chmod(fresh.c_str(), 0600) == 0 &&
                       (!user.differs_from_ours || chown(fresh.c_str(), user.uid, user.gid) == 0) &&
                       rename(fresh.c_str(), path.c_str()) == 0;
  if (written) return;
  throw ClusterError(fmt::format("{} を書けません: {}\nCannot write {}.", path.string(), std::strerror(errno),
                                 path.string()));
}

void check_room(const fs::path& home) {
  std::error_code error;
  const fs::space_info room = fs::space(home, error);
  if (error || room.available >= kRoomForFirstStart) return;
  throw ClusterError(fmt::format(
      "ディスクの空きが足りません: {} の空きは {} MB です。データベースには最低 {} MB が必要です。\n"
      "Not enough disk space: {} MB free at {}, at least {} MB needed.",
      home.string(), room.available >> 20, kRoomForFirstStart >> 20, room.available >> 20, home.string(),
      kRoomForFirstStart >> 20));
}

void sync_folder(const fs::path& folder) {
  const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  fsync(handle);
  close(handle);
}

void run_or_throw(const ClusterPlan& plan, std::vector<std::string> argv) {
  const std::string program = argv.front();
  const int status = run({std::move(argv), plan.user, plan.log, SIGTERM});
  if (status == 0) return;
  const std::string tail = log_tail(plan.log);
  const bool full = tail.find("No space left on device") != std::string::npos;
  throw ClusterError(fmt::format(
      "データベースの準備に失敗しました（{} が {} で終了）。{}記録: {}\n"
      "Preparing the database failed ({} ended with {}). {}Log: {}\n{}",
      program, status, full ? "ディスクがいっぱいです。空きを作ってください。" : "", plan.log.string(),
      program, status, full ? "The disk is full. " : "", plan.log.string(), tail));
}

}  // namespace

void create_data(const ClusterPlan& plan, const ClusterOptions& options, const PrivateCluster::Say& say) {
  if (fs::exists(plan.paths.data)) return;
  check_room(plan.home);
  const fs::path fresh = plan.home / "data.new";
  std::error_code error;
  fs::remove_all(fresh, error);
  if (!options.template_data.empty()) {
    run_or_throw(plan, {"/bin/cp", "-a", options.template_data.string(), fresh.string()});
  } else {
    say("データベースを用意しています（初回だけ） / Preparing the database (first start only)");
    std::vector<std::string> argv = {(plan.bin / "initdb").string(),
                                     "--pgdata=" + fresh.string(),
                                     fmt::format("--username={}", kBootstrapRole),
                                     "--auth=reject",
                                     "--locale=C.UTF-8",
                                     "--encoding=UTF8",
                                     "--data-checksums",
                                     "--no-instructions"};
    // Small segments: data to be thrown away are copied often.
    if (!options.durable) argv.insert(argv.end(), {"--no-sync", "--wal-segsize=1"});
    run_or_throw(plan, std::move(argv));
    std::ofstream main(fresh / "postgresql.conf", std::ios::app);
    main << "\ninclude 'banso.conf'\n";
    main.close();
    if (!main)
      throw ClusterError(
          fmt::format("{} に書けません。\nCannot write to {}.", fresh.string(), fresh.string()));
  }
  fs::rename(fresh, plan.paths.data);
  sync_folder(plan.home);
}

void write_configuration(const ClusterPlan& plan, const ClusterOptions& options) {
  const fs::path& data = plan.paths.data;
  std::string settings(kCommonSettings);
  settings += options.durable ? kDurableSettings : kThrowawaySettings;
  settings += fmt::format("shared_buffers = {}\n", options.shared_buffers.empty()
                                                       ? fitting_shared_buffers(memory_of_machine())
                                                       : options.shared_buffers);
  write_file(data / "banso.conf", settings, plan.user);
  write_file(data / "pg_hba.conf", "local all all peer map=banso\n", plan.user);
  std::string identities;
  for (const std::string& account :
       std::set<std::string>{"root", "postgres", plan.user.name, current_user().name}) {
    for (const std::string_view role : {kBootstrapRole, kOwnerRole, kRuntimeRole}) {
      identities += fmt::format("banso \"{}\" {}\n", account, role);
    }
  }
  write_file(data / "pg_ident.conf", identities, plan.user);
}

std::string log_tail(const fs::path& log, int lines) {
  std::ifstream file(log);
  std::deque<std::string> last;
  for (std::string line; std::getline(file, line);) {
    last.push_back(std::move(line));
    if (last.size() > static_cast<size_t>(lines)) last.pop_front();
  }
  return fmt::format("{}", fmt::join(last, "\n"));
}

}  // namespace banso::db
