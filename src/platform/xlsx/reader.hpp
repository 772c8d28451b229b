// Reads one sheet of an Excel workbook (.xlsx) as a stream of rows of text. The shared strings are kept in
// memory, within limits; the sheet itself is never whole in memory. Documents with a DTD are refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace banso::xlsx {

struct ReadLimits {
  std::uint64_t max_unpacked_bytes = 1ull << 30;  ///< of one part of the workbook
  std::size_t max_shared_strings = 2'000'000;
  std::size_t max_shared_bytes = 96u << 20;
  std::size_t max_columns = 512;
  std::size_t max_cell_bytes = 128u << 10;
  std::size_t max_sheets = 200;
};

/// Numbers come as people see whole numbers ("1234567", never "1.234567E6"), days as "2026-04-01", truth
/// values as TRUE and FALSE. Furigana of strings are left out. Rows without any text are skipped.
class SheetReader {
 public:
  /// @param bytes instead of a path, for tests; must outlive the reader
  /// @param sheet its name; nothing for the first one
  /// @throws csv::SourceError: "source.not_xlsx", "source.broken", "source.encrypted", "source.too_large",
  /// "source.no_such_sheet"; also from next()
  SheetReader(const std::filesystem::path& path, std::string_view bytes, std::string called,
              const std::optional<std::string>& sheet, ReadLimits limits = {});
  ~SheetReader();
  SheetReader(const SheetReader&) = delete;

  /// Names of all sheets, in their order.
  const std::vector<std::string>& sheets() const;

  /// Reads on. @return false behind the last row
  bool next();
  std::span<const std::string_view> fields() const;
  /// Number of the row in the sheet, from 1.
  std::uint64_t line() const;
  /// Packed bytes read and in all, for progress.
  std::uint64_t stored_bytes_read() const;
  std::uint64_t stored_bytes_total() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whether the first bytes are those of a ZIP, which a workbook is.
bool looks_like_workbook(std::string_view first_bytes);

}  // namespace banso::xlsx
