#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace banso::db {

/// The three roles of the database. The bootstrap role is the superuser that initdb makes: backup and the
/// first preparation use it, nothing else. The owner owns the schemas and runs the migrations. The runtime
/// role serves requests: it is no superuser and row level security always applies to it.
inline constexpr std::string_view kBootstrapRole = "postgres";
inline constexpr std::string_view kOwnerRole = "banso_owner";
inline constexpr std::string_view kRuntimeRole = "banso_runtime";

/// The private PostgreSQL could not be prepared or started. what() is meant for the operator: what happened,
/// where, and how to mend it, in Japanese and then in English.
class ClusterError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where a cluster lives. `data` is PostgreSQL's data directory, `run` holds the Unix socket; `run` is below
/// the var directory unless the socket's path would not fit into sockaddr_un.
struct ClusterPaths {
  std::filesystem::path data;
  std::filesystem::path run;
};

struct ClusterOptions {
  /// false switches fsync and synchronous commits off. For tests only: a crash of the machine loses data.
  bool durable = true;
  /// Memory of the server for its buffers, in PostgreSQL's notation. Empty: what fits the machine.
  std::string shared_buffers;
  /// A stopped data directory to copy instead of running initdb. Empty: run initdb. For tests.
  std::filesystem::path template_data;
};

/// A PostgreSQL server of our own below a var directory, reachable through a Unix socket only.
///
/// It runs as a direct child of this process and ends with it, however this process ends: stop() and the
/// destructor shut it down in order, and the kernel interrupts it when this process is killed. When the
/// server itself dies, it is started again; connections made after that work, after crash recovery.
/// As root the server runs as the user `postgres`, because PostgreSQL refuses to run as root.
class PrivateCluster {
 public:
  /// Called with one line of progress for a person (Japanese, then English); also from the watching thread.
  using Say = std::function<void(std::string_view)>;

  /// Prepares `var_dir`/pg (at the first start: initdb, roles, the database `banso`), starts the server and
  /// returns when it accepts connections. An old server left on the same data is stopped first.
  /// Throws ClusterError, also when another process uses the same var directory.
  static std::unique_ptr<PrivateCluster> start(const std::filesystem::path& var_dir, const Say& say,
                                               const ClusterOptions& options = {});

  PrivateCluster(const PrivateCluster&) = delete;
  PrivateCluster& operator=(const PrivateCluster&) = delete;
  ~PrivateCluster();

  /// Connection string for libpq. `role` is one of the three roles above.
  std::string conninfo(std::string_view role, std::string_view database = "banso") const;

  /// Fast shutdown: open transactions are rolled back, everything is written, the child is reaped.
  /// Returns when the server is gone. Safe to call twice.
  void stop();

  /// Whether the server accepts connections now. False while it is being restarted after a crash.
  bool running() const;

  /// Process id of the server; 0 while there is none.
  pid_t pid() const;

  const ClusterPaths& paths() const;

 private:
  struct Impl;
  explicit PrivateCluster(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace banso::db
