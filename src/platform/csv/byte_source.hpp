// Where an import reads its bytes: a plain file, or what is packed in .zip, .gz or .xz, without unpacking to
// disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace banso::csv {

/// Guards against archives that are made to do harm.
struct SourceLimits {
  std::uint64_t max_unpacked_bytes = 16ull << 30;  ///< of all entries together
  std::uint64_t max_ratio = 200;                   ///< unpacked / packed, once more than 64 MiB are unpacked
  std::size_t max_entries = 1'000;
  std::size_t max_name_bytes = 1'024;
};

/// The file as a whole cannot be read (on): it is not there, truncated, encrypted, a bomb …
/// code(): "source.missing", "source.unreadable", "source.broken", "source.encrypted", "source.too_large",
/// "source.no_csv", "source.bad_entry_name", "source.not_csv". what() is the code, message() Japanese.
class SourceError : public std::runtime_error {
 public:
  SourceError(std::string code, std::string message)
      : std::runtime_error(code), code_(std::move(code)), message_(std::move(message)) {}

  const std::string& code() const { return code_; }
  const std::string& message() const { return message_; }

 private:
  std::string code_;
  std::string message_;
};

/// One or more named runs of bytes. Use: while (source.next_entry()) while (n = source.read(…)) ….
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Moves to the next entry (the first call to the first one). A ZIP gives its .csv entries in their order
  /// and skips others such as .asc; other files are one entry. @return false when there are no more.
  /// @throws SourceError also when a ZIP ends without a single CSV.
  virtual bool next_entry() = 0;

  /// Name of the entry, for messages: valid UTF-8.
  virtual const std::string& entry_name() const = 0;

  /// Up to `size` bytes of the entry into `buffer`. @return how many; 0 at its end. @throws SourceError.
  virtual std::size_t read(char* buffer, std::size_t size) = 0;

  /// Bytes of the file as stored (packed) that have been read, and their total: for progress. Never
  /// decreasing is not promised for ZIP, whose directory stands at the end.
  virtual std::uint64_t stored_bytes_read() const = 0;
  virtual std::uint64_t stored_bytes_total() const = 0;
};

/// Opens a file; what it is (plain, ZIP, gzip, xz) is told by its first bytes.
/// @param called what people call the file, where the disk calls it otherwise (an upload); "" for the name of
/// `path`
/// @throws SourceError.
std::unique_ptr<ByteSource> open_source(const std::filesystem::path& path, SourceLimits limits = {},
                                        std::string_view called = {});

/// The same for bytes in memory; `name` is the entry name of a plain or gzip text. `bytes` must outlive the
/// source.
std::unique_ptr<ByteSource> open_source(std::string_view bytes, std::string name, SourceLimits limits = {});

}  // namespace banso::csv
