#include "contexts/registry/usecases/consents.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/store/business.hpp"
#include "contexts/registry/store/claims.hpp"
#include "contexts/registry/usecases/notices.hpp"
#include "platform/audit/audit.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::registry {
namespace {

void need_owner(const http::Call& call, std::int64_t business_id) {
  if (call.caller.owns(business_id)) return;
  throw Refused(RefusalCode::kForbidden, "registry.not_the_owner",
                "同意を扱えるのは、確認を受けた事業者本人だけです。");
}

ConsentState state_of(const store::StoredConsent& consent, Date today) {
  if (consent.withdrawn_at) return ConsentState::withdrawn;
  return is_in_force(consent.starts_on, consent.ends_on, false, today) ? ConsentState::in_force
                                                                       : ConsentState::ended;
}

std::vector<ConsentItem> to_items(http::Call& call, const std::vector<store::StoredConsent>& consents) {
  std::vector<std::int64_t> organization_ids;
  std::vector<std::int64_t> user_ids;
  for (const auto& consent : consents) {
    organization_ids.push_back(consent.organization_id);
    user_ids.push_back(consent.granted_by_user_id);
  }
  if (consents.empty()) return {};
  const auto organizations = identity::find_organizations(call.tx, organization_ids);
  const auto names = identity::display_names(call.tx, user_ids);
  std::vector<ConsentItem> items;
  for (const auto& consent : consents) {
    const auto organization = organizations.find(consent.organization_id);
    const auto name = names.find(consent.granted_by_user_id);
    items.push_back({consent.consent_id, consent.business_id, consent.organization_id,
                     organization == organizations.end() ? "" : organization->second.name, consent.scope,
                     std::string(label_of(consent.scope)), consent.purpose,
                     std::string(label_of(consent.purpose)), consent.starts_on, consent.ends_on,
                     state_of(consent, jst_date(call.now)), consent.granted_at,
                     name == names.end() ? "" : name->second, consent.withdrawn_at});
  }
  return items;
}

void record(http::Call& call, std::string_view action, const store::StoredConsent& consent) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "consent";
  entry.object_id = std::to_string(consent.consent_id);
  entry.business_id = consent.business_id;
  entry.organization_id = consent.organization_id;
  entry.details = {{"scope", boost::describe::enum_to_string(consent.scope, "")},
                   {"purpose", boost::describe::enum_to_string(consent.purpose, "")},
                   {"ends_on", format_date(consent.ends_on)}};
  audit::record(call, entry);
}

}  // namespace

ConsentList list_consents(http::Call& call, std::int64_t business_id) {
  return {to_items(call, store::list_consents(call.tx, business_id))};
}

ConsentItem grant_consent(http::Call& call, std::int64_t business_id, const ConsentInput& input) {
  need_owner(call, business_id);
  const Date today = jst_date(call.now);
  std::vector<FieldError> errors;
  if (auto error = check_consent_end(input.ends_on, today)) errors.push_back(std::move(*error));
  const auto organization = identity::find_organization(call.tx, input.organization_id);
  if (!organization || organization->status != identity::OrganizationStatus::active) {
    errors.push_back({"/organization_id", "consent.unknown_organization",
                      "この組織は見つかりません。一覧から選び直してください。"});
  }
  shape::refuse_if_any(std::move(errors));

  const store::NewConsent consent{business_id, input.organization_id, input.scope, input.purpose,
                                  today,       input.ends_on,         call.now,    call.caller.user_id};
  store::StoredConsent stored;
  stored.consent_id = store::add_consent(call.tx, consent);
  stored.business_id = business_id;
  stored.organization_id = input.organization_id;
  stored.scope = input.scope;
  stored.purpose = input.purpose;
  stored.starts_on = today;
  stored.ends_on = input.ends_on;
  stored.granted_at = call.now;
  stored.granted_by_user_id = call.caller.user_id;
  record(call, "registry.consent.grant", stored);
  const auto facts = store::find_public_facts(call.tx, business_id);
  tell_organization_of_consent(call, stored, facts ? facts->name : "");
  return to_items(call, {stored}).front();
}

ConsentItem withdraw_consent(http::Call& call, std::int64_t consent_id) {
  auto consent = store::find_consent(call.tx, consent_id);
  if (!consent) {
    throw Refused(RefusalCode::kNotFound, "registry.consent_not_found", "この同意は見つかりませんでした。");
  }
  need_owner(call, consent->business_id);
  if (!store::withdraw_consent(call.tx, *consent, call.now, call.caller.user_id)) {
    throw Refused(RefusalCode::kConflict, "registry.consent_already_withdrawn",
                  "この同意はすでに取り消されています。");
  }
  consent->withdrawn_at = call.now;
  record(call, "registry.consent.withdraw", *consent);
  return to_items(call, {*consent}).front();
}

AccessReport explain_access(http::Call& call, std::int64_t business_id) {
  if (!call.caller.owns(business_id) &&
      !std::any_of(call.caller.roles.begin(), call.caller.roles.end(), [](const identity::RoleGrant& grant) {
        return grant.role == identity::Role::system_admin;
      })) {
    throw Refused(RefusalCode::kForbidden, "registry.not_the_owner",
                  "だれが何を見られるかを確かめられるのは、事業者本人とシステム管理者だけです。");
  }
  if (!store::find_public_facts(call.tx, business_id)) {
    throw Refused(RefusalCode::kNotFound, "registry.business_not_found",
                  "この番号の事業者は登録されていません。");
  }
  AccessReport report;
  report.read_log = fmt::format("/api/v1/me/businesses/{}/audit", business_id);
  if (business_id < kFirstSoleProprietorId) {
    report.items.push_back(
        {"だれでも", AccessBasis::public_facts, "法人番号・名前・所在地などの公表事項", "公表", std::nullopt,
         std::nullopt, std::nullopt,
         "国税庁法人番号公表サイトで公表されている内容です。主な業種は職員の検索にも使われます。"});
  }
  const auto owners = identity::business_owners(call.tx, business_id);
  for (const auto& [user_id, name] : identity::display_names(call.tx, owners)) {
    report.items.push_back({name, AccessBasis::owner, "すべての項目（見る・変更する）", "本人", std::nullopt,
                            std::nullopt, std::nullopt, "確認を受けた事業者本人です。"});
  }
  for (ConsentItem& consent : to_items(call, store::list_consents(call.tx, business_id))) {
    if (consent.state != ConsentState::in_force) continue;
    report.items.push_back({consent.organization_name, AccessBasis::consent, consent.scope_name,
                            consent.purpose_name, consent.organization_id, consent.consent_id,
                            consent.ends_on,
                            fmt::format("{}さんが{}に同意しました。いつでも取り消せます。",
                                        consent.granted_by, japanese_era(jst_date(consent.granted_at)))});
  }
  for (const auto& claim : store::list_claims_of_user(call.tx, call.caller.user_id)) {
    if (claim.business_id != business_id || !claim.confirming_organization_id) continue;
    const auto organization = identity::find_organization(call.tx, *claim.confirming_organization_id);
    report.items.push_back({organization ? organization->name : "", AccessBasis::claim,
                            "本人確認の申し込みに書かれた内容", "本人の確認",
                            claim.confirming_organization_id, std::nullopt, std::nullopt,
                            "本人確認を頼まれた組織です。登録項目は見られません。"});
  }
  return report;
}

}  // namespace banso::registry
