#include <fmt/format.h>

#include "contexts/measures/import/run_jgrants.hpp"
#include "contexts/measures/jobs/jobs.hpp"
#include "kernel/refusal.hpp"
#include "platform/db/pool.hpp"
#include "platform/services.hpp"

namespace banso::measures {
namespace {

jobs::Progress shown(const JgrantsProgress& progress) {
  jobs::Progress told;
  if (progress.to_write > 0) {
    told.done = progress.written;
    told.total = progress.to_write;
    told.unit = "件";
    told.message = "これまでの内容と照合しています";
  } else {
    told.done = static_cast<std::int64_t>(progress.bytes_read);
    told.total = static_cast<std::int64_t>(progress.bytes_total);
    told.unit = "バイト";
    told.message = fmt::format("{}件を読み込みました", progress.records);
  }
  return told;
}

store::JgrantsImportRow declared_import(Services& services, std::int64_t import_id) {
  const auto row = db::in_tx(services.pool, {.settings = jobs::as_system()},
                             [&](db::Tx& tx) { return store::find_jgrants_import(tx, import_id); });
  if (!row || (!row->file_key && row->state != "succeeded")) {
    throw Refused(RefusalCode::kNotFound, "measures.import_file_gone",
                  "ファイルはもうありません。もう一度アップロードしてください。");
  }
  return *row;
}

boost::json::value import_uploaded(jobs::Run& job, ImportFiles& files) {
  Services& services = job.services();
  const std::int64_t import_id = job.payload().at("import_id").to_number<std::int64_t>();
  const auto row = declared_import(services, import_id);
  const auto list = files.draft(fmt::format("jgrants-{}-{}", import_id, job.job_id()));
  JgrantsRun run;
  run.conninfo = services.pool.conninfo();
  run.clock = services.clock;
  run.open = [&] { return csv::open_source(files.store().path_of(*row.file_key), {}, row.file_name); };
  run.again = job.payload().at("again").as_bool();
  run.as_of = row.as_of;
  run.report_file = list;
  run.report = [&](const JgrantsProgress& progress) { job.report(shown(progress)); };
  run.cancelled = [&] { return job.cancelled(); };
  run.keep_report = [&]() -> std::optional<std::string> {
    return files.store().take_over(list, "jgrants", files.upload_limit()).key;
  };
  try {
    const auto outcome = run_jgrants_import(import_id, run);
    if (row.file_key) files.store().remove(*row.file_key);
    return {{"import_id", import_id},          {"rows_added", outcome.added},
            {"rows_changed", outcome.changed}, {"rows_unchanged", outcome.unchanged},
            {"rows_odd", outcome.odd},         {"rows_rejected", outcome.rejected},
            {"rows_older", outcome.older},     {"rows_overridden", outcome.overridden}};
  } catch (const JgrantsImportCancelled&) {
    return {{"import_id", import_id}};
  }
}

}  // namespace

void register_import_job(jobs::Queue& queue, std::shared_ptr<ImportFiles> files) {
  queue.add_kind(
      {.name = kImportJob, .title = "Jグランツの取り込み", .attempts = 3, .permission = kImportPermission},
      [files = std::move(files)](jobs::Run& job) { return import_uploaded(job, *files); });
}

}  // namespace banso::measures
