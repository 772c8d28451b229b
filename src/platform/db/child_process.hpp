#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace banso::db {

/// The operating system account that a child process runs as.
struct ServerUser {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
  std::vector<gid_t> groups;
  /// Whether this process has to give up its own account (root) to become this one.
  bool differs_from_ours = false;
};

/// The account of this process.
ServerUser current_user();

/// The account called `name`, with its supplementary groups. Throws ClusterError when there is none.
ServerUser user_by_name(const std::string& name);

/// The account that owns `path`. Throws ClusterError when the path or the account does not exist.
ServerUser owner_of(const std::filesystem::path& path);

struct ProcessSpec {
  /// Program (absolute path) and arguments.
  std::vector<std::string> argv;
  ServerUser user;
  /// File that receives standard output and standard error; appended to.
  std::filesystem::path output;
  /// Signal the child receives when the THREAD that spawned it ends, however it ends. 0: none.
  int parent_death_signal = 0;
};

/// Starts the program in a session of its own (Ctrl-C at the terminal does not reach it), as spec.user, with
/// no way to gain privileges, and without the PG* variables of our environment.
/// Returns its process id; the caller has to wait for it. Throws ClusterError when it cannot be started.
pid_t spawn(const ProcessSpec& spec);

/// Runs the program to its end and returns its exit status (128 + signal when a signal ended it).
int run(const ProcessSpec& spec);

/// Whether `user` may enter the folder, and so every folder above it. Asks the kernel by trying.
bool can_enter(const ServerUser& user, const std::filesystem::path& folder);

}  // namespace banso::db
