#include "contexts/registry/usecases/show_business.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/rules/profile_fields.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/legal_form.hpp"
#include "platform/audit/audit.hpp"
#include "platform/identity/api.hpp"

namespace banso::registry {
namespace {

/// The scopes in words: 「基本情報と連絡先、基本情報と経営の数字」.
std::string label_of(const std::vector<Scope>& scopes) {
  std::string text;
  for (const Scope scope : scopes) {
    if (!text.empty()) text += "、";
    text += registry::label_of(scope);
  }
  return text;
}

ProfileAccess access_of(const http::Call& call, std::int64_t business_id,
                        const std::optional<JoinedConsent>& consent) {
  ProfileAccess access;
  if (call.caller.owns(business_id)) {
    access.visible = true;
    access.reason = AccessReason::owner;
    access.explanation = "あなたはこの事業者の本人（確認済み）です。";
  } else if (consent) {
    access.visible = true;
    access.reason = AccessReason::consent;
    access.consent_id = consent->consent_id;
    access.scopes = consent->scopes;
    access.purpose = consent->purpose;
    access.until = consent->until;
    access.explanation = fmt::format(
        "事業者の同意により、{}のために「{}」を{}まで見られます。閲覧は記録されます。",
        registry::label_of(consent->purpose), label_of(consent->scopes), japanese_era(consent->until));
  } else {
    access.explanation = "事業者本人の登録項目は、本人の同意がある組織だけが見られます。";
  }
  return access;
}

void record_read(http::Call& call, std::int64_t business_id, const std::optional<JoinedConsent>& consent) {
  audit::Entry entry;
  entry.action = "registry.profile.read";
  entry.object_type = "business";
  entry.object_id = std::to_string(business_id);
  entry.business_id = business_id;
  if (consent) {
    entry.organization_id = consent->organization_id;
    entry.details = {{"consent_id", consent->consent_id},
                     {"scope", label_of(consent->scopes)},
                     {"purpose", boost::describe::enum_to_string(consent->purpose, "")}};
  }
  audit::record(call, entry);
}

}  // namespace

std::optional<JoinedConsent> join_consents(const std::vector<store::HeldConsent>& held) {
  std::optional<JoinedConsent> joined;
  for (const store::HeldConsent& consent : held) {
    if (!joined) joined.emplace();
    if (joined->consent_id == 0 ||
        std::chrono::sys_days(consent.ends_on) > std::chrono::sys_days(joined->until)) {
      joined->consent_id = consent.consent_id;
      joined->organization_id = consent.organization_id;
      joined->purpose = consent.purpose;
      joined->until = consent.ends_on;
    }
    auto& scopes = joined->scopes;
    if (std::find(scopes.begin(), scopes.end(), consent.scope) == scopes.end())
      scopes.push_back(consent.scope);
  }
  return joined;
}

void describe_facts(BusinessView& view) {
  const bool corporation = view.business_id < kFirstSoleProprietorId;
  if (corporation) view.corporate_number = corporate_number_of_id(view.business_id);
  view.kind_name = kind_name(view.kind);
  const LegalForm form = legal_form_of(view.name);
  view.legal_form = form.form;
  view.legal_form_position = form.position == LegalFormPosition::kFront  ? "front"
                             : form.position == LegalFormPosition::kBack ? "back"
                                                                         : "";
  view.process_name = process_name(view.process);
  view.close_cause_name = close_cause_name(view.close_cause);
  view.source =
      corporation
          ? "国税庁法人番号公表サイトのデータを加工して作成。内容は国税庁が保証するものではありません。"
          : "個人事業主本人の届出による登録です。";
}

BusinessView show_business(http::Call& call, std::int64_t business_id) {
  auto whole = store::find_whole_business(call.tx, business_id);
  if (!whole) {
    throw Refused(RefusalCode::kNotFound, "registry.business_not_found",
                  "この番号の事業者は登録されていません。番号を確かめるか、名前で探してください。");
  }
  BusinessView view;
  static_cast<store::PublicFacts&>(view) = std::move(static_cast<store::PublicFacts&>(*whole));
  describe_facts(view);

  const auto consent = join_consents(whole->held_consents);
  view.profile_access = access_of(call, business_id, consent);
  if (whole->profile && view.profile_access.visible) {
    store::StoredProfile& stored = *whole->profile;
    const bool owner = view.profile_access.reason == AccessReason::owner;
    if (!owner) {
      restrict_to(stored.fields, consent->scopes);
      restrict_to(stored.sources, consent->scopes);
    }
    view.profile = ProfileView{stored.version, stored.updated_at, std::nullopt, std::move(stored.fields),
                               std::move(stored.sources)};
    record_read(call, business_id, owner ? std::nullopt : consent);
  }
  for (store::HistoryItem& item : whole->history) {
    HistoryView& entry = view.history.emplace_back();
    static_cast<store::HistoryItem&>(entry) = std::move(item);
    entry.process_name = process_name(entry.process);
  }
  view.successor = std::move(whole->successor);
  view.merged_from = std::move(whole->merged_from);
  return view;
}

}  // namespace banso::registry
