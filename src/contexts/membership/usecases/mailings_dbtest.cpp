#include "contexts/membership/jobs/send_mailing.hpp"
#include "contexts/membership/membership_under_test.hpp"
#include "contexts/membership/usecases/mailings.hpp"

namespace banso::membership::testing {
namespace {

class Mailings : public ::testing::Test {
 protected:
  Mailings() {
    test.as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into membership.chamber_setting values ($1::bigint, 1, '{}', '{}', '{}', '{}', "
          "'小田原商工会議所 総務課', null, null, '0465-23-1811', 'office@chamber.example.jp', null, null, "
          "60, 1000, now(), 1)",
          {std::to_string(test.chamber)});
    });
  }
  Member add(const std::string& name, const char* email, bool allowed = true) {
    MemberFields fields = example_fields(name);
    if (email[0] != '\0') fields.email = identity::EmailAddress(email);
    fields.mail_allowed = allowed;
    fields.representative_name = name + "の代表";
    return test.create(fields);
  }
  boost::json::value draft(bool tracks_opens = false) {
    return {{"subject", "{{会員名}}様へのご案内"},
            {"body", "{{担当者名}}様\nセミナーのご案内です。\nhttps://example.jp/seminar\n"},
            {"filter", boost::json::object{{"standing", boost::json::array{"member"}}}},
            {"segment_id", nullptr},
            {"tracks_opens", tracks_opens}};
  }
  /// Writes and sends it, and waits until every mail has its outcome.
  std::string send(bool tracks_opens = false) {
    const auto made = test.ask("staff", "POST", test.path("/mailings"), 201, draft(tracks_opens));
    const std::string id = std::to_string(made.at("summary").at("mailing_id").as_int64());
    test.queue.start(test.services);
    test.ask("staff", "POST", test.path("/mailings/" + id + "/send"), 200);
    test.wait_for("select state from membership.mailing order by mailing_id desc limit 1", "sent");
    test.wait_for("select count(*) from membership.mailing_recipient where state in ('waiting', 'queued')",
                  "0");
    return id;
  }
  /// The token in the newest mail.
  std::string token() {
    const std::string body = test.ask("select body from platform.mail order by mail_id desc limit 1");
    const auto at = body.find("/mail/");
    return body.substr(at + 6, 26);
  }

  MembershipUnderTest test;
};

TEST_F(Mailings, ReachOnlyThoseWhoWantThem) {
  add("一番商店", "one@example.jp");
  add("二番商店", "two@example.jp", false);
  add("三番商店", "");
  add("四番商店", "one@example.jp");
  const auto reach =
      test.ask("staff", "POST", test.path("/member-reach"), 200, {{"filter", boost::json::object{}}});
  EXPECT_EQ(reach.at("members").as_int64(), 4);
  EXPECT_EQ(reach.at("mailable").as_int64(), 1);
  EXPECT_EQ(reach.at("without_email").as_int64(), 1);
  EXPECT_EQ(reach.at("not_allowed").as_int64(), 1);
  EXPECT_EQ(reach.at("same_address").as_int64(), 1);
  const std::string id = send();
  EXPECT_EQ(test.ask("select recipient || '|' || subject || '|' || reply_to from platform.mail"),
            "one@example.jp|一番商店様へのご案内|office@chamber.example.jp");
  const std::string body = test.ask("select body from platform.mail");
  EXPECT_EQ(body.substr(0, body.find('\n')), "一番商店の代表様");
  EXPECT_NE(body.find("小田原商工会議所 総務課"), std::string::npos);
  EXPECT_NE(body.find("配信の停止はこちらから: https://banso.example/mail/"), std::string::npos);
  EXPECT_EQ(test.ask("select unsubscribe_url from platform.mail"), "https://banso.example/mail/" + token());
  EXPECT_EQ(test.ask("select html_body is null from platform.mail"), "t");
  const auto results = test.ask("staff", "GET", test.path("/mailings/" + id), 200).at("summary");
  EXPECT_EQ(results.at("state").as_string(), "sent");
  EXPECT_EQ(results.at("sent").as_int64(), 1);
  EXPECT_EQ(test.ask("staff", "POST", test.path("/mailings/" + id + "/send"), 200)
                .at("summary")
                .at("recipients")
                .as_int64(),
            1)
      << "a second click sends nothing";
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/mailings/" + id + "/cancel"), 409),
            "membership.mailing_not_sending");
  EXPECT_EQ(test.ask("staff", "GET", test.path("/mailings"), 200).at("total").as_int64(), 1);
}

TEST_F(Mailings, AreLeftByOneClick) {
  const Member member = add("一番商店", "one@example.jp");
  send();
  const std::string link = "/mail/" + token();
  EXPECT_NE(test.call("", "GET", link).body.find("o***@example.jp"), std::string::npos);
  EXPECT_EQ(test.call("", "GET", link).body.find("one@example.jp"), std::string::npos);
  EXPECT_EQ(test.call("", "POST", link, "List-Unsubscribe=One-Click").status, 200);
  EXPECT_EQ(test.call("", "POST", link, "List-Unsubscribe=One-Click").status, 200);
  EXPECT_EQ(test.wait_for("select mail_allowed from membership.member", "f"), "f");
  EXPECT_EQ(test.wait_for("select count(*) from membership.contact where kind = 'web'", "1"), "1");
  EXPECT_EQ(
      test.ask(
          "select source || ' ' || after::text from membership.member_change where field = 'mail_allowed'"),
      "member false");
  EXPECT_NE(test.call("", "GET", link).body.find("停止しました"), std::string::npos);
  const auto unknown = test.call("", "GET", "/mail/00000000000000000000000000");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(unknown.body, test.call("", "GET", "/mail/nonsense").body);
  EXPECT_EQ(test.call("", "POST", "/mail/nonsense").status, 404);
  const auto mailings = test.ask("staff", "GET", test.member_path(member, "/mailings"), 200);
  EXPECT_FALSE(mailings.at("items").at(0).at("unsubscribed_at").is_null());
}

TEST_F(Mailings, TellOfOpensOnlyWhereThatIsSaid) {
  add("一番商店", "one@example.jp");
  send(true);
  const std::string body = test.ask("select body from platform.mail");
  EXPECT_NE(body.find("小さな画像"), std::string::npos);
  EXPECT_NE(test.ask("select html_body from platform.mail").find("/open.gif\""), std::string::npos);
  const auto image = test.call("", "GET", "/mail/" + token() + "/open.gif");
  EXPECT_EQ(image.status, 200);
  EXPECT_EQ(image.body.substr(0, 3), "GIF");
  EXPECT_EQ(test.ask("select count(*) from membership.mailing_recipient where opened_at is not null"), "1");
  EXPECT_EQ(test.call("", "GET", "/mail/nonsense/open.gif").body, image.body);
}

TEST_F(Mailings, NoteWhatCameBack) {
  const Member member = add("一番商店", "one@example.jp");
  const std::string id = send();
  test.as_system([&](db::Tx& tx) {
    tx.execute_sql("update platform.mail set state = 'failed', error = '550 no such user'");
    outbox::Event event;
    event.payload = {
        {"mail_id", std::stoll(std::string(*tx.execute_sql("select mail_id from platform.mail").text(0, 0)))},
        {"reference", fmt::format("membership.mailing:{}:{}:{}", test.chamber, id, member.member_id)},
        {"state", "failed"}};
    note_mail_finished(tx, event, test.services);
    event.payload.as_object()["reference"] = "somebody.else:1";
    note_mail_finished(tx, event, test.services);
  });
  const auto failed =
      test.ask("staff", "GET", test.path("/mailings/" + id + "/recipients?state=failed"), 200);
  EXPECT_EQ(failed.at("items").at(0).at("problem").as_string(), "550 no such user");
  EXPECT_EQ(test.ask("staff", "GET", test.path("/members?mail_failed=true"), 200).at("total").as_int64(), 1);
  const auto reach =
      test.ask("staff", "POST", test.path("/member-reach"), 200, {{"filter", boost::json::object{}}});
  EXPECT_EQ(reach.at("failing").as_int64(), 1);
  // Another address is tried again.
  test.as_system([&](db::Tx& tx) {
    MemberFields fields = member.fields;
    fields.email = identity::EmailAddress("new@example.jp");
    update_member(tx, test.chamber, member.member_id, 1, fields, test.by_staff(), test.now.load());
  });
  EXPECT_EQ(test.ask("staff", "GET", test.path("/members?mail_failed=true"), 200).at("total").as_int64(), 0);
}

TEST_F(Mailings, AreWrittenTriedAndCancelled) {
  add("一番商店", "one@example.jp");
  const auto made = test.ask("staff", "POST", test.path("/mailings"), 201, draft());
  const std::string id = std::to_string(made.at("summary").at("mailing_id").as_int64());
  EXPECT_EQ(made.at("reach").at("mailable").as_int64(), 1);
  auto body = draft();
  body.as_object()["subject"] = "変更した件名";
  test.ask("staff", "PUT", test.path("/mailings/" + id), 200, body, {{"if-match", "\"1\""}});
  EXPECT_EQ(test.reason_of("admin", "PUT", test.path("/mailings/" + id), 412, body, {{"if-match", "\"1\""}}),
            "membership.somebody_was_faster");
  body.as_object()["body"] = "{{社長}}";
  test.ask("staff", "PUT", test.path("/mailings/" + id), 422, body, {{"if-match", "\"2\""}});
  const boost::json::value preview{{"subject", "{{会員名}}様"}, {"body", "本文"}, {"tracks_opens", false}};
  EXPECT_EQ(test.ask("staff", "POST", test.path("/mailing-preview"), 200, preview).at("subject").as_string(),
            "一番商店様");
  test.ask("staff", "POST", test.path("/mailing-test"), 204, preview);
  EXPECT_EQ(test.ask("select recipient || ' ' || subject from platform.mail"),
            "staff@chamber.example.jp 【試し送り】一番商店様");
  test.ask("staff", "POST", test.path("/mailings/" + id + "/send"), 200);
  EXPECT_EQ(test.reason_of("staff", "DELETE", test.path("/mailings/" + id), 409),
            "membership.mailing_not_draft");
  const auto cancelled = test.ask("staff", "POST", test.path("/mailings/" + id + "/cancel"), 200);
  EXPECT_EQ(cancelled.at("summary").at("state").as_string(), "cancelled");
  EXPECT_EQ(cancelled.at("summary").at("skipped").as_int64(), 1);
  const auto other = test.ask("staff", "POST", test.path("/mailings"), 201, draft());
  const std::string other_id = std::to_string(other.at("summary").at("mailing_id").as_int64());
  test.ask("staff", "DELETE", test.path("/mailings/" + other_id), 204);
  EXPECT_EQ(test.reason_of("staff", "GET", test.path("/mailings/" + other_id), 404),
            "membership.mailing_not_found");
  EXPECT_EQ(test.reason_of("stranger", "GET", test.path("/mailings/" + id), 404),
            "membership.not_your_organization");
  EXPECT_FALSE(test.ask("staff", "GET", "/api/v1/mail-placeholders", 200).at("items").as_array().empty());
}

TEST_F(Mailings, SegmentsAreCountedWhenLookedAt) {
  add("一番商店", "one@example.jp");
  const boost::json::value body{{"name", "メールのある会員"},
                                {"filter", boost::json::object{{"has_email", true}}}};
  const auto made = test.ask("staff", "POST", test.path("/segments"), 201, body);
  EXPECT_EQ(made.at("members").as_int64(), 1);
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/segments"), 409, body),
            "membership.segment_name_taken");
  add("二番商店", "two@example.jp");
  const auto list = test.ask("staff", "GET", test.path("/segments"), 200);
  EXPECT_EQ(list.at("items").at(0).at("members").as_int64(), 2);
  EXPECT_EQ(list.at("items").at(0).at("filter_text").as_string(), "メールアドレスあり");
  const std::string one = test.path("/segments/" + std::to_string(made.at("segment_id").as_int64()));
  const boost::json::value renamed{{"name", "名前を変えた"}, {"filter", boost::json::object{}}};
  test.ask("staff", "PUT", one, 200, renamed, {{"if-match", "\"1\""}});
  EXPECT_EQ(test.reason_of("staff", "PUT", one, 412, renamed, {{"if-match", "\"1\""}}),
            "membership.somebody_was_faster");
  test.ask("staff", "DELETE", one, 204);
  EXPECT_EQ(test.reason_of("staff", "DELETE", one, 404), "membership.segment_not_found");
}

}  // namespace
}  // namespace banso::membership::testing
