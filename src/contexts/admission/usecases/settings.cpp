#include "contexts/admission/usecases/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/admission/rules/templates.hpp"
#include "contexts/admission/store/settings.hpp"
#include "platform/audit/audit.hpp"
#include "platform/services.hpp"
#include "platform/shape/json.hpp"

namespace banso::admission {
namespace {

void note(http::Call& call, std::int64_t organization_id, std::string_view action, std::string object_id) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "admission_setting";
  entry.object_id = std::move(object_id);
  entry.organization_id = organization_id;
  audit::record(call, entry);
}

Refused changed_meanwhile() {
  return Refused(RefusalCode::kPrecondition, "admission.setting_changed",
                 "ほかの人が先に変えました。画面を更新して、もう一度行ってください。");
}

const DefaultTemplate& known_template(const std::string& template_key) {
  const DefaultTemplate* shipped = find_default_template(template_key);
  if (!shipped) {
    throw Refused(RefusalCode::kNotFound, "admission.unknown_template", "このひな形はありません。");
  }
  return *shipped;
}

}  // namespace

ApplicationSettings show_settings(http::Call& call, std::int64_t organization_id) {
  must_work_for(call, organization_id);
  auto reception = store::find_reception(call.tx, organization_id);
  auto office = store::find_office(call.tx, organization_id);
  ApplicationSettings settings;
  settings.version = reception.version;
  settings.accepts_applications = reception.accepts_applications;
  settings.notice = std::move(reception.notice);
  settings.contact = std::move(reception.contact);
  settings.notify_email = std::move(office.notify_email);
  settings.papers = std::move(office.papers);
  settings.join_url = fmt::format("{}/join/{}", call.services.config.public_url, organization_id);
  return settings;
}

ApplicationSettings save_settings(http::Call& call, std::int64_t organization_id,
                                  const ApplicationSettingsInput& input) {
  must_work_for(call, organization_id);
  shape::refuse_if_any(paper_problems(input.papers));
  const store::Saver saver{call.now, call.caller.user_id};
  const store::Reception reception{input.accepts_applications, input.notice, input.contact, input.version};
  if (!store::save_reception(call.tx, organization_id, reception, saver)) throw changed_meanwhile();
  store::save_office(call.tx, organization_id,
                     {input.notify_email ? std::string(*input.notify_email) : "", input.papers}, saver);
  note(call, organization_id, "admission.setting.save", std::to_string(organization_id));
  return show_settings(call, organization_id);
}

ApplicationTemplates list_templates(http::Call& call, std::int64_t organization_id) {
  must_work_for(call, organization_id);
  const auto own = store::list_templates(call.tx, organization_id);
  ApplicationTemplates list;
  for (const DefaultTemplate& shipped : default_templates()) {
    ApplicationTemplate& item = list.items.emplace_back();
    item.template_key = shipped.template_key;
    item.title = shipped.title;
    item.when = shipped.when;
    item.automatic = shipped.automatic;
    item.subject = shipped.subject;
    item.body = shipped.body;
    const auto reworded = std::find_if(
        own.begin(), own.end(), [&](const auto& row) { return row.template_key == shipped.template_key; });
    if (reworded == own.end()) continue;
    item.subject = reworded->subject;
    item.body = reworded->body;
    item.version = reworded->version;
    item.updated_at = reworded->updated_at;
  }
  for (const Placeholder& one : placeholders()) {
    list.placeholders.push_back({std::string(one.key), std::string(one.label)});
  }
  return list;
}

ApplicationTemplates save_template(http::Call& call, std::int64_t organization_id,
                                   const std::string& template_key, const ApplicationTemplateInput& input) {
  must_work_for(call, organization_id);
  known_template(template_key);
  auto errors = placeholder_problems(input.subject, "/subject");
  for (auto& error : placeholder_problems(input.body, "/body")) errors.push_back(std::move(error));
  if (input.subject.find('\n') != std::string::npos) {
    errors.push_back({"/subject", "one_line", "件名は1行で書いてください。"});
  }
  shape::refuse_if_any(std::move(errors));
  const bool saved = store::save_template(call.tx, organization_id,
                                          {template_key, input.subject, input.body, input.version, {}, 0},
                                          {call.now, call.caller.user_id});
  if (!saved) throw changed_meanwhile();
  note(call, organization_id, "admission.template.save", template_key);
  return list_templates(call, organization_id);
}

ApplicationTemplates reset_template(http::Call& call, std::int64_t organization_id,
                                    const std::string& template_key) {
  must_work_for(call, organization_id);
  known_template(template_key);
  store::remove_template(call.tx, organization_id, template_key);
  note(call, organization_id, "admission.template.reset", template_key);
  return list_templates(call, organization_id);
}

}  // namespace banso::admission
