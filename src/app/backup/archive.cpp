#include "app/backup/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

namespace banso::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 1 << 20;
constexpr std::uintmax_t kLargestText = 64 << 20;

class Hash {
 public:
  Hash() { crypto_hash_sha256_init(&state_); }
  void add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  std::string hex() {
    unsigned char bytes[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&state_, bytes);
    char text[2 * sizeof bytes + 1];
    return sodium_bin2hex(text, sizeof text, bytes, sizeof bytes);
  }

 private:
  crypto_hash_sha256_state state_;
};

void sync_to_disk(const fs::path& path, int flags) {
  const int handle = open(path.c_str(), flags | O_CLOEXEC);
  if (handle < 0) return;
  fsync(handle);
  close(handle);
}

[[noreturn]] void refuse(const fs::path& backup, std::string_view why) {
  throw BackupError(
      fmt::format("控え {} は使えません: {}\nThis backup cannot be used.", backup.string(), why));
}

/// Only names that stay below the folder: no root, no "..", no empty part.
bool is_harmless(const std::string& name) {
  const fs::path path(name);
  if (name.empty() || path.is_absolute() || path.lexically_normal() != path) return false;
  for (const fs::path& part : path) {
    if (part == ".." || part.empty()) return false;
  }
  return true;
}

/// "hash  name" on each line, as sha256sum writes it.
std::map<std::string, std::string> read_sums(const fs::path& file) {
  std::map<std::string, std::string> sums;
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    if (line.size() > 66 && line.compare(64, 2, "  ") == 0) sums[line.substr(66)] = line.substr(0, 64);
  }
  return sums;
}

std::string unpack_entry(archive* reader, const fs::path& backup, const fs::path& to) {
  fs::create_directories(to.parent_path());
  const int handle = open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (handle < 0) refuse(backup, fmt::format("{} を書けません: {}", to.string(), std::strerror(errno)));
  Hash hash;
  std::vector<char> block(kBlock);
  while (true) {
    const la_ssize_t got = archive_read_data(reader, block.data(), block.size());
    if (got == 0) break;
    if (got < 0) {
      close(handle);
      refuse(backup, "途中で切れています。もう一度コピーするか、別の控えを使ってください。");
    }
    hash.add({block.data(), static_cast<std::size_t>(got)});
    for (la_ssize_t done = 0; done < got;) {
      const ssize_t written = ::write(handle, block.data() + done, static_cast<std::size_t>(got - done));
      if (written < 0) {
        const int error = errno;
        close(handle);
        refuse(backup, fmt::format("{} に書けません: {}", to.string(), std::strerror(error)));
      }
      done += written;
    }
  }
  close(handle);
  return hash.hex();
}

}  // namespace

ArchiveWriter::ArchiveWriter(fs::path target)
    : target_(std::move(target)),
      partial_(target_.string() + ".partial"),
      writer_(archive_write_new(), &archive_write_free) {
  if (fs::exists(target_)) {
    throw BackupError(
        fmt::format("{} はもうあります。別の名前にするか、先に移してください。\n{} exists already.",
                    target_.string(), target_.string()));
  }
  // It holds everybody's data and the keys: for the account that makes it, and nobody else.
  const int handle = open(partial_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (handle < 0) fail(std::strerror(errno));
  fchmod(handle, 0600);
  close(handle);
  archive_write_set_format_pax_restricted(writer_.get());
  archive_write_add_filter_none(writer_.get());
  if (archive_write_open_filename(writer_.get(), partial_.c_str()) != ARCHIVE_OK) {
    fail(archive_error_string(writer_.get()));
  }
}

ArchiveWriter::~ArchiveWriter() {
  std::error_code ignored;
  fs::remove(partial_, ignored);
}

void ArchiveWriter::fail(std::string_view detail) const {
  throw BackupError(
      fmt::format("{} に書けません: {}。書き込める場所と空きを確かめてください。\nCannot write the backup.",
                  target_.string(), detail));
}

void ArchiveWriter::begin_entry(const std::string& name, std::int64_t size) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       &archive_entry_free);
  archive_entry_set_pathname_utf8(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), size);
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0600);
  if (archive_write_header(writer_.get(), entry.get()) != ARCHIVE_OK)
    fail(archive_error_string(writer_.get()));
}

void ArchiveWriter::write(std::string_view bytes) {
  if (bytes.empty()) return;
  const la_ssize_t written = archive_write_data(writer_.get(), bytes.data(), bytes.size());
  if (written != static_cast<la_ssize_t>(bytes.size())) fail(archive_error_string(writer_.get()));
}

void ArchiveWriter::add_file(const std::string& name, const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  if (!in || error) {
    throw BackupError(fmt::format("{} を読めません。\nCannot read {}.", file.string(), file.string()));
  }
  begin_entry(name, static_cast<std::int64_t>(size));
  Hash hash;
  std::uintmax_t left = size;
  std::vector<char> block(kBlock);
  while (left > 0) {
    in.read(block.data(), static_cast<std::streamsize>(std::min<std::uintmax_t>(left, block.size())));
    const auto got = static_cast<std::size_t>(in.gcount());
    if (got == 0) {
      throw BackupError(
          fmt::format("{} が途中で短くなりました。もう一度実行してください。\n{} shrank while it was read.",
                      file.string(), file.string()));
    }
    hash.add({block.data(), got});
    write({block.data(), got});
    left -= got;
  }
  sums_[name] = hash.hex();
}

void ArchiveWriter::add_text(const std::string& name, std::string_view text) {
  begin_entry(name, static_cast<std::int64_t>(text.size()));
  write(text);
  Hash hash;
  hash.add(text);
  sums_[name] = hash.hex();
}

std::uintmax_t ArchiveWriter::finish() {
  std::string text;
  for (const auto& [name, hash] : sums_) text += fmt::format("{}  {}\n", hash, name);
  begin_entry(std::string(kSums), static_cast<std::int64_t>(text.size()));
  write(text);
  if (archive_write_close(writer_.get()) != ARCHIVE_OK) fail(archive_error_string(writer_.get()));
  sync_to_disk(partial_, O_RDWR);
  const std::uintmax_t size = fs::file_size(partial_);
  fs::rename(partial_, target_);
  sync_to_disk(fs::absolute(target_).parent_path(), O_RDONLY | O_DIRECTORY);
  return size;
}

std::map<std::string, std::string> unpack(const fs::path& backup, const fs::path& folder) {
  const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), &archive_read_free);
  archive_read_support_format_tar(reader.get());
  if (archive_read_open_filename(reader.get(), backup.c_str(), kBlock) != ARCHIVE_OK) {
    refuse(backup, "開けません。場所と読み取り権限を確かめてください。");
  }
  std::map<std::string, std::string> found;
  archive_entry* entry = nullptr;
  int result = 0;
  while ((result = archive_read_next_header(reader.get(), &entry)) == ARCHIVE_OK) {
    const char* pathname = archive_entry_pathname_utf8(entry);
    const std::string name(pathname == nullptr ? "" : pathname);
    if (!is_harmless(name) || archive_entry_filetype(entry) != AE_IFREG) {
      refuse(backup, fmt::format("中身の名前「{}」が正しくありません。", name));
    }
    if (name == kSums && archive_entry_size(entry) > static_cast<la_int64_t>(kLargestText)) {
      refuse(backup, "目録が大きすぎます。");
    }
    found[name] = unpack_entry(reader.get(), backup, folder / name);
  }
  if (found.empty()) refuse(backup, "banso backup が作ったファイルではありません。");
  if (result != ARCHIVE_EOF || found.erase(std::string(kSums)) == 0) {
    refuse(backup, "途中で切れています。もう一度コピーするか、別の控えを使ってください。");
  }
  const auto sums = read_sums(folder / kSums);
  for (const auto& [name, hash] : sums) {
    const auto entry_found = found.find(name);
    if (entry_found == found.end()) refuse(backup, fmt::format("「{}」が入っていません。", name));
    if (entry_found->second != hash)
      refuse(backup, fmt::format("「{}」の内容が作ったときと違います。", name));
  }
  for (const auto& [name, hash] : found) {
    if (!sums.contains(name)) refuse(backup, fmt::format("目録にない「{}」が入っています。", name));
  }
  return found;
}

}  // namespace banso::app
