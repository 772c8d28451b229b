#pragma once

#include <filesystem>

namespace banso::db {

/// The right to use one cluster, held for as long as this object lives. The kernel takes it back when the
/// process is killed, so there is no stale lock.
class ClusterLock {
 public:
  /// Takes the lock without waiting. Throws ClusterError naming the process that holds it.
  explicit ClusterLock(const std::filesystem::path& file);
  ClusterLock(const ClusterLock&) = delete;
  ClusterLock& operator=(const ClusterLock&) = delete;
  ~ClusterLock();

 private:
  int handle_;
};

}  // namespace banso::db
