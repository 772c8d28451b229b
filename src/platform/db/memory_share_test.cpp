#include "platform/db/memory_share.hpp"

#include <gtest/gtest.h>

namespace banso::db {
namespace {

TEST(MemoryShare, IsASixteenthWithinBounds) {
  constexpr std::uint64_t kGigabyte = 1024ULL * 1024 * 1024;
  EXPECT_EQ(fitting_shared_buffers(0), "128MB");
  EXPECT_EQ(fitting_shared_buffers(2 * kGigabyte), "128MB");
  EXPECT_EQ(fitting_shared_buffers(4 * kGigabyte), "256MB");
  EXPECT_EQ(fitting_shared_buffers(24 * kGigabyte), "1536MB");
  EXPECT_EQ(fitting_shared_buffers(512 * kGigabyte), "2048MB");
}

TEST(MemoryShare, KnowsThisMachine) {
  EXPECT_GT(memory_of_machine(), 64ULL * 1024 * 1024);
}

}  // namespace
}  // namespace banso::db
