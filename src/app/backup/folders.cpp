#include "app/backup/folders.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cctype>
#include <system_error>

namespace banso::app {

namespace fs = std::filesystem;

WorkFolder::WorkFolder(fs::path path) : path_(std::move(path)) {
  fs::remove_all(path_);
  fs::create_directories(path_);
  chmod(path_.c_str(), 0700);
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string time_for_names(Instant instant) {
  // "2026-11-21T10:50:12+09:00" without its signs; the seconds are enough.
  std::string name;
  for (const char letter : format_instant(instant).substr(0, 19)) {
    if (letter == 'T') name += '-';
    if (std::isdigit(static_cast<unsigned char>(letter)) != 0) name += letter;
  }
  return name;
}

Instant now_by_clock() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace banso::app
