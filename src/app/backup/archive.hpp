// The file that a backup is: a plain tar that other programs can open too. Its last entry, SHA256SUMS, holds
// the hash of every other entry in the form that `sha256sum --check` reads; a backup without it was not
// finished.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct archive;

namespace banso::app {

/// A backup could not be made or read. what() is meant for the operator: what happened, where, and how to
/// mend it.
class BackupError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The name of the entry with the hashes.
inline constexpr std::string_view kSums = "SHA256SUMS";

/// Writes a backup beside its final name, which appears only once everything is on disk.
class ArchiveWriter {
 public:
  /// @throws BackupError if the file exists already or cannot be written
  explicit ArchiveWriter(std::filesystem::path target);
  ~ArchiveWriter();
  ArchiveWriter(const ArchiveWriter&) = delete;

  /// Adds a file under `name` ("files/store/…"). @throws BackupError
  void add_file(const std::string& name, const std::filesystem::path& file);
  /// Adds a small text. @throws BackupError
  void add_text(const std::string& name, std::string_view text);
  /// Writes the hashes and gives the backup its name. @return its size in bytes @throws BackupError
  std::uintmax_t finish();

 private:
  void begin_entry(const std::string& name, std::int64_t size);
  void write(std::string_view bytes);
  [[noreturn]] void fail(std::string_view detail) const;

  const std::filesystem::path target_;
  const std::filesystem::path partial_;
  std::unique_ptr<archive, int (*)(archive*)> writer_;
  std::map<std::string, std::string> sums_;  ///< entry → hex
};

/// Unpacks a backup into `folder` (which exists and is empty) and compares every hash.
/// @return the entries, name → hash
/// @throws BackupError if the file is no backup, is cut short, holds a changed, missing or unexpected entry,
/// or a name that leads out of the folder
std::map<std::string, std::string> unpack(const std::filesystem::path& backup,
                                          const std::filesystem::path& folder);

}  // namespace banso::app
