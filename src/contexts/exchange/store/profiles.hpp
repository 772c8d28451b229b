// Mapping profiles in the database.
#pragma once

#include "contexts/exchange/store/rows.hpp"
#include "platform/db/tx.hpp"

namespace banso::exchange::store {

struct VersionRow {
  std::int64_t version = 0;
  std::string name;
  std::string note;
  Instant saved_at{};
  std::int64_t saved_by_user_id = 0;
  Mapping mapping;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, name, note, saved_at, saved_by_user_id, mapping))

std::vector<ProfileRow> list_profiles(db::Tx& tx, std::int64_t organization_id);
/// Of other chambers.
std::vector<ProfileRow> list_shared_profiles(db::Tx& tx, std::int64_t organization_id);
/// One's own, or one that is shared.
std::optional<ProfileRow> find_profile(db::Tx& tx, std::int64_t profile_id);
std::optional<std::int64_t> find_standard_profile(db::Tx& tx, std::int64_t organization_id,
                                                  const std::string& key);

struct NewProfile {
  std::int64_t organization_id = 0;
  std::optional<std::string> standard_key;
  std::string name;
  std::string description;
  Mapping mapping;
  std::string copied_from;
  std::string note;
};
/// Version 1.
std::int64_t add_profile(db::Tx& tx, const NewProfile& profile, Instant now, std::int64_t user_id);
/// The next version. @param profile its version is the one that is replaced @return false if somebody was
/// faster
bool change_profile(db::Tx& tx, const ProfileRow& profile, const std::string& note, Instant now,
                    std::int64_t user_id);
void remove_profile(db::Tx& tx, std::int64_t organization_id, std::int64_t profile_id, Instant now);
std::vector<VersionRow> list_profile_versions(db::Tx& tx, std::int64_t organization_id,
                                              std::int64_t profile_id);

}  // namespace banso::exchange::store
