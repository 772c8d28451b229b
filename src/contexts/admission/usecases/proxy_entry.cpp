#include "contexts/admission/usecases/proxy_entry.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include "contexts/admission/answers/application_answers.hpp"
#include "contexts/admission/usecases/letters.hpp"
#include "platform/forms/published.hpp"
#include "platform/forms/render.hpp"
#include "platform/http/form_body.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/shape/json.hpp"

namespace banso::admission {
namespace {

constexpr std::size_t kMostFields = 2'000;

EntryForm render_form(const forms::PublishedForm& form, const forms::Answers& answers,
                      const std::vector<FieldError>& errors, std::string submit_label) {
  forms::RenderOptions options;
  options.action = "#";
  options.submit_label = std::move(submit_label);
  options.script = false;
  return {form.version, forms::render(form.definition, answers, errors, options)};
}

http::FormBody body_of(const std::vector<FormFieldInput>& fields) {
  if (fields.size() > kMostFields) {
    shape::refuse_if_any({{"/fields", "too_many_items", fmt::format("項目は{}個までです。", kMostFields)}});
  }
  http::FormBody body;
  for (const auto& field : fields) body.fields.emplace_back(field.name, field.value);
  return body;
}

/// Paper has gaps: what is missing is no error, save the name.
forms::Reading read_entry(const forms::Definition& definition, const forms::Answers& raw, Date today) {
  auto reading = forms::read_answers(definition, raw, forms::Mode::draft, today);
  for (const auto& section : definition.sections) {
    for (const auto& question : section.questions) {
      const bool is_name = question.field && *question.field == "name" && !section.repeat;
      if (is_name && !reading.answers.contains(std::string_view(question.key))) {
        reading.errors.push_back({"/" + std::string(question.key), "required", "事業所名を入れてください。"});
      }
    }
  }
  return reading;
}

/// The link that the screen's key stands for: the same key, the same application. Hashed with chamber and
/// person, so that a key says nothing about a link.
identity::PersonalLink link_of_entry(const http::Call& call, std::int64_t organization_id,
                                     const std::string& entry_key) {
  const std::string text = fmt::format("{}/{}/{}", organization_id, call.caller.user_id, entry_key);
  unsigned char hash[16];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  char hex[2 * sizeof hash + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return identity::personal_link_of(hex);
}

void take_head(store::ApplicationRow& row, const forms::Definition& definition,
               const forms::Answers& answers) {
  ApplicationHead head = head_of(definition, answers);
  row.name = std::move(head.name);
  row.name_key = std::move(head.name_key);
  row.email = std::move(head.email);
  row.phone = std::move(head.phone);
  if (head.business_id) row.business_id = head.business_id;
}

}  // namespace

EntryForm show_entry_form(http::Call& call, std::int64_t organization_id) {
  must_work_for(call, organization_id);
  return render_form(forms::published_form(call.tx, organization_id, kFormKey), {}, {}, "この内容で登録する");
}

EntryResult enter_application(http::Call& call, std::int64_t organization_id, const EntryInput& input) {
  must_work_for(call, organization_id);
  const auto form = forms::form_of_version(call.tx, organization_id, kFormKey, input.form_version);
  const auto raw = forms::from_form_body(form.definition, body_of(input.fields));
  auto reading = read_entry(form.definition, raw, jst_date(call.now));
  if (!reading) return {std::nullopt, render_form(form, raw, reading.errors, "この内容で登録する")};

  store::ApplicationRow row;
  row.organization_id = organization_id;
  row.link_expires_at = call.now + kLinkLasts;
  row.state = ApplicationState::received;
  row.source = store::ApplicationSource::counter;
  row.form_version = form.version;
  row.answers = reading.answers;
  take_head(row, form.definition, reading.answers);
  row.received_at = call.now;
  row.received_by_user_id = call.caller.user_id;
  row.due_on = workflow::due_date(application_machine(), "received", jst_date(call.now));
  const auto link = link_of_entry(call, organization_id, input.entry_key);
  const auto application_id = store::add_application(call.tx, row, link.hash);
  if (!application_id) {
    const auto earlier = store::find_application_by_link(call.tx, link.hash, call.now);
    if (!earlier) {
      throw Refused(RefusalCode::kConflict, "admission.entered_before",
                    "この内容は、もう登録されています。一覧で確かめてください。");
    }
    return {earlier->application_id, std::nullopt};
  }
  row.application_id = *application_id;
  workflow::record_begin(call.tx, subject_of(row), {call.caller.user_id, call.now});
  note_change(call, "admission.application.enter", row);
  if (!row.email.empty()) {
    PlaceholderValues values = values_of(call, row);
    // The link of the entry follows from what the screen drew: the mail gets one of its own.
    values["follow_link"] = new_follow_link(call, row);
    send_template(call, row, "receipt", values);
  }
  return {application_id, std::nullopt};
}

EntryForm show_answers_form(http::Call& call, std::int64_t organization_id, std::int64_t application_id) {
  const auto row = existing_application(call, organization_id, application_id);
  note_change(call, "admission.application.read", row);
  const auto form = forms::published_form(call.tx, organization_id, kFormKey);
  return render_form(form, row.answers.is_object() ? row.answers.as_object() : forms::Answers(), {},
                     "この内容に直す");
}

EntryResult save_answers(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                         const AnswersInput& input) {
  auto row = seen_application(call, organization_id, application_id, input.version);
  if (!is_open(row.state)) {
    throw Refused(RefusalCode::kConflict, "admission.closed_application",
                  "手続きの終わった申込みは直せません。会員の内容は、会員台帳で直してください。");
  }
  const auto form = forms::form_of_version(call.tx, organization_id, kFormKey, input.form_version);
  const auto raw = forms::from_form_body(form.definition, body_of(input.fields));
  auto reading = read_entry(form.definition, raw, jst_date(call.now));
  if (!reading) return {std::nullopt, render_form(form, raw, reading.errors, "この内容に直す")};
  row.answers = reading.answers;
  row.form_version = form.version;
  take_head(row, form.definition, reading.answers);
  save(call, row);
  note_change(call, "admission.application.change", row);
  return {application_id, std::nullopt};
}

}  // namespace banso::admission
