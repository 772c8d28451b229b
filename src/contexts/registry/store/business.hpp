// Reading one business.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/rules/consent.hpp"
#include "contexts/registry/rules/profile.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry::store {

/// The public facts of registry.business as people see them.
struct PublicFacts {
  std::int64_t business_id = 0;
  std::string kind;
  std::string status;
  std::string name;
  std::string name_kana;
  std::string name_en;
  std::string prefecture_code;
  std::string city_code;
  std::string prefecture_name;
  std::string city_name;
  std::string street;
  std::string post_code;
  std::string address_abroad;
  std::string prefecture_name_en;
  std::string address_en;
  std::string address_abroad_en;
  std::string name_image_id;
  std::string address_image_id;
  std::string address_abroad_image_id;
  std::string process;
  std::optional<Date> update_date;
  std::optional<Date> change_date;
  std::optional<Date> assignment_date;
  std::optional<Date> close_date;
  std::string close_cause;
  std::optional<std::int64_t> successor_business_id;
  std::string change_cause;
  bool searchable = true;
  std::optional<std::string> industry_code;
  std::optional<std::string> industry_name;
};
BOOST_DESCRIBE_STRUCT(PublicFacts, (),
                      (business_id, kind, status, name, name_kana, name_en, prefecture_code, city_code,
                       prefecture_name, city_name, street, post_code, address_abroad, prefecture_name_en,
                       address_en, address_abroad_en, name_image_id, address_image_id,
                       address_abroad_image_id, process, update_date, change_date, assignment_date,
                       close_date, close_cause, successor_business_id, change_cause, searchable,
                       industry_code, industry_name))

/// An earlier version of the facts.
struct HistoryItem {
  std::string process;
  std::optional<Date> change_date;
  std::optional<Date> update_date;
  std::string name;
  std::string name_kana;
  std::string prefecture_name;
  std::string city_name;
  std::string street;
  std::string post_code;
  std::string address_abroad;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(HistoryItem, (),
                      (process, change_date, update_date, name, name_kana, prefecture_name, city_name, street,
                       post_code, address_abroad, reason))

/// Another business that this one was merged into, or that was merged into it.
struct BusinessLink {
  std::int64_t business_id = 0;
  std::string name;
  std::string status;
  std::optional<Date> close_date;
};
BOOST_DESCRIBE_STRUCT(BusinessLink, (), (business_id, name, status, close_date))

/// The owner's items with their version.
struct StoredProfile {
  std::int64_t version = 0;
  Instant updated_at{};
  std::int64_t updated_by_user_id = 0;
  std::vector<FieldSource> sources;
  ProfileFields fields;
};
BOOST_DESCRIBE_STRUCT(StoredProfile, (), (version, updated_at, updated_by_user_id, sources, fields))

/// A consent in force for an organisation of the caller.
struct HeldConsent {
  std::int64_t consent_id = 0;
  std::int64_t organization_id = 0;
  Scope scope{};
  Purpose purpose{};
  Date ends_on{};
};
BOOST_DESCRIBE_STRUCT(HeldConsent, (), (consent_id, organization_id, scope, purpose, ends_on))

/// Everything about a business that the caller may know, in one round trip. The profile is there for owners
/// and holders of a consent; what a holder sees of it is limited by the scope afterwards.
struct WholeBusiness : PublicFacts {
  std::optional<StoredProfile> profile;
  std::vector<HeldConsent> held_consents;
  std::vector<HistoryItem> history;  ///< newest first, at most 200
  std::optional<BusinessLink> successor;
  std::vector<BusinessLink> merged_from;  ///< at most 200
};
BOOST_DESCRIBE_STRUCT(WholeBusiness, (PublicFacts), (profile, held_consents, history, successor, merged_from))

std::optional<WholeBusiness> find_whole_business(db::Tx& tx, std::int64_t business_id);
std::optional<PublicFacts> find_public_facts(db::Tx& tx, std::int64_t business_id);

}  // namespace banso::registry::store
