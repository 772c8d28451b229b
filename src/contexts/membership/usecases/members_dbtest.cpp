#include "contexts/membership/membership_under_test.hpp"
#include "contexts/membership/usecases/standing.hpp"

namespace banso::membership::testing {
namespace {

MemberFields shop(const std::string& name, const std::string& kana, std::int64_t employees,
                  const char* industry, const char* section) {
  MemberFields fields = example_fields(name);
  fields.name_kana = kana;
  fields.regular_employees = employees;
  fields.industry_codes = {shape::IndustryCode(industry)};
  fields.section = section;
  fields.joined_on = parse_date(fmt::format("20{:02}-04-01", employees));
  return fields;
}

std::string names(const boost::json::value& page) {
  std::string all;
  for (const auto& item : page.at("items").as_array()) all += std::string(item.at("name").as_string()) + " ";
  return all;
}

class MemberList : public ::testing::Test {
 protected:
  MemberList() {
    MemberFields one = shop("株式会社小田原蒲鉾", "オダワラカマボコ", 12, "0929", "工業部会");
    one.member_number = "10";
    one.phone = shape::PhoneNumber("0465-22-1234");
    one.address = "神奈川県小田原市本町1丁目2番3号";
    one.email = identity::EmailAddress("info@kamaboko.example.jp");
    one.mail_allowed = true;
    kamaboko = test.create(one, Standing::member, kTakamatsuFoods);
    MemberFields two = shop("本町薬局", "ホンチョウヤッキョク", 3, "6031", "商業部会");
    two.member_number = "9";
    two.interests = {Str<1, 40>("補助金・助成金")};
    test.create(two);
    test.create(shop("有限会社邊見建設", "ヘンミケンセツ", 25, "06", "建設業部会"), Standing::statutory_only);
    test.create(example_fields("未加入の店"), Standing::prospect);
  }
  std::string found(const std::string& query) {
    return names(test.ask("staff", "GET", test.path("/members?" + query), 200));
  }

  MembershipUnderTest test;
  Member kamaboko;
};

TEST_F(MemberList, FindsWhateverWayItIsTyped) {
  for (const char* typed : {"蒲鉾", "㈱小田原蒲鉾", "オダワラ", "おだわらかまぼこ", "小田原 蒲鉾",
                            "本町1-2-3", "0465221234", "0465-22", "info@kamaboko", "5010405001703"}) {
    EXPECT_EQ(found("q=" + std::string(typed)), "株式会社小田原蒲鉾 ") << typed;
  }
  EXPECT_EQ(found("q=辺見"), "有限会社邊見建設 ");
  EXPECT_EQ(found("q=" + encoded("100%_")), "");
  EXPECT_EQ(found("q=どこにもない"), "");
}

TEST_F(MemberList, FiltersSortsAndPages) {
  EXPECT_EQ(found("standing=member"), "株式会社小田原蒲鉾 本町薬局 ");
  EXPECT_EQ(found("standing=member,prospect&sort=name&descending=true"),
            "本町薬局 株式会社小田原蒲鉾 未加入の店 ");
  EXPECT_EQ(found("section=商業部会"), "本町薬局 ");
  EXPECT_EQ(found("industry=D"), "有限会社邊見建設 ");
  EXPECT_EQ(found("industry=09,60"), "株式会社小田原蒲鉾 本町薬局 ");
  EXPECT_EQ(found("employees_from=10&sort=employees"), "株式会社小田原蒲鉾 有限会社邊見建設 ");
  EXPECT_EQ(found("joined_from=2010-01-01&joined_to=2013-01-01"), "株式会社小田原蒲鉾 ");
  EXPECT_EQ(found("interest=補助金・助成金"), "本町薬局 ");
  EXPECT_EQ(found("has_email=true"), "株式会社小田原蒲鉾 ");
  EXPECT_EQ(found("mail_allowed=false&standing=member"), "本町薬局 ");
  EXPECT_EQ(found("standing=member&sort=number"), "本町薬局 株式会社小田原蒲鉾 ") << "9 before 10";
  const auto second = test.ask("staff", "GET", test.path("/members?per_page=3&page=2"), 200);
  EXPECT_EQ(second.at("items").as_array().size(), 1U);
  EXPECT_EQ(second.at("total").as_int64(), 4);
  EXPECT_EQ(test.ask("staff", "GET", test.path("/members?per_page=3&page=9"), 200).at("total").as_int64(), 4);
  EXPECT_EQ(test.reason_of("staff", "GET", test.path("/members?capital_from=5&capital_to=1"), 422),
            "http.invalid_input");
}

TEST_F(MemberList, ChoosesWhoWasLeftAlone) {
  EXPECT_EQ(found("standing=member&no_contact_months=3"), "株式会社小田原蒲鉾 本町薬局 ");
  test.ask("staff", "POST", test.member_path(kamaboko, "/contacts"), 204,
           {{"kind", "visit"}, {"happened_at", "2026-02-20T10:00:00+09:00"}, {"summary", "巡回"}});
  EXPECT_EQ(found("standing=member&no_contact_months=3"), "本町薬局 ");
  EXPECT_EQ(found("standing=member&no_contact_months=1"), "株式会社小田原蒲鉾 本町薬局 ");
}

TEST_F(MemberList, IsExportedAsShown) {
  const auto csv = test.call("staff", "GET",
                             test.path("/members.csv?standing=member&sort=number&columns=member_number,name,"
                                       "standing,regular_employees,joined_on"));
  ASSERT_EQ(csv.status, 200) << csv.body;
  EXPECT_EQ(csv.body.substr(3),
            "会員番号,事業所名,会員区分,常時使用する従業員数,入会日\r\n"
            "9,本町薬局,会員,3,2003-04-01\r\n"
            "10,株式会社小田原蒲鉾,会員,12,2012-04-01\r\n");
  const auto all = test.call("staff", "GET", test.path("/members.csv"));
  EXPECT_NE(all.body.find("5010405001703"), std::string::npos);
  EXPECT_EQ(test.call("staff", "GET", test.path("/members.xlsx")).body.substr(0, 2), "PK");
  EXPECT_EQ(test.reason_of("staff", "GET", test.path("/members.csv?columns=secret"), 422),
            "http.invalid_input");
  MemberFields evil = example_fields("=HYPERLINK(\"http://evil\")");
  test.create(evil);
  EXPECT_NE(test.call("staff", "GET", test.path("/members.csv?columns=name")).body.find("'=HYPERLINK"),
            std::string::npos);
}

TEST_F(MemberList, BelongsToTheStaffOfTheChamber) {
  EXPECT_EQ(test.reason_of("stranger", "GET", test.path("/members"), 404),
            "membership.not_your_organization");
  EXPECT_EQ(test.reason_of("stranger", "GET", test.member_path(kamaboko), 404),
            "membership.not_your_organization");
  test.add_visitor("visitor");
  test.ask("visitor", "GET", test.path("/members"), 403);
  test.ask("", "GET", test.path("/members"), 401);
  test.ask("staff", "GET", test.member_path(kamaboko), 200);
  EXPECT_EQ(
      test.ask(
          "select action || ' ' || object_id || ' ' || business_id from platform.audit_entry where action "
          "= 'membership.member.read'"),
      fmt::format("membership.member.read {} {}", kamaboko.member_id, kTakamatsuFoods));
}

TEST_F(MemberList, RecordsAreEditedWithTheirVersion) {
  auto view = test.ask("staff", "GET", test.member_path(kamaboko), 200);
  EXPECT_EQ(view.at("corporate_number").as_string(), "5010405001703");
  auto fields = view.at("fields");
  fields.as_object()["capital_yen"] = 30'000'000;
  const boost::json::value body{{"business_number", "5010405001703"}, {"fields", fields}};
  EXPECT_EQ(test.reason_of("staff", "PUT", test.member_path(kamaboko), 412, body),
            "membership.version_unreadable");
  const auto saved = test.ask("staff", "PUT", test.member_path(kamaboko), 200, body, {{"if-match", "\"1\""}});
  EXPECT_EQ(saved.at("version").as_int64(), 2);
  EXPECT_EQ(test.reason_of("admin", "PUT", test.member_path(kamaboko), 412, body, {{"if-match", "\"1\""}}),
            "membership.member_changed");
  const auto history = test.ask("staff", "GET", test.member_path(kamaboko, "/changes"), 200);
  EXPECT_EQ(history.at("items").at(0).at("label").as_string(), "資本金");
  EXPECT_EQ(history.at("items").at(0).at("after").as_string(), "30,000,000円");
  EXPECT_EQ(history.at("items").at(0).at("by_name").as_string(), "staff");
  EXPECT_EQ(history.at("items").at(1).at("after").as_string(), "会員");
  fields.as_object()["founded_on"] = "2099-01-01";
  const auto refused = test.ask("staff", "PUT", test.member_path(kamaboko), 422, {{"fields", fields}},
                                {{"if-match", "\"2\""}});
  EXPECT_EQ(refused.at("errors").at(0).at("path").as_string(), "/fields/founded_on");
}

TEST_F(MemberList, NewRecordsAreComparedFirst) {
  MemberFields twin = example_fields("(株)小田原蒲鉾");
  twin.phone = shape::PhoneNumber("0465-22-1234");
  boost::json::value body{{"standing", "member"}, {"fields", MembershipUnderTest::json(twin)}};
  const auto twins = test.ask("staff", "POST", test.path("/member-duplicates"), 200,
                              {{"fields", MembershipUnderTest::json(twin)}});
  EXPECT_EQ(twins.at("items").at(0).at("member_id").as_int64(), kamaboko.member_id);
  EXPECT_TRUE(twins.at("items").at(0).at("almost_certain").as_bool());
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/members"), 409, body),
            "membership.looks_like_another");
  body.as_object()["although_alike"] = true;
  EXPECT_EQ(test.ask("staff", "POST", test.path("/members"), 201, body).at("version").as_int64(), 1);
  body.as_object()["business_number"] = "5010405001704";
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/members"), 422, body), "http.invalid_input");
  body.as_object()["business_number"] = "90000000000001";
  test.ask("staff", "POST", test.path("/members"), 201, body);
}

TEST_F(MemberList, MembersLeaveWithNoticeAndComeBack) {
  const boost::json::value notice{{"notice_on", "2026-03-20"}, {"reason", "廃業"}};
  auto view = test.ask("staff", "POST", test.member_path(kamaboko, "/withdrawal"), 201, notice);
  EXPECT_EQ(view.at("withdrawals").at(0).at("effective_on").as_string(), "2027-03-31");
  EXPECT_EQ(view.at("standing").as_string(), "member");
  EXPECT_EQ(test.reason_of("staff", "POST", test.member_path(kamaboko, "/withdrawal"), 409, notice),
            "membership.already_leaving");
  EXPECT_EQ(found("leaving=true"), "株式会社小田原蒲鉾 ");
  test.ask("staff", "DELETE", test.member_path(kamaboko, "/withdrawal"), 204);
  EXPECT_EQ(test.reason_of("staff", "DELETE", test.member_path(kamaboko, "/withdrawal"), 404),
            "membership.no_withdrawal");
  test.ask("staff", "POST", test.member_path(kamaboko, "/withdrawal"), 201, notice);
  EXPECT_EQ(settle_withdrawals(test.services), 0);
  test.now = parse_instant("2027-04-01T00:20:00+09:00").value();
  EXPECT_EQ(settle_withdrawals(test.services), 1);
  view = test.ask("staff", "GET", test.member_path(kamaboko), 200);
  EXPECT_EQ(view.at("standing").as_string(), "former");
  EXPECT_EQ(view.at("fields").at("left_on").as_string(), "2027-03-31");
  EXPECT_EQ(view.at("fields").at("left_reason").as_string(), "廃業");
  EXPECT_EQ(test.reason_of("staff", "POST", test.member_path(kamaboko, "/withdrawal"), 409, notice),
            "membership.not_a_member");
  const boost::json::value again{{"standing", "member"}, {"on", "2027-06-01"}};
  view =
      test.ask("staff", "PUT", test.member_path(kamaboko, "/standing"), 200, again, {{"if-match", "\"2\""}});
  EXPECT_EQ(view.at("fields").at("joined_on").as_string(), "2027-06-01");
  EXPECT_TRUE(view.at("fields").at("left_on").is_null());
  EXPECT_EQ(test.reason_of("staff", "PUT", test.member_path(kamaboko, "/standing"), 409, again,
                           {{"if-match", "\"3\""}}),
            "membership.same_standing");
}

TEST_F(MemberList, ClosedBusinessesAreFlagged) {
  test.add({.business_id = kTakamatsuFoods, .name = "株式会社小田原蒲鉾"});
  EXPECT_EQ(check_register(test.services), 1);
  EXPECT_EQ(found("register_closed=true"), "");
  test.as_system([](db::Tx& tx) {
    tx.execute_sql(
        "update registry.business set status = 'closed', close_date = date '2026-02-01' where business_id = "
        "5010405001703");
  });
  EXPECT_EQ(check_register(test.services), 1);
  EXPECT_EQ(found("register_closed=true"), "株式会社小田原蒲鉾 ");
  EXPECT_EQ(test.ask("staff", "GET", test.member_path(kamaboko), 200).at("register_closed_on").as_string(),
            "2026-02-01");
  EXPECT_EQ(test.ask("staff", "GET", test.member_path(kamaboko, "/changes"), 200)
                .at("items")
                .at(0)
                .at("after")
                .as_string(),
            "閉鎖");
  test.queue.start(test.services);
  MemberFields fields = example_fields("閉じた会社");
  const Member other = test.create(fields, Standing::member, kTakamatsuFoods);
  EXPECT_EQ(test.wait_for(fmt::format("select register_state from membership.member where member_id = {}",
                                      other.member_id),
                          "closed"),
            "closed");
}

TEST_F(MemberList, SettingsAreTheChambersOwn) {
  auto settings = test.ask("staff", "GET", test.path("/membership-settings"), 200);
  EXPECT_EQ(settings.at("version").as_int64(), 0);
  EXPECT_FALSE(settings.at("sections").as_array().empty());
  auto& fields = settings.as_object();
  fields.erase("version");
  fields["sender_name"] = "小田原商工会議所 総務課";
  fields["invoice_registration_number"] = "T5010405001703";
  test.ask("staff", "PUT", test.path("/membership-settings"), 403, settings);
  EXPECT_EQ(
      test.ask("admin", "PUT", test.path("/membership-settings"), 200, settings, {{"if-match", "\"0\""}})
          .at("version")
          .as_int64(),
      1);
  EXPECT_EQ(test.reason_of("admin", "PUT", test.path("/membership-settings"), 412, settings,
                           {{"if-match", "\"0\""}}),
            "membership.somebody_was_faster");
  fields["invoice_registration_number"] = "T5010405001704";
  test.ask("admin", "PUT", test.path("/membership-settings"), 422, settings);
}

}  // namespace
}  // namespace banso::membership::testing
