// The record that a chamber keeps of a business: 会員台帳 and 法定台帳 in one. What the law asks for
// (商工会議所法施行令1条) and what an application for membership usually asks for.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"
#include "platform/identity/email_address.hpp"
#include "platform/shape/business_scalars.hpp"

namespace banso::membership {

using shape::CityCode;
using shape::IndustryCode;
using shape::Int;
using shape::PhoneNumber;
using shape::PostCode;
using shape::Str;
using shape::WebUrl;

/// How the business stands to the chamber.
enum class Standing {
  member,          ///< 会員
  statutory_only,  ///< 会員でない特定商工業者: kept because of the ledger
  prospect,        ///< 未加入: neither, but known
  former,          ///< 退会・除名
};
BOOST_DESCRIBE_ENUM(Standing, member, statutory_only, prospect, former)
/// 会員, 特定商工業者（非会員） …
std::string_view standing_label(Standing standing);

/// Who carries the business on.
enum class LegalForm { corporation, sole_proprietor };
BOOST_DESCRIBE_ENUM(LegalForm, corporation, sole_proprietor)

/// 地区内の営業所等 (施行令1条4・5号).
struct MemberPlace {
  Str<1, 100> name;
  std::optional<PostCode> post_code;
  std::optional<Str<1, 200>> address;
  std::optional<Str<1, 60>> manager_name;
  std::optional<Str<1, 500>> business_description;
  std::optional<Int<0, 10'000'000>> employees;                              ///< people
  std::optional<Int<-100'000'000'000'000, 100'000'000'000'000>> sales_yen;  ///< of the latest year
};
BOOST_DESCRIBE_STRUCT(MemberPlace, (),
                      (name, post_code, address, manager_name, business_description, employees, sales_yen))

/// Everything a chamber may write down about a business. A missing value is not known.
struct MemberFields {
  std::optional<Str<1, 30>>
      member_number;  ///< the chamber's own number (会員番号・事業所番号), unique within it
  std::optional<LegalForm> legal_form;
  Str<1, 150> name;
  std::optional<Str<1, 150>> name_kana;
  std::optional<Str<1, 60>> representative_position;
  std::optional<Str<1, 60>> representative_name;
  std::optional<Str<1, 60>> representative_kana;
  std::optional<Date> representative_born_on;
  std::optional<PostCode> post_code;
  std::optional<CityCode> city_code;
  std::optional<Str<1, 200>> address;              ///< in the district, in one line with the prefecture
  std::optional<Str<1, 200>> head_office_address;  ///< 本社所在地, where it is another one
  std::optional<PhoneNumber> phone;
  std::optional<PhoneNumber> fax;
  std::optional<identity::EmailAddress> email;
  std::optional<WebUrl> website_url;
  std::optional<Str<1, 60>> contact_name;  ///< 担当者
  std::optional<Str<1, 60>> contact_department;
  std::optional<PostCode> mailing_post_code;  ///< 送付先, where it is another one
  std::optional<Str<1, 200>> mailing_address;
  std::vector<IndustryCode> industry_codes;  ///< JSIC, the main one first; at most 5
  std::optional<Str<1, 500>> business_description;
  std::optional<Int<0, 10'000'000'000'000>> capital_yen;  ///< 資本金額・払込済出資総額
  std::optional<Int<0, 10'000'000>> regular_employees;    ///< 常時使用する従業員, everywhere
  std::optional<Int<0, 10'000'000>> part_time_employees;
  std::optional<Int<0, 10'000'000>> district_employees;  ///< 常時使用する従業員 in the chamber's district
  std::optional<Int<-100'000'000'000'000, 100'000'000'000'000>> annual_sales_yen;
  std::optional<Date> founded_on;             ///< 創業 (the first of the month where only that is known)
  std::optional<Date> established_on;         ///< 設立
  std::optional<Date> opened_in_district_on;  ///< since when there is a 営業所等 in the district
  std::optional<Int<1, 12>> fiscal_month;     ///< 決算月
  std::vector<MemberPlace> places;            ///< at most 50
  std::optional<Str<1, 60>> section;          ///< 所属部会
  std::optional<Str<1, 60>> district;         ///< 地区・支部 within the chamber
  std::optional<Int<0, 100'000>> units;       ///< 口数
  std::optional<Date> joined_on;
  std::optional<Date> left_on;
  std::optional<Str<1, 500>> left_reason;
  std::optional<Str<1, 60>> introducer;     ///< 紹介者
  std::optional<bool> listed_in_directory;  ///< 商工名鑑・HP掲載可
  std::optional<bool> mail_allowed;         ///< メールでの案内を受け取る; unknown counts as no
  std::optional<Str<1, 2000>> note;         ///< of the chamber, for itself; never shown to the member
  std::vector<Str<1, 40>> interests;        ///< 関心のあること; at most 20
};
BOOST_DESCRIBE_STRUCT(MemberFields, (),
                      (member_number, legal_form, name, name_kana, representative_position,
                       representative_name, representative_kana, representative_born_on, post_code, city_code,
                       address, head_office_address, phone, fax, email, website_url, contact_name,
                       contact_department, mailing_post_code, mailing_address, industry_codes,
                       business_description, capital_yen, regular_employees, part_time_employees,
                       district_employees, annual_sales_yen, founded_on, established_on,
                       opened_in_district_on, fiscal_month, places, section, district, units, joined_on,
                       left_on, left_reason, introducer, listed_in_directory, mail_allowed, note, interests))

}  // namespace banso::membership
