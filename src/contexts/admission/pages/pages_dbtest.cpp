// Applying as somebody without an account and without JavaScript does.
#include "contexts/admission/admission_under_test.hpp"

namespace banso::admission::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class JoinPages : public ::testing::Test {
 protected:
  AdmissionUnderTest test;
};

TEST_F(JoinPages, FindTheChamberByNameCityAndPostalCode) {
  test.as_system([](db::Tx& tx) {
    tx.execute_sql(
        "insert into registry.postal_code (edition, post_code, city_code, prefecture_code, prefecture_name, "
        "city_name) values ('area', '7600017', '37201', '37', '香川県', '高松市'), ('area', '7610101', "
        "'37341', '37', '香川県', '三木町')");
  });
  EXPECT_THAT(test.page("/join").body, Not(HasSubstr("高松商工会議所")));
  for (const char* words : {"高松", "高松市", "香川県", "760-0017", "７６０００１７"}) {
    const auto found = test.page("/join?q=" + encoded(words));
    EXPECT_THAT(found.body, HasSubstr(fmt::format("href=\"/join/{}\"", test.chamber))) << words;
    EXPECT_THAT(found.body, Not(HasSubstr(fmt::format("href=\"/join/{}\"", test.other_chamber)))) << words;
  }
  EXPECT_THAT(test.page("/join?q=7610101").body, HasSubstr("三木町の名前の付いた商工会議所はありません"));
  EXPECT_THAT(test.page("/join?q=0000000").body, HasSubstr("この郵便番号は見つかりませんでした"));
  EXPECT_THAT(test.page("/join?q=zzzz").body, HasSubstr("見つかりませんでした"));
  EXPECT_EQ(test.page("/join/999999").status, 404);
}

TEST_F(JoinPages, TakeAnApplicationWithFewAnswersAndSendAReceipt) {
  const std::string token = test.apply("さぬき製麺株式会社");
  ASSERT_EQ(token.size(), 26u);
  const auto follow = test.page("/application/" + token + "?received=1");
  EXPECT_EQ(follow.status, 200);
  EXPECT_THAT(follow.body, HasSubstr("お申込みを受け付けました。apply@example.jp"));
  EXPECT_THAT(follow.body, HasSubstr("さぬき製麺株式会社 様"));
  EXPECT_THAT(follow.body, HasSubstr("2026年4月6日（令和8年4月6日）まで"));
  const std::string mail = test.last_mail("apply@example.jp");
  EXPECT_THAT(mail, HasSubstr("入会のお申込みを受け付けました"));
  EXPECT_THAT(mail, HasSubstr("https://banso.example/application/" + token));
  EXPECT_THAT(mail, Not(HasSubstr("（未定）")));
  // Only the hash of the link is kept.
  EXPECT_EQ(test.PlatformUnderTest::ask(
                "select count(*) from admission.application where application::text like '%" + token + "%'"),
            "0");
  const auto item = test.ask("staff", "GET", test.path(), 200).at("items").at(0);
  EXPECT_EQ(item.at("name").as_string(), "さぬき製麺株式会社");
  EXPECT_TRUE(item.at("has_news").as_bool());
}

TEST_F(JoinPages, SayWhatIsMissingAndKeepWhatWasTyped) {
  Fields fields = test.filled("さぬき製麺株式会社");
  fields.erase("email");
  fields["message"] = "<b>よろしく</b>";
  const auto answer = test.send(test.join(), fields);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("さぬき製麺株式会社"));
  EXPECT_THAT(answer.body, HasSubstr("&lt;b&gt;よろしく"));
  EXPECT_EQ(test.PlatformUnderTest::ask("select count(*) from admission.application"), "0");
}

TEST_F(JoinPages, CountAFormThatIsSentTwiceOnce) {
  Fields fields = test.filled("さぬき製麺株式会社");
  const std::string token = test.apply(fields);
  EXPECT_EQ(test.apply(fields), token);
  EXPECT_EQ(test.PlatformUnderTest::ask("select count(*) from admission.application"), "1");
  EXPECT_EQ(test.mails(), "1");
  // Back, corrected, sent again: it is the same application with the newer answers.
  fields["name"] = "さぬき製麺合同会社";
  EXPECT_EQ(test.apply(fields), token);
  EXPECT_EQ(test.PlatformUnderTest::ask("select name from admission.application"), "さぬき製麺合同会社");
}

TEST_F(JoinPages, AskAgainWhoIsTooFastOrComesFromNoPageOfOurs) {
  Fields fields = test.filled("早い会社");
  fields["_challenge"] = test.hidden(test.page(test.join()).body, "_challenge");
  const auto fast = test.send(test.join(), fields);
  EXPECT_EQ(fast.status, 422);
  EXPECT_THAT(fast.body, HasSubstr("早い会社"));
  fields["_challenge"] = "1.2.3";
  EXPECT_EQ(test.send(test.join(), fields).status, 422);
  fields.erase("_challenge");
  EXPECT_EQ(test.send(test.join(), fields).status, 422);
  EXPECT_EQ(test.PlatformUnderTest::ask("select count(*) from admission.application"), "0");
}

TEST_F(JoinPages, KeepWhatARobotSendsOutsideTheInbox) {
  Fields fields = test.filled("迷惑会社");
  fields["contact_url"] = "https://spam.example";
  const std::string token = test.apply(fields);
  EXPECT_EQ(test.page("/application/" + token).status, 200);
  EXPECT_EQ(test.mails(), "0");
  EXPECT_EQ(test.ask("staff", "GET", test.path(), 200).at("total").as_int64(), 0);
  const auto aside = test.ask("staff", "GET", test.path("?stage=suspicious"), 200);
  EXPECT_EQ(aside.at("total").as_int64(), 1);
  EXPECT_EQ(test.ask("staff", "GET", test.setting("application-counts"), 200).at("suspicious").as_int64(), 1);
  // Staff see that it was a person after all: now the receipt goes out, with a link of its own.
  const auto view = test.ask("staff", "PATCH", test.one(test.last()), 200,
                             {{"version", test.version(test.last())}, {"suspicious", false}});
  EXPECT_FALSE(view.at("suspicious").as_bool());
  EXPECT_EQ(test.mails(), "1");
  EXPECT_EQ(test.ask("staff", "GET", test.path(), 200).at("total").as_int64(), 1);
}

TEST_F(JoinPages, PutAsideWhatOneAddressSendsInNumbers) {
  for (int i = 0; i < 7; ++i) test.apply(fmt::format("同じ所から{}", i));
  EXPECT_EQ(test.ask("staff", "GET", test.path(), 200).at("total").as_int64(), 5);
  EXPECT_EQ(test.ask("staff", "GET", test.path("?stage=suspicious"), 200).at("total").as_int64(), 2);
}

TEST_F(JoinPages, CarryAnswersOverToAFormThatWasPublishedMeanwhile) {
  Fields fields = test.filled("間の会社");
  const auto published = test.publish_form();
  // Answers are read by the form that was seen: what only the new one asks is no error.
  const std::string token = test.apply(fields);
  EXPECT_EQ(test.PlatformUnderTest::ask("select form_version from admission.application"), "0");
  // Something wrong: the new form comes back with what was typed.
  Fields wrong = test.filled("後の会社");
  wrong["_version"] = "0";
  wrong.erase("email");
  const auto again = test.send(test.join(), wrong);
  EXPECT_EQ(again.status, 422);
  EXPECT_EQ(test.hidden(again.body, "_version"), std::to_string(published));
  EXPECT_THAT(again.body, HasSubstr("後の会社"));
  EXPECT_THAT(again.body, HasSubstr("申込みの項目が新しくなりました"));
  // Correcting begins with the form of today.
  EXPECT_THAT(test.page("/application/" + token + "/edit").body, HasSubstr("新しい質問"));
  EXPECT_EQ(test.show(test.last()).at("published_version").as_int64(), published);
}

TEST_F(JoinPages, AreClosedWhenTheChamberSaysSo) {
  const Fields fields = test.filled("閉店後の会社");
  test.ask("admin", "PUT", test.setting("application-settings"), 200,
           {{"version", 0},
            {"accepts_applications", false},
            {"notice", "改修中です。"},
            {"contact", "電話 087-000-0000"},
            {"notify_email", nullptr},
            {"papers", boost::json::array{}}});
  const auto closed = test.page(test.join());
  EXPECT_THAT(closed.body, HasSubstr("受け付けていません"));
  EXPECT_THAT(closed.body, HasSubstr("087-000-0000"));
  EXPECT_EQ(test.send(test.join(), fields).status, 409);
}

class FollowPages : public JoinPages {
 protected:
  FollowPages() : token(test.apply("さぬき製麺株式会社")), place("/application/" + token) {}
  std::string token;
  std::string place;
};

TEST_F(FollowPages, TellNothingToAGuesser) {
  const std::string unknown = test.page("/application/" + std::string(26, '0')).body;
  for (const char* guess : {"ABC", "%27", "zzzzzzzzzzzzzzzzzzzzzzzzzz"}) {
    const auto answer = test.page(std::string("/application/") + guess);
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.body, unknown) << guess;
  }
  EXPECT_EQ(test.send("/application/" + std::string(26, '0') + "/withdraw", {{"sure", "yes"}}).status, 404);
  test.ask("staff", "POST", test.one(test.last(), "/link-revocation"), 200);
  EXPECT_EQ(test.page(place).body, unknown);
  EXPECT_FALSE(test.show(test.last()).at("link_works").as_bool());
}

TEST_F(FollowPages, EndWithTheirDay) {
  test.now = test.now.load() + std::chrono::days(366);
  EXPECT_EQ(test.page(place).status, 404);
}

TEST_F(FollowPages, TakeCorrectionsUntilThePapersBegin) {
  const auto form = test.page(place + "/edit");
  EXPECT_EQ(form.status, 200);
  EXPECT_THAT(form.body, HasSubstr("さぬき製麺株式会社"));
  Fields fields = test.filled("さぬき製麺株式会社");
  fields["_seen"] = test.hidden(form.body, "_seen");
  fields["phone"] = "087-811-0001";
  EXPECT_EQ(test.location(test.send(place + "/edit", fields)), place + "?corrected=1");
  const auto view = test.show(test.last());
  EXPECT_EQ(view.at("phone").as_string(), "087-811-0001");
  EXPECT_EQ(view.at("steps").at(1).at("note").as_string(), "電話番号");

  // Two people at once: the second is told, and loses nothing.
  fields["phone"] = "087-811-0002";
  const auto late = test.send(place + "/edit", fields);
  EXPECT_EQ(late.status, 422);
  EXPECT_THAT(late.body, HasSubstr("ほかの画面から直されました"));
  EXPECT_THAT(late.body, HasSubstr("087-811-0002"));
  fields["_seen"] = test.hidden(late.body, "_seen");
  EXPECT_EQ(test.send(place + "/edit", fields).status, 303);

  fields["email"] = "not an address";
  EXPECT_EQ(test.send(place + "/edit", fields).status, 422);
  fields["email"] = "apply@example.jp";
  fields["phone"] = "087-811-0003";
  fields["_seen"] = test.hidden(test.page(place + "/edit").body, "_seen");
  test.step(test.last(), "begin_documents");
  EXPECT_THAT(test.send(place + "/edit", fields).body, HasSubstr("書類の手続きが始まった"));
  EXPECT_EQ(test.location(test.page(place + "/edit")), place);
}

TEST_F(FollowPages, CarryQuestionsAndAnswers) {
  test.ask("staff", "POST", test.one(test.last(), "/mails"), 204,
           {{"asks_back", true},
            {"subject", "決算の月について"},
            {"body", "決算は何月ですか。\n{{follow_link}}"}});
  EXPECT_THAT(test.last_mail("apply@example.jp"), HasSubstr("https://banso.example/application/"));
  const auto page = test.page(place);
  EXPECT_THAT(page.body, HasSubstr("決算は何月ですか。"));
  EXPECT_THAT(page.body, HasSubstr("お返事をお待ちしています"));
  // The mailed link opens the same application.
  const std::string mail = test.last_mail("apply@example.jp");
  const std::string other = mail.substr(mail.find("/application/"), 39);
  EXPECT_NE(other, place);
  EXPECT_THAT(test.page(other).body, HasSubstr("さぬき製麺株式会社"));
  EXPECT_EQ(test.location(test.send(other + "/answer", {{"message", "3月です。\x01"}})).substr(0, 39), other);
  EXPECT_EQ(test.send(place + "/answer", {{"message", "  "}}).status, 422);
  EXPECT_EQ(test.send(place + "/answer", {{"message", std::string(5000, 'a')}}).status, 422);
  const auto view = test.show(test.last());
  EXPECT_TRUE(view.at("has_news").as_bool());
  EXPECT_EQ(view.at("messages").at(1).at("direction").as_string(), "in");
}

TEST_F(FollowPages, WithdrawWithAReason) {
  EXPECT_EQ(test.send(place + "/withdraw", {{"reason", "やめます"}}).status, 422);
  EXPECT_EQ(test.location(test.send(place + "/withdraw", {{"sure", "yes"}, {"reason", "移転します"}})),
            place + "?withdrawn=1");
  EXPECT_THAT(test.page(place + "?withdrawn=1").body, HasSubstr("お申込みを取り下げました"));
  EXPECT_EQ(test.send(place + "/withdraw", {{"sure", "yes"}}).status, 409);
  const auto view = test.show(test.last());
  EXPECT_EQ(view.at("state").as_string(), "withdrawn");
  EXPECT_EQ(view.at("reason").as_string(), "移転します");
  EXPECT_EQ(view.at("steps").as_array().back().at("by").as_string(), "申込者");
}

TEST_F(FollowPages, SeeNothingOfTheOffice) {
  test.ask("staff", "PATCH", test.one(test.last()), 200,
           {{"version", test.version(test.last())}, {"note", "ないしょの覚え書き"}});
  test.ask("staff", "POST", test.one(test.last(), "/activities"), 200,
           {{"kind", "call"},
            {"happened_at", "2026-04-01T09:00:00+09:00"},
            {"with_whom", "奥様"},
            {"summary", "ないしょの電話"}});
  EXPECT_THAT(test.page(place).body, Not(HasSubstr("ないしょ")));
}

TEST_F(FollowPages, TellTheOfficeWhereItWantsToKnow) {
  test.ask("admin", "PUT", test.setting("application-settings"), 200,
           {{"version", 0},
            {"accepts_applications", true},
            {"notice", ""},
            {"contact", ""},
            {"notify_email", "office@chamber.example.jp"},
            {"papers", boost::json::array{}}});
  test.queue.start(test.services);
  test.apply("二つ目の会社");
  EXPECT_EQ(
      test.wait_for("select count(*) from platform.mail where recipient = 'office@chamber.example.jp' and "
                    "subject like '%申込みが届きました%' and body like '%/app/members/applications/%'",
                    "2"),
      "2");
  test.queue.stop();
}

}  // namespace
}  // namespace banso::admission::testing
