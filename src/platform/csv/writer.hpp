// Writes CSV that Excel and other systems open as it is.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace banso::csv {

enum class OutputEncoding {
  kUtf8Bom,  ///< what Excel needs to recognise UTF-8
  kUtf8,
  kCp932,  ///< for older business software; characters it lacks become 〓
};

/// Collects CSV text: take() what has been written whenever it is convenient to send it.
class Writer {
 public:
  explicit Writer(OutputEncoding encoding = OutputEncoding::kUtf8Bom, char delimiter = ',')
      : encoding_(encoding), delimiter_(delimiter) {}

  /// Appends one record with CRLF. Fields are UTF-8; they are quoted where needed. A field that a spreadsheet
  /// would take for a formula gets an apostrophe in front (formula_guard.hpp).
  void row(std::span<const std::string_view> fields);
  void row(std::initializer_list<std::string_view> fields) {
    row(std::span<const std::string_view>(fields.begin(), fields.size()));
  }

  /// What has been written since the last call. The BOM stands before the first record.
  std::string take();

  std::size_t pending_bytes() const { return out_.size(); }

  /// Characters that became 〓 so far.
  std::size_t replaced_characters() const { return replaced_; }

 private:
  void field(std::string_view text);

  OutputEncoding encoding_;
  char delimiter_;
  bool begun_ = false;
  std::string out_;
  std::string line_;
  std::size_t replaced_ = 0;
};

}  // namespace banso::csv
