// What a chamber has set for its members, letters and mailings.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/rules/member.hpp"
#include "platform/db/tx.hpp"

namespace banso::membership {

struct ChamberSettingFields {
  std::vector<CityCode> city_codes;        ///< municipalities of the district
  std::vector<Str<1, 60>> sections;        ///< 部会
  std::vector<Str<1, 60>> districts;       ///< 地区・支部
  std::vector<Str<1, 40>> interests;       ///< words that 関心のあること are chosen from
  std::optional<Str<1, 100>> sender_name;  ///< who letters and mails come from
  std::optional<PostCode> sender_post_code;
  std::optional<Str<1, 200>> sender_address;
  std::optional<PhoneNumber> sender_phone;
  std::optional<identity::EmailAddress> sender_email;
  std::optional<Str<1, 200>> seal_image_key;
  std::optional<Str<14, 14>> invoice_registration_number;  ///< T and 13 digits
  Int<0, 365> notice_days = 60;                            ///< of a withdrawal
  Int<1, 1000> mails_per_minute = 200;                     ///< of mailings
};
BOOST_DESCRIBE_STRUCT(ChamberSettingFields, (),
                      (city_codes, sections, districts, interests, sender_name, sender_post_code,
                       sender_address, sender_phone, sender_email, seal_image_key,
                       invoice_registration_number, notice_days, mails_per_minute))

struct ChamberSettings : ChamberSettingFields {
  std::int64_t version = 0;  ///< 0: nothing was ever saved
};
BOOST_DESCRIBE_STRUCT(ChamberSettings, (ChamberSettingFields), (version))

/// The settings of a chamber; the usual ones where it has saved none.
ChamberSettings settings_of(db::Tx& tx, std::int64_t organization_id);

}  // namespace banso::membership
