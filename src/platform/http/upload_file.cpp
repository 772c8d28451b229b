#include "platform/http/upload_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace banso::http {

UploadFile::UploadFile(std::filesystem::path path) : path_(std::move(path)) {
  std::error_code failed;
  std::filesystem::create_directories(path_.parent_path(), failed);
  file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

UploadFile::~UploadFile() {
  if (file_ >= 0) ::close(file_);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

bool UploadFile::append(const char* bytes, std::size_t count) {
  while (count > 0) {
    const auto written = ::write(file_, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return true;
}

bool UploadFile::finish() {
  const bool closed = ::close(file_) == 0;
  file_ = -1;
  return closed;
}

}  // namespace banso::http
