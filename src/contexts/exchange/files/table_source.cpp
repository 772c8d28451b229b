#include "contexts/exchange/files/table_source.hpp"

#include <algorithm>
#include <fstream>

#include "kernel/text.hpp"
#include "platform/csv/byte_source.hpp"
#include "platform/csv/formula_guard.hpp"
#include "platform/csv/reader.hpp"
#include "platform/xlsx/reader.hpp"

namespace banso::exchange {
namespace {

constexpr csv::SourceLimits kSourceLimits{.max_unpacked_bytes = 2ull << 30};
constexpr csv::ReaderLimits kReaderLimits{
    .max_record_bytes = 1u << 20, .max_field_bytes = 32u << 10, .max_columns = 512};

class TextTable : public TableSource {
 public:
  TextTable(const std::filesystem::path& path, const std::string& called) : called_(called) {
    const char delimiter = guess_delimiter(path);
    format_ = delimiter == '\t' ? FileFormat::tsv : FileFormat::csv;
    source_ = csv::open_source(path, kSourceLimits, called);
    source_->next_entry();
    csv::ReaderLimits limits = kReaderLimits;
    limits.delimiter = delimiter;
    reader_ = std::make_unique<csv::Reader>(*source_, limits);
  }

  Step next() override {
    const auto step = reader_->next();
    if (step == csv::Reader::Step::kEnd) return Step::kEnd;
    if (step == csv::Reader::Step::kBad) return Step::kBad;
    cells_.assign(reader_->fields().begin(), reader_->fields().end());
    for (auto& cell : cells_) cell = csv::unguarded(cell);
    return Step::kLine;
  }
  std::span<const std::string_view> cells() const override { return cells_; }
  std::int64_t line() const override {
    return static_cast<std::int64_t>(std::max(reader_->line(), reader_->bad().line));
  }
  const std::string& problem() const override { return reader_->bad().message; }
  const std::string& problem_code() const override { return reader_->bad().code; }
  const std::string& problem_text() const override { return reader_->bad().text; }
  FileFormat format() const override { return format_; }
  std::string encoding_name() const override { return std::string(csv::name_of(reader_->encoding())); }
  FileEncoding encoding() const override {
    switch (reader_->encoding()) {
      case csv::Encoding::kUtf8:
        return FileEncoding::utf8;
      case csv::Encoding::kUtf8Bom:
        return FileEncoding::utf8_bom;
      default:
        return FileEncoding::cp932;
    }
  }
  const std::vector<std::string>& sheets() const override { return no_sheets_; }
  std::uint64_t bytes_read() const override { return source_->stored_bytes_read(); }
  std::uint64_t bytes_total() const override { return source_->stored_bytes_total(); }

 private:
  /// Tabs in the first line and no more commas than tabs: TSV.
  char guess_delimiter(const std::filesystem::path& path) const {
    const auto source = csv::open_source(path, kSourceLimits, called_);
    if (!source->next_entry()) return ',';
    std::string head(4096, '\0');
    head.resize(source->read(head.data(), head.size()));
    const std::string_view line = std::string_view(head).substr(0, head.find_first_of("\r\n"));
    const auto tabs = std::count(line.begin(), line.end(), '\t');
    return tabs > 0 && tabs >= std::count(line.begin(), line.end(), ',') ? '\t' : ',';
  }

  std::string called_;
  FileFormat format_ = FileFormat::csv;
  std::unique_ptr<csv::ByteSource> source_;
  std::unique_ptr<csv::Reader> reader_;
  std::vector<std::string_view> cells_;
  std::vector<std::string> no_sheets_;
};

class WorkbookTable : public TableSource {
 public:
  WorkbookTable(const std::filesystem::path& path, const std::string& called,
                const std::optional<std::string>& sheet)
      : reader_(path, {}, called, sheet) {}

  Step next() override { return reader_.next() ? Step::kLine : Step::kEnd; }
  std::span<const std::string_view> cells() const override { return reader_.fields(); }
  std::int64_t line() const override { return static_cast<std::int64_t>(reader_.line()); }
  const std::string& problem() const override { return none_; }
  const std::string& problem_code() const override { return none_; }
  const std::string& problem_text() const override { return none_; }
  FileFormat format() const override { return FileFormat::xlsx; }
  std::string encoding_name() const override { return "Excel"; }
  FileEncoding encoding() const override { return FileEncoding::utf8; }
  const std::vector<std::string>& sheets() const override { return reader_.sheets(); }
  std::uint64_t bytes_read() const override { return reader_.stored_bytes_read(); }
  std::uint64_t bytes_total() const override { return reader_.stored_bytes_total(); }

 private:
  xlsx::SheetReader reader_;
  std::string none_;
};

}  // namespace

std::unique_ptr<TableSource> open_table(const std::filesystem::path& path, const std::string& called,
                                        const std::optional<std::string>& sheet) {
  char head[4] = {};
  std::ifstream(path, std::ios::binary).read(head, sizeof head);
  if (xlsx::looks_like_workbook({head, sizeof head})) {
    try {
      return std::make_unique<WorkbookTable>(path, called, sheet);
    } catch (const csv::SourceError& error) {
      // A ZIP may also hold a CSV.
      if (error.code() != "source.not_xlsx") throw;
    }
  }
  return std::make_unique<TextTable>(path, called);
}

std::vector<std::string> read_header(TableSource& source, std::int64_t header_row) {
  std::vector<std::string> header;
  for (std::int64_t i = 0; i < header_row; ++i) {
    const auto step = source.next();
    if (step == TableSource::Step::kEnd) {
      throw csv::SourceError("source.no_header",
                             "見出しの行がありません。見出しが何行目かを確かめてください。");
    }
    if (i + 1 < header_row || step != TableSource::Step::kLine) continue;
    for (const auto cell : source.cells()) header.emplace_back(trim(cell));
  }
  if (header_row > 0 && header.empty()) {
    throw csv::SourceError("source.no_header",
                           "見出しの行が読めません。見出しが何行目かを確かめてください。");
  }
  return header;
}

}  // namespace banso::exchange
