// What the owner of a business sees and changes of the records that chambers keep of it.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/usecases/members.hpp"

namespace banso::membership {

struct MemberChoiceItem {
  std::string value;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(MemberChoiceItem, (), (value, label))

/// An item of a record as a screen needs it.
struct MemberFieldItem {
  std::string key;
  std::string label;
  FieldType type{};
  std::int64_t max = 0;  ///< most characters or items; 0: not limited so
  bool statutory = false;
  bool owner_editable = false;
  std::vector<MemberChoiceItem> choices;
};
BOOST_DESCRIBE_STRUCT(MemberFieldItem, (), (key, label, type, max, statutory, owner_editable, choices))
struct MemberFieldList {
  std::vector<MemberFieldItem> items;
};
BOOST_DESCRIBE_STRUCT(MemberFieldList, (), (items))
/// The described items of a record.
MemberFieldList list_fields();

struct OwnValue {
  std::string key;
  std::string label;
  FieldType type{};
  bool editable = false;
  boost::json::value value;
  std::string text;  ///< as people read it
};
BOOST_DESCRIBE_STRUCT(OwnValue, (), (key, label, type, editable, value, text))

struct OwnMembership {
  std::int64_t organization_id = 0;
  std::string organization_name;
  std::int64_t member_id = 0;
  std::int64_t business_id = 0;
  Standing standing{};
  std::string standing_label;
  std::string name;
  std::vector<OwnValue> values;
  std::vector<MemberPlace> places;
  std::vector<std::string> interests;  ///< words to choose from
  std::optional<Date> leaving_on;
  std::int64_t version = 0;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(OwnMembership, (),
                      (organization_id, organization_name, member_id, business_id, standing, standing_label,
                       name, values, places, interests, leaving_on, version, updated_at))
struct OwnMembershipList {
  std::vector<OwnMembership> items;
};
BOOST_DESCRIBE_STRUCT(OwnMembershipList, (), (items))

struct OwnChangeInput {
  boost::json::value changes;  ///< key → value, only what changed
};
BOOST_DESCRIBE_STRUCT(OwnChangeInput, (), (changes))

OwnMembershipList list_own_memberships(http::Call& call);
/// Changes the record at once, tells the chamber. @throws Refused
OwnMembership change_own_membership(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                                    const OwnChangeInput& input);
MemberChangePage list_own_changes(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                                  const http::PageQuery& query);

}  // namespace banso::membership
