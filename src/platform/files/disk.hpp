// Writing to disk so that it is really there afterwards.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace banso::files {

/// Makes `folder` and its parents below `root`, each known to the disk before the next.
void make_folders(const std::filesystem::path& root, const std::filesystem::path& folder);

/// Moves a file to a place that does not exist yet; when this returns, it survives a power cut there. Copies
/// when the two are on different file systems. On failure the new place is empty and the old file still
/// there.
/// @throws std::system_error
void move_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Writes a new file, whole or not at all. @throws std::system_error
void write_durably(const std::filesystem::path& to, std::string_view bytes);

/// @throws std::system_error
std::string read_file(const std::filesystem::path& path);

/// Hex. @throws std::system_error
std::string sha256_of_file(const std::filesystem::path& path);
std::string sha256_of(std::string_view bytes);

}  // namespace banso::files
