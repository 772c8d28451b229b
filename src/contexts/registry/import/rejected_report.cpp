#include "contexts/registry/import/rejected_report.hpp"

#include <cerrno>
#include <system_error>

namespace banso::registry {
namespace {

constexpr std::size_t kFirstProblems = 20;
constexpr std::size_t kFlushAt = 256 << 10;
/// Somebody who mends lines by hand reads no more; the count goes on.
constexpr std::uint64_t kMostListed = 100'000;

}  // namespace

void RejectedReport::add(const RejectedLine& line) {
  ++count_;
  std::string messages;
  std::string columns;
  for (const LineProblem& problem : line.problems) {
    if (!messages.empty()) messages += " ／ ";
    messages += problem.message;
    if (problem.column == 0) continue;
    if (!columns.empty()) columns += " ";
    columns += std::to_string(problem.column);
  }
  if (first_.size() < kFirstProblems) {
    first_.push_back({line.entry_name, static_cast<std::int64_t>(line.line), messages});
  }
  if (file_.empty() || count_ > kMostListed) return;
  if (!out_.is_open()) {
    out_.open(file_, std::ios::binary | std::ios::trunc);
    writer_.row({"ファイル", "行", "列", "理由", "行の内容"});
  }
  writer_.row({line.entry_name, std::to_string(line.line), columns, messages, line.text});
  if (writer_.pending_bytes() > kFlushAt) flush();
}

void RejectedReport::flush() {
  out_ << writer_.take();
  out_.flush();
  if (!out_) throw std::system_error(errno, std::generic_category(), file_.string());
}

void RejectedReport::finish() {
  if (out_.is_open()) flush();
}

}  // namespace banso::registry
