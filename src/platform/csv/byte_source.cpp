#include "platform/csv/byte_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <utility>

#include "kernel/text.hpp"
#include "platform/csv/archive_source.hpp"

namespace banso::csv {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(const std::filesystem::path& path, std::string name, std::uint64_t size)
      : file_(path, std::ios::binary), name_(std::move(name)), size_(size) {
    if (!file_) {
      throw SourceError("source.unreadable",
                        fmt::format("ファイル「{}」を開けません。読み取りの権限を確かめてください。", name_));
    }
  }

  bool next_entry() override { return !std::exchange(begun_, true); }
  const std::string& entry_name() const override { return name_; }

  std::size_t read(char* buffer, std::size_t size) override {
    file_.read(buffer, static_cast<std::streamsize>(size));
    if (file_.bad()) {
      throw SourceError("source.unreadable",
                        fmt::format("ファイル「{}」の読み取り中に装置のエラーが起きました。", name_));
    }
    const auto count = static_cast<std::size_t>(file_.gcount());
    read_ += count;
    return count;
  }

  std::uint64_t stored_bytes_read() const override { return read_; }
  std::uint64_t stored_bytes_total() const override { return size_; }

 private:
  std::ifstream file_;
  std::string name_;
  std::uint64_t size_;
  std::uint64_t read_ = 0;
  bool begun_ = false;
};

class MemorySource : public ByteSource {
 public:
  MemorySource(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}

  bool next_entry() override { return !std::exchange(begun_, true); }
  const std::string& entry_name() const override { return name_; }

  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size() - read_);
    if (count > 0) std::memcpy(buffer, bytes_.data() + read_, count);
    read_ += count;
    return count;
  }

  std::uint64_t stored_bytes_read() const override { return read_; }
  std::uint64_t stored_bytes_total() const override { return bytes_.size(); }

 private:
  std::string_view bytes_;
  std::string name_;
  std::size_t read_ = 0;
  bool begun_ = false;
};

/// A file whose name promises a packing that its bytes do not have is broken, not a CSV.
void check_promise(const std::string& name, Packing found) {
  struct Promise {
    std::string_view suffix;
    Packing packing;
    std::string_view word;
  };
  static constexpr std::array kPromises{Promise{".zip", Packing::kZip, "ZIP"},
                                        Promise{".gz", Packing::kGzip, "gzip"},
                                        Promise{".xz", Packing::kXz, "xz"}};
  for (const auto& promise : kPromises) {
    if (name.ends_with(promise.suffix) && found != promise.packing) {
      throw SourceError("source.broken",
                        fmt::format("「{}」は{}ファイルの形になっていません。ダウンロードし直してください。",
                                    name, promise.word));
    }
  }
}

void refuse_known_binaries(const std::string& name, std::string_view head) {
  if (head.starts_with("\xD0\xCF\x11\xE0")) {
    throw SourceError(
        "source.not_csv",
        fmt::format("「{}」は古い形のExcelファイルのようです。CSVで保存し直してください。", name));
  }
  if (head.starts_with("%PDF")) {
    throw SourceError("source.not_csv",
                      fmt::format("「{}」はPDFです。CSVファイルを指定してください。", name));
  }
}

}  // namespace

std::unique_ptr<ByteSource> open_source(const std::filesystem::path& path, SourceLimits limits,
                                        std::string_view called) {
  const std::string name = make_valid_utf8(called.empty() ? path.filename().string() : called);
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    throw SourceError("source.missing",
                      fmt::format("ファイル「{}」が見つかりません。", make_valid_utf8(path.string())));
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw SourceError("source.unreadable",
                      fmt::format("「{}」はファイルではありません。", make_valid_utf8(path.string())));
  }
  const std::uint64_t size = std::filesystem::file_size(path, error);
  auto plain = std::make_unique<FileSource>(path, name, size);
  std::array<char, 6> head{};
  const std::size_t count = plain->read(head.data(), head.size());
  const std::string_view first_bytes(head.data(), count);
  const Packing packing = packing_of(first_bytes);
  check_promise(name, packing);
  refuse_known_binaries(name, first_bytes);
  if (packing == Packing::kPlain) return std::make_unique<FileSource>(path, name, size);
  return open_archive(packing, path, {}, name, limits);
}

std::unique_ptr<ByteSource> open_source(std::string_view bytes, std::string name, SourceLimits limits) {
  const Packing packing = packing_of(bytes);
  check_promise(name, packing);
  refuse_known_binaries(name, bytes);
  if (packing == Packing::kPlain) return std::make_unique<MemorySource>(bytes, std::move(name));
  return open_archive(packing, {}, bytes, std::move(name), limits);
}

}  // namespace banso::csv
