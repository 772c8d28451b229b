#include "contexts/exchange/usecases/exports.hpp"

#include <fmt/format.h>

#include "contexts/exchange/usecases/profiles.hpp"
#include "platform/audit/audit.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/services.hpp"
#include "platform/shape/json.hpp"

namespace banso::exchange {
namespace {

using Id = std::int64_t;

MemberExportItem item_of(const store::ExportRow& row) {
  MemberExportItem item;
  item.export_id = row.export_id;
  item.origin = row.origin;
  item.profile_id = row.profile_id;
  item.profile_name = row.profile_name;
  item.differences_only = row.differences_only;
  std::vector<FieldError> errors;
  shape::read_json(row.filter, &item.filter, shape::type_of<membership::MemberFilter>(), "", errors);
  item.filter_text = errors.empty() ? membership::filter_text(item.filter) : "";
  item.state = row.state;
  item.message = row.message;
  item.rows_written = row.rows_written;
  item.rows_gone = row.rows_gone;
  item.problems = row.problems;
  item.problems_total = row.problems_total;
  item.file_name = row.file_name;
  item.file_size = row.file_size;
  item.has_file = row.file_key.has_value();
  item.job_id = row.job_id;
  item.created_by = row.created_by;
  item.created_at = row.created_at;
  item.finished_at = row.finished_at;
  return item;
}

store::ExportRow visible_export(http::Call& call, Id organization_id, Id export_id) {
  membership::must_work_for(call, organization_id);
  auto row = store::find_export(call.tx, organization_id, export_id);
  if (!row)
    throw Refused(RefusalCode::kNotFound, "exchange.export_not_found",
                  "この書き出しの記録が見つかりません。");
  return std::move(*row);
}

}  // namespace

MemberExportItem start_export(http::Call& call, Id organization_id, const MemberExportInput& input) {
  membership::must_work_for(call, organization_id);
  shape::refuse_if_any(membership::filter_problems(input.filter));
  std::optional<std::string> key;
  if (input.standard_key) key = *input.standard_key;
  const auto profile = own_profile(call, organization_id, input.profile_id, key);
  store::NewExport made;
  made.organization_id = organization_id;
  made.origin = "person";
  made.profile_id = profile.profile_id;
  made.profile_version = profile.version;
  made.profile_name = profile.name;
  made.differences_only = input.differences_only;
  made.filter = boost::json::parse(shape::to_json(input.filter));
  made.replace_characters = input.replace_characters;
  made.created_by = call.caller.display_name;
  made.created_by_user_id = call.caller.user_id;
  const Id id = store::add_export(call.tx, made, call.now);
  const Id job_id = call.services.jobs.enqueue(
      call.tx, kExportJob, fmt::format("会員の書き出し: {}", profile.name),
      {{"organization_id", organization_id}, {"export_id", id}}, call.caller.user_id);
  store::set_export_state(call.tx, organization_id, id, "queued", "", job_id);
  audit::record(call, {.action = "exchange.export.start",
                       .object_type = "exchange_export",
                       .object_id = std::to_string(id),
                       .organization_id = organization_id,
                       .details = {{"profile", profile.name}, {"differences_only", input.differences_only}}});
  return show_export(call, organization_id, id);
}

MemberExportPage list_exports(http::Call& call, Id organization_id, const http::PageQuery& query) {
  membership::must_work_for(call, organization_id);
  MemberExportPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = store::count_exports(call.tx, organization_id);
  for (const auto& row : store::list_exports(call.tx, organization_id, query.per_page, query.offset())) {
    page.items.push_back(item_of(row));
  }
  return page;
}

MemberExportItem show_export(http::Call& call, Id organization_id, Id export_id) {
  return item_of(visible_export(call, organization_id, export_id));
}

http::Response export_file(http::Call& call, Id organization_id, Id export_id, WorkFiles& files) {
  const auto row = visible_export(call, organization_id, export_id);
  if (!row.file_key) {
    throw Refused(RefusalCode::kNotFound, "exchange.export_without_file",
                  "この書き出しにはファイルがありません。");
  }
  audit::record(call, {.action = "exchange.export.fetch",
                       .object_type = "exchange_export",
                       .object_id = std::to_string(export_id),
                       .organization_id = organization_id,
                       .details = {{"rows", row.rows_written}, {"file_name", row.file_name}}});
  http::Response response = http::download("", "application/octet-stream", row.file_name);
  response.file = files.store().path_of(*row.file_key);
  return response;
}

}  // namespace banso::exchange
