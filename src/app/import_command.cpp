// `banso import nta FILE…`: loads published files from the command line, beside a running server or alone.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "app/command.hpp"
#include "app/command_database.hpp"
#include "app/import_jgrants.hpp"
#include "app/import_progress.hpp"
#include "app/settings.hpp"
#include "contexts/registry/import/run_import.hpp"
#include "kernel/grouped.hpp"
#include "kernel/refusal.hpp"
#include "platform/files/disk.hpp"

namespace banso::app {
namespace {

namespace fs = std::filesystem;
using registry::ImportKind;
using registry::ImportSummary;

constexpr std::pair<std::string_view, ImportKind> kKinds[] = {
    {"nta", ImportKind::nta},
    {"postal-codes", ImportKind::postal_codes},
    {"municipalities", ImportKind::municipalities},
    {"industries", ImportKind::industries},
    {"chambers", ImportKind::chambers},
};

volatile std::sig_atomic_t interrupted = 0;

Instant system_now() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

int wrong_use(std::string_view what) {
  fmt::print(
      stderr,
      "{}\n使い方: banso import 種類 ファイル… [--strict] [--again] [--as-of 年-月-日]\n"
      "  種類: nta（法人番号）、postal-codes（郵便番号）、municipalities（市区町村コード）、\n"
      "        industries（日本標準産業分類）、chambers（商工会議所の一覧）、jgrants（Jグランツの補助金）\n"
      "  --strict  誤りのある行が1行でもあれば何も取り込まない\n"
      "  --again   取り込み済みのファイルも、もう一度照合する\n"
      "  --as-of   いつ取得したファイルか（jgrants。古い内容で新しい内容を置き換えないために使う）\n",
      what);
  return 2;
}

void print_summary(const ImportSummary& summary) {
  for (const auto& entry : summary.entries) {
    fmt::print("  {}（{}、{}）\n", entry.name, entry.encoding, entry.layout);
  }
  const std::pair<std::string_view, std::int64_t> rows[] = {{"追加　　　　　　", summary.inserted},
                                                            {"更新　　　　　　", summary.updated},
                                                            {"変更なし　　　　", summary.unchanged},
                                                            {"履歴にだけ追加　", summary.history_only},
                                                            {"取り込めない行　", summary.rejected}};
  for (const auto& [label, count] : rows) fmt::print("  {} {:>12}\n", label, with_commas(count));
}

void print_problems(const ImportSummary& summary, const fs::path& list) {
  constexpr std::size_t kShown = 5;
  for (std::size_t i = 0; i < std::min(kShown, summary.problems.size()); ++i) {
    const auto& problem = summary.problems[i];
    fmt::print("  {} {}行目: {}\n", problem.entry, problem.line, problem.message);
  }
  if (fs::exists(list)) fmt::print("  取り込めなかった行の一覧: {}\n", list.string());
}

/// @return whether the file is in (with all its lines or without the wrong ones)
bool import_one(const std::string& conninfo, ImportKind kind, const fs::path& file, bool strict, bool again) {
  fmt::print("{}\n", file.string());
  std::fflush(stdout);
  if (!fs::is_regular_file(file)) {
    fmt::print(stderr, "エラー: ファイル「{}」がありません。名前と場所を確かめてください。\n", file.string());
    return false;
  }
  const fs::path list = file.string() + ".rejected.csv";
  fs::remove(list);
  const auto begun = std::chrono::steady_clock::now();
  ProgressLine line;
  registry::ImportRun run;
  run.conninfo = conninfo;
  run.clock = system_now;
  run.open = [&] { return csv::open_source(file); };
  run.again = again;
  run.options.strict = strict;
  run.options.rejected_file = list;
  run.options.report = [&](const registry::ImportProgress& progress) { line.show(progress); };
  run.options.cancelled = [] { return interrupted != 0; };
  try {
    const registry::store::NewImport declared{.kind = kind,
                                              .file_name = file.filename().string(),
                                              .file_size = static_cast<std::int64_t>(fs::file_size(file)),
                                              .sha256 = files::sha256_of_file(file),
                                              .file_key = std::nullopt,
                                              .strict = strict,
                                              .started_by = "コマンド",
                                              .started_by_user_id = std::nullopt};
    const ImportSummary summary = registry::import_source(declared, run);
    line.end();
    print_summary(summary);
    print_problems(summary, list);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    fmt::print("  {:.1f} 秒で終わりました。\n", took.count());
    return true;
  } catch (const Refused& refused) {
    line.end();
    fmt::print(stderr, "エラー: {}\n", refused.message());
    if (fs::exists(list)) fmt::print(stderr, "誤りのある行の一覧: {}\n", list.string());
  } catch (const registry::ImportCancelled&) {
    line.end();
    fmt::print(stderr, "中止しました。何も変わっていません。\n");
  } catch (const db::Unavailable&) {
    line.end();
    fmt::print(
        stderr,
        "エラー: データベースとの接続が切れました。何も変わっていません。もう一度取り込んでください。\n");
  } catch (const std::system_error& error) {
    line.end();
    fmt::print(stderr, "エラー: ファイルの読み書きができません（{}）。空き容量と権限を確かめてください。\n",
               error.what());
  }
  return false;
}

}  // namespace

int import_files(const Arguments& arguments) {
  if (arguments.empty()) return wrong_use("取り込むデータの種類を指定してください。");
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                 [&](const auto& known) { return known.first == arguments[0]; });
  const bool jgrants = arguments[0] == "jgrants";
  if (kind == std::end(kKinds) && !jgrants) {
    return wrong_use(fmt::format("「{}」という種類のデータはありません。", arguments[0]));
  }
  bool strict = false;
  bool again = false;
  std::optional<Date> as_of;
  std::vector<fs::path> named;
  Arguments settings;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--strict") {
      strict = true;
    } else if (word == "--again") {
      again = true;
    } else if (word == "--as-of" && i + 1 < arguments.size()) {
      as_of = parse_date(arguments[++i]);
      if (!as_of) return wrong_use("--as-of には 2026-11-26 のような日付を指定してください。");
    } else if (word.starts_with("--")) {
      settings.push_back(word);
      const bool has_value = word.find('=') != std::string::npos || word == "--demo";
      if (!has_value && i + 1 < arguments.size()) settings.push_back(arguments[++i]);
    } else {
      named.emplace_back(word);
    }
  }
  if (named.empty()) return wrong_use("取り込むファイルを指定してください。");
  const config::Config config = usable_settings(settings);
  const db::Database database = open_command_database(config);
  std::signal(SIGINT, [](int) { interrupted = 1; });
  std::signal(SIGTERM, [](int) { interrupted = 1; });
  bool all_in = true;
  for (const fs::path& file : named) {
    if (interrupted != 0) continue;
    const bool in = jgrants
                        ? import_jgrants_file(database.runtime_conninfo, file, {again, as_of}, interrupted)
                        : import_one(database.runtime_conninfo, kind->second, file, strict, again);
    all_in = in && all_in;
  }
  return all_in && interrupted == 0 ? 0 : 1;
}

}  // namespace banso::app
