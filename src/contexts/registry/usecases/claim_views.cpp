#include "contexts/registry/usecases/claim_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/rules/nearest_chamber.hpp"
#include "contexts/registry/store/business.hpp"
#include "kernel/corporate_number.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"

namespace banso::registry {
namespace {

const db::Query<identity::MyBusiness, std::int64_t> kMyBusinesses{"registry.my_businesses"};

std::vector<ClaimItem> to_items(db::Tx& tx, const std::vector<store::StoredClaim>& claims,
                                ClaimViewer viewer) {
  if (claims.empty()) return {};
  std::vector<std::int64_t> organization_ids;
  std::vector<std::int64_t> user_ids;
  for (const auto& claim : claims) {
    if (claim.confirming_organization_id) organization_ids.push_back(*claim.confirming_organization_id);
    user_ids.push_back(claim.user_id);
  }
  const auto organizations = identity::find_organizations(tx, organization_ids);
  const auto names = identity::display_names(tx, user_ids);
  std::vector<ClaimItem> items;
  for (const auto& claim : claims) {
    ClaimItem& item = items.emplace_back();
    item.claim_id = claim.claim_id;
    item.business_id = claim.business_id;
    if (claim.business_id < kFirstSoleProprietorId) {
      item.corporate_number = corporate_number_of_id(claim.business_id);
    }
    item.business_name = claim.business_name;
    item.business_address = claim.business_address;
    item.state = claim.state;
    item.method = claim.method;
    item.confirming_organization_id = claim.confirming_organization_id;
    if (claim.confirming_organization_id) {
      const auto found = organizations.find(*claim.confirming_organization_id);
      if (found != organizations.end()) item.confirming_organization_name = found->second.name;
    }
    if (const auto found = names.find(claim.user_id); found != names.end())
      item.applicant_name = found->second;
    item.applicant_position = claim.applicant_position;
    item.applicant_phone = claim.applicant_phone;
    item.message = claim.message;
    item.sole_proprietor = claim.sole_proprietor;
    item.submitted_at = claim.submitted_at;
    item.decided_at = claim.decided_at;
    if (viewer == ClaimViewer::confirmer) item.note = claim.note;
    item.rejection_reason = claim.rejection_reason;
    item.next_step = next_step_of(claim.state, item.confirming_organization_name);
  }
  return items;
}

}  // namespace

std::string next_step_of(ClaimState state, std::string_view organization_name) {
  switch (state) {
    case ClaimState::pending:
      return fmt::format("{}の職員が確認します。結果はメールでお知らせします。", organization_name);
    case ClaimState::confirmed:
      return "確認が済みました。登録項目の入力と、見てよい組織への同意ができます。";
    case ClaimState::rejected:
      return "理由を確かめて、もう一度申し込めます。";
    case ClaimState::withdrawn:
      return "取り下げました。必要なときは、もう一度申し込めます。";
  }
  return "";
}

Refused claim_not_found() {
  return {RefusalCode::kNotFound, "registry.claim_not_found", "この申し込みは見つかりませんでした。"};
}

bool is_system_admin(const identity::Caller& caller) {
  return std::any_of(caller.roles.begin(), caller.roles.end(), [](const identity::RoleGrant& grant) {
    return grant.role == identity::Role::system_admin;
  });
}

ClaimItem view_of_claim(http::Call& call, const store::StoredClaim& claim, ClaimViewer viewer) {
  return to_items(call.tx, {claim}, viewer).front();
}

ClaimItem show_claim(http::Call& call, std::int64_t claim_id) {
  const auto claim = store::find_claim(call.tx, claim_id);
  if (!claim) throw claim_not_found();
  return view_of_claim(
      call, *claim, claim->user_id == call.caller.user_id ? ClaimViewer::claimant : ClaimViewer::confirmer);
}

ClaimList list_my_claims(http::Call& call) {
  return {to_items(call.tx, store::list_claims_of_user(call.tx, call.caller.user_id), ClaimViewer::claimant)};
}

ClaimPage list_organization_claims(http::Call& call, std::int64_t organization_id, const ClaimQuery& query) {
  if (!call.caller.has_role_in(organization_id) && !is_system_admin(call.caller)) {
    throw Refused(RefusalCode::kForbidden, "registry.other_organization",
                  "自分の組織への申し込みだけを見られます。");
  }
  ClaimPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = store::count_claims_of_organization(call.tx, organization_id, query.state);
  page.items = to_items(call.tx,
                        store::list_claims_of_organization(call.tx, organization_id, query.state,
                                                           query.per_page, query.offset()),
                        ClaimViewer::confirmer);
  return page;
}

std::vector<identity::MyBusiness> businesses_of(db::Tx& tx, const identity::Caller& caller) {
  return kMyBusinesses.all(tx, caller.user_id);
}

ConfirmerList propose_confirmers(http::Call& call, const ConfirmerQuery& query) {
  std::string prefecture_code = query.prefecture_code ? std::string(*query.prefecture_code) : std::string();
  std::string city_name = query.city_name ? std::string(*query.city_name) : std::string();
  if (query.corporate_number) {
    if (const auto facts =
            store::find_public_facts(call.tx, corporate_number_to_id(*query.corporate_number))) {
      prefecture_code = facts->prefecture_code;
      city_name = facts->city_name;
    }
  }
  ConfirmerList list;
  using identity::OrganizationKind;
  for (const auto kind : {OrganizationKind::chamber, OrganizationKind::prefecture_federation,
                          OrganizationKind::support_organization}) {
    for (const auto& organization : identity::organizations_of_kind(call.tx, kind)) {
      if (!prefecture_code.empty() && organization.prefecture_code != prefecture_code) continue;
      list.items.push_back({organization.organization_id, organization.name,
                            boost::describe::enum_to_string(kind, ""),
                            !city_name.empty() && is_named_after_city(organization.name, city_name)});
    }
  }
  std::stable_partition(list.items.begin(), list.items.end(),
                        [](const ConfirmerItem& item) { return item.nearest; });
  return list;
}

}  // namespace banso::registry
