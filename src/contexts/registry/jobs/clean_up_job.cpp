#include "contexts/registry/jobs/clean_up_job.hpp"

#include "contexts/registry/jobs/import_job.hpp"
#include "contexts/registry/store/imports.hpp"
#include "platform/db/pool.hpp"
#include "platform/jobs/job_item.hpp"
#include "platform/services.hpp"

namespace banso::registry {
namespace {

/// Long enough to try a failed import again on the Monday after.
constexpr std::chrono::hours kKeepFor(24 * 7);

/// Whether a job may still come and ask for the file.
bool is_awaited(db::Tx& tx, const store::ImportFileRow& row) {
  if (!row.job_id) return false;
  const auto job = jobs::find_job(tx, *row.job_id);
  return job && (job->state == jobs::JobState::queued || job->state == jobs::JobState::running);
}

boost::json::value remove_old_uploads(jobs::Run& run, ImportFiles& files) {
  Services& services = run.services();
  std::int64_t removed = 0;
  const auto old = db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
    return store::imports_with_old_files(tx, services.clock() - kKeepFor);
  });
  for (const store::ImportFileRow& row : old) {
    if (run.cancelled()) break;
    db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
      if (is_awaited(tx, row)) return;
      // The file first: a row without its file does no harm, a file without a row would stay for ever.
      files.store().remove(row.file_key);
      store::forget_import_file(tx, row.import_id);
      ++removed;
    });
  }
  return {{"removed", removed}};
}

}  // namespace

void register_clean_up_job(jobs::Queue& queue, std::shared_ptr<ImportFiles> files) {
  queue.add_kind({.name = "registry.remove_old_uploads",
                  .title = "終わった取り込みのファイルを消す",
                  .permission = kImportPermission,
                  .every = "daily 03:50"},
                 [files = std::move(files)](jobs::Run& run) { return remove_old_uploads(run, *files); });
}

}  // namespace banso::registry
