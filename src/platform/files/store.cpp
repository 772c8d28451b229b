#include "platform/files/store.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <system_error>

#include "kernel/refusal.hpp"
#include "platform/files/disk.hpp"

namespace banso::files {
namespace {

namespace fs = std::filesystem;

std::string random_name() {
  unsigned char bytes[16];
  randombytes_buf(bytes, sizeof bytes);
  char hex[2 * sizeof bytes + 1];
  sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
  return hex;
}

void check_limit(std::int64_t size, std::int64_t limit) {
  if (size <= limit) return;
  throw Refused(
      RefusalCode::kTooLarge, "platform.file_too_large",
      fmt::format("ファイルが大きすぎます（{:.1f}MiB）。{:.1f}MiB以下にしてください。",
                  static_cast<double>(size) / (1024 * 1024), static_cast<double>(limit) / (1024 * 1024)));
}

/// Keys come from rows, but a broken row must not open a way out of the store.
bool is_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/';
  }) && key.front() != '/';
}

}  // namespace

Store::Store(fs::path root) : root_(std::move(root)) {
  fs::create_directories(root_);
}

fs::path Store::new_place(std::string_view area, std::string& key) const {
  const std::string name = random_name();
  key = fmt::format("{}/{}/{}", area, name.substr(0, 2), name);
  if (!is_key(key)) throw std::logic_error("not an area of the file store: " + std::string(area));
  fs::path place = root_ / key;
  make_folders(root_, place.parent_path());
  return place;
}

Stored Store::take_over(const fs::path& from, std::string_view area, std::int64_t limit) {
  Stored stored;
  stored.size = static_cast<std::int64_t>(fs::file_size(from));
  check_limit(stored.size, limit);
  const fs::path place = new_place(area, stored.key);
  stored.sha256 = sha256_of_file(from);
  move_durably(from, place);
  return stored;
}

Stored Store::put(std::string_view bytes, std::string_view area, std::int64_t limit) {
  Stored stored;
  stored.size = static_cast<std::int64_t>(bytes.size());
  check_limit(stored.size, limit);
  const fs::path place = new_place(area, stored.key);
  stored.sha256 = sha256_of(bytes);
  write_durably(place, bytes);
  return stored;
}

fs::path Store::checked_path(const std::string& key) const {
  if (!is_key(key)) throw std::logic_error("not a key of the file store");
  return root_ / key;
}

fs::path Store::path_of(const std::string& key) const {
  fs::path path = checked_path(key);
  if (!fs::is_regular_file(path)) {
    throw Refused(RefusalCode::kNotFound, "platform.file_not_found",
                  "ファイルが見つかりません。もう消されたか、保存に失敗しています。");
  }
  return path;
}

std::string Store::read(const std::string& key) const {
  return read_file(path_of(key));
}

void Store::remove(const std::string& key) {
  std::error_code ignored;
  fs::remove(checked_path(key), ignored);
}

void remove_unless_committed(db::Tx& tx, Store& store, std::string key) {
  struct Guard {
    Guard(Store& owner, std::string name) : store(owner), key(std::move(name)) {}
    Guard(const Guard&) = delete;
    ~Guard() {
      if (!committed) store.remove(key);
    }
    Store& store;
    std::string key;
    bool committed = false;
  };
  // The transaction holds the only reference: when it goes without having committed, so does the file.
  tx.after_commit([guard = std::make_shared<Guard>(store, std::move(key))] { guard->committed = true; });
}

std::size_t remove_older_than(const fs::path& folder, std::chrono::seconds age) {
  std::size_t removed = 0;
  std::error_code error;
  const auto limit = fs::file_time_type::clock::now() - age;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code gone;
    if (!entry->is_regular_file(gone) || gone) continue;
    const auto touched = entry->last_write_time(gone);
    if (!gone && touched < limit && fs::remove(entry->path(), gone)) ++removed;
  }
  return removed;
}

}  // namespace banso::files
