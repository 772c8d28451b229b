#include "contexts/admission/usecases/access.hpp"

#include "platform/audit/audit.hpp"

namespace banso::admission {
namespace {

Refused not_found() {
  return Refused(RefusalCode::kNotFound, "admission.application_not_found",
                 "この入会申込みは見つかりません。番号を確かめてください。");
}

Refused changed_meanwhile() {
  return Refused(RefusalCode::kPrecondition, "admission.application_changed",
                 "この申込みは、ほかの人（または申込者）が先に変えました。画面を更新して、もう一度"
                 "行ってください。");
}

}  // namespace

void must_work_for(const http::Call& call, std::int64_t organization_id) {
  if (call.caller.has_role_in(organization_id)) return;
  throw Refused(RefusalCode::kNotFound, "http.not_found", "このページは見つかりません。");
}

store::ApplicationRow existing_application(http::Call& call, std::int64_t organization_id,
                                           std::int64_t application_id) {
  must_work_for(call, organization_id);
  auto row = store::find_application(call.tx, organization_id, application_id);
  if (!row) throw not_found();
  return std::move(*row);
}

store::ApplicationRow seen_application(http::Call& call, std::int64_t organization_id,
                                       std::int64_t application_id, std::int64_t version) {
  auto row = existing_application(call, organization_id, application_id);
  if (row.version != version) throw changed_meanwhile();
  return row;
}

void save(http::Call& call, store::ApplicationRow& row) {
  if (!store::save_application(call.tx, row, call.now)) throw changed_meanwhile();
}

workflow::Subject subject_of(const store::ApplicationRow& row) {
  return {application_machine(), row.organization_id, row.application_id};
}

void move_along(http::Call& call, store::ApplicationRow& row, const workflow::Transition& step,
                std::string_view note) {
  std::optional<std::int64_t> user_id;
  if (call.caller.signed_in() && call.caller.has_role_in(row.organization_id)) user_id = call.caller.user_id;
  const auto due_on = workflow::record_step(call.tx, subject_of(row), step, note, {user_id, call.now});
  if (step.to == step.from) return;
  row.state = state_of(step.to);
  row.state_since = call.now;
  row.due_on = due_on;
}

void note_change(http::Call& call, std::string_view action, const store::ApplicationRow& row) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "application";
  entry.object_id = std::to_string(row.application_id);
  entry.organization_id = row.organization_id;
  entry.business_id = row.business_id;
  audit::record(call, entry);
}

std::string name_of(const std::map<std::int64_t, std::string>& names, std::int64_t user_id) {
  const auto found = names.find(user_id);
  return found == names.end() ? "（退会した人）" : found->second;
}

}  // namespace banso::admission
