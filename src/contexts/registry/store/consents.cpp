#include "contexts/registry/store/consents.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry::store {
namespace {

using Id = std::int64_t;

const db::Command<Id, Id, Purpose, Instant, Id> kReplaceConsent{"registry.replace_consent"};
const db::Query<Id, Id, Id, Scope, Purpose, Date, Date, Instant, Id> kAddConsent{"registry.add_consent"};
const db::Query<StoredConsent, Id> kListConsents{"registry.list_consents"};
const db::Query<StoredConsent, Id> kFindConsent{"registry.find_consent"};
const db::Command<Id, Id, Instant, Id> kWithdrawConsent{"registry.withdraw_consent"};
const db::Query<std::int64_t, Id, Date, std::optional<Purpose>, std::optional<Date>, std::string, Id>
    kCountHeldConsents{"registry.count_held_consents"};
const db::Query<HeldConsentRow, Id, Date, std::optional<Purpose>, std::optional<Date>, std::string, Id,
                std::int64_t, std::int64_t>
    kListHeldConsents{"registry.list_held_consents"};

}  // namespace

std::int64_t add_consent(db::Tx& tx, const NewConsent& consent) {
  kReplaceConsent.defer(tx, consent.business_id, consent.organization_id, consent.purpose, consent.granted_at,
                        consent.granted_by_user_id);
  return kAddConsent.one(tx, consent.business_id, consent.organization_id, consent.scope, consent.purpose,
                         consent.starts_on, consent.ends_on, consent.granted_at, consent.granted_by_user_id);
}

std::vector<StoredConsent> list_consents(db::Tx& tx, std::int64_t business_id) {
  return kListConsents.all(tx, business_id);
}

std::optional<StoredConsent> find_consent(db::Tx& tx, std::int64_t consent_id) {
  return kFindConsent.maybe(tx, consent_id);
}

std::int64_t count_held_consents(db::Tx& tx, const HeldConsentFilter& filter) {
  return kCountHeldConsents.one(tx, filter.organization_id, filter.today, filter.purpose, filter.ends_by,
                                filter.name_key, filter.business_id);
}

std::vector<HeldConsentRow> list_held_consents(db::Tx& tx, const HeldConsentFilter& filter,
                                               std::int64_t limit, std::int64_t offset) {
  return kListHeldConsents.all(tx, filter.organization_id, filter.today, filter.purpose, filter.ends_by,
                               filter.name_key, filter.business_id, limit, offset);
}

bool withdraw_consent(db::Tx& tx, const StoredConsent& consent, Instant now, std::int64_t user_id) {
  return kWithdrawConsent.run(tx, consent.business_id, consent.consent_id, now, user_id) > 0;
}

}  // namespace banso::registry::store
