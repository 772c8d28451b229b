#include "platform/csv/archive_source.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>

#include "kernel/text.hpp"
#include "platform/csv/encoding.hpp"

namespace banso::csv {
namespace {

constexpr std::size_t kBlockBytes = 256 * 1024;
constexpr std::uint64_t kRatioMatters = 64ull << 20;  ///< below this, even a bomb does no harm

struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

bool ends_with_ignoring_case(std::string_view text, std::string_view suffix) {
  if (text.size() < suffix.size()) return false;
  return std::equal(suffix.begin(), suffix.end(), text.end() - static_cast<std::ptrdiff_t>(suffix.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

class ArchiveSource : public ByteSource {
 public:
  ArchiveSource(Packing packing, const std::filesystem::path& path, std::string_view bytes, std::string name,
                SourceLimits limits)
      : packing_(packing), file_name_(std::move(name)), limits_(limits), reader_(archive_read_new()) {
    if (!reader_) throw std::bad_alloc();
    archive* reader = reader_.get();
    switch (packing) {
      case Packing::kZip:
        archive_read_support_format_zip(reader);
        break;
      case Packing::kGzip:
        archive_read_support_filter_gzip(reader);
        archive_read_support_format_raw(reader);
        break;
      case Packing::kXz:
        archive_read_support_filter_xz(reader);
        archive_read_support_format_raw(reader);
        break;
      case Packing::kPlain:
        break;
    }
    if (path.empty()) {
      total_ = bytes.size();
      check(archive_read_open_memory(reader, bytes.data(), bytes.size()));
    } else {
      std::error_code error;
      total_ = std::filesystem::file_size(path, error);
      check(archive_read_open_filename(reader, path.c_str(), kBlockBytes));
    }
  }

  bool next_entry() override {
    while (true) {
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(reader_.get(), &entry);
      if (result == ARCHIVE_EOF) {
        if (accepted_ == 0) fail_without_csv();
        return false;
      }
      check(result);
      if (++seen_ > limits_.max_entries) {
        throw SourceError("source.too_large", fmt::format("「{}」の中のファイルが多すぎます({}個まで)。",
                                                          file_name_, limits_.max_entries));
      }
      if (packing_ != Packing::kZip) {
        entry_name_ = file_name_;
        ++accepted_;
        return true;
      }
      if (accept(entry)) return true;
    }
  }

  const std::string& entry_name() const override { return entry_name_; }

  std::size_t read(char* buffer, std::size_t size) override {
    const auto count = archive_read_data(reader_.get(), buffer, size);
    if (count < 0) check(static_cast<int>(count));
    unpacked_ += static_cast<std::uint64_t>(count);
    check_size();
    return static_cast<std::size_t>(count);
  }

  std::uint64_t stored_bytes_read() const override {
    const auto read = archive_filter_bytes(reader_.get(), -1);
    return read < 0 ? 0 : std::min<std::uint64_t>(static_cast<std::uint64_t>(read), total_);
  }
  std::uint64_t stored_bytes_total() const override { return total_; }

 private:
  /// Whether a ZIP entry is a CSV to read; remembers its name.
  bool accept(archive_entry* entry) {
    const char* written = archive_entry_pathname_utf8(entry);
    if (written == nullptr) written = archive_entry_pathname(entry);
    const std::string_view raw = written == nullptr ? std::string_view() : written;
    if (raw.size() > limits_.max_name_bytes) fail_entry_name(raw.substr(0, 80));
    // Windows writes names in CP932 without saying so.
    std::string name =
        is_valid_utf8(raw) ? std::string(raw) : decode_cp932(raw).value_or(make_valid_utf8(raw));
    spreadsheet_ = spreadsheet_ || name.starts_with("xl/");
    if (archive_entry_filetype(entry) != AE_IFREG || !ends_with_ignoring_case(name, ".csv")) return false;
    const bool climbs =
        name.front() == '/' || name.front() == '\\' || name.find("..") != std::string::npos ||
        name.find(':') != std::string::npos ||
        std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (climbs) fail_entry_name(name);
    if (archive_entry_is_data_encrypted(entry) != 0) {
      throw SourceError(
          "source.encrypted",
          fmt::format("「{}」にはパスワードがかかっています。パスワードのないZIPにしてください。",
                      file_name_));
    }
    if (archive_entry_size_is_set(entry) != 0 &&
        static_cast<std::uint64_t>(std::max<std::int64_t>(archive_entry_size(entry), 0)) >
            limits_.max_unpacked_bytes) {
      fail_size();
    }
    entry_name_ = fmt::format("{}/{}", file_name_, name);
    ++accepted_;
    return true;
  }

  void check_size() {
    if (unpacked_ > limits_.max_unpacked_bytes) fail_size();
    // Against what has been read, and never less than the whole file would justify: a ZIP may be read out of
    // order.
    if (unpacked_ > kRatioMatters &&
        unpacked_ / limits_.max_ratio > std::max(stored_bytes_read(), std::uint64_t{1})) {
      throw SourceError(
          "source.too_large",
          fmt::format(
              "「{}」は圧縮率が異常に高く({}倍超)、読み込みを止めました。正しいファイルか確かめてください。",
              file_name_, limits_.max_ratio));
    }
  }

  [[noreturn]] void fail_size() const {
    throw SourceError("source.too_large",
                      fmt::format("「{}」は展開すると大きすぎます({}GBまで)。ファイルを分けてください。",
                                  file_name_, limits_.max_unpacked_bytes >> 30));
  }

  [[noreturn]] void fail_entry_name(std::string_view name) const {
    throw SourceError("source.bad_entry_name",
                      fmt::format("「{}」の中に、許されない名前のファイルがあります: {}", file_name_,
                                  make_valid_utf8(name)));
  }

  [[noreturn]] void fail_without_csv() const {
    if (spreadsheet_) {
      throw SourceError(
          "source.not_csv",
          fmt::format("「{}」はExcelファイルのようです。CSVで保存し直してください。", file_name_));
    }
    throw SourceError("source.no_csv", fmt::format("「{}」の中にCSVファイルがありません。", file_name_));
  }

  /// Warnings count as errors: libarchive only warns when a checksum does not fit.
  void check(int result) const {
    if (result == ARCHIVE_OK || result == ARCHIVE_EOF || result > 0) return;
    throw SourceError(
        "source.broken",
        fmt::format("「{}」が途中で切れているか、壊れています({})。ダウンロードし直してください。",
                    file_name_,
                    make_valid_utf8(std::string_view(archive_error_string(reader_.get()) == nullptr
                                                         ? "unknown"
                                                         : archive_error_string(reader_.get())))));
  }

  Packing packing_;
  std::string file_name_;
  std::string entry_name_;
  SourceLimits limits_;
  std::unique_ptr<archive, CloseArchive> reader_;
  std::uint64_t total_ = 0;
  std::uint64_t unpacked_ = 0;
  std::size_t seen_ = 0;
  std::size_t accepted_ = 0;
  bool spreadsheet_ = false;
};

}  // namespace

Packing packing_of(std::string_view first_bytes) {
  using namespace std::string_view_literals;
  if (first_bytes.starts_with("PK\x03\x04"sv) || first_bytes.starts_with("PK\x05\x06"sv))
    return Packing::kZip;
  if (first_bytes.starts_with("\x1F\x8B"sv)) return Packing::kGzip;
  if (first_bytes.starts_with("\xFD"
                              "7zXZ\0"sv)) {
    return Packing::kXz;
  }
  return Packing::kPlain;
}

std::unique_ptr<ByteSource> open_archive(Packing packing, const std::filesystem::path& path,
                                         std::string_view bytes, std::string name, SourceLimits limits) {
  return std::make_unique<ArchiveSource>(packing, path, bytes, std::move(name), limits);
}

}  // namespace banso::csv
