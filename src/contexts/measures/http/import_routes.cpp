#include <fmt/format.h>

#include "contexts/measures/http/routes.hpp"
#include "contexts/measures/jobs/jobs.hpp"
#include "contexts/measures/store/jgrants.hpp"
#include "kernel/refusal.hpp"
#include "platform/audit/audit.hpp"
#include "platform/http/page.hpp"
#include "platform/services.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

/// An import as the screen shows it.
struct MeasureImportItem {
  std::int64_t import_id = 0;
  std::string file_name;
  std::int64_t file_size = 0;
  std::string state;
  std::optional<std::int64_t> job_id;
  std::int64_t rows_added = 0;
  std::int64_t rows_changed = 0;
  std::int64_t rows_unchanged = 0;
  std::int64_t rows_odd = 0;
  std::int64_t rows_rejected = 0;
  std::int64_t rows_ended = 0;
  std::vector<JgrantsProblem> problems;  ///< the first ones
  bool has_report = false;
  std::string message;
  std::string created_by;
  Instant created_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
  std::optional<Date> as_of;  ///< of which day the file is, if it was told
  std::int64_t rows_older = 0;
  std::int64_t rows_overridden = 0;
};
BOOST_DESCRIBE_STRUCT(MeasureImportItem, (),
                      (import_id, file_name, file_size, state, job_id, rows_added, rows_changed,
                       rows_unchanged, rows_odd, rows_rejected, rows_ended, problems, has_report, message,
                       created_by, created_at, started_at, finished_at, as_of, rows_older, rows_overridden))
BANSO_LIST_OF(MeasureImportPage, MeasureImportItem)

struct JgrantsUploadQuery {
  std::optional<shape::Str<1, 200>> name;  ///< what people call the file
  bool again = false;                      ///< compare although the very same file is loaded already
  std::optional<Date> as_of;  ///< of which day the file is, for records that do not tell themselves
};
BOOST_DESCRIBE_STRUCT(JgrantsUploadQuery, (), (name, again, as_of))

struct StartedMeasureImport {
  std::int64_t import_id = 0;
  std::int64_t job_id = 0;
};
BOOST_DESCRIBE_STRUCT(StartedMeasureImport, (), (import_id, job_id))

MeasureImportItem item_of(const store::JgrantsImportRow& row) {
  MeasureImportItem item;
  item.import_id = row.jgrants_import_id;
  item.file_name = row.file_name;
  item.file_size = row.file_size;
  item.state = row.state;
  item.job_id = row.job_id;
  item.rows_added = row.rows_added;
  item.rows_changed = row.rows_changed;
  item.rows_unchanged = row.rows_unchanged;
  item.rows_odd = row.rows_odd;
  item.rows_rejected = row.rows_rejected;
  item.rows_ended = row.rows_ended;
  std::vector<FieldError> errors;
  shape::read_json(row.problems, &item.problems, shape::type_of<std::vector<JgrantsProblem>>(), "", errors);
  item.has_report = row.report_key.has_value();
  item.message = row.message;
  item.created_by = row.started_by;
  item.created_at = row.created_at;
  item.started_at = row.started_at;
  item.finished_at = row.finished_at;
  item.as_of = row.as_of;
  item.rows_older = row.rows_older;
  item.rows_overridden = row.rows_overridden;
  return item;
}

store::JgrantsImportRow visible_import(http::Call& call) {
  auto row = store::find_jgrants_import(call.tx, call.id("measure_import_id"));
  if (!row) {
    throw Refused(RefusalCode::kNotFound, "measures.import_not_found",
                  "この取り込みの記録が見つかりません。");
  }
  return std::move(*row);
}

/// The organisation for which an officer imports; nothing for the people who run the platform.
std::optional<std::int64_t> acting_for(const identity::Caller& caller) {
  for (const auto& grant : caller.roles) {
    if (grant.role == identity::Role::official) return grant.organization_id;
  }
  return std::nullopt;
}

StartedMeasureImport start_import(http::Call& call, ImportFiles& files) {
  const auto query = call.query<JgrantsUploadQuery>();
  const std::string name = query.name ? std::string(*query.name) : "jgrants.json";
  const files::Stored stored = files.store().take_over(call.request.upload, "imports", files.upload_limit());
  files::remove_unless_committed(call.tx, files.store(), stored.key);
  if (!query.again) {
    if (const auto same = store::find_same_jgrants_file(call.tx, stored.sha256)) {
      throw Refused(RefusalCode::kConflict, "measures.import_same_file",
                    fmt::format("同じ内容のファイルを「{}」として取り込み済みです。もう一度照合するときは、"
                                "再照合を指定してください。",
                                *same));
    }
  }
  StartedMeasureImport started;
  started.import_id = store::add_jgrants_import(call.tx,
                                                {.organization_id = acting_for(call.caller),
                                                 .file_name = name,
                                                 .file_size = stored.size,
                                                 .sha256 = stored.sha256,
                                                 .file_key = stored.key,
                                                 .started_by = call.caller.display_name,
                                                 .started_by_user_id = call.caller.user_id,
                                                 .as_of = query.as_of},
                                                call.now);
  started.job_id = call.services.jobs.enqueue(
      call.tx, kImportJob, fmt::format("Jグランツの取り込み: {}", name),
      {{"import_id", started.import_id}, {"again", query.again}}, call.caller.user_id);
  store::set_jgrants_import_job(call.tx, started.import_id, started.job_id);
  audit::record(call, {.action = "measures.import.start",
                       .object_type = "jgrants_import",
                       .object_id = std::to_string(started.import_id),
                       .details = {{"file_name", name}, {"sha256", stored.sha256}}});
  return started;
}

MeasureImportPage list_imports(http::Call& call, const http::PageQuery& query) {
  MeasureImportPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = store::count_jgrants_imports(call.tx);
  for (const auto& row : store::list_jgrants_imports(call.tx, query.per_page, query.offset())) {
    page.items.push_back(item_of(row));
  }
  return page;
}

http::Response report_of(http::Call& call, ImportFiles& files) {
  const auto row = visible_import(call);
  if (!row.report_key) {
    throw Refused(RefusalCode::kNotFound, "measures.import_without_report",
                  "この取り込みには、確かめてほしい記録の一覧がありません。");
  }
  http::Response response = http::download("", "text/csv; charset=utf-8", row.file_name + ".report.csv");
  response.file = files.store().path_of(*row.report_key);
  return response;
}

http::RouteOptions for_importers(std::string summary) {
  return {http::permission(kImportPermission), std::move(summary)};
}

}  // namespace

void register_import_routes(http::Api& api, const std::shared_ptr<ImportFiles>& files) {
  using http::Call;
  http::RouteOptions upload = for_importers("Jグランツのファイルを取り込む").answering(202);
  upload.upload = true;
  upload.body_limit = static_cast<std::size_t>(files->upload_limit());
  upload.rate = {20, 60};
  api.put("/api/v1/measure-imports/jgrants", upload,
          [files](Call& call) { return start_import(call, *files); });
  api.get<http::PageQuery>("/api/v1/measure-imports", for_importers("Jグランツの取り込みの一覧"),
                           list_imports);
  api.get("/api/v1/measure-imports/{measure_import_id}", for_importers("Jグランツの取り込みの結果"),
          [](Call& call) { return item_of(visible_import(call)); });
  api.get("/api/v1/measure-imports/{measure_import_id}/report.csv",
          for_importers("取り込みで確かめてほしい記録の一覧 (CSV)"),
          [files](Call& call) { return report_of(call, *files); });
}

}  // namespace banso::measures
