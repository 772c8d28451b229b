// Consents of owners.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/rules/consent.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry::store {

struct StoredConsent {
  std::int64_t consent_id = 0;
  std::int64_t business_id = 0;
  std::int64_t organization_id = 0;
  Scope scope{};
  Purpose purpose{};
  Date starts_on{};
  Date ends_on{};
  Instant granted_at{};
  std::int64_t granted_by_user_id = 0;
  std::optional<Instant> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(StoredConsent, (),
                      (consent_id, business_id, organization_id, scope, purpose, starts_on, ends_on,
                       granted_at, granted_by_user_id, withdrawn_at))

struct NewConsent {
  std::int64_t business_id = 0;
  std::int64_t organization_id = 0;
  Scope scope{};
  Purpose purpose{};
  Date starts_on{};
  Date ends_on{};
  Instant granted_at{};
  std::int64_t granted_by_user_id = 0;
};

/// Withdraws the consent of the same business, organisation and purpose that stands, if one does, and adds
/// the new one. @return its number
std::int64_t add_consent(db::Tx& tx, const NewConsent& consent);
/// The caller's consents of a business (as owner: all; as grantee: those of the caller's organisations),
/// newest first, ended and withdrawn ones too; at most 500.
std::vector<StoredConsent> list_consents(db::Tx& tx, std::int64_t business_id);
std::optional<StoredConsent> find_consent(db::Tx& tx, std::int64_t consent_id);
/// What is looked for among the consents in force that an organisation holds.
struct HeldConsentFilter {
  std::int64_t organization_id = 0;
  Date today{};
  std::optional<Purpose> purpose{};
  std::optional<Date> ends_by{};  ///< only those that end on this day or before
  std::string name_key{};         ///< part of the folded name; "" for all
  std::int64_t business_id = 0;   ///< found too, when a number was typed
};
struct HeldConsentRow {
  std::int64_t consent_id = 0;
  std::int64_t business_id = 0;
  std::string business_name;
  std::string business_address;
  Scope scope{};
  Purpose purpose{};
  Date starts_on{};
  Date ends_on{};
  Instant granted_at{};
};
BOOST_DESCRIBE_STRUCT(HeldConsentRow, (),
                      (consent_id, business_id, business_name, business_address, scope, purpose, starts_on,
                       ends_on, granted_at))
std::int64_t count_held_consents(db::Tx& tx, const HeldConsentFilter& filter);
std::vector<HeldConsentRow> list_held_consents(db::Tx& tx, const HeldConsentFilter& filter,
                                               std::int64_t limit, std::int64_t offset);
/// @return false if it was withdrawn before
bool withdraw_consent(db::Tx& tx, const StoredConsent& consent, Instant now, std::int64_t user_id);

}  // namespace banso::registry::store
