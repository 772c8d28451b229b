#include "platform/forms/builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>

#include "platform/audit/audit.hpp"
#include "platform/forms/answers.hpp"
#include "platform/forms/form_store.hpp"
#include "platform/forms/published.hpp"
#include "platform/forms/render.hpp"
#include "platform/http/form_body.hpp"
#include "platform/http/static_files.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;
using Id = std::int64_t;

void must_belong_to(const http::Call& call, Id organization_id) {
  if (call.caller.has_role_in(organization_id)) return;
  throw Refused(RefusalCode::kForbidden, "forms.other_organization",
                "様式を見たり変えたりできるのは、その組織の職員だけです。");
}

json::value json_of(const Definition& definition) {
  return json::parse(print_definition(definition));
}

std::vector<FormProblem> problems_of(std::vector<FieldError> errors) {
  std::vector<FormProblem> problems;
  for (FieldError& error : errors) {
    problems.push_back({std::move(error.path), std::move(error.code), std::move(error.message)});
  }
  return problems;
}

std::string name_of(const std::map<Id, std::string>& names, Id user_id) {
  const auto found = names.find(user_id);
  return found == names.end() ? "（退会した人）" : found->second;
}

std::vector<Definition> published_definitions(db::Tx& tx, Id organization_id, const std::string& form_key) {
  std::vector<Definition> definitions{national_template(form_key)};
  for (const store::VersionDocument& version : store::list_documents(tx, organization_id, form_key)) {
    if (auto reading = read_definition(version.document))
      definitions.push_back(std::move(*reading.definition));
  }
  return definitions;
}

/// Everything that keeps the document from being published.
DefinitionReading judge(http::Call& call, Id organization_id, const std::string& form_key,
                        const std::string& document) {
  DefinitionReading reading = read_definition(document);
  if (!reading) return reading;
  if (std::string_view(reading.definition->form_key) != form_key) {
    reading.problems.push_back({"/form_key", "form.key", "様式のキーは変えられません。"});
  }
  for (FieldError& problem :
       key_problems(*reading.definition, published_definitions(call.tx, organization_id, form_key))) {
    reading.problems.push_back(std::move(problem));
  }
  if (!reading.problems.empty()) reading.definition.reset();
  return reading;
}

FormDraft draft_view(http::Call& call, Id organization_id, const std::string& form_key,
                     const store::DraftRow& row) {
  FormDraft draft;
  draft.version = row.draft_version;
  draft.definition = json::parse(row.document);
  draft.problems = problems_of(judge(call, organization_id, form_key, row.document).problems);
  draft.updated_at = row.updated_at;
  draft.updated_by =
      name_of(identity::display_names(call.tx, {row.updated_by_user_id}), row.updated_by_user_id);
  return draft;
}

store::DraftRow existing_draft(http::Call& call, Id organization_id, const std::string& form_key) {
  auto draft = store::find_draft(call.tx, organization_id, form_key);
  if (!draft) {
    throw Refused(RefusalCode::kNotFound, "forms.no_draft",
                  "この様式の下書きはありません。公開されたか、捨てられています。");
  }
  return std::move(*draft);
}

[[noreturn]] void refuse_change() {
  throw Refused(RefusalCode::kPrecondition, "forms.draft_changed",
                "ほかの人がこの様式を保存しました。画面を読み込み直して、変更をくらべてください。");
}

void record(http::Call& call, std::string_view action, Id organization_id, const std::string& form_key,
            json::object details = {}) {
  audit::record(call, {.action = action,
                       .object_type = "form",
                       .object_id = form_key,
                       .organization_id = organization_id,
                       .details = std::move(details)});
}

/// What a new draft starts from: the form in use, and the template that it was made from.
struct Start {
  json::value document;
  json::value base;
};
Start start_of(http::Call& call, Id organization_id, const std::string& form_key) {
  if (const auto own = store::newest_version(call.tx, organization_id, form_key)) {
    return {json::parse(own->document),
            json::parse(store::base_of_version(call.tx, organization_id, form_key, own->version).value())};
  }
  const json::value document = json_of(national_template(form_key));
  return {document, document};
}

FormDraft put_draft(http::Call& call, Id organization_id, const std::string& form_key,
                    const std::optional<store::DraftRow>& old, const json::value& document,
                    const json::value& base) {
  const bool saved = old ? store::save_draft(call.tx, organization_id, form_key, old->draft_version, document,
                                             base, call.now, call.caller.user_id)
                         : store::add_draft(call.tx, organization_id, form_key, document, base, call.now,
                                            call.caller.user_id);
  if (!saved) refuse_change();
  return draft_view(call, organization_id, form_key, existing_draft(call, organization_id, form_key));
}

bool is_newer(const std::string& edition, const std::string& form_key) {
  return std::string_view(national_template(form_key).edition) != edition;
}

/// A version, the template (0), or the draft (nothing).
Definition definition_at(http::Call& call, Id organization_id, const std::string& form_key,
                         const std::optional<Id>& version) {
  if (version) return form_of_version(call.tx, organization_id, form_key, *version).definition;
  auto reading = read_definition(existing_draft(call, organization_id, form_key).document);
  if (!reading) {
    throw Refused(RefusalCode::kConflict, "forms.draft_has_problems",
                  "下書きに直すところがあるため、くらべられません。先に直してください。");
  }
  return std::move(*reading.definition);
}

/// Fields of a form by name, each a text or a list of texts.
http::FormBody body_of(const json::value& fields) {
  http::FormBody body;
  const auto* object = fields.if_object();
  const auto add = [&](std::string_view name, const json::value& value) {
    if (const auto* text = value.if_string()) body.fields.emplace_back(name, *text);
  };
  for (auto member = object ? object->begin() : nullptr; object && member != object->end(); ++member) {
    if (const auto* list = member->value().if_array()) {
      for (const json::value& each : *list) add(member->key(), each);
    } else {
      add(member->key(), member->value());
    }
  }
  return body;
}

std::string page_of(const std::string& html) {
  std::string page =
      "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>様式の確認</title>";
  if (const auto style = http::find_asset_url("styles.css")) {
    page += fmt::format("<link rel=\"stylesheet\" href=\"{}\">", *style);
  }
  return page + "</head><body class=\"form-preview\"><div>" + html + "</div></body></html>";
}

}  // namespace

FormList list_forms(http::Call& call, Id organization_id) {
  must_belong_to(call, organization_id);
  std::map<std::string, store::NewestRow> own;
  for (store::NewestRow& row : store::list_newest_versions(call.tx, organization_id))
    own[row.form_key] = std::move(row);
  std::map<std::string, Instant> drafts;
  for (const store::DraftHead& row : store::list_drafts(call.tx, organization_id))
    drafts[row.form_key] = row.updated_at;
  FormList list;
  for (const std::string& key : national_template_keys()) {
    const Definition& national = national_template(key);
    FormItem item;
    item.form_key = key;
    item.title = national.title;
    item.template_edition = national.edition;
    if (const auto found = own.find(key); found != own.end()) {
      item.title = found->second.title;
      item.version = found->second.version;
      item.published_at = found->second.published_at;
      item.template_is_newer = is_newer(found->second.edition, key);
    }
    if (const auto draft = drafts.find(key); draft != drafts.end()) item.draft_updated_at = draft->second;
    list.items.push_back(std::move(item));
  }
  return list;
}

FormView show_form(http::Call& call, Id organization_id, const std::string& form_key) {
  must_belong_to(call, organization_id);
  const PublishedForm form = published_form(call.tx, organization_id, form_key);
  FormView view;
  view.form_key = form_key;
  view.version = form.version;
  view.definition = form.definition;
  view.template_edition = national_template(form_key).edition;
  const auto rows = store::list_versions(call.tx, organization_id, form_key);
  std::vector<Id> people;
  for (const store::VersionRow& row : rows) people.push_back(row.published_by_user_id);
  const auto names = identity::display_names(call.tx, people);
  for (const store::VersionRow& row : rows) {
    view.versions.push_back(
        {row.version, row.edition, row.note, row.published_at, name_of(names, row.published_by_user_id)});
  }
  std::string edition = view.template_edition;
  if (const auto base = store::base_of_version(call.tx, organization_id, form_key, form.version)) {
    edition = json::value_to<std::string>(json::parse(*base).at("edition"));
  }
  if (const auto draft = store::find_draft(call.tx, organization_id, form_key)) {
    view.draft = draft_view(call, organization_id, form_key, *draft);
    edition = json::value_to<std::string>(json::parse(draft->base).at("edition"));
  }
  view.template_is_newer = is_newer(edition, form_key);
  return view;
}

FormVersionView show_form_version(http::Call& call, Id organization_id, const std::string& form_key,
                                  Id version) {
  must_belong_to(call, organization_id);
  return {version, form_of_version(call.tx, organization_id, form_key, version).definition};
}

FormDiff compare_form(http::Call& call, Id organization_id, const std::string& form_key,
                      const FormDiffQuery& query) {
  must_belong_to(call, organization_id);
  const auto number = [](const auto& value) { return value ? std::optional<Id>(*value) : std::nullopt; };
  return {compare_definitions(definition_at(call, organization_id, form_key, number(query.from)),
                              definition_at(call, organization_id, form_key, number(query.to)))};
}

FormDraft save_form_draft(http::Call& call, Id organization_id, const std::string& form_key,
                          const FormDraftInput& input) {
  must_belong_to(call, organization_id);
  const auto old = store::find_draft(call.tx, organization_id, form_key);
  if ((old ? old->draft_version : 0) != input.version) refuse_change();
  // Whatever is an object is kept, with its problems: nobody loses what they wrote.
  if (!input.definition.is_object() || json::serialize(input.definition).size() > kLongestDefinition) {
    throw Refused(RefusalCode::kInvalid, "forms.bad_definition",
                  "様式の定義を読み取れないか、512KBを超えています。");
  }
  const json::value base = old ? json::parse(old->base) : start_of(call, organization_id, form_key).base;
  FormDraft draft = put_draft(call, organization_id, form_key, old, input.definition, base);
  record(call, "forms.draft.save", organization_id, form_key, {{"version", draft.version}});
  return draft;
}

void discard_form_draft(http::Call& call, Id organization_id, const std::string& form_key,
                        const FormDraftVersion& input) {
  must_belong_to(call, organization_id);
  existing_draft(call, organization_id, form_key);
  if (!store::remove_draft(call.tx, organization_id, form_key, input.version)) refuse_change();
  record(call, "forms.draft.discard", organization_id, form_key);
}

PublishedVersion publish_form(http::Call& call, Id organization_id, const std::string& form_key,
                              const FormPublication& input) {
  must_belong_to(call, organization_id);
  const store::DraftRow draft = existing_draft(call, organization_id, form_key);
  if (draft.draft_version != input.version) refuse_change();
  DefinitionReading reading = judge(call, organization_id, form_key, draft.document);
  if (!reading) {
    throw Refused(RefusalCode::kInvalid, "forms.has_problems",
                  fmt::format("直すところが{}か所あるため、まだ公開できません。", reading.problems.size()),
                  std::move(reading.problems));
  }
  const auto newest = store::newest_version(call.tx, organization_id, form_key);
  const Id version = newest ? newest->version + 1 : 1;
  if (!store::add_version(call.tx, organization_id, form_key, version, json_of(*reading.definition),
                          json::parse(draft.base), input.note, call.now, call.caller.user_id) ||
      !store::remove_draft(call.tx, organization_id, form_key, draft.draft_version)) {
    refuse_change();
  }
  record(call, "forms.form.publish", organization_id, form_key, {{"version", version}});
  return {version};
}

FormDraft reset_form(http::Call& call, Id organization_id, const std::string& form_key) {
  must_belong_to(call, organization_id);
  const json::value national = json_of(national_template(form_key));
  FormDraft draft = put_draft(call, organization_id, form_key,
                              store::find_draft(call.tx, organization_id, form_key), national, national);
  record(call, "forms.draft.reset", organization_id, form_key);
  return draft;
}

FormMergeResult merge_form_template(http::Call& call, Id organization_id, const std::string& form_key) {
  must_belong_to(call, organization_id);
  const Definition& national = national_template(form_key);
  const auto old = store::find_draft(call.tx, organization_id, form_key);
  const Start start = old ? Start{json::parse(old->document), json::parse(old->base)}
                          : start_of(call, organization_id, form_key);
  auto mine = read_definition(json::serialize(start.document));
  auto base = read_definition(json::serialize(start.base));
  if (!mine || !base) {
    throw Refused(RefusalCode::kConflict, "forms.draft_has_problems",
                  "下書きに直すところがあるため、ひな形を取り込めません。先に直してください。");
  }
  Merge merge = merge_definitions(*base.definition, *mine.definition, national);
  FormMergeResult result;
  result.draft =
      put_draft(call, organization_id, form_key, old, json_of(merge.definition), json_of(national));
  result.taken = std::move(merge.taken);
  result.conflicts = std::move(merge.conflicts);
  record(call, "forms.draft.merge", organization_id, form_key, {{"edition", std::string(national.edition)}});
  return result;
}

FormTrialResult try_form(http::Call& call, Id organization_id, const FormTrial& trial) {
  must_belong_to(call, organization_id);
  FormTrialResult result;
  const DefinitionReading definition = read_definition(json::serialize(trial.definition));
  result.problems = problems_of(definition.problems);
  if (!definition) return result;
  const Answers raw =
      trial.answers ? from_form_body(*definition.definition, body_of(*trial.answers)) : Answers();
  const Reading reading = read_answers(*definition.definition, raw, trial.submit ? Mode::submit : Mode::draft,
                                       jst_date(call.now));
  RenderOptions options;
  options.mode = static_cast<RenderMode>(trial.mode);
  options.language = trial.language ? std::string(*trial.language) : "ja";
  const bool typed = options.mode == RenderMode::fill;
  const bool judged = trial.submit && typed;
  result.html = page_of(render(*definition.definition, typed ? raw : reading.answers,
                               judged ? reading.errors : std::vector<FieldError>(), options));
  result.errors = problems_of(reading.errors);
  result.answers = reading.answers;
  return result;
}

}  // namespace banso::forms
