// Giving and withdrawing consent, and explaining who may see what.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/store/consents.hpp"
#include "platform/http/call.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::registry {

struct ConsentInput {
  shape::Int<1, INT64_MAX> organization_id;
  Scope scope{};
  Purpose purpose{};
  Date ends_on{};
};
BOOST_DESCRIBE_STRUCT(ConsentInput, (), (organization_id, scope, purpose, ends_on))

enum class ConsentState { in_force, ended, withdrawn };
BOOST_DESCRIBE_ENUM(ConsentState, in_force, ended, withdrawn)

struct ConsentItem {
  std::int64_t consent_id = 0;
  std::int64_t business_id = 0;
  std::int64_t organization_id = 0;
  std::string organization_name;
  Scope scope{};
  std::string scope_name;
  Purpose purpose{};
  std::string purpose_name;
  Date starts_on{};
  Date ends_on{};
  ConsentState state{};
  Instant granted_at{};
  std::string granted_by;
  std::optional<Instant> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(ConsentItem, (),
                      (consent_id, business_id, organization_id, organization_name, scope, scope_name,
                       purpose, purpose_name, starts_on, ends_on, state, granted_at, granted_by,
                       withdrawn_at))

struct ConsentList {
  std::vector<ConsentItem> items;
};
BOOST_DESCRIBE_STRUCT(ConsentList, (), (items))

/// The consents of a business: all for its owner, those of their own organisations for others.
ConsentList list_consents(http::Call& call, std::int64_t business_id);

/// Gives consent from today on; replaces the one for the same organisation and purpose. The organisation is
/// told by mail. @throws Refused(kForbidden) for anybody but an owner; kInvalid
ConsentItem grant_consent(http::Call& call, std::int64_t business_id, const ConsentInput& input);

/// Ends a consent at once. @throws Refused(kNotFound), kForbidden for anybody but an owner; kConflict
ConsentItem withdraw_consent(http::Call& call, std::int64_t consent_id);

/// Why somebody may see something.
enum class AccessBasis {
  public_facts,  ///< published by the National Tax Agency
  owner,
  consent,
  claim,  ///< was asked to confirm a claim
};
BOOST_DESCRIBE_ENUM(AccessBasis, public_facts, owner, consent, claim)

struct AccessItem {
  std::string grantee;  ///< who: 「だれでも」, a person, an organisation
  AccessBasis basis{};
  std::string scope;    ///< what, in words
  std::string purpose;  ///< what for, in words
  std::optional<std::int64_t> organization_id;
  std::optional<std::int64_t> consent_id;
  std::optional<Date> until;
  std::string explanation;
};
BOOST_DESCRIBE_STRUCT(AccessItem, (),
                      (grantee, basis, scope, purpose, organization_id, consent_id, until, explanation))

struct AccessReport {
  std::vector<AccessItem> items;
  std::string read_log;  ///< address of the log of reads and changes
};
BOOST_DESCRIBE_STRUCT(AccessReport, (), (items, read_log))

/// Who may see what of the business and why. For its owners and system administrators.
/// @throws Refused(kForbidden), kNotFound
AccessReport explain_access(http::Call& call, std::int64_t business_id);

}  // namespace banso::registry
