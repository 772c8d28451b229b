#include <gtest/gtest.h>

#include <fstream>

#include "kernel/refusal.hpp"
#include "platform/files/clean_up.hpp"
#include "platform/files/store.hpp"
#include "support/platform_under_test.hpp"

namespace banso::files {
namespace {

using testing::PlatformUnderTest;

TEST(FileStoreInATransaction, KeepsTheFileOnlyIfItCommits) {
  PlatformUnderTest platform(0);
  testing::TemporaryFolder folder;
  Store store(folder.path() / "store");
  std::string kept;
  platform.as({}, [&](db::Tx& tx) {
    kept = store.put("kept", "attachments", 100).key;
    remove_unless_committed(tx, store, kept);
    tx.execute_sql("select 1");
  });
  EXPECT_EQ(store.read(kept), "kept");
  std::string dropped;
  EXPECT_THROW(platform.as({},
                           [&](db::Tx& tx) {
                             dropped = store.put("dropped", "attachments", 100).key;
                             remove_unless_committed(tx, store, dropped);
                             tx.execute_sql("select 1 / 0");
                           }),
               db::Error);
  EXPECT_THROW(store.read(dropped), Refused);
}

TEST(AbandonedUploads, AreRemovedByTheirJob) {
  PlatformUnderTest platform;
  testing::TemporaryFolder folder;
  platform.config.var_dir = folder.path();
  const auto incoming = incoming_folder(folder.path());
  std::filesystem::create_directories(incoming);
  std::ofstream(incoming / "old") << "x";
  std::filesystem::last_write_time(incoming / "old",
                                   std::filesystem::file_time_type::clock::now() - std::chrono::hours(24));
  register_jobs(platform.queue);
  platform.queue.start(platform.services);
  platform.as_system([&](db::Tx& tx) {
    platform.queue.enqueue(tx, "platform.remove_abandoned_uploads", "掃除", nullptr, std::nullopt);
  });
  EXPECT_EQ(platform.wait_for("select result->>'removed' from platform.job", "1"), "1");
  EXPECT_FALSE(std::filesystem::exists(incoming / "old"));
  platform.queue.stop();
}

}  // namespace
}  // namespace banso::files
