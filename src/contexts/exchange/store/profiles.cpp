#include "contexts/exchange/store/profiles.hpp"

#include "platform/db/statement.hpp"

namespace banso::exchange::store {
namespace {

using Id = std::int64_t;
using Text = std::string;

const db::Query<ProfileRow, Id> kList{"exchange.list_profiles"};
const db::Query<ProfileRow, Id> kListShared{"exchange.list_shared_profiles"};
const db::Query<ProfileRow, Id> kFind{"exchange.find_profile"};
const db::Query<Id, Id, Text> kFindStandard{"exchange.find_standard_profile"};
const db::Query<Id, Id, std::optional<Text>, Text, Text, Mapping, Text, Instant, Id> kAdd{
    "exchange.add_profile"};
const db::Command<Id, Id, Id, Text, Text, Mapping, bool, Instant, Id> kChange{"exchange.change_profile"};
const db::Command<Id, Id, Instant> kRemove{"exchange.remove_profile"};
const db::Command<Id, Id, Id, Text, Mapping, Text, Instant, Id> kAddVersion{"exchange.add_profile_version"};
const db::Query<VersionRow, Id, Id> kVersions{"exchange.list_profile_versions"};

}  // namespace

std::vector<ProfileRow> list_profiles(db::Tx& tx, Id organization_id) {
  return kList.all(tx, organization_id);
}
std::vector<ProfileRow> list_shared_profiles(db::Tx& tx, Id organization_id) {
  return kListShared.all(tx, organization_id);
}
std::optional<ProfileRow> find_profile(db::Tx& tx, Id profile_id) {
  return kFind.maybe(tx, profile_id);
}
std::optional<Id> find_standard_profile(db::Tx& tx, Id organization_id, const Text& key) {
  return kFindStandard.maybe(tx, organization_id, key);
}

Id add_profile(db::Tx& tx, const NewProfile& profile, Instant now, Id user_id) {
  const Id id = kAdd.one(tx, profile.organization_id, profile.standard_key, profile.name, profile.description,
                         profile.mapping, profile.copied_from, now, user_id);
  kAddVersion.defer(tx, profile.organization_id, id, 1, profile.name, profile.mapping, profile.note, now,
                    user_id);
  return id;
}

bool change_profile(db::Tx& tx, const ProfileRow& profile, const Text& note, Instant now, Id user_id) {
  if (kChange.run(tx, profile.organization_id, profile.profile_id, profile.version, profile.name,
                  profile.description, profile.mapping, profile.shared, now, user_id) != 1) {
    return false;
  }
  kAddVersion.defer(tx, profile.organization_id, profile.profile_id, profile.version + 1, profile.name,
                    profile.mapping, note, now, user_id);
  return true;
}

void remove_profile(db::Tx& tx, Id organization_id, Id profile_id, Instant now) {
  kRemove.run(tx, organization_id, profile_id, now);
}
std::vector<VersionRow> list_profile_versions(db::Tx& tx, Id organization_id, Id profile_id) {
  return kVersions.all(tx, organization_id, profile_id);
}

}  // namespace banso::exchange::store
