#include "platform/db/cluster_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include "platform/db/private_cluster.hpp"

namespace banso::db {
namespace {

std::string holder_of(int handle) {
  char text[24] = {};
  if (pread(handle, text, sizeof text - 1, 0) <= 0) return "?";
  return std::string(text, std::find(text, text + sizeof text - 1, '\n'));
}

// Best effort: the number only helps a person who finds the lock taken.
void write_holder(int handle) {
  const std::string mine = std::to_string(getpid()) + "\n";
  if (ftruncate(handle, 0) != 0 || pwrite(handle, mine.data(), mine.size(), 0) < 0) return;
}

}  // namespace

ClusterLock::ClusterLock(const std::filesystem::path& file)
    : handle_(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (handle_ < 0) {
    throw ClusterError(fmt::format("{} を開けません: {}\nCannot open {}.", file.string(),
                                   std::strerror(errno), file.string()));
  }
  if (flock(handle_, LOCK_EX | LOCK_NB) == 0) {
    write_holder(handle_);
    return;
  }
  const std::string holder = holder_of(handle_);
  close(handle_);
  throw ClusterError(fmt::format(
      "{0} は別の banso（プロセス {1}）が使用中です。そちらを止めるか、別の場所を --var-dir "
      "で指定してください。\n"
      "Another banso (process {1}) is using {0}. Stop it, or choose another place with --var-dir.",
      file.parent_path().string(), holder));
}

ClusterLock::~ClusterLock() {
  close(handle_);
}

}  // namespace banso::db
