// The consents that an organisation holds: whose own items its people may look at, what for and until when.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "contexts/registry/rules/consent.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::registry {

struct HeldConsentFilterQuery {
  shape::Str<0, 100> q;  ///< part of the name, or the corporate number
  std::optional<Purpose> purpose;
  std::optional<Date> ends_by;  ///< only those that end on this day or before
};
BOOST_DESCRIBE_STRUCT(HeldConsentFilterQuery, (), (q, purpose, ends_by))

struct HeldConsentQuery : HeldConsentFilterQuery, http::PageQuery {};
BOOST_DESCRIBE_STRUCT(HeldConsentQuery, (HeldConsentFilterQuery, http::PageQuery), ())

struct HeldConsentItem {
  std::int64_t consent_id = 0;
  std::int64_t business_id = 0;
  std::optional<std::string> corporate_number;
  std::string business_name;
  std::string business_address;
  Scope scope{};
  std::string scope_name;
  Purpose purpose{};
  std::string purpose_name;
  Date starts_on{};
  Date ends_on{};
  Instant granted_at{};
};
BOOST_DESCRIBE_STRUCT(HeldConsentItem, (),
                      (consent_id, business_id, corporate_number, business_name, business_address, scope,
                       scope_name, purpose, purpose_name, starts_on, ends_on, granted_at))
BANSO_LIST_OF(HeldConsentPage, HeldConsentItem)

/// Consents in force, what ends first standing first. @throws Refused(kForbidden) for anybody who has no role
/// in the organisation
HeldConsentPage list_held_consents(http::Call& call, std::int64_t organization_id,
                                   const HeldConsentQuery& query);

/// The same as CSV, up to 10,000 of them; noted in the audit log.
http::Response export_held_consents(http::Call& call, std::int64_t organization_id,
                                    const HeldConsentFilterQuery& query);

}  // namespace banso::registry
