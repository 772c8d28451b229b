#include "contexts/admission/usecases/steps.hpp"

#include <algorithm>

#include "contexts/admission/store/settings.hpp"
#include "contexts/admission/usecases/access.hpp"
#include "contexts/admission/usecases/letters.hpp"
#include "contexts/registry/api.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::admission {
namespace {

void refuse_field(std::string path, std::string code, std::string message) {
  shape::refuse_if_any({{std::move(path), std::move(code), std::move(message)}});
}

/// What a step writes beside the state.
void apply_step(http::Call& call, store::ApplicationRow& row, const ApplicationStepInput& input) {
  const std::string_view action = input.action;
  if (action == "arrange_visit") {
    if (!input.visit_at) refuse_field("/visit_at", "required", "訪問・面談の日時を入れてください。");
    row.visit_at = input.visit_at;
    row.visit_place = input.visit_place ? std::string(*input.visit_place) : "";
  } else if (action == "cancel_visit") {
    row.visit_at.reset();
    row.visit_place.clear();
  } else if (action == "decline") {
    if (!input.reason) {
      refuse_field("/reason", "required", "断る理由を、申込者にそのまま伝わる言葉で書いてください。");
    }
    row.reason = *input.reason;
  } else if (action == "withdraw") {
    row.reason = input.reason ? std::string(*input.reason) : "";
  } else if (action == "reopen") {
    row.reason.clear();
  } else if (action == "approve") {
    row.approved_on = input.approved_on.value_or(jst_date(call.now));
    row.approval_note = input.approval_note ? std::string(*input.approval_note) : "";
  } else if (action == "step_back") {
    row.approved_on.reset();
    row.approval_note.clear();
  }
}

void assign(http::Call& call, store::ApplicationRow& row, std::int64_t user_id) {
  if (user_id == 0) {
    row.assigned_user_id.reset();
    return;
  }
  using identity::Role;
  const auto people =
      identity::people_with_role(call.tx, row.organization_id, {Role::staff, Role::advisor, Role::org_admin});
  if (std::find(people.begin(), people.end(), user_id) == people.end()) {
    refuse_field("/assigned_user_id", "unknown", "この商工会議所の職員から選んでください。");
  }
  row.assigned_user_id = user_id;
}

void name_business(http::Call& call, store::ApplicationRow& row, std::int64_t business_id) {
  if (business_id == 0) {
    row.business_id.reset();
    return;
  }
  if (!registry::find_business(call.tx, business_id)) {
    refuse_field("/business_id", "unknown", "この番号の事業者は登録されていません。");
  }
  row.business_id = business_id;
}

}  // namespace

ApplicationView take_step(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                          const ApplicationStepInput& input) {
  auto row = seen_application(call, organization_id, application_id, input.version);
  if (input.action == "admit") {
    throw Refused(RefusalCode::kInvalid, "admission.admit_elsewhere",
                  "入会の確定は「入会を確定する」の画面から行ってください。");
  }
  const auto roles = roles_in_machine(call.caller, organization_id);
  const auto& step =
      workflow::take(application_machine(), word_of(row.state), input.action, roles, guards_of(call, row));
  apply_step(call, row, input);
  move_along(call, row, step, input.note);
  row.has_news = false;
  if (!row.assigned_user_id) row.assigned_user_id = call.caller.user_id;
  save(call, row);
  note_change(call, "admission.application.step", row);
  return show_application(call, organization_id, application_id);
}

ApplicationView change_application(http::Call& call, std::int64_t organization_id,
                                   std::int64_t application_id, const ApplicationChanges& changes) {
  auto row = seen_application(call, organization_id, application_id, changes.version);
  if (changes.assigned_user_id) assign(call, row, *changes.assigned_user_id);
  if (changes.units)
    row.units = *changes.units == 0 ? std::nullopt : std::optional<std::int64_t>(*changes.units);
  if (changes.joins_on) row.joins_on = changes.joins_on;
  if (changes.business_id) name_business(call, row, *changes.business_id);
  if (changes.note) row.note = *changes.note;
  if (changes.has_news) row.has_news = *changes.has_news;
  if (changes.suspicious) {
    const bool was = !row.suspicions.empty();
    row.suspicions = *changes.suspicious ? std::vector<std::string>{"staff"} : std::vector<std::string>{};
    // Nobody was told of it while it looked like a robot's.
    if (was && !*changes.suspicious && row.source == ApplicationSource::web) {
      PlaceholderValues values = values_of(call, row);
      values["follow_link"] = new_follow_link(call, row);
      send_template(call, row, "receipt", values);
    }
  }
  save(call, row);
  note_change(call, "admission.application.change", row);
  return show_application(call, organization_id, application_id);
}

ApplicationView add_activity(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                             const ActivityInput& input) {
  const auto row = existing_application(call, organization_id, application_id);
  if (input.happened_at > call.now + std::chrono::hours(1)) {
    refuse_field(
        "/happened_at", "future",
        "これから行うことは「訪問・面談を決める」で予定にしてください。ここには済んだことを書きます。");
  }
  store::ActivityRow activity;
  activity.kind = input.kind;
  activity.happened_at = input.happened_at;
  activity.with_whom = input.with_whom;
  activity.summary = input.summary;
  activity.by_user_id = call.caller.user_id;
  activity.noted_at = call.now;
  store::add_activity(call.tx, key_of(row), activity);
  note_change(call, "admission.activity.add", row);
  return show_application(call, organization_id, application_id);
}

ApplicationView remove_activity(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                                std::int64_t activity_id) {
  const auto row = existing_application(call, organization_id, application_id);
  if (!store::remove_activity(call.tx, key_of(row), activity_id)) {
    throw Refused(RefusalCode::kNotFound, "admission.activity_not_found",
                  "この記録は見つかりません。削除されたのかもしれません。");
  }
  note_change(call, "admission.activity.remove", row);
  return show_application(call, organization_id, application_id);
}

ApplicationView save_paper(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                           const std::string& paper_key, const PaperInput& input) {
  const auto row = existing_application(call, organization_id, application_id);
  const auto wanted = store::find_office(call.tx, organization_id).papers;
  const bool known = std::any_of(wanted.begin(), wanted.end(),
                                 [&](const PaperKind& paper) { return paper.paper_key == paper_key; });
  if (input.received_on && !known) {
    throw Refused(RefusalCode::kNotFound, "admission.unknown_paper",
                  "この書類は、書類の一覧にありません。設定で加えてください。");
  }
  if (input.received_on && *input.received_on > jst_date(call.now)) {
    refuse_field("/received_on", "future", "受け取った日には、今日までの日付を入れてください。");
  }
  if (input.received_on) {
    store::save_paper(call.tx, key_of(row), {paper_key, *input.received_on, input.note, call.caller.user_id});
  } else {
    store::remove_paper(call.tx, key_of(row), paper_key);
  }
  note_change(call, "admission.paper.save", row);
  return show_application(call, organization_id, application_id);
}

ApplicationView revoke_links(http::Call& call, std::int64_t organization_id, std::int64_t application_id) {
  auto row = existing_application(call, organization_id, application_id);
  row.link_revoked_at = call.now;
  store::remove_links(call.tx, row);
  save(call, row);
  note_change(call, "admission.application.revoke_links", row);
  return show_application(call, organization_id, application_id);
}

}  // namespace banso::admission
