// Files of jGrants from the command line.
#pragma once

#include <csignal>
#include <filesystem>
#include <optional>
#include <string>

#include "kernel/date.hpp"

namespace banso::app {

struct JgrantsFileOptions {
  bool again = false;         ///< compare also a file that is loaded already
  std::optional<Date> as_of;  ///< of which day it is
};

/// Loads one file and tells on the terminal what became of it. @param interrupted not 0: stop, leaving
/// nothing half done
/// @return whether the file is in
bool import_jgrants_file(const std::string& conninfo, const std::filesystem::path& file,
                         const JgrantsFileOptions& options, const volatile std::sig_atomic_t& interrupted);

}  // namespace banso::app
