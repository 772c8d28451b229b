#include "contexts/registry/http/import_routes.hpp"

#include <fmt/format.h>

#include "contexts/registry/import/refusals.hpp"
#include "contexts/registry/jobs/import_job.hpp"
#include "contexts/registry/store/imports.hpp"
#include "kernel/refusal.hpp"
#include "platform/audit/audit.hpp"
#include "platform/http/page.hpp"
#include "platform/jobs/job_item.hpp"
#include "platform/services.hpp"

namespace banso::registry {
namespace {

/// An import as the screen shows it.
struct ImportItem {
  std::int64_t import_id = 0;
  ImportKind kind{};
  std::string kind_name;
  std::string file_name;
  std::int64_t file_size = 0;
  bool strict = false;
  std::string state;
  std::optional<std::int64_t> job_id;
  std::int64_t rows_read = 0;
  std::int64_t rows_added = 0;
  std::int64_t rows_changed = 0;
  std::int64_t rows_unchanged = 0;
  std::int64_t rows_history_only = 0;
  std::int64_t rows_rejected = 0;
  std::vector<ImportEntry> entries;
  std::vector<ImportProblem> problems;  ///< the first twenty
  bool has_rejected_list = false;       ///< rejected.csv is there
  std::string message;                  ///< the outcome in a sentence
  std::optional<std::string> error;     ///< the same, when it failed
  std::string created_by;
  Instant created_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(ImportItem, (),
                      (import_id, kind, kind_name, file_name, file_size, strict, state, job_id, rows_read,
                       rows_added, rows_changed, rows_unchanged, rows_history_only, rows_rejected, entries,
                       problems, has_rejected_list, message, error, created_by, created_at, started_at,
                       finished_at))
BANSO_LIST_OF(ImportPage, ImportItem)

struct ImportQuery : http::PageQuery {
  std::optional<ImportKind> kind;
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (http::PageQuery), (kind))

struct UploadQuery {
  bool strict = false;
  bool again = false;  ///< compare although the very same file is loaded already
};
BOOST_DESCRIBE_STRUCT(UploadQuery, (), (strict, again))

/// What a file to be imported may be, for the screen to say so before it is sent.
struct ImportFileRules {
  std::int64_t max_bytes = 0;
  std::vector<std::string> endings;  ///< ".csv"
};
BOOST_DESCRIBE_STRUCT(ImportFileRules, (), (max_bytes, endings))

struct StartedImport {
  std::int64_t import_id = 0;
  std::int64_t job_id = 0;
};
BOOST_DESCRIBE_STRUCT(StartedImport, (), (import_id, job_id))

template <class T>
std::vector<T> list_from(const boost::json::value& json) {
  std::vector<T> list;
  std::vector<FieldError> errors;
  shape::read_json(json, &list, shape::type_of<std::vector<T>>(), "", errors);
  return list;
}

/// A job that was cancelled before it began has told its import nothing.
void take_over_cancelling(db::Tx& tx, ImportItem& item) {
  if (item.state != "queued" || !item.job_id) return;
  const auto job = jobs::find_job(tx, *item.job_id);
  if (!job || job->state != jobs::JobState::cancelled) return;
  item.state = "cancelled";
  item.message = "始まる前に中止されました。";
  item.finished_at = job->finished_at;
}

ImportItem item_of(db::Tx& tx, const store::ImportRow& row) {
  ImportItem item;
  item.import_id = row.import_id;
  item.kind = row.kind;
  item.kind_name = import_kind_label(row.kind);
  item.file_name = row.file_name;
  item.file_size = row.file_size;
  item.strict = row.strict;
  item.state = row.state;
  item.job_id = row.job_id;
  item.rows_read =
      row.rows_inserted + row.rows_updated + row.rows_unchanged + row.rows_history_only + row.rows_rejected;
  item.rows_added = row.rows_inserted;
  item.rows_changed = row.rows_updated;
  item.rows_unchanged = row.rows_unchanged;
  item.rows_history_only = row.rows_history_only;
  item.rows_rejected = row.rows_rejected;
  item.entries = list_from<ImportEntry>(row.entries);
  item.problems = list_from<ImportProblem>(row.problems);
  item.has_rejected_list = row.rejected_key.has_value();
  item.message = row.message;
  if (row.state == "failed") item.error = row.message;
  item.created_by = row.started_by;
  item.created_at = row.created_at;
  item.started_at = row.started_at;
  item.finished_at = row.finished_at;
  take_over_cancelling(tx, item);
  return item;
}

store::ImportRow visible_import(http::Call& call) {
  auto row = store::find_import(call.tx, call.id("import_id"));
  if (!row) {
    throw Refused(RefusalCode::kNotFound, "registry.import_not_found",
                  "この取り込みの記録が見つかりません。");
  }
  return std::move(*row);
}

ImportKind kind_named(const std::string& word) {
  ImportKind kind{};
  if (boost::describe::enum_from_string(word.c_str(), kind)) return kind;
  throw Refused(RefusalCode::kNotFound, "registry.import_kind",
                "取り込めるデータの種類は nta、postal_codes、municipalities、industries、chambers です。");
}

/// What people called the file; only shown, never opened.
std::string checked_name(const std::string& name) {
  constexpr std::size_t kLongest = 255;
  if (!name.empty() && name.size() <= kLongest) return name;
  throw Refused(RefusalCode::kInvalid, "registry.import_file_name",
                "ファイル名は1文字から255バイトまでです。短い名前に変えてください。");
}

StartedImport start_import(http::Call& call, ImportFiles& files) {
  const ImportKind kind = kind_named(call.text("kind"));
  const std::string name = checked_name(call.text("name"));
  const auto query = call.query<UploadQuery>();
  const files::Stored stored = files.store().take_over(call.request.upload, "imports", files.upload_limit());
  files::remove_unless_committed(call.tx, files.store(), stored.key);
  if (!query.again) {
    if (const auto same = store::find_same_file(call.tx, stored.sha256, kind)) {
      throw same_file(same->file_name, same->finished_at);
    }
  }
  StartedImport started;
  started.import_id = store::add_import(call.tx,
                                        {.kind = kind,
                                         .file_name = name,
                                         .file_size = stored.size,
                                         .sha256 = stored.sha256,
                                         .file_key = stored.key,
                                         .strict = query.strict,
                                         .started_by = call.caller.display_name,
                                         .started_by_user_id = call.caller.user_id},
                                        call.now);
  started.job_id = call.services.jobs.enqueue(
      call.tx, kImportJob, fmt::format("{}の取り込み: {}", import_kind_label(kind), name),
      {{"import_id", started.import_id}, {"again", query.again}}, call.caller.user_id);
  store::set_import_job(call.tx, started.import_id, started.job_id);
  audit::record(call,
                {.action = "registry.import.start",
                 .object_type = "import",
                 .object_id = std::to_string(started.import_id),
                 .details = {{"kind", call.text("kind")}, {"file_name", name}, {"sha256", stored.sha256}}});
  return started;
}

ImportPage list_imports(http::Call& call, const ImportQuery& query) {
  ImportPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = store::count_imports(call.tx, query.kind);
  for (const auto& row : store::list_imports(call.tx, query.kind, query.per_page, query.offset())) {
    page.items.push_back(item_of(call.tx, row));
  }
  return page;
}

http::Response rejected_list(http::Call& call, ImportFiles& files) {
  const store::ImportRow row = visible_import(call);
  if (!row.rejected_key) {
    throw Refused(RefusalCode::kNotFound, "registry.import_nothing_rejected",
                  "この取り込みには、取り込めなかった行の一覧がありません。");
  }
  http::Response response = http::download("", "text/csv; charset=utf-8", row.file_name + ".rejected.csv");
  response.file = files.store().path_of(*row.rejected_key);
  return response;
}

http::RouteOptions for_importers(std::string summary) {
  return {http::permission(kImportPermission), std::move(summary)};
}

}  // namespace

void register_import_routes(http::Api& api, std::shared_ptr<ImportFiles> files) {
  using http::Call;
  http::RouteOptions upload = for_importers("公表データのファイルを取り込む");
  upload.upload = true;
  upload.body_limit = static_cast<std::size_t>(files->upload_limit());
  upload.rate = {20, 60};
  api.put("/api/v1/imports/{kind}/files/{name}", upload.answering(202),
          [files](Call& call) { return start_import(call, *files); });
  api.get<ImportQuery>("/api/v1/imports", for_importers("取り込みの一覧"), list_imports);
  api.get("/api/v1/import-file-rules", for_importers("取り込めるファイルの大きさと種類"), [files](Call&) {
    return ImportFileRules{files->upload_limit(), {".csv", ".txt", ".zip", ".gz", ".xz"}};
  });
  api.get("/api/v1/imports/{import_id}", for_importers("取り込みの結果"),
          [](Call& call) { return item_of(call.tx, visible_import(call)); });
  api.get("/api/v1/imports/{import_id}/rejected.csv", for_importers("取り込めなかった行の一覧 (CSV)"),
          [files](Call& call) { return rejected_list(call, *files); });
}

}  // namespace banso::registry
