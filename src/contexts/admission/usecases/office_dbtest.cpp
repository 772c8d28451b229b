// Applications as the staff of a chamber work on them.
#include "contexts/admission/admission_under_test.hpp"
#include "contexts/admission/store/applications.hpp"
#include "contexts/membership/api.hpp"

namespace banso::admission::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Office : public ::testing::Test {
 protected:
  AdmissionUnderTest test;

  std::int64_t applied(const std::string& name) {
    test.apply(name);
    return test.last();
  }
  std::vector<std::string> names(const std::string& query) {
    std::vector<std::string> found;
    const auto list = test.ask("staff", "GET", test.path(query), 200);
    for (const auto& item : list.at("items").as_array()) {
      found.emplace_back(item.at("name").as_string());
    }
    return found;
  }
};

TEST_F(Office, FindsSortsAndCountsApplications) {
  applied("あさひ食堂");
  const auto second = applied("株式会社みどり");
  test.step(second, "contact");
  test.now = test.now.load() + std::chrono::days(6);
  const auto third = applied("うみかぜ工業");
  // Late ones first, then what is due next.
  EXPECT_THAT(names(""), ::testing::ElementsAre("あさひ食堂", "株式会社みどり", "うみかぜ工業"));
  EXPECT_THAT(names("?overdue=true"), ::testing::ElementsAre("あさひ食堂"));
  EXPECT_THAT(names("?sort=newest&per_page=1&page=2"), ::testing::ElementsAre("株式会社みどり"));
  EXPECT_EQ(test.ask("staff", "GET", test.path("?page=9"), 200).at("total").as_int64(), 3);
  EXPECT_THAT(names("?q=" + encoded("ミドリ")), ::testing::ElementsAre("株式会社みどり"));
  EXPECT_THAT(names("?q=apply%40example.jp&sort=name").size(), 3u);
  EXPECT_THAT(names("?q=" + std::to_string(third)), ::testing::ElementsAre("うみかぜ工業"));
  EXPECT_THAT(names("?state=contacted"), ::testing::ElementsAre("株式会社みどり"));
  EXPECT_THAT(names("?unassigned=true").size(), 2u);
  EXPECT_THAT(names("?with_news=true").size(), 2u);
  EXPECT_THAT(names("?stage=closed").size(), 0u);
  EXPECT_EQ(test.ask("admin", "GET", test.path("?mine=true"), 200).at("total").as_int64(), 1);

  const auto counts = test.ask("staff", "GET", test.setting("application-counts"), 200);
  EXPECT_EQ(counts.at("open").as_int64(), 3);
  EXPECT_EQ(counts.at("overdue").as_int64(), 1);
  EXPECT_EQ(counts.at("states").at(0).at("applications").as_int64(), 2);

  const auto csv = test.call("staff", "GET", test.path(".csv?sort=oldest"));
  EXPECT_THAT(csv.body, HasSubstr("あさひ食堂"));
  EXPECT_THAT(csv.body, HasSubstr("期限切れ"));
  EXPECT_EQ(test.call("staff", "GET", test.path(".xlsx")).body.substr(0, 2), "PK");
}

TEST_F(Office, WritesNoFormulasIntoFiles) {
  applied("=HYPERLINK(\"https://evil.example\")");
  EXPECT_THAT(test.call("staff", "GET", test.path(".csv")).body, Not(HasSubstr(",=HYPERLINK")));
}

TEST_F(Office, ShowsAnApplicationAndWritesDownThatItWasRead) {
  const auto id = applied("さぬき製麺株式会社");
  const auto view = test.show(id);
  EXPECT_EQ(view.at("sections").at(0).at("lines").at(2).at("text").as_string(), "さぬき製麺株式会社");
  EXPECT_EQ(view.at("actions").at(0).at("action").as_string(), "contact");
  EXPECT_EQ(view.at("steps").at(0).at("label").as_string(), "申込みを受け付けた");
  EXPECT_TRUE(view.at("link_works").as_bool());
  EXPECT_EQ(test.PlatformUnderTest::ask(
                "select count(*) from platform.audit_entry where action = 'admission.application.read'"),
            "1");
}

TEST_F(Office, IsClosedToOtherChambers) {
  const auto id = applied("さぬき製麺株式会社");
  for (const char* rest : {"", "/duplicates", "/dues", "/form"}) {
    EXPECT_EQ(test.call("stranger", "GET", test.one(id, rest)).status, 404) << rest;
  }
  EXPECT_EQ(test.call("stranger", "GET", test.path()).status, 404);
  // Their own chamber does not have it either.
  const std::string own = fmt::format("/api/v1/organizations/{}/applications/{}", test.other_chamber, id);
  EXPECT_EQ(test.reason_of("stranger", "GET", own, 404), "admission.application_not_found");
}

TEST_F(Office, GoesTheWholeWayToAMember) {
  test.publish_dues();
  Fields fields = test.filled("さぬき食品株式会社");
  fields.insert({{"corporate_number", std::to_string(kTakamatsuFoods)},
                 {"capital", "1,000万円"},
                 {"employees", "１２"},
                 {"representative_name", "讃岐太郎"},
                 {"address.post_code", "760-0017"},
                 {"address.address", "香川県高松市番町1丁目2番3号"},
                 {"founded", "平成2年4月"},
                 {"industry", "E"},
                 {"listed", "yes"}});
  const std::string token = test.apply(fields);
  const auto id = test.last();
  EXPECT_EQ(test.show(id).at("record_problems").as_array().size(), 0u);

  const auto dues = test.ask("staff", "GET", test.one(id, "/dues"), 200).at("quote");
  ASSERT_TRUE(dues.is_object());
  EXPECT_GT(dues.at("yearly_yen").as_int64(), 0);
  EXPECT_FALSE(dues.at("explanation").as_array().empty());

  EXPECT_EQ(test.reason_of("admin", "POST", test.one(id, "/steps"), 422,
                           {{"version", test.version(id)}, {"action", "arrange_visit"}, {"note", ""}}),
            "http.invalid_input");
  test.step(id, "arrange_visit", 200, {{"visit_at", "2026-04-10T14:00:00+09:00"}, {"visit_place", "本社"}});
  EXPECT_THAT(test.page("/application/" + token).body, HasSubstr("2026年4月10日（令和8年4月10日） 14時00分"));
  const auto preview = test.ask("staff", "GET", test.one(id, "/letter-preview?template_key=visit"), 200);
  EXPECT_THAT(std::string(preview.at("body").as_string()), HasSubstr("場所：本社"));
  EXPECT_THAT(std::string(preview.at("body").as_string()), HasSubstr("{{follow_link}}"));

  test.ask("staff", "POST", test.one(id, "/activities"), 200,
           {{"kind", "visit"},
            {"happened_at", "2026-04-01T09:00:00+09:00"},
            {"with_whom", "讃岐社長"},
            {"summary", "会費を説明しました。"}});
  const auto with_activity = test.show(id);
  const auto activity_id = with_activity.at("activities").at(0).at("activity_id").as_int64();
  EXPECT_EQ(test.reason_of("staff", "POST", test.one(id, "/activities"), 422,
                           {{"kind", "visit"},
                            {"happened_at", "2027-04-01T09:00:00+09:00"},
                            {"with_whom", ""},
                            {"summary", "まだ"}}),
            "http.invalid_input");
  test.ask("staff", "DELETE", test.one(id, fmt::format("/activities/{}", activity_id)), 200);
  EXPECT_EQ(test.reason_of("staff", "DELETE", test.one(id, fmt::format("/activities/{}", activity_id)), 404),
            "admission.activity_not_found");

  test.step(id, "begin_documents");
  EXPECT_EQ(test.reason_of("admin", "POST", test.one(id, "/steps"), 409,
                           {{"version", test.version(id)}, {"action", "submit_to_board"}, {"note", ""}}),
            "workflow.not_yet");
  test.ask("staff", "PUT", test.one(id, "/papers/application"), 200,
           {{"received_on", "2026-04-01"}, {"note", "窓口で"}});
  test.ask("staff", "PUT", test.one(id, "/papers/identity"), 200,
           {{"received_on", "2026-04-01"}, {"note", ""}});
  test.ask("staff", "PUT", test.one(id, "/papers/identity"), 200, {{"received_on", nullptr}, {"note", ""}});
  EXPECT_EQ(test.reason_of("staff", "PUT", test.one(id, "/papers/nothing"), 404,
                           {{"received_on", "2026-04-01"}, {"note", ""}}),
            "admission.unknown_paper");
  EXPECT_EQ(test.reason_of("staff", "PUT", test.one(id, "/papers/application"), 422,
                           {{"received_on", "2027-04-01"}, {"note", ""}}),
            "http.invalid_input");
  test.step(id, "submit_to_board");

  EXPECT_EQ(test.call("staff", "GET", test.setting("board-list.pdf")).body.substr(0, 5), "%PDF-");
  EXPECT_THAT(test.call("staff", "GET", test.setting("board-list.csv")).body, HasSubstr("讃岐太郎"));
  EXPECT_EQ(test.reason_of("admin", "POST", test.one(id, "/admission"), 409,
                           {{"version", test.version(id)}, {"sends_welcome", true}, {"invites", true}}),
            "workflow.not_yet");
  const auto approved = test.ask(
      "staff", "POST", test.setting("application-approvals"), 200,
      {{"application_ids", {id, 99999}}, {"approved_on", "2026-04-01"}, {"approval_note", "4月の常議員会"}});
  EXPECT_EQ(approved.at("approved").as_int64(), 1);
  EXPECT_EQ(approved.at("not_approved").at(0).at("application_id").as_int64(), 99999);

  const boost::json::object admit{{"version", test.version(id)},
                                  {"joined_on", "2026-04-01"},
                                  {"units", nullptr},
                                  {"member_number", "1001"},
                                  {"existing_member_id", nullptr},
                                  {"sends_welcome", true},
                                  {"invites", true}};
  const auto admission = test.ask("admin", "POST", test.one(id, "/admission"), 200, admit);
  EXPECT_TRUE(admission.at("welcome_sent").as_bool());
  EXPECT_TRUE(admission.at("invitation_sent").as_bool());
  const auto member_id = admission.at("member_id").as_int64();
  EXPECT_EQ(test.PlatformUnderTest::ask(fmt::format(
                "select name || ' ' || standing || ' ' || member_number || ' ' || capital_yen || ' ' || "
                "regular_employees || ' ' || post_code || ' ' || founded_on || ' ' || joined_on || ' ' "
                "|| business_id || ' ' || listed_in_directory from membership.member where member_id = {}",
                member_id)),
            fmt::format("さぬき食品株式会社 member 1001 10000000 12 7600017 1990-04-01 2026-04-01 {} true",
                        kTakamatsuFoods));
  EXPECT_NE(test.PlatformUnderTest::ask(
                fmt::format("select count(*) from dues.charge where member_id = {}", member_id)),
            "0");
  // A second time nothing happens.
  EXPECT_EQ(test.call("admin", "POST", test.one(id, "/admission"), boost::json::serialize(admit)).status,
            412);
  EXPECT_THAT(test.page("/application/" + token).body, HasSubstr("入会の手続きが終わりました"));
  EXPECT_THAT(names("?stage=closed"), ::testing::ElementsAre("さぬき食品株式会社"));
}

TEST_F(Office, InvitesTheOwnerToTheirAccount) {
  Fields fields = test.filled("さぬき食品株式会社");
  fields.insert({"corporate_number", std::to_string(kTakamatsuFoods)});
  test.apply(fields);
  const auto id = test.last();
  EXPECT_EQ(test.reason_of("staff", "POST", test.one(id, "/account-invitation"), 409),
            "admission.not_admitted_yet");
  test.to_board(id);
  test.step(id, "approve");
  const auto admission =
      test.ask("admin", "POST", test.one(id, "/admission"), 200,
               {{"version", test.version(id)}, {"sends_welcome", false}, {"invites", true}});
  EXPECT_TRUE(admission.at("quote").is_null());
  EXPECT_THAT(std::string(admission.at("remarks").at(0).as_string()), HasSubstr("規程が公開されていない"));
  const auto token_in_mail = [&] {
    const std::string mail = test.last_mail("apply@example.jp");
    return mail.substr(mail.find("/app/member-invitation#") + 23, 26);
  };
  const std::string first = token_in_mail();
  test.ask("staff", "POST", test.one(id, "/account-invitation"), 204);
  const std::string token = token_in_mail();
  EXPECT_EQ(test.reason_of("", "POST", "/api/v1/member-invitations/offer", 404, {{"token", first}}),
            "admission.invitation_not_found");
  const auto offer = test.ask("", "POST", "/api/v1/member-invitations/offer", 200, {{"token", token}});
  EXPECT_EQ(offer.at("business_name").as_string(), "さぬき食品株式会社");

  test.add_visitor("owner");
  test.ask("owner", "POST", "/api/v1/me/member-invitations", 200, {{"token", token}});
  EXPECT_EQ(test.PlatformUnderTest::ask(fmt::format(
                "select user_id from identity.business_owner where business_id = {}", kTakamatsuFoods)),
            std::to_string(test.callers.people.at("owner").caller.user_id));
  EXPECT_EQ(test.reason_of("owner", "POST", "/api/v1/me/member-invitations", 404, {{"token", token}}),
            "admission.invitation_not_found");
  EXPECT_EQ(test.reason_of("staff", "POST", test.one(id, "/account-invitation"), 409),
            "admission.cannot_invite");
  EXPECT_TRUE(test.show(id).at("invitation").at("accepted_at").is_string());
}

TEST_F(Office, MakesAKnownBusinessAMember) {
  const auto id = applied("台帳の会社");
  const auto member_id = test.as_system([&](db::Tx& tx) {
    membership::MemberFields fields;
    fields.name = "台帳の会社";
    fields.representative_name = "前からの代表";
    return membership::create_member(tx, test.chamber, {{}, membership::Standing::statutory_only, fields, {}},
                                     {"import"}, test.now.load())
        .member_id;
  });
  const auto duplicates = test.ask("staff", "GET", test.one(id, "/duplicates"), 200);
  EXPECT_EQ(duplicates.at("members").at(0).at("member_id").as_int64(), member_id);
  test.to_board(id);
  test.step(id, "approve");
  const boost::json::object admit{{"version", test.version(id)},
                                  {"existing_member_id", member_id},
                                  {"sends_welcome", false},
                                  {"invites", false}};
  EXPECT_EQ(test.ask("admin", "POST", test.one(id, "/admission"), 200, admit).at("member_id").as_int64(),
            member_id);
  EXPECT_EQ(test.PlatformUnderTest::ask(
                "select standing || ' ' || representative_name || ' ' || email from membership.member"),
            "member 前からの代表 apply@example.jp");
  // Who is a member already is not admitted again.
  const auto again = applied("台帳の会社");
  test.to_board(again);
  test.step(again, "approve");
  EXPECT_EQ(test.reason_of("admin", "POST", test.one(again, "/admission"), 409,
                           {{"version", test.version(again)},
                            {"existing_member_id", member_id},
                            {"sends_welcome", false},
                            {"invites", false}}),
            "admission.already_a_member");
}

TEST_F(Office, PointsOutWhoItMayBe) {
  Fields fields = test.filled("別の名前の会社");
  fields.insert({"corporate_number", std::to_string(kTakamatsuFoods)});
  test.apply(fields);
  const auto first = test.last();
  applied("もう一つの会社");
  const auto duplicates = test.ask("staff", "GET", test.one(first, "/duplicates"), 200);
  EXPECT_EQ(duplicates.at("registered").at("name").as_string(), "さぬき食品株式会社");
  EXPECT_THAT(std::string(duplicates.at("registered").at("warnings").at(0).as_string()),
              HasSubstr("名称が登録と違います"));
  EXPECT_EQ(duplicates.at("applications").at(0).at("name").as_string(), "もう一つの会社");
}

TEST_F(Office, DeclinesReopensAndGoesBack) {
  const auto id = applied("さぬき製麺株式会社");
  EXPECT_EQ(test.reason_of("admin", "POST", test.one(id, "/steps"), 422,
                           {{"version", test.version(id)}, {"action", "decline"}, {"note", ""}}),
            "http.invalid_input");
  test.step(id, "decline", 200, {{"reason", "地区の外の事業所のため"}});
  EXPECT_EQ(test.reason_of("staff", "POST", test.one(id, "/steps"), 403,
                           {{"version", test.version(id)}, {"action", "reopen"}, {"note", ""}}),
            "workflow.not_your_part");
  test.step(id, "reopen");
  test.step(id, "arrange_visit", 200, {{"visit_at", "2026-04-10T14:00:00+09:00"}});
  test.step(id, "cancel_visit");
  test.to_board(id);
  test.step(id, "approve", 200, {{"approved_on", "2026-04-01"}, {"approval_note", "会頭専決"}});
  test.step(id, "step_back");
  EXPECT_TRUE(test.show(id).at("approved_on").is_null());
  test.step(id, "withdraw", 200, {{"reason", "電話で取下げの連絡"}});
  EXPECT_EQ(test.reason_of("admin", "POST", test.one(id, "/steps"), 422,
                           {{"version", test.version(id)}, {"action", "admit"}, {"note", ""}}),
            "admission.admit_elsewhere");
  EXPECT_EQ(test.reason_of("admin", "POST", test.one(id, "/steps"), 412,
                           {{"version", 1}, {"action", "contact"}, {"note", ""}}),
            "admission.application_changed");
}

TEST_F(Office, AssignsChoosesUnitsAndNamesTheBusiness) {
  const auto id = applied("さぬき製麺株式会社");
  const auto colleagues = test.ask("staff", "GET", test.setting("application-colleagues"), 200);
  EXPECT_EQ(colleagues.at("items").as_array().size(), 2u);
  const auto staff_id = test.callers.people.at("staff").caller.user_id;
  const auto change = [&](boost::json::object what, int status = 200) {
    what["version"] = test.version(id);
    return test.ask("staff", "PATCH", test.one(id), status, what);
  };
  const auto view = change({{"assigned_user_id", staff_id},
                            {"units", 5},
                            {"joins_on", "2026-05-01"},
                            {"business_id", kTakamatsuFoods},
                            {"has_news", false}});
  EXPECT_EQ(view.at("assigned_name").as_string(), "staff");
  EXPECT_EQ(view.at("units").as_int64(), 5);
  EXPECT_FALSE(view.at("has_news").as_bool());
  EXPECT_TRUE(change({{"assigned_user_id", 0}, {"units", 0}, {"business_id", 0}}).at("units").is_null());
  change({{"assigned_user_id", test.callers.people.at("stranger").caller.user_id}}, 422);
  change({{"business_id", 1234567890123}}, 422);
  EXPECT_TRUE(change({{"suspicious", true}}).at("suspicious").as_bool());
}

TEST_F(Office, EntersAWalkInOnceWithTheGapsOfPaper) {
  const auto form = test.ask("staff", "GET", test.setting("application-form"), 200);
  EXPECT_THAT(std::string(form.at("html").as_string()), HasSubstr("name=\"legal_form\""));
  const auto fields = [](std::string_view name) {
    return boost::json::array{{{"name", "legal_form"}, {"value", "sole_proprietor"}},
                              {{"name", "name"}, {"value", name}}};
  };
  boost::json::object entry{{"entry_key", "0123456789abcdef"}, {"form_version", 0}, {"fields", fields("")}};
  const auto back = test.ask("staff", "POST", test.path(), 200, entry);
  EXPECT_TRUE(back.at("application_id").is_null());
  EXPECT_THAT(std::string(back.at("form").at("html").as_string()), HasSubstr("事業所名を入れてください"));
  entry["fields"] = fields("さぬき美容室");
  const auto id = test.ask("staff", "POST", test.path(), 200, entry).at("application_id").as_int64();
  EXPECT_EQ(test.ask("staff", "POST", test.path(), 200, entry).at("application_id").as_int64(), id);
  const auto view = test.show(id);
  EXPECT_EQ(view.at("source").as_string(), "counter");
  EXPECT_EQ(view.at("received_by").as_string(), "staff");
  EXPECT_EQ(test.mails(), "0");
  EXPECT_EQ(test.reason_of("staff", "POST", test.one(id, "/mails"), 409,
                           {{"asks_back", false}, {"subject", "件名"}, {"body", "本文"}}),
            "admission.no_mail_address");

  EXPECT_THAT(std::string(test.ask("staff", "GET", test.one(id, "/form"), 200).at("html").as_string()),
              HasSubstr("さぬき美容室"));
  boost::json::object answers{
      {"version", view.at("version")}, {"form_version", 0}, {"fields", fields("さぬき理容室")}};
  EXPECT_EQ(test.ask("staff", "PUT", test.one(id, "/answers"), 200, answers).at("application_id").as_int64(),
            id);
  EXPECT_EQ(test.show(id).at("name").as_string(), "さぬき理容室");
  test.step(id, "withdraw");
  answers["version"] = test.version(id);
  EXPECT_EQ(test.reason_of("staff", "PUT", test.one(id, "/answers"), 409, answers),
            "admission.closed_application");
}

TEST_F(Office, WritesMailsAndLettersFromItsOwnTexts) {
  const auto id = applied("さぬき製麺株式会社");
  const auto templates = test.ask("staff", "GET", test.setting("application-templates"), 200);
  EXPECT_EQ(templates.at("items").as_array().size(), 7u);
  const std::string receipt = test.setting("application-templates/receipt");
  EXPECT_EQ(test.reason_of("admin", "PUT", receipt, 422,
                           {{"version", 0}, {"subject", "件名"}, {"body", "{{nobody}} 様"}}),
            "http.invalid_input");
  EXPECT_EQ(test.reason_of("admin", "PUT", test.setting("application-templates/other"), 404,
                           {{"version", 0}, {"subject", "件名"}, {"body", "本文"}}),
            "admission.unknown_template");
  test.ask("admin", "PUT", receipt, 200,
           {{"version", 0},
            {"subject", "受付 {{receipt_number}}"},
            {"body", "{{name}} 様\nありがとうございます。"}});
  EXPECT_EQ(
      test.reason_of("admin", "PUT", receipt, 412, {{"version", 0}, {"subject", "遅い"}, {"body", "本文"}}),
      "admission.setting_changed");
  const auto second = applied("みどり商店");
  EXPECT_EQ(test.last_mail("apply@example.jp"),
            fmt::format("受付 {}\nみどり商店 様\nありがとうございます。", second));
  test.ask("admin", "DELETE", receipt, 200);

  const auto letter = test.call("staff", "POST", test.one(id, "/letters"),
                                R"({"subject": "入会のご案内", "body": "こんにちは。\n{{follow_link}}"})");
  EXPECT_EQ(letter.body.substr(0, 5), "%PDF-");
  const auto view = test.show(id);
  EXPECT_EQ(view.at("messages").as_array().back().at("kind").as_string(), "letter");
  EXPECT_EQ(test.reason_of("staff", "POST", test.one(id, "/mails"), 422,
                           {{"asks_back", false}, {"subject", "件名"}, {"body", "{{nothing}}"}}),
            "http.invalid_input");
  EXPECT_EQ(test.reason_of("staff", "GET", test.one(id, "/letter-preview?template_key=none"), 404),
            "admission.unknown_template");
}

TEST_F(Office, KeepsItsSettings) {
  const std::string place = test.setting("application-settings");
  const auto shipped = test.ask("staff", "GET", place, 200);
  EXPECT_EQ(shipped.at("papers").as_array().size(), 4u);
  EXPECT_EQ(shipped.at("join_url").as_string(), fmt::format("https://banso.example/join/{}", test.chamber));
  boost::json::object settings{
      {"version", 0},
      {"accepts_applications", true},
      {"notice", "4月は混みあいます。"},
      {"contact", "総務課 087-000-0000"},
      {"notify_email", nullptr},
      {"papers", {{{"paper_key", "form"}, {"label", "申込書"}, {"is_required", true}}}}};
  EXPECT_EQ(test.reason_of("staff", "PUT", place, 403, settings), "http.forbidden");
  EXPECT_EQ(test.ask("admin", "PUT", place, 200, settings).at("version").as_int64(), 1);
  EXPECT_EQ(test.reason_of("admin", "PUT", place, 412, settings), "admission.setting_changed");
  settings["version"] = 1;
  settings["papers"].as_array().push_back(settings["papers"].as_array()[0]);
  EXPECT_EQ(test.reason_of("admin", "PUT", place, 422, settings), "http.invalid_input");
  EXPECT_THAT(test.page(test.join()).body, HasSubstr("4月は混みあいます。"));
}

TEST_F(Office, ForgetsOldRobots) {
  Fields fields = test.filled("迷惑会社");
  fields["contact_url"] = "x";
  test.apply(fields);
  const auto removed = test.as_system([&](db::Tx& tx) {
    return store::delete_old_suspicious(tx, test.now.load() - std::chrono::days(1)) +
           store::delete_old_suspicious(tx, test.now.load() + std::chrono::days(1));
  });
  EXPECT_EQ(removed, 1u);
}

}  // namespace
}  // namespace banso::admission::testing
