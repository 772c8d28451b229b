#include "contexts/registry/jobs/import_job.hpp"

#include <fmt/format.h>

#include "contexts/registry/import/run_import.hpp"
#include "kernel/grouped.hpp"
#include "kernel/refusal.hpp"
#include "platform/db/pool.hpp"
#include "platform/services.hpp"

namespace banso::registry {
namespace {

store::ImportRow declared_import(Services& services, std::int64_t import_id) {
  const auto row = db::in_tx(services.pool, {.settings = jobs::as_system()},
                             [&](db::Tx& tx) { return store::find_import(tx, import_id); });
  if (!row)
    throw Refused(RefusalCode::kNotFound, "registry.import_not_found",
                  "この取り込みの記録が見つかりません。");
  return *row;
}

jobs::Progress shown(const ImportProgress& progress) {
  jobs::Progress told;
  told.done = static_cast<std::int64_t>(progress.bytes_read);
  told.total = static_cast<std::int64_t>(progress.bytes_total);
  told.unit = "バイト";
  told.message = progress.finishing ? "検索の索引を整えています"
                                    : fmt::format("{}件を読み込みました",
                                                  with_commas(static_cast<std::int64_t>(progress.rows)));
  if (progress.rejected > 0)
    told.message +=
        fmt::format("（誤りのある行 {}行）", with_commas(static_cast<std::int64_t>(progress.rejected)));
  return told;
}

boost::json::value as_result(std::int64_t import_id, const ImportSummary& summary) {
  return {{"import_id", import_id},
          {"rows_added", summary.inserted},
          {"rows_changed", summary.updated},
          {"rows_unchanged", summary.unchanged},
          {"rows_history_only", summary.history_only},
          {"rows_rejected", summary.rejected}};
}

/// The file is in the register now; keeping it would only fill the disk.
void discard_upload(Services& services, ImportFiles& files, const store::ImportRow& row) {
  // The file first: a row without its file does no harm, a file without a row would stay for ever.
  files.store().remove(*row.file_key);
  db::in_tx(services.pool, {.settings = jobs::as_system()},
            [&](db::Tx& tx) { store::forget_import_file(tx, row.import_id); });
}

boost::json::value import_uploaded(jobs::Run& job, ImportFiles& files) {
  Services& services = job.services();
  const std::int64_t import_id = job.payload().at("import_id").to_number<std::int64_t>();
  const store::ImportRow row = declared_import(services, import_id);
  if (!row.file_key && row.state != "succeeded") {
    throw Refused(RefusalCode::kNotFound, "registry.import_file_gone",
                  "ファイルはもうありません。もう一度アップロードしてください。");
  }
  const auto list = files.draft(fmt::format("rejected-{}-{}", import_id, job.job_id()));
  ImportRun run;
  run.conninfo = services.pool.conninfo();
  run.clock = services.clock;
  run.open = [&] { return csv::open_source(files.store().path_of(*row.file_key), {}, row.file_name); };
  run.again = job.payload().at("again").as_bool();
  run.options.strict = row.strict;
  run.options.rejected_file = list;
  run.options.report = [&](const ImportProgress& progress) { job.report(shown(progress)); };
  run.options.cancelled = [&] { return job.cancelled(); };
  run.keep_rejected = [&]() -> std::optional<std::string> {
    return files.store().take_over(list, "rejected", files.upload_limit()).key;
  };
  try {
    const ImportSummary summary = run_import(import_id, run);
    if (row.file_key) discard_upload(services, files, row);
    return as_result(import_id, summary);
  } catch (const ImportCancelled&) {
    return {{"import_id", import_id}};
  }
}

}  // namespace

void register_import_job(jobs::Queue& queue, std::shared_ptr<ImportFiles> files) {
  queue.add_kind(
      {.name = kImportJob, .title = "公表データの取り込み", .attempts = 3, .permission = kImportPermission},
      [files = std::move(files)](jobs::Run& job) { return import_uploaded(job, *files); });
}

}  // namespace banso::registry
