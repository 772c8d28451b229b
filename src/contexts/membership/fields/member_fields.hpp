// The items of a record by name: their labels, how they are written and read one at a time. What forms,
// mappings of columns, exports and the history are made of.
#pragma once

#include <boost/json/value.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "contexts/membership/rules/member.hpp"
#include "kernel/refusal.hpp"

namespace banso::membership {

/// What kind of value an item holds.
enum class FieldType {
  text,
  long_text,
  whole_number,
  yen,
  date,
  month,   ///< 1 … 12
  choice,  ///< one of the words of MemberField::choices
  yes_no,
  email,
  phone,
  url,
  post_code,
  city_code,
  industry_codes,  ///< a list of JSIC codes
  words,           ///< a list of texts
};
BOOST_DESCRIBE_ENUM(FieldType, text, long_text, whole_number, yen, date, month, choice, yes_no, email, phone,
                    url, post_code, city_code, industry_codes, words)

/// An item of a record, other than its places.
struct MemberField {
  std::string_view key;    ///< member of MemberFields
  std::string_view label;  ///< in Japanese
  FieldType type;
  int max;              ///< most characters (texts) or items (lists); 0: not limited so
  bool statutory;       ///< an item of 商工会議所法施行令1条
  bool owner_editable;  ///< the owner may change it in マイページ; the others are the chamber's
};

/// All items in the order of MemberFields.
const std::vector<MemberField>& member_fields();
/// @return nullptr for an unknown key
const MemberField* find_member_field(std::string_view key);

/// The words of a choice or of yes and no, as people read them: {"corporation", "法人"}.
struct FieldChoice {
  std::string_view value;
  std::string_view label;
};
std::span<const FieldChoice> field_choices(std::string_view key);

/// The item as the API writes it; null: not known. "places" too. @throws std::out_of_range for an unknown key
boost::json::value field_value(const MemberFields& fields, std::string_view key);

/// The item as people read it: 1,000,000円, 令和8年4月1日 …; "" when it is not known.
std::string field_text(const MemberFields& fields, std::string_view key);

/// Sets one item. Takes what the API takes, and what people type: numbers with commas and units, dates in
/// both calendars, はい and いいえ, lists with commas; full width or not. null and "" take it away. Nothing
/// is changed when there are errors. @return errors with the path "/key"
std::vector<FieldError> set_field(MemberFields& fields, std::string_view key,
                                  const boost::json::value& value);

/// What no single item shows: too many places, dates in the wrong order or in the future. Paths are "/key".
std::vector<FieldError> member_problems(const MemberFields& fields, Date today);

/// Keys of the items (and "places") in which the two differ, in their order.
std::vector<std::string_view> changed_fields(const MemberFields& before, const MemberFields& after);

}  // namespace banso::membership
