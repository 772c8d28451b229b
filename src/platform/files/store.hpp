// Files that belong to the data: imported files, attachments. Kept below var/files, named by chance, never by
// what people call them; the rows that own them remember name, size and hash.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "platform/db/tx.hpp"

namespace banso::files {

/// What is known of a file in the store.
struct Stored {
  std::string key;  ///< "imports/3f/3f9a…": where it is, to be kept in a row
  std::int64_t size = 0;
  std::string sha256;  ///< hex
};

class Store {
 public:
  /// @param root made if it is missing: var/files/store
  explicit Store(std::filesystem::path root);

  /// Takes a file over: after this it is in the store, whole and on disk, and gone from where it was. Cheap
  /// on the same file system (a rename), a copy otherwise.
  /// @param area first part of the key: small letters and digits
  /// @param limit most bytes allowed
  /// @throws Refused(kTooLarge) beyond the limit; std::filesystem::filesystem_error, std::system_error when
  /// the disk is full or broken (nothing is left behind)
  Stored take_over(const std::filesystem::path& from, std::string_view area, std::int64_t limit);
  /// Stores bytes. @throws as take_over
  Stored put(std::string_view bytes, std::string_view area, std::int64_t limit);

  /// Where the file lies, for reading it piece by piece. @throws Refused(kNotFound) if it is not there
  std::filesystem::path path_of(const std::string& key) const;
  /// The whole content, for small files. @throws Refused(kNotFound)
  std::string read(const std::string& key) const;
  /// Removes it; no harm if it is gone already.
  void remove(const std::string& key);

 private:
  std::filesystem::path new_place(std::string_view area, std::string& key) const;
  std::filesystem::path checked_path(const std::string& key) const;

  const std::filesystem::path root_;
};

/// Ties a stored file to a transaction: if it does not commit, the file is removed. `store` must outlive it.
void remove_unless_committed(db::Tx& tx, Store& store, std::string key);

/// Removes files directly in `folder` that were not touched for longer than `age`. @return how many
std::size_t remove_older_than(const std::filesystem::path& folder, std::chrono::seconds age);

}  // namespace banso::files
