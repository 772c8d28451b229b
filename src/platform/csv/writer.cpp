#include "platform/csv/writer.hpp"

#include <utility>

#include "platform/csv/encoding.hpp"
#include "platform/csv/formula_guard.hpp"

namespace banso::csv {
void Writer::field(std::string_view text) {
  const bool guard = needs_guard(text);
  const bool quote = guard || text.find_first_of("\"\r\n") != std::string_view::npos ||
                     text.find(delimiter_) != std::string_view::npos ||
                     (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (!quote) {
    line_ += text;
    return;
  }
  line_ += '"';
  if (guard) line_ += '\'';
  for (const char c : text) {
    if (c == '"') line_ += '"';
    line_ += c;
  }
  line_ += '"';
}

void Writer::row(std::span<const std::string_view> fields) {
  line_.clear();
  if (!std::exchange(begun_, true) && encoding_ == OutputEncoding::kUtf8Bom) out_ += "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line_ += delimiter_;
    field(fields[i]);
  }
  // A record of one empty field would be a blank line, which readers skip.
  if (fields.size() == 1 && line_.empty()) line_ += "\"\"";
  line_ += "\r\n";
  if (encoding_ == OutputEncoding::kCp932) {
    replaced_ += append_utf8_as_cp932(line_, out_);
  } else {
    out_ += line_;
  }
}

std::string Writer::take() {
  return std::exchange(out_, {});
}

}  // namespace banso::csv
