#include "contexts/registry/api.hpp"

#include <algorithm>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/rules/profile_fields.hpp"
#include "contexts/registry/store/business.hpp"
#include "contexts/registry/store/reference.hpp"
#include "kernel/corporate_number.hpp"
#include "platform/audit/audit.hpp"

namespace banso::registry {
namespace {

/// The sum of the consents for one purpose.
std::optional<JoinedConsent> consent_for(const std::vector<store::HeldConsent>& held, Purpose purpose) {
  std::vector<store::HeldConsent> fitting;
  for (const auto& consent : held) {
    if (consent.purpose == purpose) fitting.push_back(consent);
  }
  return join_consents(fitting);
}

}  // namespace

std::optional<BusinessSummary> find_business(db::Tx& tx, std::int64_t business_id) {
  auto facts = store::find_public_facts(tx, business_id);
  if (!facts) return std::nullopt;
  const std::string address = facts->address_abroad.empty()
                                  ? facts->prefecture_name + facts->city_name + facts->street
                                  : facts->address_abroad;
  return BusinessSummary{
      facts->business_id,     facts->name,      facts->name_kana, facts->kind,      facts->status,
      facts->prefecture_code, facts->city_code, address,          facts->post_code, facts->industry_code};
}

std::vector<PostalPlace> places_of_post_code(db::Tx& tx, const std::string& post_code) {
  std::vector<PostalPlace> places;
  for (auto& code : store::find_postal_codes(tx, post_code)) {
    const bool known = std::any_of(places.begin(), places.end(), [&](const PostalPlace& place) {
      return place.city_name == code.city_name && place.prefecture_code == code.prefecture_code;
    });
    if (known) continue;
    places.push_back(
        {std::move(code.prefecture_code), std::move(code.prefecture_name), std::move(code.city_name)});
  }
  return places;
}

std::optional<BusinessView> find_public_business(db::Tx& tx, std::string_view number) {
  const auto reading = read_corporate_number(number);
  if (!reading) return std::nullopt;
  auto whole = store::find_whole_business(tx, corporate_number_to_id(reading.number));
  if (!whole) return std::nullopt;
  BusinessView view;
  static_cast<store::PublicFacts&>(view) = std::move(static_cast<store::PublicFacts&>(*whole));
  describe_facts(view);
  for (store::HistoryItem& item : whole->history) {
    HistoryView& entry = view.history.emplace_back();
    static_cast<store::HistoryItem&>(entry) = std::move(item);
    entry.process_name = process_name(entry.process);
  }
  view.successor = std::move(whole->successor);
  view.merged_from = std::move(whole->merged_from);
  return view;
}

std::optional<ProfileFields> visible_profile(http::Call& call, std::int64_t business_id, Purpose purpose) {
  auto whole = store::find_whole_business(call.tx, business_id);
  if (!whole || !whole->profile) return std::nullopt;
  audit::Entry entry;
  entry.action = "registry.profile.read";
  entry.object_type = "business";
  entry.object_id = std::to_string(business_id);
  entry.business_id = business_id;
  entry.details = {{"purpose", boost::describe::enum_to_string(purpose, "")}};
  if (!call.caller.owns(business_id)) {
    const auto consent = consent_for(whole->held_consents, purpose);
    if (!consent) return std::nullopt;
    restrict_to(whole->profile->fields, consent->scopes);
    entry.organization_id = consent->organization_id;
    entry.details["consent_id"] = consent->consent_id;
  }
  audit::record(call, entry);
  return std::move(whole->profile->fields);
}

bool has_consent(db::Tx& tx, std::int64_t business_id, Purpose purpose, Scope needed) {
  const auto whole = store::find_whole_business(tx, business_id);
  if (!whole) return false;
  const auto consent = consent_for(whole->held_consents, purpose);
  return consent && opens(consent->scopes, needed);
}

}  // namespace banso::registry
