#include "contexts/registry/store/claims.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry::store {
namespace {

using Id = std::int64_t;
using Text = std::string;
using MaybeState = std::optional<ClaimState>;

const db::Command<Id> kLockBusiness{"registry.lock_business"};
const db::Query<Id> kNextSoleProprietorId{"registry.next_sole_proprietor_id"};
const db::Query<Id, Id, Id, ClaimState, ClaimMethod, std::optional<Id>, Text, Text, Text,
                std::optional<SoleProprietorFacts>, Instant>
    kAddClaim{"registry.add_claim"};
const db::Query<StoredClaim, Id> kFindClaim{"registry.find_claim"};
const db::Query<StoredClaim, Id> kListClaimsOfUser{"registry.list_claims_of_user"};
const db::Query<Id, Id> kCountPendingClaims{"registry.count_pending_claims"};
const db::Query<StoredClaim, Id, MaybeState, Id, Id> kListClaimsOfOrganization{
    "registry.list_claims_of_organization"};
const db::Query<Id, Id, MaybeState> kCountClaimsOfOrganization{"registry.count_claims_of_organization"};
const db::Command<Id, Id, ClaimState, ClaimState, Instant, Id, Text, Text> kDecideClaim{
    "registry.decide_claim"};
const db::Query<std::optional<Id>, Id, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                std::vector<std::int32_t>, Date>
    kRegisterSoleProprietor{"registry.register_sole_proprietor"};
const db::Query<SoleProprietorFacts, Id, Id> kStatedFacts{"registry.stated_facts"};

template <class Value>
Text text_of(const std::optional<Value>& value) {
  return value ? Text(*value) : Text();
}

}  // namespace

void lock_business(db::Tx& tx, std::int64_t business_id) {
  kLockBusiness.defer(tx, business_id);
}

std::int64_t next_sole_proprietor_id(db::Tx& tx) {
  return kNextSoleProprietorId.one(tx);
}

std::optional<std::int64_t> add_claim(db::Tx& tx, const NewClaim& claim) {
  return kAddClaim.maybe(tx, claim.business_id, claim.user_id, claim.state, claim.method,
                         claim.confirming_organization_id, claim.applicant_position, claim.applicant_phone,
                         claim.message, claim.sole_proprietor, claim.submitted_at);
}

std::optional<StoredClaim> find_claim(db::Tx& tx, std::int64_t claim_id) {
  return kFindClaim.maybe(tx, claim_id);
}

std::vector<StoredClaim> list_claims_of_user(db::Tx& tx, std::int64_t user_id) {
  return kListClaimsOfUser.all(tx, user_id);
}

std::int64_t count_pending_claims(db::Tx& tx, std::int64_t user_id) {
  return kCountPendingClaims.one(tx, user_id);
}

std::vector<StoredClaim> list_claims_of_organization(db::Tx& tx, std::int64_t organization_id,
                                                     const MaybeState& state, std::int64_t rows,
                                                     std::int64_t skipped) {
  return kListClaimsOfOrganization.all(tx, organization_id, state, rows, skipped);
}

std::int64_t count_claims_of_organization(db::Tx& tx, std::int64_t organization_id, const MaybeState& state) {
  return kCountClaimsOfOrganization.one(tx, organization_id, state);
}

bool decide_claim(db::Tx& tx, const StoredClaim& claim, ClaimState to, Instant now, std::int64_t user_id,
                  const std::string& note, const std::string& rejection_reason) {
  return kDecideClaim.run(tx, claim.business_id, claim.claim_id, claim.state, to, now, user_id, note,
                          rejection_reason) > 0;
}

bool register_sole_proprietor(db::Tx& tx, std::int64_t claim_id, const SoleProprietorFacts& facts,
                              const SearchKeys& keys, Date today) {
  const auto registered = kRegisterSoleProprietor.maybe(
      tx, claim_id, facts.trade_name, text_of(facts.name_kana), facts.prefecture_code,
      text_of(facts.city_code), facts.prefecture_name, facts.city_name, facts.street, facts.post_code,
      keys.name_key, keys.kana_key, keys.address_key, keys.search_tokens, today);
  return registered && registered->has_value();
}

std::optional<SoleProprietorFacts> stated_facts(db::Tx& tx, std::int64_t business_id, std::int64_t user_id) {
  return kStatedFacts.maybe(tx, business_id, user_id);
}

}  // namespace banso::registry::store
