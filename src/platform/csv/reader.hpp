// Reads CSV (RFC 4180) of any size as a stream: one record at a time, UTF-8 or CP932 told apart by itself.
// Tolerant where it does no harm (LF, CRLF or CR, blank lines, quotes inside unquoted fields, a BOM, a
// closing Ctrl-Z); a broken record is reported with its line, and reading goes on behind it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/csv/byte_source.hpp"
#include "platform/csv/encoding.hpp"

namespace banso::csv {

struct ReaderLimits {
  std::size_t max_record_bytes = 1u << 20;
  std::size_t max_field_bytes = 64u << 10;
  std::size_t max_columns = 512;
  char delimiter = ',';  ///< '\t' for TSV
};

/// What is wrong with one record. Codes: "csv.unterminated_quote", "csv.text_after_quote",
/// "csv.record_too_long", "csv.field_too_long", "csv.too_many_columns", "csv.nul", "csv.encoding_mixed",
/// "csv.encoding_broken".
struct BadRecord {
  std::uint64_t line = 0;  ///< first line of the record in its entry, from 1
  std::size_t column = 0;  ///< field number from 1; 0 when the whole record is meant
  std::string code;
  std::string message;  ///< Japanese
  std::string text;     ///< the record as it stands, as UTF-8, cut after 2,000 characters
};

/// Reads the current entry of a source. The source must outlive the reader.
class Reader {
 public:
  enum class Step { kRecord, kBad, kEnd };

  explicit Reader(ByteSource& source, ReaderLimits limits = {});

  /// Reads on. @throws SourceError when the file itself cannot be read, or is UTF-16 ("source.utf16").
  Step next();

  /// After kRecord: the fields as UTF-8, without their quotes. Valid until the next call of next().
  std::span<const std::string_view> fields() const { return fields_; }

  /// After kRecord: the line on which the record begins, from 1.
  std::uint64_t line() const { return line_; }

  /// After kRecord: the record as it stands in the file, as UTF-8, cut after 2,000 characters.
  std::string original_text() const;

  /// After kBad.
  const BadRecord& bad() const { return bad_; }

  /// What the entry has turned out to be so far.
  Encoding encoding() const { return encoding_; }

 private:
  /// One field as it stands in the buffer.
  struct RawField {
    const char* begin;
    const char* end;
    bool doubled_quotes;
  };
  enum class Scan { kRecord, kBlank, kNeedMore, kBad };

  Scan scan();
  bool fill();
  void skip_bom();
  void advance_to(const char* next);
  const char* after_line_end(const char* at) const;
  const char* find_line_end(const char* from) const;
  Step fail(std::size_t column, const char* code, std::string message, const char* text_end);
  Step fail_first_line(const char* code, std::string message);
  Step skip_overlong();
  void detect_encoding();
  Step finish_record();
  bool write_field(const RawField& field, std::string_view& out);
  std::string to_text(std::string_view bytes) const;

  ByteSource& source_;
  ReaderLimits limits_;
  std::vector<char> buffer_;
  const char* begin_ = nullptr;  ///< first byte not consumed
  const char* end_ = nullptr;
  bool at_end_of_source_ = false;
  bool first_ = true;
  Encoding encoding_ = Encoding::kUnknown;
  std::uint64_t next_line_ = 1;
  std::uint64_t line_ = 0;

  std::vector<RawField> raw_fields_;
  std::string_view record_;            ///< bytes of the record without its line end
  const char* record_next_ = nullptr;  ///< behind the line end
  const char* bad_code_ = nullptr;
  std::size_t bad_column_ = 0;
  bool quoted_ = false;
  std::vector<std::string_view> fields_;
  std::string scratch_;  ///< decoded and unescaped fields of the record
  std::string unescaped_;
  BadRecord bad_;
};

}  // namespace banso::csv
