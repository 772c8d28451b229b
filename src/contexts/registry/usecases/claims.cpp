#include "contexts/registry/usecases/claims.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/store/business.hpp"
#include "contexts/registry/usecases/claim_views.hpp"
#include "contexts/registry/usecases/notices.hpp"
#include "kernel/corporate_number.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::registry {
namespace {

void record(http::Call& call, std::string_view action, const store::StoredClaim& claim) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "claim";
  entry.object_id = std::to_string(claim.claim_id);
  entry.business_id = claim.business_id;
  entry.organization_id = claim.confirming_organization_id;
  entry.details = {{"claimant", claim.user_id}};
  audit::record(call, entry);
}

/// Refuses a business that the person cannot become the owner of. Holds the lock until the transaction ends.
void need_free_business(db::Tx& tx, std::int64_t business_id, std::int64_t user_id) {
  store::lock_business(tx, business_id);
  const auto owners = identity::business_owners(tx, business_id);
  if (owners.empty()) return;
  if (std::find(owners.begin(), owners.end(), user_id) != owners.end()) {
    throw Refused(RefusalCode::kConflict, "registry.already_the_owner",
                  "すでにこの事業者の本人として確認されています。マイページから登録項目を編集できます。");
  }
  throw Refused(
      RefusalCode::kConflict, "registry.business_has_owner",
      "この事業者には、すでに確認済みの本人がいます。社内の担当の方に確かめるか、最寄りの商工会議所に"
      "お問い合わせください。");
}

store::PublicFacts need_claimable(db::Tx& tx, std::int64_t business_id) {
  auto facts = store::find_public_facts(tx, business_id);
  if (!facts) {
    shape::refuse_if_any(
        {{"/corporate_number", "claim.unknown_business",
          "この法人番号は登録されていません。番号を確かめてください。新しい法人は、国税庁の公表から"
          "数日後に登録されます。"}});
  }
  if (facts->status != "active") {
    throw Refused(
        RefusalCode::kConflict, "registry.business_closed",
        "この法人は登記記録が閉鎖されています。合併したときは、合併後の法人番号で申し込んでください。");
  }
  return std::move(*facts);
}

void need_confirmer(db::Tx& tx, std::int64_t organization_id) {
  using identity::OrganizationKind;
  const auto organization = identity::find_organization(tx, organization_id);
  const bool fits = organization && organization->status == identity::OrganizationStatus::active &&
                    (organization->kind == OrganizationKind::chamber ||
                     organization->kind == OrganizationKind::support_organization ||
                     organization->kind == OrganizationKind::prefecture_federation);
  if (!fits) {
    shape::refuse_if_any({{"/confirming_organization_id", "claim.unknown_confirmer",
                           "本人確認を頼める組織ではありません。一覧から商工会議所などを選んでください。"}});
  }
}

/// The claim, if the caller is of the organisation that was asked (row level security shows claimants theirs
/// too).
store::StoredClaim claim_to_decide(http::Call& call, std::int64_t claim_id) {
  auto claim = store::find_claim(call.tx, claim_id);
  if (!claim) throw claim_not_found();
  const bool of_organization =
      claim->confirming_organization_id && call.caller.has_role_in(*claim->confirming_organization_id);
  if (claim->user_id == call.caller.user_id) {
    throw Refused(RefusalCode::kForbidden, "registry.own_claim",
                  "自分の申し込みは自分では確認できません。ほかの職員に頼んでください。");
  }
  if (!of_organization && !is_system_admin(call.caller)) throw claim_not_found();
  return std::move(*claim);
}

/// Moves the claim or says why not.
void move(http::Call& call, store::StoredClaim& claim, ClaimAction action, ClaimActor actor,
          const std::string& note, const std::string& reason) {
  const auto to = next_state(claim.state, action, actor);
  if (!to || !store::decide_claim(call.tx, claim, *to, call.now, call.caller.user_id, note, reason)) {
    throw Refused(RefusalCode::kConflict, "registry.claim_already_decided",
                  "この申し込みはすでに処理されています。画面を更新して確かめてください。");
  }
  claim.state = *to;
  claim.decided_at = call.now;
  claim.note = note;
  claim.rejection_reason = reason;
}

void register_business(http::Call& call, const store::StoredClaim& claim) {
  const SoleProprietorFacts& facts = *claim.sole_proprietor;
  SearchedFacts searched;
  searched.name = facts.trade_name;
  if (facts.name_kana) searched.name_kana = *facts.name_kana;
  searched.kind = kSoleProprietor;
  searched.prefecture_code = facts.prefecture_code;
  if (facts.city_code) searched.city_code = *facts.city_code;
  searched.prefecture_name = facts.prefecture_name;
  searched.city_name = facts.city_name;
  searched.street = facts.street;
  SearchKeys keys;
  make_search_keys(searched, keys);
  if (!store::register_sole_proprietor(call.tx, claim.claim_id, facts, keys, jst_date(call.now))) {
    throw std::logic_error("the confirmed claim did not become a business");
  }
}

}  // namespace

ClaimItem make_claim(http::Call& call, const ClaimInput& input) {
  if (input.corporate_number.has_value() == input.sole_proprietor.has_value()) {
    shape::refuse_if_any({{"/corporate_number", "claim.one_of_two",
                           "法人は法人番号を、個人事業主は屋号などを、どちらか一方だけ入力してください。"}});
  }
  const std::int64_t user_id = call.caller.user_id;
  need_confirmer(call.tx, input.confirming_organization_id);
  if (store::count_pending_claims(call.tx, user_id) >= kMostPendingClaims) {
    throw Refused(
        RefusalCode::kConflict, "registry.too_many_claims",
        fmt::format(
            "確認待ちの申し込みは{}件までです。確認が済むのを待つか、いらないものを取り下げてください。",
            kMostPendingClaims));
  }
  store::NewClaim claim;
  std::string business_name;
  if (input.corporate_number) {
    claim.business_id = corporate_number_to_id(*input.corporate_number);
    business_name = need_claimable(call.tx, claim.business_id).name;
    need_free_business(call.tx, claim.business_id, user_id);
  } else {
    claim.business_id = store::next_sole_proprietor_id(call.tx);
    business_name = input.sole_proprietor->trade_name;
    claim.sole_proprietor = input.sole_proprietor;
  }
  claim.user_id = user_id;
  claim.confirming_organization_id = input.confirming_organization_id;
  if (input.position) claim.applicant_position = *input.position;
  if (input.phone) claim.applicant_phone = *input.phone;
  if (input.message) claim.message = *input.message;
  claim.submitted_at = call.now;
  const auto claim_id = store::add_claim(call.tx, claim);
  if (!claim_id) {
    throw Refused(RefusalCode::kConflict, "registry.claim_pending",
                  "この事業者については、すでに申し込み済みで確認を待っています。");
  }
  const auto stored = store::find_claim(call.tx, *claim_id).value();
  record(call, "registry.claim.make", stored);
  tell_organization_of_claim(call, input.confirming_organization_id, business_name);
  return view_of_claim(call, stored, ClaimViewer::claimant);
}

ClaimItem confirm_claim(http::Call& call, std::int64_t claim_id, const ConfirmInput& input) {
  store::StoredClaim claim = claim_to_decide(call, claim_id);
  need_free_business(call.tx, claim.business_id, claim.user_id);
  if (!claim.sole_proprietor) need_claimable(call.tx, claim.business_id);
  move(call, claim, ClaimAction::confirm, ClaimActor::confirmer, input.note, "");
  if (claim.sole_proprietor) register_business(call, claim);
  identity::set_business_owner(call.tx, claim.user_id, claim.business_id, call.now);
  record(call, "registry.claim.confirm", claim);
  tell_claimant(call, claim, ClaimState::confirmed, "");
  return view_of_claim(call, claim, ClaimViewer::confirmer);
}

ClaimItem reject_claim(http::Call& call, std::int64_t claim_id, const RejectInput& input) {
  store::StoredClaim claim = claim_to_decide(call, claim_id);
  move(call, claim, ClaimAction::reject, ClaimActor::confirmer, "", input.reason);
  record(call, "registry.claim.reject", claim);
  tell_claimant(call, claim, ClaimState::rejected, input.reason);
  return view_of_claim(call, claim, ClaimViewer::confirmer);
}

void withdraw_claim(http::Call& call, std::int64_t claim_id) {
  auto claim = store::find_claim(call.tx, claim_id);
  if (!claim || claim->user_id != call.caller.user_id) throw claim_not_found();
  move(call, *claim, ClaimAction::withdraw, ClaimActor::claimant, "", "");
  record(call, "registry.claim.withdraw", *claim);
}

void accept_verified_corporation(http::Call& call, std::int64_t user_id,
                                 const identity::VerifiedCorporation& corporation) {
  store::StoredClaim claim;
  claim.business_id = corporate_number_to_id(corporation.corporate_number);
  claim.user_id = user_id;
  const auto facts = store::find_public_facts(call.tx, claim.business_id);
  if (!facts || facts->status != "active") {
    record(call, "registry.claim.unknown_corporation", claim);
    return;
  }
  store::lock_business(call.tx, claim.business_id);
  const auto owners = identity::business_owners(call.tx, claim.business_id);
  if (std::find(owners.begin(), owners.end(), user_id) != owners.end()) return;
  if (!owners.empty()) {
    record(call, "registry.claim.conflict", claim);
    return;
  }
  const auto state = next_state(ClaimState::pending, ClaimAction::confirm, ClaimActor::provider);
  store::NewClaim confirmed;
  confirmed.business_id = claim.business_id;
  confirmed.user_id = user_id;
  confirmed.state = state.value();
  confirmed.method = ClaimMethod::openid;
  confirmed.message = corporation.issuer;
  confirmed.submitted_at = call.now;
  claim.claim_id = store::add_claim(call.tx, confirmed).value();
  claim.business_name = facts->name;
  identity::set_business_owner(call.tx, user_id, claim.business_id, call.now);
  record(call, "registry.claim.confirm", claim);
  tell_claimant(call, claim, ClaimState::confirmed, "");
}

}  // namespace banso::registry
