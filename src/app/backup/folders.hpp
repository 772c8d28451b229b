// Small things that backup and restore share.
#pragma once

#include <filesystem>
#include <string>

#include "kernel/date.hpp"

namespace banso::app {

/// A folder for intermediate files, for this account only; emptied before and removed after use.
class WorkFolder {
 public:
  /// @throws std::filesystem::filesystem_error
  explicit WorkFolder(std::filesystem::path path);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  const std::filesystem::path path_;
};

/// "20261121-105012" in Japanese time: for names of files.
std::string time_for_names(Instant instant);

Instant now_by_clock();

}  // namespace banso::app
