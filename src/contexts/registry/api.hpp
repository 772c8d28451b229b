// What other contexts may call: facts of businesses, and the owner's items for a purpose.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/registry/rules/consent.hpp"
#include "contexts/registry/rules/nearest_chamber.hpp"
#include "contexts/registry/rules/profile.hpp"
#include "contexts/registry/rules/search_plan.hpp"
#include "contexts/registry/usecases/all_businesses.hpp"
#include "contexts/registry/usecases/code_names.hpp"
#include "contexts/registry/usecases/match_businesses.hpp"
#include "contexts/registry/usecases/show_business.hpp"
#include "platform/db/tx.hpp"
#include "platform/http/call.hpp"

namespace banso::registry {

/// Name and place of a business, as the caller of the transaction may see them.
struct BusinessSummary {
  std::int64_t business_id = 0;
  std::string name;
  std::string name_kana;
  std::string kind;
  std::string status;
  std::string prefecture_code;
  std::string city_code;
  std::string address;  ///< in one line
  std::string post_code;
  std::optional<std::string> industry_code;
};
std::optional<BusinessSummary> find_business(db::Tx& tx, std::int64_t business_id);

/// A municipality that a postal code belongs to.
struct PostalPlace {
  std::string prefecture_code;
  std::string prefecture_name;
  std::string city_name;
};
/// Without doubles; nothing for an unknown code. @param post_code seven digits
std::vector<PostalPlace> places_of_post_code(db::Tx& tx, const std::string& post_code);

/// The public page of a corporation: what the National Tax Agency publishes, its history and mergers. Never
/// the owner's items, whoever asks. @param number as typed @return nothing for an unknown or wrong number and
/// for sole proprietors
std::optional<BusinessView> find_public_business(db::Tx& tx, std::string_view number);

/// The owner's items as far as the caller may see them for this purpose: all for an owner, the scope of the
/// consents for exactly this purpose for others. Nothing if there are none. Reading is audited with the
/// purpose.
std::optional<ProfileFields> visible_profile(http::Call& call, std::int64_t business_id, Purpose purpose);

/// Whether a consent in force lets an organisation of the caller see items of this scope for this purpose.
bool has_consent(db::Tx& tx, std::int64_t business_id, Purpose purpose, Scope needed);

}  // namespace banso::registry
