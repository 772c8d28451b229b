#include "contexts/registry/rules/profile_fields.hpp"

#include <gtest/gtest.h>

#include <set>

#include "platform/shape/type.hpp"

namespace banso::registry {
namespace {

const Instant kNow = parse_instant("2026-04-01T09:00:00+09:00").value();
const Date kToday = parse_date("2026-04-01").value();

/// Every item filled in.
ProfileFields whole_profile() {
  ProfileFields fields;
  fields.alternate_name = "さぬき屋";
  fields.name_en = "Sanuki";
  fields.activity_status = ActivityStatus::operating;
  fields.description = "うどん";
  fields.website_url = "https://www.example.co.jp/";
  fields.representative_name = "高松 花子";
  fields.representative_name_kana = "タカマツ ハナコ";
  fields.representative_position = "代表取締役";
  fields.established_on = parse_date("1999-04-01").value();
  fields.industry_codes = {"0971", "E"};
  fields.fiscal_year_start = "04-01";
  fields.employee_count = 12;
  fields.regular_employee_count = 8;
  fields.capital_yen = 3'000'000;
  fields.annual_sales_yen = -5;
  fields.phone = "087-123-4567";
  fields.email = identity::EmailAddress("info@example.co.jp");
  fields.main_address.emplace().post_code = "7600017";
  fields.facility_description = "工場1か所";
  fields.places.emplace_back().name = "本店";
  fields.contacts.emplace_back().name = "総務";
  fields.related_organizations.emplace_back().name = "瀬戸内";
  return fields;
}

std::set<std::string> filled(const ProfileFields& fields) {
  std::set<std::string> names;
  for (const shape::Field& member : shape::type_of<ProfileFields>().fields) {
    if (member.type->size(member.get_const(&fields)) > 0) names.emplace(member.name);
  }
  return names;
}

TEST(ProfileFields, TheCatalogueDescribesEveryItemOnce) {
  std::vector<std::string> members;
  for (const shape::Field& member : shape::type_of<ProfileFields>().fields) members.emplace_back(member.name);
  std::vector<std::string> rows;
  for (const ProfileFieldItem& item : describe_profile_fields()) {
    rows.push_back(item.field);
    EXPECT_FALSE(item.label.empty()) << item.field;
    EXPECT_FALSE(item.help.empty()) << item.field;
    EXPECT_GE(item.used_for.size(), 2u) << item.field;
  }
  EXPECT_EQ(rows, members);
}

TEST(ProfileFields, ScopesOpenTheirItems) {
  const auto seen = [](std::vector<Scope> scopes) {
    ProfileFields fields = whole_profile();
    restrict_to(fields, scopes);
    return filled(fields);
  };
  ASSERT_EQ(filled(whole_profile()).size(), profile_fields().size());
  EXPECT_EQ(seen({Scope::all}).size(), profile_fields().size());
  EXPECT_TRUE(seen({}).empty());
  const auto basic = seen({Scope::basic});
  EXPECT_TRUE(basic.contains("description"));
  EXPECT_FALSE(basic.contains("phone"));
  EXPECT_FALSE(basic.contains("capital_yen"));
  const auto contact = seen({Scope::contact});
  EXPECT_TRUE(contact.contains("phone") && contact.contains("contacts") && contact.contains("description"));
  EXPECT_FALSE(contact.contains("capital_yen"));
  const auto both = seen({Scope::contact, Scope::figures});
  EXPECT_TRUE(both.contains("phone") && both.contains("capital_yen"));
  EXPECT_FALSE(both.contains("related_organizations")) << "only the scope of all opens it";
}

TEST(ProfileFields, SourcesFollowTheItems) {
  std::vector<FieldSource> sources{{"phone", Source::owner, kNow}, {"description", Source::owner, kNow}};
  restrict_to(sources, std::vector{Scope::basic});
  ASSERT_EQ(sources.size(), 1u);
  EXPECT_EQ(sources[0].field, "description");
}

TEST(ProfileFields, ChangesGetANewSource) {
  const ProfileFields before = whole_profile();
  ProfileFields after = before;
  after.description = "そば";
  after.name_en.reset();
  EXPECT_EQ(changed_fields(before, after), (std::vector<std::string>{"name_en", "description"}));
  EXPECT_TRUE(changed_fields(before, before).empty());
  ProfileFields deep = before;
  deep.contacts[0].phone = "087-000-0000";
  deep.main_address->town = "番町";
  EXPECT_EQ(changed_fields(before, deep), (std::vector<std::string>{"main_address", "contacts"}));

  const Instant earlier = kNow - std::chrono::hours(24);
  const std::vector<FieldSource> old{{"name_en", Source::nta, earlier}, {"phone", Source::gbizinfo, earlier}};
  const auto sources = sources_after(old, before, after, Source::owner, kNow);
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources[0].field, "phone");
  EXPECT_EQ(sources[0].source, Source::gbizinfo) << "untouched";
  EXPECT_EQ(sources[1].field, "description");
  EXPECT_EQ(sources[1].source, Source::owner);
  EXPECT_EQ(sources[1].at, kNow);
}

TEST(ProfileFields, ChecksWhatTypesCannotSay) {
  EXPECT_TRUE(check_profile(whole_profile(), kToday).empty());
  ProfileFields wrong = whole_profile();
  wrong.established_on = parse_date("2026-04-02").value();
  wrong.regular_employee_count = 13;
  wrong.industry_codes = {"E", "09", "E"};
  wrong.places.resize(51);
  std::vector<std::string> paths;
  for (const FieldError& error : check_profile(wrong, kToday)) paths.push_back(error.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"/places", "/industry_codes/2", "/established_on",
                                             "/regular_employee_count"}));
}

}  // namespace
}  // namespace banso::registry
