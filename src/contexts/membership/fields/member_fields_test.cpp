#include "contexts/membership/fields/member_fields.hpp"

#include <gtest/gtest.h>

#include "platform/shape/type.hpp"

namespace banso::membership {
namespace {

TEST(MemberFieldsByName, AreAllTheMembersInTheirOrder) {
  std::vector<std::string_view> described;
  for (const auto& field : shape::type_of<MemberFields>().fields) {
    if (field.name != "places") described.push_back(field.name);
  }
  std::vector<std::string_view> listed;
  for (const MemberField& field : member_fields()) listed.push_back(field.key);
  EXPECT_EQ(listed, described);
}

TEST(MemberFieldsByName, TakeWhatPeopleType) {
  MemberFields fields;
  const auto set = [&](std::string_view key, boost::json::value value) {
    const auto errors = set_field(fields, key, value);
    EXPECT_TRUE(errors.empty()) << key << ": " << (errors.empty() ? "" : errors[0].message);
  };
  set("name", " 株式会社　小田原蒲鉾 ");
  set("capital_yen", "１，０００万円");
  set("regular_employees", "12人");
  set("annual_sales_yen", "△3,500,000円");
  set("founded_on", "昭和48年4月1日");
  set("joined_on", "2020/4/1");
  set("fiscal_month", "３月");
  set("mail_allowed", "はい");
  set("listed_in_directory", false);
  set("legal_form", "法人");
  set("phone", "０４６５−２２−１２３４");
  set("post_code", "〒250-0011");
  set("industry_codes", "09、56");
  set("interests", boost::json::array{"補助金", "IT導入"});
  set("units", 5);
  EXPECT_EQ(fields.name, "株式会社　小田原蒲鉾");
  EXPECT_EQ(fields.capital_yen, 10'000'000);
  EXPECT_EQ(fields.regular_employees, 12);
  EXPECT_EQ(fields.annual_sales_yen, -3'500'000);
  EXPECT_EQ(format_date(*fields.founded_on), "1973-04-01");
  EXPECT_EQ(format_date(*fields.joined_on), "2020-04-01");
  EXPECT_EQ(fields.fiscal_month, 3);
  EXPECT_EQ(fields.mail_allowed, true);
  EXPECT_EQ(fields.legal_form, LegalForm::corporation);
  EXPECT_EQ(*fields.phone, "0465-22-1234");
  EXPECT_EQ(*fields.post_code, "2500011");
  ASSERT_EQ(fields.industry_codes.size(), 2U);
  EXPECT_EQ(fields.industry_codes[1], "56");
  EXPECT_EQ(field_text(fields, "capital_yen"), "10,000,000円");
  EXPECT_EQ(field_text(fields, "annual_sales_yen"), "△3,500,000円");
  EXPECT_EQ(field_text(fields, "founded_on"), "昭和48年4月1日");
  EXPECT_EQ(field_text(fields, "post_code"), "250-0011");
  EXPECT_EQ(field_text(fields, "mail_allowed"), "受け取る");
  EXPECT_EQ(field_text(fields, "legal_form"), "法人");
  EXPECT_EQ(field_text(fields, "interests"), "補助金、IT導入");
  EXPECT_EQ(field_text(fields, "fax"), "");
  EXPECT_EQ(field_value(fields, "capital_yen"), boost::json::value(10'000'000));
  set("capital_yen", "");
  set("industry_codes", nullptr);
  EXPECT_FALSE(fields.capital_yen);
  EXPECT_TRUE(fields.industry_codes.empty());
}

TEST(MemberFieldsByName, SayWhatIsWrongAndChangeNothing) {
  MemberFields fields;
  fields.name = "前の名前";
  const auto code = [&](std::string_view key, boost::json::value value) {
    const auto errors = set_field(fields, key, value);
    return errors.empty() ? std::string("fine") : errors[0].path + " " + errors[0].code;
  };
  EXPECT_EQ(code("name", ""), "/name required");
  EXPECT_EQ(code("name", boost::json::string(10'000'000, 'x')), "/name too_long");
  EXPECT_EQ(fields.name, "前の名前");
  EXPECT_EQ(code("capital_yen", "たくさん"), "/capital_yen not_a_number");
  EXPECT_EQ(code("capital_yen", "-1"), "/capital_yen out_of_range");
  EXPECT_EQ(code("founded_on", "昭和64年4月1日"), "/founded_on not_a_date");
  EXPECT_EQ(code("email", "だれか"), "/email email.invalid");
  EXPECT_EQ(code("industry_codes", "09,10,11,12,13,14"), "/industry_codes too_many_items");
  EXPECT_EQ(code("mail_allowed", "たぶん"), "/mail_allowed not_true_or_false");
  EXPECT_EQ(code("nothing", "x"), "/nothing unknown_member");
  EXPECT_EQ(code("note", boost::json::string("\xff\xfe")), "/note not_utf8");
  EXPECT_EQ(code("places", boost::json::array{{{"name", ""}}}), "/places/0/name required");
}

TEST(MemberFieldsByName, AreCompared) {
  MemberFields before;
  before.name = "あ";
  MemberFields after = before;
  EXPECT_TRUE(changed_fields(before, after).empty());
  after.capital_yen = 1;
  after.places.push_back({Str<1, 100>("支店")});
  EXPECT_EQ(changed_fields(before, after), (std::vector<std::string_view>{"capital_yen", "places"}));
}

TEST(MemberFieldsByName, KnowWhatDoesNotFitTogether) {
  MemberFields fields;
  fields.joined_on = parse_date("2020-04-01");
  fields.left_on = parse_date("2019-04-01");
  fields.founded_on = parse_date("2030-01-01");
  const auto errors = member_problems(fields, *parse_date("2026-04-01"));
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].path, "/founded_on");
  EXPECT_EQ(errors[1].path, "/left_on");
}

}  // namespace
}  // namespace banso::membership
