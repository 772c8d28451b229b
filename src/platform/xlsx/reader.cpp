#include "platform/xlsx/reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <exception>
#include <functional>
#include <map>

#include "kernel/date.hpp"
#include "kernel/digits.hpp"
#include "kernel/text.hpp"
#include "platform/csv/byte_source.hpp"

namespace banso::xlsx {
namespace {

using csv::SourceError;

constexpr std::size_t kBlockBytes = 256 * 1024;
constexpr std::size_t kMostEntries = 10'000;
constexpr std::uint64_t kRatioMatters = 64ull << 20;
constexpr std::uint64_t kMostRatio = 300;

/// The ZIP, read from its beginning; one entry at a time.
class Package {
 public:
  Package(const std::filesystem::path& path, std::string_view bytes, std::string called,
          const ReadLimits& limits)
      : called_(std::move(called)), limits_(limits), reader_(archive_read_new(), &archive_read_free) {
    if (!reader_) throw std::bad_alloc();
    archive_read_support_format_zip(reader_.get());
    if (path.empty()) {
      total_ = bytes.size();
      check(archive_read_open_memory(reader_.get(), bytes.data(), bytes.size()));
    } else {
      std::error_code error;
      total_ = std::filesystem::file_size(path, error);
      check(archive_read_open_filename(reader_.get(), path.c_str(), kBlockBytes));
    }
  }

  /// The next file; nothing at the end.
  std::optional<std::string> next() {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(reader_.get(), &entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    check(result);
    if (++entries_ > kMostEntries) fail_size();
    if (archive_entry_is_encrypted(entry) != 0) {
      throw SourceError(
          "source.encrypted",
          fmt::format("「{}」にはパスワードがかかっています。パスワードを外して保存し直してください。",
                      called_));
    }
    const char* name = archive_entry_pathname(entry);
    unpacked_ = 0;
    return name == nullptr ? std::string() : std::string(name);
  }

  std::size_t read(char* buffer, std::size_t size) {
    const auto count = archive_read_data(reader_.get(), buffer, size);
    if (count < 0) check(static_cast<int>(count));
    unpacked_ += static_cast<std::uint64_t>(count);
    if (unpacked_ > limits_.max_unpacked_bytes) fail_size();
    if (unpacked_ > kRatioMatters && unpacked_ / kMostRatio > std::max(total_, std::uint64_t{1})) fail_size();
    return static_cast<std::size_t>(count);
  }

  std::uint64_t bytes_read() const {
    const auto read = archive_filter_bytes(reader_.get(), -1);
    return read < 0 ? 0 : std::min(static_cast<std::uint64_t>(read), total_);
  }
  std::uint64_t bytes_total() const { return total_; }
  const std::string& called() const { return called_; }

 private:
  [[noreturn]] void fail_size() const {
    throw SourceError("source.too_large",
                      fmt::format("「{}」は展開すると大きすぎます。ファイルを分けてください。", called_));
  }
  void check(int result) const {
    if (result == ARCHIVE_OK || result > 0) return;
    throw SourceError(
        "source.broken",
        fmt::format("「{}」が途中で切れているか、壊れています。保存し直してください。", called_));
  }

  std::string called_;
  ReadLimits limits_;
  std::unique_ptr<archive, int (*)(archive*)> reader_;
  std::uint64_t total_ = 0;
  std::uint64_t unpacked_ = 0;
  std::size_t entries_ = 0;
};

std::string_view text_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// One XML part, node by node.
class Xml {
 public:
  explicit Xml(Package& package)
      : package_(package),
        reader_(xmlReaderForIO(&Xml::read_bytes, nullptr, this, nullptr, nullptr,
                               XML_PARSE_NONET | XML_PARSE_COMPACT),
                &xmlFreeTextReader) {
    if (!reader_) throw std::bad_alloc();
    xmlTextReaderSetStructuredErrorHandler(
        reader_.get(), [](void*, auto) {}, nullptr);
  }

  /// @return false at the end
  bool next() {
    const int result = xmlTextReaderRead(reader_.get());
    if (failure_) std::rethrow_exception(failure_);
    if (result < 0) broken();
    if (result == 0) return false;
    type_ = xmlTextReaderNodeType(reader_.get());
    if (type_ == XML_READER_TYPE_DOCUMENT_TYPE || type_ == XML_READER_TYPE_ENTITY_REFERENCE) broken();
    return true;
  }
  bool opens() const { return type_ == XML_READER_TYPE_ELEMENT; }
  bool closes() const { return type_ == XML_READER_TYPE_END_ELEMENT; }
  bool is_empty() const { return xmlTextReaderIsEmptyElement(reader_.get()) == 1; }
  bool is_text() const {
    return type_ == XML_READER_TYPE_TEXT || type_ == XML_READER_TYPE_CDATA ||
           type_ == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type_ == XML_READER_TYPE_WHITESPACE;
  }
  std::string_view name() const { return text_of(xmlTextReaderConstLocalName(reader_.get())); }
  std::string_view value() const { return text_of(xmlTextReaderConstValue(reader_.get())); }
  std::string attribute(const char* name) const {
    const std::unique_ptr<xmlChar, void (*)(void*)> text(
        xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name)), xmlFree);
    return std::string(text_of(text.get()));
  }

  [[noreturn]] void broken() const {
    throw SourceError(
        "source.broken",
        fmt::format("「{}」はExcelのファイルとして読めません。Excelで開いて保存し直してください。",
                    package_.called()));
  }

 private:
  /// Nothing may be thrown through libxml2.
  static int read_bytes(void* context, char* buffer, int size) {
    auto* self = static_cast<Xml*>(context);
    try {
      return static_cast<int>(self->package_.read(buffer, static_cast<std::size_t>(size)));
    } catch (...) {
      self->failure_ = std::current_exception();
      return -1;
    }
  }

  Package& package_;
  std::exception_ptr failure_;
  std::unique_ptr<xmlTextReader, void (*)(xmlTextReaderPtr)> reader_;
  int type_ = 0;
};

/// Whether a number format shows a day: it has y, m, d or an era outside of quotes and brackets.
bool shows_a_day(std::string_view format) {
  bool day = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    switch (format[i]) {
      case '"':
        i = std::min(format.find('"', i + 1), format.size());
        break;
      case '[':
        i = std::min(format.find(']', i), format.size());
        break;
      case '\\':
      case '_':
      case '*':
        ++i;
        break;
      case 'y':
      case 'Y':
      case 'd':
      case 'D':
      case 'e':
      case 'g':
        day = true;
        break;
      case 'G':
        if (format.substr(i).starts_with("General")) i += 6;
        break;
      case 'E':
        return false;  // 0.00E+00
      default:
        break;
    }
  }
  return day;
}

bool is_builtin_day(int id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
}

std::string day_of_serial(double serial, bool from_1904) {
  using std::chrono::days;
  using std::chrono::sys_days;
  const auto whole = static_cast<int>(std::floor(serial));
  // Excel counts a 29 February 1900 that never was.
  const sys_days epoch = from_1904     ? sys_days(std::chrono::year(1904) / 1 / 1)
                         : whole >= 60 ? sys_days(std::chrono::year(1899) / 12 / 30)
                                       : sys_days(std::chrono::year(1899) / 12 / 31);
  std::string text = format_date(Date(epoch + days(whole)));
  if (const auto minutes = static_cast<int>(std::lround((serial - whole) * 24 * 60));
      minutes > 0 && minutes < 1440) {
    text += fmt::format(" {:02}:{:02}", minutes / 60, minutes % 60);
  }
  return text;
}

std::string number_text(std::string_view raw, bool is_day, bool from_1904) {
  double number = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
  if (error != std::errc() || end != raw.data() + raw.size() || !std::isfinite(number))
    return std::string(raw);
  if (is_day && number >= 1 && number < 2'958'466) return day_of_serial(number, from_1904);
  if (std::abs(number) < 1e15 && number == std::floor(number)) {
    return fmt::format("{}", static_cast<std::int64_t>(number));
  }
  if (std::abs(number) >= 1e15) return std::string(raw);
  return fmt::format("{:.15g}", number);
}

/// "AB12" → 27; nothing when there is no reference.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    if (column > 100'000) break;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

struct Sheet {
  std::string name;
  std::string relation;
};

}  // namespace

class SheetReader::Impl {
 public:
  Impl(const std::filesystem::path& path, std::string_view bytes, std::string called,
       const std::optional<std::string>& sheet, ReadLimits limits)
      : limits_(limits), called_(std::move(called)) {
    xmlInitParser();
    const std::string part = read_index(path, bytes, sheet);
    package_ = std::make_unique<Package>(path, bytes, called_, limits_);
    while (const auto name = package_->next()) {
      if (*name == part) {
        xml_ = std::make_unique<Xml>(*package_);
        return;
      }
    }
    not_a_workbook();
  }

  bool next() {
    while (true) {
      cells_.clear();
      if (!read_row()) return false;
      if (std::all_of(cells_.begin(), cells_.end(), [](const auto& cell) { return trim(cell).empty(); }))
        continue;
      views_.assign(cells_.begin(), cells_.end());
      return true;
    }
  }

  std::vector<std::string> names_;
  std::vector<std::string_view> views_;
  std::uint64_t line_ = 0;
  std::unique_ptr<Package> package_;

 private:
  [[noreturn]] void not_a_workbook() const {
    throw SourceError(
        "source.not_xlsx",
        fmt::format(
            "「{}」はExcelのファイル（.xlsx）ではありません。Excelで開き、.xlsxの形で保存し直してください。",
            called_));
  }

  /// Everything but the sheet. @return the part that the sheet is in
  std::string read_index(const std::filesystem::path& path, std::string_view bytes,
                         const std::optional<std::string>& wanted) {
    Package package(path, bytes, called_, limits_);
    std::vector<Sheet> sheets;
    std::map<std::string, std::string> targets;
    while (const auto name = package.next()) {
      if (*name == "xl/workbook.xml") {
        read_workbook(package, sheets);
      } else if (*name == "xl/_rels/workbook.xml.rels") {
        read_relations(package, targets);
      } else if (*name == "xl/sharedStrings.xml") {
        read_shared_strings(package);
      } else if (*name == "xl/styles.xml") {
        read_styles(package);
      }
    }
    if (sheets.empty()) not_a_workbook();
    for (const auto& sheet : sheets) names_.push_back(sheet.name);
    const auto found = wanted ? std::find_if(sheets.begin(), sheets.end(),
                                             [&](const Sheet& sheet) { return sheet.name == *wanted; })
                              : sheets.begin();
    if (found == sheets.end()) {
      throw SourceError("source.no_such_sheet",
                        fmt::format("「{}」に「{}」というシートがありません。", called_, *wanted));
    }
    const auto target = targets.find(found->relation);
    if (target == targets.end()) not_a_workbook();
    const std::string& part = target->second;
    return part.starts_with('/') ? part.substr(1) : "xl/" + part;
  }

  void read_workbook(Package& package, std::vector<Sheet>& sheets) {
    Xml xml(package);
    while (xml.next()) {
      if (!xml.opens()) continue;
      if (xml.name() == "sheet" && sheets.size() < limits_.max_sheets) {
        sheets.push_back({xml.attribute("name"), xml.attribute("r:id")});
      } else if (xml.name() == "workbookPr") {
        const std::string flag = xml.attribute("date1904");
        from_1904_ = flag == "1" || flag == "true";
      }
    }
  }

  static void read_relations(Package& package, std::map<std::string, std::string>& targets) {
    Xml xml(package);
    while (xml.next()) {
      if (xml.opens() && xml.name() == "Relationship" && targets.size() < 10'000) {
        targets.emplace(xml.attribute("Id"), xml.attribute("Target"));
      }
    }
  }

  void read_styles(Package& package) {
    Xml xml(package);
    std::map<int, bool> own;
    bool in_cell_formats = false;
    while (xml.next()) {
      if (xml.name() == "cellXfs") in_cell_formats = xml.opens() && !xml.is_empty();
      if (!xml.opens()) continue;
      if (xml.name() == "numFmt" && own.size() < 10'000) {
        own.emplace(digits_to_int(xml.attribute("numFmtId")).value_or(-1),
                    shows_a_day(xml.attribute("formatCode")));
      } else if (xml.name() == "xf" && in_cell_formats && day_styles_.size() < 100'000) {
        const int id = digits_to_int(xml.attribute("numFmtId")).value_or(0);
        const auto found = own.find(id);
        day_styles_.push_back(found == own.end() ? is_builtin_day(id) : found->second);
      }
    }
  }

  void read_shared_strings(Package& package) {
    Xml xml(package);
    std::string text;
    int furigana = 0;
    bool in_text = false;
    std::size_t bytes = 0;
    while (xml.next()) {
      if (xml.opens() && xml.name() == "si") {
        text.clear();
        if (xml.is_empty()) shared_.emplace_back();
      } else if (xml.closes() && xml.name() == "si") {
        bytes += text.size();
        if (shared_.size() >= limits_.max_shared_strings || bytes > limits_.max_shared_bytes) {
          throw SourceError("source.too_large",
                            fmt::format("「{}」の文字が多すぎます。ファイルを分けてください。", called_));
        }
        shared_.push_back(text);
      } else {
        collect(xml, text, furigana, in_text);
      }
    }
  }

  /// Text of <t> elements outside of <rPh>.
  void collect(const Xml& xml, std::string& text, int& furigana, bool& in_text) const {
    if (xml.name() == "rPh") {
      if (xml.opens() && !xml.is_empty()) ++furigana;
      if (xml.closes()) --furigana;
    } else if (xml.name() == "t") {
      in_text = xml.opens() && !xml.is_empty();
    } else if (xml.is_text() && in_text && furigana == 0) {
      text += xml.value();
      if (text.size() > limits_.max_cell_bytes) too_long();
    }
  }

  [[noreturn]] void too_long() const {
    throw SourceError("source.too_large",
                      fmt::format("「{}」の{}行目に、長すぎるセルがあります（{}バイトまで）。", called_,
                                  line_, limits_.max_cell_bytes));
  }

  bool read_row() {
    bool in_row = false;
    while (xml_->next()) {
      if (xml_->opens() && xml_->name() == "row") {
        const auto number = digits_to_int(xml_->attribute("r"));
        const auto next_line = number && *number > 0 ? static_cast<std::uint64_t>(*number) : line_ + 1;
        if (next_line <= line_) xml_->broken();
        line_ = next_line;
        if (!xml_->is_empty()) in_row = true;
      } else if (xml_->closes() && xml_->name() == "row") {
        return true;
      } else if (in_row && xml_->opens() && xml_->name() == "c") {
        read_cell();
      }
    }
    return false;
  }

  void read_cell() {
    const std::size_t column = column_of(xml_->attribute("r")).value_or(cells_.size());
    const std::string type = xml_->attribute("t");
    const std::size_t style = static_cast<std::size_t>(digits_to_int(xml_->attribute("s")).value_or(0));
    std::string value;
    std::string inline_text;
    if (!xml_->is_empty()) {
      int furigana = 0;
      bool in_text = false;
      bool in_value = false;
      while (xml_->next()) {
        if (xml_->closes() && xml_->name() == "c") break;
        if (xml_->name() == "v") {
          in_value = xml_->opens() && !xml_->is_empty();
        } else if (in_value && xml_->is_text()) {
          value += xml_->value();
          if (value.size() > limits_.max_cell_bytes) too_long();
        } else {
          collect(*xml_, inline_text, furigana, in_text);
        }
      }
    }
    put(column, shown(type, style, std::move(value), std::move(inline_text)));
  }

  std::string shown(const std::string& type, std::size_t style, std::string value,
                    std::string inline_text) const {
    if (type == "s") {
      const auto index = digits_to_int(value);
      if (!index || static_cast<std::size_t>(*index) >= shared_.size()) xml_->broken();
      return shared_[static_cast<std::size_t>(*index)];
    }
    if (type == "inlineStr") return inline_text;
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type == "str" || type == "e" || type == "d" || value.empty()) return value;
    return number_text(value, style < day_styles_.size() && day_styles_[style], from_1904_);
  }

  void put(std::size_t column, std::string text) {
    if (text.empty()) return;
    if (column >= limits_.max_columns) {
      throw SourceError("source.too_large", fmt::format("「{}」の{}行目は列が多すぎます（{}列まで）。",
                                                        called_, line_, limits_.max_columns));
    }
    if (cells_.size() <= column) cells_.resize(column + 1);
    cells_[column] = std::move(text);
  }

  ReadLimits limits_;
  std::string called_;
  bool from_1904_ = false;
  std::vector<bool> day_styles_;
  std::vector<std::string> shared_;
  std::vector<std::string> cells_;
  std::unique_ptr<Xml> xml_;
};

SheetReader::SheetReader(const std::filesystem::path& path, std::string_view bytes, std::string called,
                         const std::optional<std::string>& sheet, ReadLimits limits)
    : impl_(std::make_unique<Impl>(path, bytes, std::move(called), sheet, limits)) {}
SheetReader::~SheetReader() = default;

const std::vector<std::string>& SheetReader::sheets() const {
  return impl_->names_;
}
bool SheetReader::next() {
  return impl_->next();
}
std::span<const std::string_view> SheetReader::fields() const {
  return impl_->views_;
}
std::uint64_t SheetReader::line() const {
  return impl_->line_;
}
std::uint64_t SheetReader::stored_bytes_read() const {
  return impl_->package_->bytes_read();
}
std::uint64_t SheetReader::stored_bytes_total() const {
  return impl_->package_->bytes_total();
}

bool looks_like_workbook(std::string_view first_bytes) {
  return first_bytes.starts_with("PK\x03\x04");
}

}  // namespace banso::xlsx
