// The page of one business: public facts for everybody, the owner's items for those who may see them.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/store/business.hpp"
#include "platform/http/call.hpp"

namespace banso::registry {

/// By what right somebody sees the owner's items.
enum class AccessReason { owner, consent, none };
BOOST_DESCRIBE_ENUM(AccessReason, owner, consent, none)

struct ProfileAccess {
  bool visible = false;
  AccessReason reason = AccessReason::none;
  std::optional<std::int64_t> consent_id;
  std::vector<Scope> scopes;
  std::optional<Purpose> purpose;
  std::optional<Date> until;
  std::string explanation;  ///< one sentence for the screen
};
BOOST_DESCRIBE_STRUCT(ProfileAccess, (), (visible, reason, consent_id, scopes, purpose, until, explanation))

/// The owner's items as the caller may see them.
struct ProfileView {
  std::int64_t version = 0;  ///< 0: nothing saved yet
  std::optional<Instant> updated_at;
  std::optional<std::string> updated_by;
  ProfileFields fields;
  std::vector<FieldSource> sources;
};
BOOST_DESCRIBE_STRUCT(ProfileView, (), (version, updated_at, updated_by, fields, sources))

struct HistoryView : store::HistoryItem {
  std::string process_name;
};
BOOST_DESCRIBE_STRUCT(HistoryView, (store::HistoryItem), (process_name))

struct BusinessView : store::PublicFacts {
  std::optional<std::string> corporate_number;
  std::string kind_name;
  std::string legal_form;           ///< 株式会社 …, empty when the name has none
  std::string legal_form_position;  ///< front, back or empty
  std::string process_name;
  std::string close_cause_name;
  std::string source;  ///< where the facts come from, to be shown beside them
  std::optional<ProfileView> profile;
  ProfileAccess profile_access;
  std::vector<HistoryView> history;
  std::optional<store::BusinessLink> successor;
  std::vector<store::BusinessLink> merged_from;
};
BOOST_DESCRIBE_STRUCT(BusinessView, (store::PublicFacts),
                      (corporate_number, kind_name, legal_form, legal_form_position, process_name,
                       close_cause_name, source, profile, profile_access, history, successor, merged_from))

/// Everything the caller may know of the business. Reading the owner's items of somebody else is audited.
/// @throws Refused(kNotFound)
BusinessView show_business(http::Call& call, std::int64_t business_id);

/// What several consents amount to: all their scopes, and the one that runs longest to show and to log.
/// Pure; empty `held` gives nothing.
struct JoinedConsent {
  std::int64_t consent_id = 0;
  std::int64_t organization_id = 0;
  std::vector<Scope> scopes;
  Purpose purpose{};
  Date until{};
};
std::optional<JoinedConsent> join_consents(const std::vector<store::HeldConsent>& held);

/// The public part of a view, filled in from the facts. Pure.
void describe_facts(BusinessView& view);

}  // namespace banso::registry
