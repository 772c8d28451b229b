// The key of the installation: seals what must be readable again (authenticator secrets) and keys the hashes
// of short codes. It lives in a file apart from the database, so that a stolen database alone opens neither.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace banso::identity {

class SecretKey {
 public:
  /// Reads the key file, or makes one (mode 0600, in a folder of mode 0700) where there is none yet. Servers
  /// that share a database must share the file.
  /// @throws std::runtime_error with a Japanese message if it cannot be read, written, or is not a key
  static SecretKey load_or_create(const std::filesystem::path& file);

  /// Encrypts and authenticates. The result is binary.
  std::string seal(std::string_view plain) const;
  /// Decrypts. @return nothing if the text was sealed with another key, or changed.
  std::optional<std::string> open(std::string_view sealed) const;
  /// 32 bytes that nobody can compute without the key; equal for equal input. `purpose` keeps uses apart.
  std::string keyed_hash(std::string_view purpose, std::string_view text) const;

 private:
  explicit SecretKey(std::string key) : key_(std::move(key)) {}

  std::string key_;  ///< 32 bytes
};

}  // namespace banso::identity
