#include "platform/files/store.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "kernel/refusal.hpp"
#include "platform/files/disk.hpp"

namespace banso::files {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSha256OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

class FileStore : public ::testing::Test {
 protected:
  FileStore() {
    std::string name = (fs::temp_directory_path() / "banso-store-XXXXXX").string();
    folder = ::mkdtemp(name.data());
  }
  ~FileStore() override { fs::remove_all(folder); }

  fs::path write(const std::string& name, std::string_view content) {
    const fs::path path = folder / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  std::size_t files_in(const fs::path& place) {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(place)) count += entry.is_regular_file();
    return count;
  }

  fs::path folder;
};

TEST_F(FileStore, TakesAFileOver) {
  Store store(folder / "store");
  const auto upload = write("upload", "abc");
  const Stored stored = store.take_over(upload, "imports", 3);
  EXPECT_EQ(stored.size, 3);
  EXPECT_EQ(stored.sha256, kSha256OfAbc);
  EXPECT_TRUE(stored.key.starts_with("imports/"));
  EXPECT_FALSE(fs::exists(upload));
  EXPECT_EQ(store.read(stored.key), "abc");
  EXPECT_EQ(Store(folder / "store").read(stored.key), "abc");
}

TEST_F(FileStore, PutsReadsAndRemovesBytes) {
  Store store(folder / "store");
  const std::string bytes("a\0b", 3);
  const Stored stored = store.put(bytes, "attachments", 100);
  EXPECT_EQ(store.read(stored.key), bytes);
  EXPECT_NE(store.put(bytes, "attachments", 100).key, stored.key) << "the same content twice is two files";
  store.remove(stored.key);
  EXPECT_THROW(store.read(stored.key), Refused);
  EXPECT_NO_THROW(store.remove(stored.key));
}

TEST_F(FileStore, RefusesWhatIsTooLargeAndLeavesNothing) {
  Store store(folder / "store");
  const auto upload = write("upload", "abcd");
  for (const auto& attempt : {std::function<void()>([&] { store.take_over(upload, "imports", 3); }),
                              std::function<void()>([&] { store.put("abcd", "imports", 3); })}) {
    try {
      attempt();
      ADD_FAILURE() << "was accepted";
    } catch (const Refused& refused) {
      EXPECT_EQ(refused.code(), RefusalCode::kTooLarge);
    }
  }
  EXPECT_TRUE(fs::exists(upload));
  EXPECT_EQ(files_in(folder / "store"), 0U);
}

TEST_F(FileStore, HasNoWayOut) {
  Store store(folder / "store");
  write("secret", "x");
  for (const char* key : {"../secret", "/etc/passwd", "imports/../../secret", ""}) {
    EXPECT_THROW(store.read(key), std::logic_error) << key;
    EXPECT_THROW(store.remove(key), std::logic_error) << key;
  }
  EXPECT_THROW(store.put("x", "../out", 10), std::logic_error);
}

TEST_F(FileStore, MovesBetweenFileSystems) {
  const fs::path elsewhere = "/dev/shm";
  if (!fs::is_directory(elsewhere)) GTEST_SKIP() << "no second file system on this machine";
  std::string name = (elsewhere / "banso-store-XXXXXX").string();
  const fs::path far = ::mkdtemp(name.data());
  const std::string content(1'000'000, 'x');
  std::ofstream(far / "upload", std::ios::binary) << content;
  move_durably(far / "upload", folder / "here");
  EXPECT_EQ(read_file(folder / "here"), content);
  EXPECT_FALSE(fs::exists(far / "upload"));
  EXPECT_EQ(files_in(folder), 1U) << "no half copy is left";
  fs::remove_all(far);
}

TEST_F(FileStore, ClearsOnlyWhatIsOld) {
  const auto old = write("old", "x");
  const auto young = write("young", "x");
  fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(7));
  EXPECT_EQ(remove_older_than(folder, std::chrono::hours(6)), 1U);
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(young));
  EXPECT_EQ(remove_older_than(folder / "missing", std::chrono::hours(6)), 0U);
}

}  // namespace
}  // namespace banso::files
