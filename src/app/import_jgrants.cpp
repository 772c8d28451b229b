#include "app/import_jgrants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/import_progress.hpp"
#include "contexts/measures/import/run_jgrants.hpp"
#include "kernel/refusal.hpp"
#include "platform/files/disk.hpp"

namespace banso::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShown = 5;

void print_outcome(const measures::store::JgrantsOutcome& outcome, const fs::path& list) {
  fmt::print("  {}\n", outcome.message);
  for (std::size_t i = 0; i < std::min(kShown, outcome.problems.size()); ++i) {
    const auto& problem = outcome.problems[i];
    fmt::print("  {}件目 {} {}: {}\n", problem.record, problem.title, problem.field, problem.message);
  }
  if (fs::exists(list)) fmt::print("  確かめてほしい記録の一覧: {}\n", list.string());
}

}  // namespace

bool import_jgrants_file(const std::string& conninfo, const fs::path& file, const JgrantsFileOptions& options,
                         const volatile std::sig_atomic_t& interrupted) {
  fmt::print("{}\n", file.string());
  if (!fs::is_regular_file(file)) {
    fmt::print(stderr, "エラー: ファイル「{}」がありません。名前と場所を確かめてください。\n", file.string());
    return false;
  }
  const fs::path list = fs::path(file.filename().string() + ".report.csv");
  ProgressLine line;
  measures::JgrantsRun run;
  run.conninfo = conninfo;
  run.clock = [] {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  };
  run.open = [&] { return csv::open_source(file); };
  run.again = options.again;
  run.as_of = options.as_of;
  run.report_file = list;
  run.cancelled = [&] { return interrupted != 0; };
  run.report = [&](const measures::JgrantsProgress& progress) {
    registry::ImportProgress shown;
    shown.bytes_read = progress.to_write > 0 ? fs::file_size(file) : progress.bytes_read;
    shown.bytes_total = fs::file_size(file);
    shown.rows = static_cast<std::uint64_t>(progress.to_write > 0 ? progress.written : progress.records);
    line.show(shown);
  };
  try {
    measures::store::NewJgrantsImport declared;
    declared.file_name = file.filename().string();
    declared.file_size = static_cast<std::int64_t>(fs::file_size(file));
    declared.sha256 = files::sha256_of_file(file);
    declared.started_by = "コマンド";
    const auto outcome = measures::import_jgrants(declared, run);
    line.end();
    print_outcome(outcome, list);
    return true;
  } catch (const Refused& refused) {
    line.end();
    fmt::print(stderr, "エラー: {}\n", refused.message());
  } catch (const measures::JgrantsImportCancelled&) {
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

}  // namespace banso::app
