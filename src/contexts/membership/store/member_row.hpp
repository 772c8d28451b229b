// A record as the database gives and takes it.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>

#include "contexts/membership/rules/member.hpp"

namespace banso::membership::store {

struct MemberRow : MemberFields {
  std::int64_t organization_id = 0;
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  Standing standing{};
  boost::json::value extra;
  std::string register_state;
  std::optional<Date> register_closed_on;
  std::optional<Instant> mail_failed_at;
  std::optional<Instant> last_contact_at;
  std::int64_t version = 0;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(MemberRow, (MemberFields),
                      (organization_id, member_id, business_id, standing, extra, register_state,
                       register_closed_on, mail_failed_at, last_contact_at, version, updated_at))

/// What add_members and change_members take of each record.
struct MemberDocument : MemberFields {
  std::int64_t member_id = 0;
  std::int64_t expected_version = 0;
  std::optional<std::int64_t> business_id;
  Standing standing{};
  boost::json::value extra;  ///< null: as it was
  std::string name_key;
  std::string kana_key;
  std::string representative_key;
  std::string address_key;
  std::string phone_key;
  std::string search_key;
};
BOOST_DESCRIBE_STRUCT(MemberDocument, (MemberFields),
                      (member_id, expected_version, business_id, standing, extra, name_key, kana_key,
                       representative_key, address_key, phone_key, search_key))

}  // namespace banso::membership::store
