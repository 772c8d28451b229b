#include "contexts/registry/nta/read_nta.hpp"

#include <fmt/format.h>

#include "kernel/grouped.hpp"
#include "platform/csv/reader.hpp"

namespace banso::registry {
namespace {

/// So many bad lines without a good one: another kind of file was chosen by mistake.
constexpr std::uint64_t kLinesToGiveUp = 200;

class EntryReader {
 public:
  EntryReader(csv::ByteSource& source, NtaSink& sink) : sink_(sink), reader_(source) {
    summary_.entry_name = source.entry_name();
  }

  NtaEntrySummary read() {
    for (auto step = reader_.next(); step != csv::Reader::Step::kEnd; step = reader_.next()) {
      if (step == csv::Reader::Step::kBad) {
        const auto& bad = reader_.bad();
        reject(bad.line, {{bad.column, bad.code, bad.message}}, bad.text);
      } else {
        take_record();
      }
      if (summary_.accepted == 0 && summary_.rejected >= kLinesToGiveUp) {
        throw csv::SourceError(
            "nta.not_this_format",
            fmt::format(
                "「{}」は法人番号公表サイトのCSVではないようです(初めの{}行がすべて誤り)。最初の誤り: {}",
                summary_.entry_name, kLinesToGiveUp, summary_.first_problem));
      }
    }
    summary_.encoding = reader_.encoding();
    return std::move(summary_);
  }

 private:
  void take_record() {
    const auto fields = reader_.fields();
    if (summary_.layout == NtaLayout::kUnknown) {
      if (!find_layout(fields)) return;
    }
    problems_.clear();
    if (parse_nta_row(summary_.layout, fields, row_, problems_)) {
      ++summary_.accepted;
      sink_.accept(row_, reader_.line());
    } else {
      reject(reader_.line(), std::move(problems_), reader_.original_text());
      problems_ = {};
    }
  }

  /// The first record with a known number of columns decides. @return false when this record is used up.
  bool find_layout(std::span<const std::string_view> fields) {
    if (fields.size() != 30 && fields.size() != 23) {
      reject(reader_.line(),
             {{0, "nta.column_count",
               fmt::format("列の数が{}です。法人番号のCSVは30列(初期のものは23列)です。", fields.size())}},
             reader_.original_text());
      return false;
    }
    summary_.layout = fields.size() == 30 ? NtaLayout::kCurrent : NtaLayout::kEarly;
    // Published files have no header; people add one when they have had the file in a spreadsheet.
    return fields[1] != "法人番号" && fields[1] != "corporateNumber";
  }

  void reject(std::uint64_t line, std::vector<LineProblem> problems, std::string text) {
    if (summary_.rejected == 0) {
      summary_.first_problem =
          fmt::format("{}行目 {}", with_commas(static_cast<std::int64_t>(line)), problems.front().message);
    }
    ++summary_.rejected;
    sink_.reject({summary_.entry_name, line, std::move(problems), std::move(text)});
  }

  NtaSink& sink_;
  csv::Reader reader_;
  NtaEntrySummary summary_;
  NtaRow row_;
  std::vector<LineProblem> problems_;
};

/// A short file of another kind has too few lines to be given up on the way.
void refuse_if_no_row_has_the_columns(const std::vector<NtaEntrySummary>& entries, std::uint64_t lines) {
  const NtaEntrySummary* wrong = nullptr;
  for (const NtaEntrySummary& entry : entries) {
    if (entry.layout != NtaLayout::kUnknown) return;
    if (!wrong && entry.rejected > 0) wrong = &entry;
  }
  throw csv::SourceError(
      "nta.not_this_format",
      fmt::format("「{}」は法人番号公表サイトのCSVではないようです。公表されているCSVは1行が30列("
                  "初期のものは23列)ですが、"
                  "読み取った{}行に、そのような行が1行もありません。最初の誤り: {}",
                  wrong->entry_name, with_commas(static_cast<std::int64_t>(lines)), wrong->first_problem));
}

}  // namespace

std::vector<NtaEntrySummary> read_nta(csv::ByteSource& source, NtaSink& sink) {
  std::vector<NtaEntrySummary> entries;
  std::uint64_t lines = 0;
  while (source.next_entry()) {
    entries.push_back(EntryReader(source, sink).read());
    lines += entries.back().accepted + entries.back().rejected;
  }
  if (lines == 0) {
    throw csv::SourceError("nta.empty",
                           fmt::format("「{}」に1件もデータがありません。ダウンロードし直してください。",
                                       entries.empty() ? "" : entries.front().entry_name));
  }
  refuse_if_no_row_has_the_columns(entries, lines);
  return entries;
}

}  // namespace banso::registry
