#include "platform/csv/writer.hpp"

#include <algorithm>
#include <utility>

#include "kernel/digits.hpp"
#include "platform/csv/encoding.hpp"

namespace banso::csv {
namespace {

/// -1,234.5 and +3 are numbers, not formulas; so is a lone minus sign.
bool is_plain_number(std::string_view text) {
  if (text.size() == 1) return text[0] == '-' || text[0] == '+';
  return std::all_of(text.begin() + 1, text.end(),
                     [](char c) { return is_digit(c) || c == ',' || c == '.'; });
}

bool could_be_formula(std::string_view text) {
  if (text.empty()) return false;
  const char first = text.front();
  if (first == '+' || first == '-') return !is_plain_number(text);
  if (first == '=' || first == '@' || first == '\t' || first == '\r') return true;
  // Excel reads the full-width signs in the same way.
  return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") || text.starts_with("＠");
}

}  // namespace

void Writer::field(std::string_view text) {
  const bool guard = could_be_formula(text);
  const bool quote = guard || text.find_first_of(",\"\r\n") != std::string_view::npos ||
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
    if (i > 0) line_ += ',';
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
