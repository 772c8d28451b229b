#include "contexts/exchange/jobs/jobs.hpp"

#include "contexts/exchange/api.hpp"
#include "contexts/exchange/usecases/apply_import.hpp"
#include "contexts/exchange/usecases/drop_folder.hpp"
#include "contexts/exchange/usecases/export_members.hpp"
#include "contexts/exchange/usecases/exports.hpp"
#include "contexts/exchange/usecases/imports.hpp"
#include "platform/db/pool.hpp"
#include "platform/log/log.hpp"
#include "platform/services.hpp"

namespace banso::exchange {
namespace {

using Id = std::int64_t;

Id id_in(const jobs::Run& job, const char* name) {
  return job.payload().at(name).to_number<Id>();
}

std::function<void(const WorkProgress&)> reporter(jobs::Run& job) {
  return [&job](const WorkProgress& progress) {
    job.report({progress.done, progress.total, progress.unit, progress.message});
  };
}

ImportWork work_of(jobs::Run& job) {
  ImportWork work;
  work.conninfo = job.services().pool.conninfo();
  work.clock = job.services().clock;
  work.organization_id = id_in(job, "organization_id");
  work.import_id = id_in(job, "import_id");
  work.report = reporter(job);
  work.cancelled = [&job] { return job.cancelled(); };
  return work;
}

/// Nothing is left half done: a cancelled job has already said so in its record.
template <class Work>
boost::json::value unless_cancelled(Work&& work) {
  try {
    return work();
  } catch (const imports::Cancelled&) {
    return boost::json::object();
  }
}

boost::json::value check(jobs::Run& job, WorkFiles& files) {
  return unless_cancelled([&]() -> boost::json::value {
    ImportWork work = work_of(job);
    const auto row = db::in_tx(job.services().pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
      return store::find_import(tx, work.organization_id, work.import_id);
    });
    if (row && row->file_key) work.file = files.store().path_of(*row->file_key);
    const auto outcome = check_import(work);
    return {{"import_id", work.import_id}, {"rows_total", outcome.total}};
  });
}

boost::json::value apply(jobs::Run& job, WorkFiles& files) {
  return unless_cancelled([&]() -> boost::json::value {
    const ImportWork work = work_of(job);
    ApplyChoice choice;
    choice.added = job.payload().at("added").as_bool();
    choice.changed = job.payload().at("changed").as_bool();
    choice.skip_unreadable = job.payload().at("skip_unreadable").as_bool();
    for (const auto& number : job.payload().at("row_numbers").as_array()) {
      choice.row_numbers.push_back(number.to_number<Id>());
    }
    const auto outcome = apply_import(work, choice, job.started_by_user_id());
    // The records have what was in the file; personal data need not lie about.
    const auto key = db::in_tx(job.services().pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
      const auto row = store::find_import(tx, work.organization_id, work.import_id);
      store::forget_import_file(tx, work.organization_id, work.import_id);
      return row ? row->file_key : std::nullopt;
    });
    if (key) files.store().remove(*key);
    return {{"import_id", work.import_id}, {"added", outcome.added}, {"changed", outcome.changed}};
  });
}

boost::json::value undo(jobs::Run& job) {
  return unless_cancelled([&]() -> boost::json::value {
    const ImportWork work = work_of(job);
    const auto outcome = undo_import(work, job.started_by_user_id());
    return {{"import_id", work.import_id}, {"undone", outcome.undone}, {"left", outcome.left}};
  });
}

boost::json::value make_export(jobs::Run& job, WorkFiles& files) {
  return unless_cancelled([&]() -> boost::json::value {
    ExportWork work;
    work.conninfo = job.services().pool.conninfo();
    work.clock = job.services().clock;
    work.organization_id = id_in(job, "organization_id");
    work.export_id = id_in(job, "export_id");
    work.files = &files;
    work.report = reporter(job);
    work.cancelled = [&job] { return job.cancelled(); };
    const auto outcome = export_members(work);
    return {{"export_id", work.export_id}, {"rows_written", outcome.written}};
  });
}

/// Of one chamber if it is named, else of all. One folder that fails does not keep the others waiting.
boost::json::value look(jobs::Run& job, WorkFiles& files) {
  const auto folders = db::in_tx(job.services().pool, {.settings = jobs::as_system()},
                                 [](db::Tx& tx) { return store::enabled_drop_folders(tx); });
  const auto* payload = job.payload().if_object();
  const auto* only = payload ? payload->if_contains("organization_id") : nullptr;
  std::int64_t looked = 0;
  return unless_cancelled([&]() -> boost::json::value {
    for (const auto& folder : folders) {
      if (only && only->to_number<Id>() != folder.organization_id) continue;
      if (job.cancelled()) break;
      try {
        look_into_folder(job.services(), files, folder, [&job] { return job.cancelled(); });
        ++looked;
      } catch (const imports::Cancelled&) {
        throw;
      } catch (const std::exception& error) {
        log::warn("exchange.folder_failed",
                  {{"organization_id", folder.organization_id}, {"error", error.what()}});
      }
    }
    return {{"folders", looked}};
  });
}

}  // namespace

void register_jobs(jobs::Queue& queue, const std::shared_ptr<WorkFiles>& files) {
  queue.add_kind(
      {.name = kCheckJob, .title = "会員ファイルの確認", .attempts = 2, .permission = kImportPermission},
      [files](jobs::Run& job) { return check(job, *files); });
  queue.add_kind(
      {.name = kApplyJob, .title = "会員ファイルの取り込み", .attempts = 2, .permission = kImportPermission},
      [files](jobs::Run& job) { return apply(job, *files); });
  queue.add_kind({.name = kUndoJob,
                  .title = "会員ファイルの取り込みの取り消し",
                  .attempts = 2,
                  .permission = kImportPermission},
                 [](jobs::Run& job) { return undo(job); });
  queue.add_kind(
      {.name = kExportJob, .title = "会員の書き出し", .attempts = 2, .permission = kExportPermission},
      [files](jobs::Run& job) { return make_export(job, *files); });
  queue.add_kind({.name = kDropJob,
                  .title = "受け渡しフォルダーを見る",
                  .attempts = 1,
                  .permission = kSettingPermission,
                  .every = "hourly"},
                 [files](jobs::Run& job) { return look(job, *files); });
}

}  // namespace banso::exchange
