#include "platform/coverage/coverage.hpp"

#include <errno.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <mutex>
#include <set>
#include <string>

namespace banso::coverage {
namespace {

const char* folder_of_notes() {
  static const char* const folder = std::getenv("BANSO_COVERAGE_DIR");
  return folder;
}

}  // namespace

bool is_noted() {
  return folder_of_notes() != nullptr;
}

void note(std::string_view kind, std::string_view name) {
  const char* const folder = folder_of_notes();
  if (folder == nullptr) return;
  static std::mutex mutex;
  static std::set<std::string> noted;
  static std::ofstream file(fmt::format("{}/{}-{}.txt", folder, program_invocation_short_name, getpid()),
                            std::ios::app);
  std::string line = fmt::format("{} {}", kind, name);
  const std::lock_guard guard(mutex);
  // Written at once: a server that a test kills has noted what it did.
  if (noted.insert(line).second) file << line << std::endl;
}

}  // namespace banso::coverage
