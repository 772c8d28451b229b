// What an owner says of the business: the Digital Agency's standard data items (GIF
// 法人・事業所・連絡先・住所) that the National Tax Agency does not publish. Described structs: the same
// words in JSON, SQL and the API document.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/rules/scalars.hpp"
#include "platform/identity/email_address.hpp"

namespace banso::registry {

using shape::Int;
using shape::Str;

/// GIF 住所. In Japan; all parts may be missing while somebody is typing.
struct Address {
  std::optional<PostCode> post_code;
  std::optional<CityCode> city_code;
  std::optional<Str<1, 10>> prefecture_name;
  std::optional<Str<1, 40>> city_name;
  std::optional<Str<1, 100>> town;      ///< 町字
  std::optional<Str<1, 100>> block;     ///< 番地以下
  std::optional<Str<1, 100>> building;  ///< 建物名等
};
BOOST_DESCRIBE_STRUCT(Address, (), (post_code, city_code, prefecture_name, city_name, town, block, building))

/// GIF 事業所.
struct BusinessPlace {
  Str<1, 100> name;
  std::optional<Address> address;
  std::optional<PhoneNumber> phone;
  std::optional<Str<1, 500>> description;
};
BOOST_DESCRIBE_STRUCT(BusinessPlace, (), (name, address, phone, description))

/// GIF 連絡先.
struct ContactPoint {
  Str<1, 100> name;
  std::optional<Str<1, 100>> purpose;
  std::optional<PhoneNumber> phone;
  std::optional<identity::EmailAddress> email;
  std::optional<WebUrl> url;
  std::optional<Str<1, 500>> remark;
};
BOOST_DESCRIBE_STRUCT(ContactPoint, (), (name, purpose, phone, email, url, remark))

/// GIF 関連組織.
struct RelatedOrganization {
  Str<1, 50> role;  ///< 親会社, 子会社, 取引銀行 …
  Str<1, 150> name;
  std::optional<CorporateNumber> corporate_number;
};
BOOST_DESCRIBE_STRUCT(RelatedOrganization, (), (role, name, corporate_number))

/// GIF 活動状況.
enum class ActivityStatus { preparing, operating, suspended, closing };
BOOST_DESCRIBE_ENUM(ActivityStatus, preparing, operating, suspended, closing)

/// A list of at most kMax items; more are refused by check_profile().
inline constexpr std::size_t kMostListItems = 50;
inline constexpr std::size_t kMostIndustries = 5;

/// The owner's items. A missing value is not told.
struct ProfileFields {
  std::optional<Str<1, 150>> alternate_name;
  std::optional<Str<1, 200>> name_en;
  std::optional<ActivityStatus> activity_status;
  std::optional<Str<1, 2000>> description;
  std::optional<WebUrl> website_url;
  std::optional<Str<1, 60>> representative_name;
  std::optional<Str<1, 60>> representative_name_kana;
  std::optional<Str<1, 60>> representative_position;
  std::optional<Date> established_on;
  std::vector<IndustryCode> industry_codes;  ///< the main one first
  std::optional<MonthDay> fiscal_year_start;
  std::optional<Int<0, 10'000'000>> employee_count;
  std::optional<Int<0, 10'000'000>> regular_employee_count;
  std::optional<Int<0, 100'000'000'000'000>> capital_yen;
  std::optional<Int<-100'000'000'000'000, 100'000'000'000'000>> annual_sales_yen;
  std::optional<PhoneNumber> phone;
  std::optional<identity::EmailAddress> email;
  std::optional<Address> main_address;
  std::optional<Str<1, 2000>> facility_description;
  std::vector<BusinessPlace> places;
  std::vector<ContactPoint> contacts;
  std::vector<RelatedOrganization> related_organizations;
};
BOOST_DESCRIBE_STRUCT(ProfileFields, (),
                      (alternate_name, name_en, activity_status, description, website_url,
                       representative_name, representative_name_kana, representative_position, established_on,
                       industry_codes, fiscal_year_start, employee_count, regular_employee_count, capital_yen,
                       annual_sales_yen, phone, email, main_address, facility_description, places, contacts,
                       related_organizations))

/// Who told a value.
enum class Source {
  owner,     ///< the owner typed it
  nta,       ///< 国税庁法人番号公表サイト
  gbizinfo,  ///< gBizINFO
};
BOOST_DESCRIBE_ENUM(Source, owner, nta, gbizinfo)

/// Where the value of one field came from, and when.
struct FieldSource {
  std::string field;
  Source source{};
  Instant at{};
};
BOOST_DESCRIBE_STRUCT(FieldSource, (), (field, source, at))

}  // namespace banso::registry
