// The lines of a file of any of the formats that exchange takes: CSV and TSV (packed, too) in either
// encoding, and Excel workbooks. What a file is, is told by its bytes.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/exchange/rules/mapping.hpp"

namespace banso::exchange {

class TableSource {
 public:
  virtual ~TableSource() = default;

  enum class Step { kLine, kBad, kEnd };
  /// Reads on. @throws csv::SourceError when the file as a whole cannot be read
  virtual Step next() = 0;
  /// After kLine: valid UTF-8; the apostrophes that an export put before formulas are gone.
  virtual std::span<const std::string_view> cells() const = 0;
  virtual std::int64_t line() const = 0;
  /// After kBad: what is wrong with the line, and its text.
  virtual const std::string& problem() const = 0;
  virtual const std::string& problem_code() const = 0;
  virtual const std::string& problem_text() const = 0;

  virtual FileFormat format() const = 0;
  /// Final only at the end of the file: "Shift_JIS (CP932)", "UTF-8" …; "" for workbooks.
  virtual std::string encoding_name() const = 0;
  virtual FileEncoding encoding() const = 0;
  virtual const std::vector<std::string>& sheets() const = 0;
  virtual std::uint64_t bytes_read() const = 0;
  virtual std::uint64_t bytes_total() const = 0;
};

/// @param called what people call the file @throws csv::SourceError
std::unique_ptr<TableSource> open_table(const std::filesystem::path& path, const std::string& called,
                                        const std::optional<std::string>& sheet);

/// Reads up to the header. @param header_row 0: none. @return the header; empty when there is none
std::vector<std::string> read_header(TableSource& source, std::int64_t header_row);

}  // namespace banso::exchange
