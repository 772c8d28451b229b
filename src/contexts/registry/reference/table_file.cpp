#include "contexts/registry/reference/table_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "kernel/text.hpp"
#include "platform/csv/reader.hpp"

namespace banso::registry {
namespace {

constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

/// Where each known column stands in this file.
std::vector<std::size_t> find_columns(std::span<const std::string_view> header,
                                      std::span<const TableColumn> columns, const std::string& entry_name) {
  std::vector<std::string> headings;
  for (const auto field : header) headings.push_back(nfkc(trim(field)));
  std::vector<std::size_t> places;
  for (const auto& column : columns) {
    std::size_t place = kAbsent;
    for (std::size_t i = 0; i < headings.size() && place == kAbsent; ++i) {
      const bool known = std::any_of(column.names.begin(), column.names.end(),
                                     [&](std::string_view name) { return headings[i] == nfkc(name); });
      if (known) place = i;
    }
    if (place == kAbsent && column.required) {
      throw csv::SourceError(
          "reference.columns",
          fmt::format("「{}」の1行目に「{}」の列がありません。見出しのあるCSVを指定してください。",
                      entry_name, fmt::join(column.names, "」か「")));
    }
    places.push_back(place);
  }
  return places;
}

}  // namespace

ReferenceSummary read_table(csv::ByteSource& source, std::span<const TableColumn> columns,
                            const std::function<bool(TableRecord&)>& take, const RejectLine& reject) {
  ReferenceSummary summary;
  std::vector<std::string_view> known(columns.size());
  std::vector<LineProblem> problems;
  while (source.next_entry()) {
    csv::Reader reader(source);
    std::vector<std::size_t> places;
    const auto refuse = [&](std::uint64_t line, std::string text) {
      ++summary.rejected;
      reject({source.entry_name(), line, std::exchange(problems, {}), std::move(text)});
    };
    for (auto step = reader.next(); step != csv::Reader::Step::kEnd; step = reader.next()) {
      if (step == csv::Reader::Step::kBad) {
        const auto& bad = reader.bad();
        problems = {{bad.column, bad.code, bad.message}};
        refuse(bad.line, bad.text);
        continue;
      }
      const auto fields = reader.fields();
      if (places.empty()) {
        places = find_columns(fields, columns, source.entry_name());
        continue;
      }
      for (std::size_t i = 0; i < places.size(); ++i) {
        known[i] = places[i] < fields.size() ? trim(fields[places[i]]) : std::string_view();
      }
      TableRecord record(known, problems);
      const bool kept = take(record);
      // What was failed by its place in the table is told by its place in the file.
      for (auto& problem : problems) {
        const std::size_t place = places[problem.column - 1];
        problem.column = place == kAbsent ? 0 : place + 1;
      }
      if (!problems.empty()) {
        refuse(reader.line(), reader.original_text());
      } else if (kept) {
        ++summary.accepted;
      }
    }
  }
  if (summary.accepted + summary.rejected == 0) {
    throw csv::SourceError("reference.empty", "ファイルに1件もデータがありません。");
  }
  return summary;
}

}  // namespace banso::registry
