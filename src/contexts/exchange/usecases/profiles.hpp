// Mapping profiles of a chamber: made, changed in versions, shared and copied.
#pragma once

#include "contexts/exchange/rules/mapping.hpp"
#include "contexts/exchange/store/profiles.hpp"
#include "platform/http/api.hpp"

namespace banso::exchange {

struct MappingProfileItem {
  std::optional<std::int64_t> profile_id;  ///< null: a standard layout that the chamber has not used yet
  std::optional<std::string> standard_key;
  std::string name;
  std::string description;
  FileFormat format{};
  std::int64_t columns = 0;
  bool shared = false;
  std::string copied_from;
  std::string owner;  ///< the chamber, for those of others
  std::int64_t version = 0;
  std::optional<Instant> updated_at;
  std::string updated_by;
};
BOOST_DESCRIBE_STRUCT(MappingProfileItem, (),
                      (profile_id, standard_key, name, description, format, columns, shared, copied_from,
                       owner, version, updated_at, updated_by))

struct MappingProfileList {
  std::vector<MappingProfileItem> items;
  std::vector<MappingProfileItem> shared;  ///< of other chambers, to copy
};
BOOST_DESCRIBE_STRUCT(MappingProfileList, (), (items, shared))

struct MappingProfile : MappingProfileItem {
  Mapping mapping;
  std::vector<MappingProblem> problems;
  bool editable = false;
};
BOOST_DESCRIBE_STRUCT(MappingProfile, (MappingProfileItem), (mapping, problems, editable))

struct MappingProfileInput {
  Str<1, 80> name;
  Str<0, 400> description;
  Mapping mapping;
  bool shared = false;
  Str<0, 200> note;
};
BOOST_DESCRIBE_STRUCT(MappingProfileInput, (), (name, description, mapping, shared, note))

/// A copy of a standard layout or of a profile one may see.
struct ProfileCopyInput {
  std::optional<Str<1, 40>> standard_key;
  std::optional<std::int64_t> profile_id;
  Str<1, 80> name;
};
BOOST_DESCRIBE_STRUCT(ProfileCopyInput, (), (standard_key, profile_id, name))

struct MappingProfileVersion {
  std::int64_t version = 0;
  std::string name;
  std::string note;
  Instant saved_at{};
  std::string saved_by;
  Mapping mapping;
};
BOOST_DESCRIBE_STRUCT(MappingProfileVersion, (), (version, name, note, saved_at, saved_by, mapping))
struct MappingProfileVersions {
  std::vector<MappingProfileVersion> items;
};
BOOST_DESCRIBE_STRUCT(MappingProfileVersions, (), (items))

struct ExchangeFieldWord {
  std::string value;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ExchangeFieldWord, (), (value, label))
struct ExchangeField {
  std::string key;
  std::string label;
  std::string kind;
  std::vector<ExchangeFieldWord> words;
};
BOOST_DESCRIBE_STRUCT(ExchangeField, (), (key, label, kind, words))
struct ExchangeFieldList {
  std::vector<ExchangeField> items;
};
BOOST_DESCRIBE_STRUCT(ExchangeFieldList, (), (items))

struct MappingInput {
  Mapping mapping;
};
BOOST_DESCRIBE_STRUCT(MappingInput, (), (mapping))
struct MappingCheck {
  std::vector<MappingProblem> problems;
};
BOOST_DESCRIBE_STRUCT(MappingCheck, (), (problems))

MappingProfileList list_profiles(http::Call& call, std::int64_t organization_id);
/// @throws Refused(kNotFound)
MappingProfile show_profile(http::Call& call, std::int64_t organization_id, std::int64_t profile_id);
MappingProfile create_profile(http::Call& call, std::int64_t organization_id,
                              const MappingProfileInput& input);
MappingProfile copy_profile(http::Call& call, std::int64_t organization_id, const ProfileCopyInput& input);
/// @throws Refused(kPrecondition) if somebody changed it meanwhile
MappingProfile change_profile(http::Call& call, std::int64_t organization_id, std::int64_t profile_id,
                              const MappingProfileInput& input);
void remove_profile(http::Call& call, std::int64_t organization_id, std::int64_t profile_id);
MappingProfileVersions list_profile_versions(http::Call& call, std::int64_t organization_id,
                                             std::int64_t profile_id);
ExchangeFieldList list_fields();

/// The chamber's own profile, which is made from a standard layout if need be. @throws Refused(kNotFound),
/// Refused(kInvalid) if neither is named
store::ProfileRow own_profile(http::Call& call, std::int64_t organization_id,
                              std::optional<std::int64_t> profile_id,
                              const std::optional<std::string>& standard_key);

/// @throws Refused(kInvalid, "exchange.mapping_wrong") with the problems that forbid its use
void must_be_usable(const Mapping& mapping);

}  // namespace banso::exchange
