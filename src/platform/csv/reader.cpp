#include "platform/csv/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "kernel/text.hpp"

namespace banso::csv {
namespace {

constexpr std::size_t kChunkBytes = 256u << 10;
constexpr std::size_t kTextCharacters = 2'000;
constexpr char kCtrlZ = '\x1A';

/// First delimiter or line end of [at, end), or end.
inline const char* find_field_end(const char* at, const char* end, char delimiter) {
  while (at < end && *at != delimiter && *at != '\n' && *at != '\r') ++at;
  return at;
}

}  // namespace

Reader::Reader(ByteSource& source, ReaderLimits limits) : source_(source), limits_(limits) {
  buffer_.resize(kChunkBytes);
  begin_ = end_ = buffer_.data();
}

/// Reads more behind what is there, moving it: every pointer into the buffer but begin_ and end_ is stale
/// afterwards.
/// @return false at the end of the source.
bool Reader::fill() {
  if (at_end_of_source_) return false;
  const auto kept = static_cast<std::size_t>(end_ - begin_);
  if (kept > 0 && begin_ != buffer_.data()) std::memmove(buffer_.data(), begin_, kept);
  if (buffer_.size() - kept < kChunkBytes / 2) buffer_.resize(buffer_.size() * 2);
  begin_ = buffer_.data();
  const std::size_t count = source_.read(buffer_.data() + kept, buffer_.size() - kept);
  end_ = begin_ + kept + count;
  at_end_of_source_ = count == 0;
  return count > 0;
}

void Reader::skip_bom() {
  first_ = false;
  while (end_ - begin_ < 3 && fill()) {
  }
  const std::string_view head(begin_, static_cast<std::size_t>(end_ - begin_));
  if (head.starts_with("\xEF\xBB\xBF")) {
    encoding_ = Encoding::kUtf8Bom;
    begin_ += 3;
  } else if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    throw SourceError(
        "source.utf16",
        fmt::format("「{}」の文字コードはUTF-16です。UTF-8かShift_JISのCSVで保存し直してください。",
                    source_.entry_name()));
  }
}

/// Behind the line end that begins at `at` (which is at one, or at the end).
const char* Reader::after_line_end(const char* at) const {
  if (at == end_) return at;
  if (*at == '\r' && at + 1 < end_ && at[1] == '\n') return at + 2;
  return at + 1;
}

const char* Reader::find_line_end(const char* from) const {
  while (from < end_ && *from != '\n' && *from != '\r') ++from;
  return from;
}

/// Finds the fields of the record at begin_, without changing anything but raw_fields_, record_ and
/// record_next_.
Reader::Scan Reader::scan() {
  raw_fields_.clear();
  quoted_ = false;
  bad_code_ = nullptr;
  const char* at = begin_;
  while (true) {
    RawField field{at, at, false};
    if (at < end_ && *at == '"') {
      quoted_ = true;
      field.begin = ++at;
      while (true) {
        const auto* quote =
            static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end_ - at)));
        if (quote == nullptr) {
          if (!at_end_of_source_) return Scan::kNeedMore;
          bad_code_ = "csv.unterminated_quote";
          bad_column_ = raw_fields_.size() + 1;
          return Scan::kBad;
        }
        if (quote + 1 == end_ && !at_end_of_source_) return Scan::kNeedMore;
        at = quote + 1;
        if (at == end_ || *at != '"') {
          field.end = quote;
          break;
        }
        field.doubled_quotes = true;
        ++at;
      }
      if (at < end_ && *at != limits_.delimiter && *at != '\n' && *at != '\r') {
        bad_code_ = "csv.text_after_quote";
        bad_column_ = raw_fields_.size() + 1;
        return Scan::kBad;
      }
    } else {
      at = find_field_end(at, end_, limits_.delimiter);
      field.end = at;
    }
    raw_fields_.push_back(field);
    if (at < end_ && *at == limits_.delimiter) {
      ++at;
      continue;
    }
    // A CR at the very end of the buffer may be the first half of CRLF.
    if (!at_end_of_source_ && (at == end_ || (*at == '\r' && at + 1 == end_))) return Scan::kNeedMore;
    record_ = std::string_view(begin_, static_cast<std::size_t>(at - begin_));
    record_next_ = after_line_end(at);
    const bool closing_ctrl_z =
        record_.size() == 1 && record_[0] == kCtrlZ && record_next_ == end_ && at_end_of_source_;
    return record_.empty() || closing_ctrl_z ? Scan::kBlank : Scan::kRecord;
  }
}

/// Moves behind the record, counting the lines it took.
void Reader::advance_to(const char* next) {
  line_ = next_line_;
  ++next_line_;
  if (quoted_) {
    for (const char* at = record_.data(); at < record_.data() + record_.size(); ++at) {
      if (*at == '\n' || (*at == '\r' && at[1] != '\n')) ++next_line_;
    }
  }
  begin_ = next;
}

std::string Reader::to_text(std::string_view bytes) const {
  std::string text;
  if (is_valid_utf8(bytes)) {
    text = bytes;
  } else {
    // A cut in the middle of a character only costs that character.
    if (!append_cp932_as_utf8(bytes, text) && encoding_ != Encoding::kCp932) text = make_valid_utf8(bytes);
  }
  return std::string(first_code_points(text, kTextCharacters));
}

std::string Reader::original_text() const {
  return to_text(record_.substr(0, 4 * kTextCharacters));
}

Reader::Step Reader::fail(std::size_t column, const char* code, std::string message, const char* text_end) {
  bad_.line = line_;
  bad_.column = column;
  bad_.code = code;
  bad_.message = std::move(message);
  const auto size = static_cast<std::size_t>(text_end - record_.data());
  bad_.text = to_text(record_.substr(0, std::min(size, 4 * kTextCharacters)));
  return Step::kBad;
}

/// A quote gone wrong must not swallow the rest of the file: only its first line is given up.
Reader::Step Reader::fail_first_line(const char* code, std::string message) {
  const char* line_end = find_line_end(begin_);
  // The line, and the LF behind a CR, may not have been read yet.
  while (line_end == end_ || (*line_end == '\r' && line_end + 1 == end_)) {
    if (static_cast<std::size_t>(end_ - begin_) > limits_.max_record_bytes) return skip_overlong();
    const bool more = fill();
    line_end = find_line_end(begin_);
    if (!more) break;
  }
  record_ = std::string_view(begin_, static_cast<std::size_t>(line_end - begin_));
  quoted_ = false;
  advance_to(after_line_end(line_end));
  return fail(bad_column_, code, std::move(message), line_end);
}

/// A record past the limit: its first line is skipped without being kept.
Reader::Step Reader::skip_overlong() {
  const std::string head(begin_,
                         std::min<std::size_t>(static_cast<std::size_t>(end_ - begin_), 4 * kTextCharacters));
  const std::string_view kept(head);
  const auto first_line = kept.substr(0, kept.find_first_of("\r\n"));
  const char* line_end = find_line_end(begin_);
  while (line_end == end_) {
    begin_ = end_;
    const bool more = fill();
    line_end = find_line_end(begin_);
    if (!more) break;
  }
  if (line_end < end_ && *line_end == '\r' && line_end + 1 == end_) {
    begin_ = line_end;
    fill();
    line_end = begin_;
  }
  line_ = next_line_++;
  begin_ = after_line_end(line_end);
  record_ = first_line;
  const Step step =
      fail(0, "csv.record_too_long",
           fmt::format("1件が長すぎます({}バイトまで)。閉じていない引用符(\")がないか確かめてください。",
                       limits_.max_record_bytes),
           first_line.data() + first_line.size());
  record_ = {};
  return step;
}

/// Decides by all whole lines that are in the buffer: the encoding in which more lines make sense.
void Reader::detect_encoding() {
  std::size_t utf8_lines = 0;
  std::size_t cp932_lines = 0;
  std::string decoded;
  for (const char* at = begin_; at < end_;) {
    const char* line_end = find_line_end(at);
    if (line_end == end_ && !at_end_of_source_ && at != begin_) break;
    const std::string_view line(at, static_cast<std::size_t>(line_end - at));
    if (!is_ascii(line)) {
      decoded.clear();
      if (is_valid_utf8(line)) {
        ++utf8_lines;
      } else if (append_cp932_as_utf8(line, decoded)) {
        ++cp932_lines;
      }
    }
    at = after_line_end(line_end);
  }
  encoding_ = cp932_lines > utf8_lines ? Encoding::kCp932 : Encoding::kUtf8;
}

/// The field as UTF-8 without doubled quotes; false when its bytes are no CP932.
bool Reader::write_field(const RawField& field, std::string_view& out) {
  std::string_view bytes(field.begin, static_cast<std::size_t>(field.end - field.begin));
  if (field.doubled_quotes) {
    unescaped_.clear();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      unescaped_ += bytes[i];
      if (bytes[i] == '"') ++i;
    }
    bytes = unescaped_;
  }
  const bool decode = encoding_ == Encoding::kCp932 && !is_ascii(bytes);
  if (!decode && !field.doubled_quotes) {
    out = bytes;
    return true;
  }
  const std::size_t from = scratch_.size();
  if (!decode) {
    scratch_ += bytes;
  } else if (!append_cp932_as_utf8(bytes, scratch_)) {
    return false;
  }
  out = std::string_view(scratch_).substr(from);
  return true;
}

Reader::Step Reader::finish_record() {
  if (raw_fields_.size() > limits_.max_columns) {
    return fail(0, "csv.too_many_columns",
                fmt::format("列が多すぎます({}列、上限{}列)。", raw_fields_.size(), limits_.max_columns),
                record_.data() + record_.size());
  }
  if (std::memchr(record_.data(), '\0', record_.size()) != nullptr) {
    return fail(0, "csv.nul", "使えない制御文字(NUL)が入っています。", record_.data() + record_.size());
  }
  const bool ascii = is_ascii(record_);
  if (!ascii && encoding_ == Encoding::kCp932 && looks_like_utf8(record_)) {
    return fail(0, "csv.encoding_mixed",
                "この行だけUTF-8のようです(ファイルのほかの行はShift_JIS)。文字コードをそろえてください。",
                record_.data() + record_.size());
  }
  if (!ascii && encoding_ != Encoding::kCp932 && !is_valid_utf8(record_)) {
    const bool other = decode_cp932(record_).has_value();
    return fail(
        0, other ? "csv.encoding_mixed" : "csv.encoding_broken",
        other ? "この行だけShift_JISのようです(ファイルのほかの行はUTF-8)。文字コードをそろえてください。"
              : "UTF-8としてもShift_JISとしても読めない文字があります。",
        record_.data() + record_.size());
  }
  fields_.resize(raw_fields_.size());
  scratch_.clear();
  // No growth below: the views into scratch_ must stay. A half-width kana grows from one byte to three.
  scratch_.reserve(record_.size() * 3 + 16);
  for (std::size_t i = 0; i < raw_fields_.size(); ++i) {
    const auto& raw = raw_fields_[i];
    if (static_cast<std::size_t>(raw.end - raw.begin) > limits_.max_field_bytes) {
      return fail(i + 1, "csv.field_too_long",
                  fmt::format("項目が長すぎます({}バイトまで)。", limits_.max_field_bytes),
                  record_.data() + record_.size());
    }
    if (!write_field(raw, fields_[i])) {
      return fail(i + 1, "csv.encoding_broken", "Shift_JISとして読めない文字があります。",
                  record_.data() + record_.size());
    }
  }
  return Step::kRecord;
}

Reader::Step Reader::next() {
  if (first_) skip_bom();
  while (true) {
    if (begin_ == end_ && !fill()) return Step::kEnd;
    Scan outcome = scan();
    while (outcome == Scan::kNeedMore) {
      if (static_cast<std::size_t>(end_ - begin_) > limits_.max_record_bytes) return skip_overlong();
      fill();
      outcome = scan();
    }
    if (outcome == Scan::kBad) {
      const bool open = std::string_view(bad_code_) == "csv.unterminated_quote";
      return fail_first_line(
          bad_code_,
          open ? "引用符(\")が閉じていません。"
               : "閉じる引用符(\")のうしろに文字があります。中の引用符は二つ重ねて(\"\")書いてください。");
    }
    if (outcome == Scan::kRecord && record_.size() > limits_.max_record_bytes) return skip_overlong();
    if (outcome == Scan::kRecord && encoding_ == Encoding::kUnknown && !is_ascii(record_)) detect_encoding();
    advance_to(record_next_);
    if (outcome == Scan::kRecord) return finish_record();
  }
}

}  // namespace banso::csv
