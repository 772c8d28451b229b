#include "contexts/measures/jgrants/read_file.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>

#include "kernel/text.hpp"

namespace banso::measures {
namespace {

using csv::SourceError;

std::optional<boost::json::value> parsed(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::error_code failed;
  auto json = boost::json::parse(text, failed, {}, options);
  if (failed) return std::nullopt;
  return json;
}

SourceError not_jgrants() {
  return SourceError(
      "source.not_jgrants",
      "Jグランツのデータではありません。APIの応答（JSON）か、1行に1件のJSON（JSONL）を選んでください。");
}

class FileReader {
 public:
  FileReader(csv::ByteSource& source, RecordSink& sink) : source_(source), sink_(sink) {}

  void read() {
    if (!source_.next_entry()) throw not_jgrants();
    std::string line;
    while (next_line(line)) {
      if (trim(line).empty()) continue;
      auto first = parsed(line);
      if (first && first->is_object() && first->as_object().contains("id")) {
        take(*first);
        return read_lines();
      }
      return read_document(std::move(line));
    }
    throw not_jgrants();
  }

 private:
  /// @return false at the end
  bool next_line(std::string& line) {
    line.clear();
    while (true) {
      const auto end = buffer_.find('\n', scanned_);
      if (end != std::string::npos) {
        line.assign(buffer_, begin_, end - begin_);
        begin_ = scanned_ = end + 1;
        return true;
      }
      if (!fill()) break;
    }
    if (begin_ == buffer_.size()) return false;
    line.assign(buffer_, begin_, std::string::npos);
    begin_ = scanned_ = buffer_.size();
    return true;
  }

  /// Reads on behind what is not used up yet. @return false at the end of the file
  bool fill() {
    constexpr std::size_t kChunk = 256 << 10;
    buffer_.erase(0, begin_);
    begin_ = 0;
    scanned_ = buffer_.size();
    const std::size_t limit = whole_ ? kLongestDocumentBytes : kLongestRecordBytes;
    if (buffer_.size() >= limit) {
      throw SourceError("source.too_large",
                        fmt::format("{}メガバイトを超える記録があり、読めません。", limit >> 20));
    }
    buffer_.resize(scanned_ + kChunk);
    const std::size_t got = source_.read(buffer_.data() + scanned_, kChunk);
    buffer_.resize(scanned_ + got);
    return got > 0;
  }

  void read_lines() {
    std::string line;
    while (next_line(line)) {
      if (trim(line).empty()) continue;
      if (const auto json = parsed(line)) {
        take(*json);
      } else {
        refuse("JSONとして読めない行です。");
      }
    }
  }

  void read_document(std::string text) {
    whole_ = true;
    text += '\n';
    while (fill()) {
      text.append(buffer_);
      begin_ = buffer_.size();
      if (text.size() > kLongestDocumentBytes) {
        throw SourceError("source.too_large",
                          "ファイルが大きすぎます。1行に1件のJSON（JSONL）に分けてください。");
      }
    }
    text.append(buffer_, begin_);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    const auto json = parsed(text);
    if (!json) throw not_jgrants();
    if (json->is_array()) return take_all(json->get_array());
    const auto* object = json->if_object();
    if (object == nullptr) throw not_jgrants();
    if (object->contains("errorCode")) {
      throw SourceError("source.jgrants_error",
                        "JグランツのAPIがエラーを返した応答です。条件を確かめて、取り直してください。");
    }
    if (object->contains("id")) return take(*json);
    bool any = false;
    for (const std::string_view name : {"result", "results", "subsidies", "detailed", "items", "data"}) {
      const auto* list = object->if_contains(name);
      if (list == nullptr || !list->is_array()) continue;
      any = true;
      take_all(list->get_array());
    }
    if (!any) throw not_jgrants();
  }

  void take_all(const boost::json::array& list) {
    for (const auto& item : list) take(item);
  }

  void take(const boost::json::value& json) {
    count();
    std::vector<Oddity> odd;
    auto record = read_record(json, odd);
    if (record) {
      sink_.accept(number_, std::move(*record), std::move(odd));
    } else {
      sink_.reject(number_, odd.back());
    }
  }

  void refuse(std::string message) {
    count();
    sink_.reject(number_, {"", "", std::move(message)});
  }

  void count() {
    if (++number_ > kMostRecords) {
      throw SourceError("source.too_large", fmt::format("{}件を超えるファイルは読めません。", kMostRecords));
    }
  }

  csv::ByteSource& source_;
  RecordSink& sink_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t scanned_ = 0;
  std::int64_t number_ = 0;
  bool whole_ = false;
};

}  // namespace

void read_jgrants(csv::ByteSource& source, RecordSink& sink) {
  FileReader(source, sink).read();
}

}  // namespace banso::measures
