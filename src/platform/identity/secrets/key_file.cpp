#include "platform/identity/secrets/key_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace banso::identity {
namespace {

constexpr std::size_t kKeyBytes = crypto_secretbox_KEYBYTES;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

[[noreturn]] void fail(const std::filesystem::path& file, std::string_view what) {
  throw std::runtime_error(fmt::format("鍵のファイル {} {}", file.string(), what));
}

std::string read_key(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string key((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in && !in.eof()) fail(file, "を読めません。読み取り権限を確かめてください。");
  if (key.size() != kKeyBytes) fail(file, "の中身が鍵ではありません。控えから戻してください。");
  return key;
}

/// Writes a new key under a temporary name and links it: another server starting now makes the same file or
/// none.
void create_key(const std::filesystem::path& file) {
  std::string key(kKeyBytes, '\0');
  randombytes_buf(key.data(), key.size());
  const std::string draft = fmt::format("{}.{}.new", file.string(), ::getpid());
  const int handle = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (handle < 0) fail(file, "を作れません。フォルダーへの書き込み権限を確かめてください。");
  const bool written =
      ::write(handle, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(handle) == 0;
  ::close(handle);
  const bool linked = written && (::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
  ::unlink(draft.c_str());
  sodium_memzero(key.data(), key.size());
  if (!linked) fail(file, "を書き込めません。ディスクの空きを確かめてください。");
}

}  // namespace

SecretKey SecretKey::load_or_create(const std::filesystem::path& file) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  if (!std::filesystem::exists(file)) {
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    ::chmod(file.parent_path().c_str(), 0700);
    create_key(file);
  }
  return SecretKey(read_key(file));
}

std::string SecretKey::seal(std::string_view plain) const {
  std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), '\0');
  unsigned char* nonce = bytes_of(sealed);
  randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, bytes_of(plain), plain.size(), nonce,
                        bytes_of(std::string_view(key_)));
  return sealed;
}

std::optional<std::string> SecretKey::open(std::string_view sealed) const {
  constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (sealed.size() < kOverhead) return std::nullopt;
  std::string plain(sealed.size() - kOverhead, '\0');
  const unsigned char* nonce = bytes_of(sealed);
  if (crypto_secretbox_open_easy(bytes_of(plain), nonce + crypto_secretbox_NONCEBYTES,
                                 sealed.size() - crypto_secretbox_NONCEBYTES, nonce,
                                 bytes_of(std::string_view(key_))) != 0) {
    return std::nullopt;
  }
  return plain;
}

std::string SecretKey::keyed_hash(std::string_view purpose, std::string_view text) const {
  crypto_generichash_state state;
  std::string out(32, '\0');
  const unsigned char separator = 0;
  crypto_generichash_init(&state, bytes_of(std::string_view(key_)), key_.size(), out.size());
  crypto_generichash_update(&state, bytes_of(purpose), purpose.size());
  crypto_generichash_update(&state, &separator, 1);
  crypto_generichash_update(&state, bytes_of(text), text.size());
  crypto_generichash_final(&state, bytes_of(out), out.size());
  return out;
}

}  // namespace banso::identity
