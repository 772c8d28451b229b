#include "contexts/registry/store/profile.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry::store {
namespace {

const db::Query<StoredProfile, std::int64_t> kFindProfile{"registry.find_profile"};
const db::Query<std::int64_t, std::int64_t, std::int64_t, ProfileFields, std::vector<FieldSource>, Instant,
                std::int64_t>
    kSaveProfile{"registry.save_profile"};
const db::Command<std::int64_t, std::optional<std::string>> kPublishIndustry{"registry.publish_industry"};

}  // namespace

std::optional<StoredProfile> find_profile(db::Tx& tx, std::int64_t business_id) {
  return kFindProfile.maybe(tx, business_id);
}

std::optional<std::int64_t> save_profile(db::Tx& tx, std::int64_t business_id, std::int64_t expected_version,
                                         const ProfileFields& fields, const std::vector<FieldSource>& sources,
                                         Instant now, std::int64_t user_id) {
  return kSaveProfile.maybe(tx, business_id, expected_version, fields, sources, now, user_id);
}

void publish_industry(db::Tx& tx, std::int64_t business_id, const std::optional<std::string>& industry_code) {
  kPublishIndustry.defer(tx, business_id, industry_code);
}

}  // namespace banso::registry::store
