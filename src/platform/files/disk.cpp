#include "platform/files/disk.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace banso::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 256 * 1024;

[[noreturn]] void fail(const char* what, const fs::path& path) {
  throw std::system_error(errno, std::generic_category(), std::string(what) + " " + path.string());
}

/// An open file that closes itself.
class Open {
 public:
  Open(const fs::path& path, int flags) : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {
    if (fd_ < 0) fail("open", path);
  }
  ~Open() { ::close(fd_); }
  Open(const Open&) = delete;

  /// @return how many bytes were read; 0 at the end
  std::size_t read(char* buffer, std::size_t size) {
    for (;;) {
      const auto got = ::read(fd_, buffer, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) fail("read", path_);
    }
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto put = ::write(fd_, bytes.data(), bytes.size());
      if (put < 0) {
        if (errno == EINTR) continue;
        fail("write", path_);
      }
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
  }
  void sync() {
    if (::fsync(fd_) != 0) fail("fsync", path_);
  }

 private:
  const fs::path path_;
  const int fd_;
};

void sync_folder(const fs::path& folder) {
  Open(folder, O_RDONLY | O_DIRECTORY).sync();
}

/// A file under construction beside its final place: removed again unless it was given its name.
class Draft {
 public:
  explicit Draft(const fs::path& to) : to_(to), draft_(to.string() + ".part") {}
  ~Draft() {
    std::error_code ignored;
    if (!named_) fs::remove(draft_, ignored);
  }
  Draft(const Draft&) = delete;

  const fs::path& path() const { return draft_; }
  void give_name() {
    fs::rename(draft_, to_);
    named_ = true;
    sync_folder(to_.parent_path());
  }

 private:
  const fs::path to_;
  const fs::path draft_;
  bool named_ = false;
};

void copy_durably(const fs::path& from, const fs::path& to) {
  Draft draft(to);
  Open in(from, O_RDONLY);
  Open out(draft.path(), O_WRONLY | O_CREAT | O_TRUNC);
  std::vector<char> piece(kPiece);
  while (const std::size_t got = in.read(piece.data(), piece.size())) out.write({piece.data(), got});
  out.sync();
  draft.give_name();
}

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) {
      throw std::runtime_error("SHA-256 is not available");
    }
  }
  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string hex() {
    unsigned char hash[32];
    EVP_DigestFinal_ex(context_.get(), hash, nullptr);
    char text[2 * sizeof hash + 1];
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

}  // namespace

void make_folders(const fs::path& root, const fs::path& folder) {
  if (folder == root || fs::is_directory(folder)) return;
  make_folders(root, folder.parent_path());
  if (fs::create_directory(folder)) sync_folder(folder.parent_path());
}

void move_durably(const fs::path& from, const fs::path& to) {
  Open(from, O_RDONLY).sync();
  std::error_code error;
  fs::rename(from, to, error);
  if (!error) {
    sync_folder(to.parent_path());
    return;
  }
  if (error != std::errc::cross_device_link) throw std::system_error(error, "rename " + from.string());
  copy_durably(from, to);
  fs::remove(from, error);
}

void write_durably(const fs::path& to, std::string_view bytes) {
  Draft draft(to);
  {
    Open out(draft.path(), O_WRONLY | O_CREAT | O_TRUNC);
    out.write(bytes);
    out.sync();
  }
  draft.give_name();
}

std::string read_file(const fs::path& path) {
  Open in(path, O_RDONLY);
  std::string content;
  std::vector<char> piece(kPiece);
  while (const std::size_t got = in.read(piece.data(), piece.size())) content.append(piece.data(), got);
  return content;
}

std::string sha256_of_file(const fs::path& path) {
  Open in(path, O_RDONLY);
  Sha256 hash;
  std::vector<char> piece(kPiece);
  while (const std::size_t got = in.read(piece.data(), piece.size())) hash.add({piece.data(), got});
  return hash.hex();
}

std::string sha256_of(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

}  // namespace banso::files
