#include "contexts/membership/membership_under_test.hpp"

namespace banso::membership::testing {
namespace {

TEST(OwnMemberships, AreSeenAndChangedByTheOwner) {
  MembershipUnderTest test;
  test.add({.business_id = kTakamatsuFoods, .name = "株式会社小田原蒲鉾"});
  MemberFields fields = example_fields("株式会社小田原蒲鉾");
  fields.note = "会費の督促中";
  fields.capital_yen = 10'000'000;
  const Member member = test.create(fields, Standing::member, kTakamatsuFoods);
  test.create("よその店");
  test.add_owner("owner", kTakamatsuFoods);

  const auto response = test.call("owner", "GET", "/api/v1/me/memberships");
  EXPECT_EQ(response.body.find("督促"), std::string::npos);
  const auto own = boost::json::parse(response.body).at("items").as_array();
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].at("organization_name").as_string(), "小田原商工会議所");
  const std::string one = fmt::format("/api/v1/me/memberships/{}/{}", test.chamber, member.member_id);
  const boost::json::value changes{
      {"changes", {{"capital_yen", "2,000万円"}, {"mail_allowed", true}, {"phone", "0465221234"}}}};
  const auto saved = test.ask("owner", "PATCH", one, 200, changes, {{"if-match", "\"1\""}});
  EXPECT_EQ(saved.at("version").as_int64(), 2);
  EXPECT_EQ(test.reason_of("owner", "PATCH", one, 412, changes, {{"if-match", "\"1\""}}),
            "membership.member_changed");
  EXPECT_EQ(test.ask("select capital_yen from membership.member where version = 2"), "20000000");
  EXPECT_EQ(
      test.ask("select string_agg(distinct source, ',') from membership.member_change where version = 2"),
      "member");
  const auto open = test.ask("staff", "GET", test.path("/contacts?open=true"), 200);
  ASSERT_EQ(open.at("total").as_int64(), 1);
  EXPECT_EQ(open.at("items").at(0).at("summary").as_string(),
            "マイページで会員情報が変更されました: 電話番号、資本金、メールでの案内");

  const auto wrong =
      test.ask("owner", "PATCH", one, 422, {{"changes", {{"units", 50}, {"note", "x"}, {"email", "だれか"}}}},
               {{"if-match", "\"2\""}});
  EXPECT_EQ(wrong.at("errors").as_array().size(), 3U);
  EXPECT_EQ(wrong.at("errors").at(2).at("path").as_string(), "/changes/email");

  // The chamber changes its note: the member hears nothing of it.
  fields =
      test.as_system([&](db::Tx& tx) { return find_member(tx, test.chamber, member.member_id)->fields; });
  fields.note = "督促を終えた";
  fields.section = "工業部会";
  test.as_system([&](db::Tx& tx) {
    update_member(tx, test.chamber, member.member_id, 2, fields, test.by_staff(), test.now.load());
  });
  const auto history = test.call("owner", "GET", one + "/changes");
  EXPECT_EQ(history.status, 200);
  EXPECT_EQ(history.body.find("督促"), std::string::npos);
  EXPECT_NE(history.body.find("工業部会"), std::string::npos);
  EXPECT_FALSE(test.ask("owner", "GET", "/api/v1/member-fields", 200).at("items").as_array().empty());
}

TEST(OwnMemberships, BelongToTheOwnerAlone) {
  MembershipUnderTest test;
  test.add({.business_id = kTakamatsuFoods, .name = "株式会社小田原蒲鉾"});
  const Member member = test.create(example_fields("株式会社小田原蒲鉾"), Standing::former, kTakamatsuFoods);
  const std::string one = fmt::format("/api/v1/me/memberships/{}/{}", test.chamber, member.member_id);
  const boost::json::value changes{{"changes", boost::json::object{{"fax", "0465221234"}}}};
  test.add_visitor("visitor");
  EXPECT_EQ(test.ask("visitor", "GET", "/api/v1/me/memberships", 200).at("items").as_array().size(), 0U);
  for (const char* who : {"visitor", "staff"}) {
    EXPECT_EQ(test.reason_of(who, "PATCH", one, 404, changes, {{"if-match", "\"1\""}}),
              "membership.not_your_record");
    EXPECT_EQ(test.reason_of(who, "GET", one + "/changes", 404), "membership.not_your_record");
  }
  test.add_owner("owner", kTakamatsuFoods);
  EXPECT_EQ(test.reason_of("owner", "PATCH", one, 409, changes, {{"if-match", "\"1\""}}),
            "membership.former_member");
}

}  // namespace
}  // namespace banso::membership::testing
