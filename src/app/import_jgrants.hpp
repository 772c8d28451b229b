// Files of jGrants from the command line.
#pragma once

#include <csignal>
#include <filesystem>
#include <string>

namespace banso::app {

/// Loads one file and tells on the terminal what became of it. @param interrupted not 0: stop, leaving
/// nothing half done
/// @return whether the file is in
bool import_jgrants_file(const std::string& conninfo, const std::filesystem::path& file, bool again,
                         const volatile std::sig_atomic_t& interrupted);

}  // namespace banso::app
