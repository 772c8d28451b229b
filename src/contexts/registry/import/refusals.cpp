#include "contexts/registry/import/refusals.hpp"

#include <fmt/format.h>

#include "kernel/grouped.hpp"

namespace banso::registry {

std::string_view import_kind_label(ImportKind kind) {
  switch (kind) {
    case ImportKind::nta:
      return "法人番号";
    case ImportKind::postal_codes:
      return "郵便番号";
    case ImportKind::municipalities:
      return "市区町村コード";
    case ImportKind::industries:
      return "日本標準産業分類";
    case ImportKind::chambers:
      return "商工会議所一覧";
  }
  return "";
}

void refuse_if_strict(const ImportOptions& options, const ImportSummary& summary) {
  if (!options.strict || summary.rejected == 0) return;
  const ImportProblem& first = summary.problems.front();
  throw Refused(
      RefusalCode::kInvalid, "registry.import_strict",
      fmt::format("誤りのある行が{}行あるため、何も取り込みませんでした（最初は「{}」{}行目: {}）。"
                  "直してから取り込むか、正しい行だけを取り込む設定でやり直してください。",
                  with_commas(summary.rejected), first.entry, with_commas(first.line), first.message));
}

void refuse_if_partial(std::int64_t known_rows, std::int64_t new_rows) {
  if (known_rows < 100 || new_rows * 2 >= known_rows) return;
  throw Refused(
      RefusalCode::kInvalid, "registry.import_partial",
      fmt::format(
          "このファイルは{}件しかなく、今ある{}件を置き換えると半分以上が失われるため、"
          "何も取り込みませんでした。差分や途中までのファイルではなく、全件のファイルを選んでください。",
          with_commas(new_rows), with_commas(known_rows)));
}

std::string moment_in_words(Instant instant) {
  const std::string text = format_instant(instant);
  return fmt::format("{}年{}月{}日 {}", text.substr(0, 4), std::stoi(text.substr(5, 2)),
                     std::stoi(text.substr(8, 2)), text.substr(11, 5));
}

Refused busy(const std::string& started_by, Instant started_at) {
  return Refused(
      RefusalCode::kConflict, "registry.import_busy",
      fmt::format("{}さんが{}に始めた取り込みが続いています。終わってからもう一度取り込んでください。",
                  started_by, moment_in_words(started_at)));
}

Refused same_file(const std::string& file_name, Instant loaded_at) {
  return Refused(RefusalCode::kConflict, "registry.import_same_file",
                 fmt::format("同じ内容のファイルを{}に「{}」として取り込み済みです。"
                             "もう一度照合するときは、再照合を指定してください（コマンドでは --again）。",
                             moment_in_words(loaded_at), file_name));
}

std::string outcome_of(ImportKind kind, const ImportSummary& summary) {
  std::string text = fmt::format("{}: 追加 {} 件、更新 {} 件、変更なし {} 件", import_kind_label(kind),
                                 with_commas(summary.inserted), with_commas(summary.updated),
                                 with_commas(summary.unchanged));
  if (summary.history_only > 0) {
    text +=
        fmt::format("、今の記録より古いため履歴だけに加えたもの {} 件", with_commas(summary.history_only));
  }
  if (summary.rejected > 0) text += fmt::format("、取り込めなかった行 {} 行", with_commas(summary.rejected));
  return text + "。";
}

}  // namespace banso::registry
