#include "platform/db/memory_share.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace banso::db {

std::string fitting_shared_buffers(std::uint64_t memory_bytes) {
  constexpr std::uint64_t kMegabyte = 1024 * 1024;
  return fmt::format("{}MB", std::clamp<std::uint64_t>(memory_bytes / 16 / kMegabyte, 128, 2048));
}

std::uint64_t memory_of_machine() {
  const auto physical = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) *
                        static_cast<std::uint64_t>(sysconf(_SC_PAGE_SIZE));
  std::uint64_t limit = 0;
  std::ifstream file("/sys/fs/cgroup/memory.max");
  return file >> limit ? std::min(physical, limit) : physical;  // "max" is no number: not limited
}

}  // namespace banso::db
