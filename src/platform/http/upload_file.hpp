// A file that an upload is streamed to. It goes with this object, however the request ends; a handler that
// keeps the upload moves the file away.
#pragma once

#include <cstddef>
#include <filesystem>

namespace banso::http {

class UploadFile {
 public:
  /// Makes the folder if needed and a new file that only this account reads. See is_open().
  explicit UploadFile(std::filesystem::path path);
  ~UploadFile();
  UploadFile(const UploadFile&) = delete;
  UploadFile& operator=(const UploadFile&) = delete;

  bool is_open() const { return file_ >= 0; }
  /// @return false if the disk is full or broken
  bool append(const char* bytes, std::size_t count);
  /// Everything is written: the handler may read. @return false if the disk says otherwise
  bool finish();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int file_ = -1;
};

}  // namespace banso::http
