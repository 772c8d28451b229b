#include "platform/forms/routes.hpp"

#include "platform/forms/builder.hpp"

namespace banso::forms {
namespace {

using http::Call;
using identity::Role;

constexpr const char* kRead = "forms.form.read";
constexpr const char* kWrite = "forms.form.write";
constexpr const char* kForms = "/api/v1/organizations/{organization_id}/forms";
constexpr const char* kForm = "/api/v1/organizations/{organization_id}/forms/{form_key}";

http::RouteOptions may(const char* permission, std::string summary) {
  http::RouteOptions options{http::permission(permission), std::move(summary)};
  // A definition with long consents and translations.
  options.body_limit = 1024 * 1024;
  return options;
}

}  // namespace

void declare_permissions(identity::Permissions& permissions) {
  permissions.grant(kRead, {Role::org_admin, Role::advisor, Role::staff});
  permissions.grant(kWrite, {Role::org_admin, Role::staff});
}

void register_routes(http::Api& api) {
  const std::string form = kForm;
  api.get(kForms, may(kRead, "組織の様式を一覧する"),
          [](Call& call) { return list_forms(call, call.id("organization_id")); });
  api.post<FormTrial>(
      std::string(kForms) + "/trials", may(kRead, "様式を試しに表示し、回答を確かめる"),
      [](Call& call, const FormTrial& trial) { return try_form(call, call.id("organization_id"), trial); });
  api.get(form, may(kRead, "様式を見る"),
          [](Call& call) { return show_form(call, call.id("organization_id"), call.text("form_key")); });
  api.get(form + "/versions/{version}", may(kRead, "様式の以前の版を見る"), [](Call& call) {
    return show_form_version(call, call.id("organization_id"), call.text("form_key"), call.id("version"));
  });
  api.get<FormDiffQuery>(
      form + "/diff", may(kRead, "様式の2つの版をくらべる"), [](Call& call, const FormDiffQuery& query) {
        return compare_form(call, call.id("organization_id"), call.text("form_key"), query);
      });
  api.put<FormDraftInput>(
      form + "/draft", may(kWrite, "様式の下書きを保存する"), [](Call& call, const FormDraftInput& input) {
        return save_form_draft(call, call.id("organization_id"), call.text("form_key"), input);
      });
  api.remove<FormDraftVersion>(
      form + "/draft", may(kWrite, "様式の下書きを捨てる"), [](Call& call, const FormDraftVersion& input) {
        discard_form_draft(call, call.id("organization_id"), call.text("form_key"), input);
      });
  api.post<FormPublication>(form + "/versions", may(kWrite, "様式を公開する").answering(201),
                            [](Call& call, const FormPublication& input) {
                              return publish_form(call, call.id("organization_id"), call.text("form_key"),
                                                  input);
                            });
  api.post(form + "/reset", may(kWrite, "様式の下書きを全国のひな形に戻す"),
           [](Call& call) { return reset_form(call, call.id("organization_id"), call.text("form_key")); });
  api.post(form + "/merge", may(kWrite, "新しい全国のひな形を下書きに取り込む"), [](Call& call) {
    return merge_form_template(call, call.id("organization_id"), call.text("form_key"));
  });
}

}  // namespace banso::forms
