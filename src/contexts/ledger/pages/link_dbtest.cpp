#include "contexts/ledger/ledger_under_test.hpp"
#include "platform/identity/personal_link.hpp"

namespace banso::ledger::testing {
namespace {

using boost::json::object;

class LinkPage : public ::testing::Test {
 protected:
  LinkPage() {
    member = test.create(LedgerUnderTest::company("株式会社さぬき製麺")).member_id;
    round = test.open_round();
    target = test.target_of(round, "さぬき製麺");
    page = test.link_to(target);
  }
  object show() { return test.get(fmt::format("/targets/{}", target)).as_object(); }

  LedgerUnderTest test;
  std::int64_t member = 0;
  std::int64_t round = 0;
  std::int64_t target = 0;
  std::string page;
};

TEST_F(LinkPage, ShowsWhatTheChamberHoldsAndTakesUnchangedInOneTap) {
  const auto held = test.call("", "GET", page);
  EXPECT_EQ(held.status, 200);
  EXPECT_NE(held.body.find("株式会社さぬき製麺"), std::string::npos);
  EXPECT_NE(held.body.find("変更ありません"), std::string::npos);
  EXPECT_EQ(show().at("target").at("state").as_string(), "listed") << "opened before it was sent";
  const std::string key(43, 'k');
  const auto sent = test.send_form(page, {{"number", "0"}, {"replay_key", key}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(LedgerUnderTest::location(sent), page + "/consent");
  EXPECT_EQ(test.send_form(page, {{"number", "0"}, {"replay_key", key}}).status, 303) << "sent twice";
  EXPECT_EQ(test.ask("select count(*) from ledger.answer"), "1");
  const auto seen = show();
  EXPECT_EQ(seen.at("target").at("state").as_string(), "answered");
  EXPECT_TRUE(seen.at("answer").at("unchanged").as_bool());
  EXPECT_EQ(seen.at("changes").as_array().size(), 0U);
  EXPECT_NE(test.call("", "GET", page + "/receipt").body.find(fmt::format("LD-{}-1", target)),
            std::string::npos);
  // A second person with the page from before.
  EXPECT_NE(test.send_form(page, {{"number", "0"}}).body.find("ほかの人が先に回答しました"),
            std::string::npos);
  // Answering again, knowing of the first.
  EXPECT_EQ(test.send_form(page, {{"number", "1"}}).status, 303);
  EXPECT_EQ(test.ask("select max(number) from ledger.answer"), "2");
  EXPECT_EQ(test.post(fmt::format("/rounds/{}/accept-unchanged", round), nullptr).at("accepted").as_int64(),
            1);
  EXPECT_EQ(show().at("target").at("state").as_string(), "accepted");
}

TEST_F(LinkPage, TakesCorrectionsFieldByFieldAndStaffDecideEach) {
  const auto form = test.call("", "GET", page + "/edit");
  EXPECT_EQ(form.status, 200);
  EXPECT_NE(form.body.find("株式会社さぬき製麺"), std::string::npos) << "filled in";
  const std::vector<std::pair<std::string, std::string>> fields{
      {"number", "0"},
      {"name", "株式会社さぬき製麺"},
      {"legal_form", "corporation"},
      {"representative_position", "代表取締役"},
      {"representative_name", "伏見 花子"},
      {"office.post_code", "250-0014"},
      {"office.address", "神奈川県小田原市城内1番1号"},
      {"phone", "0465231812"},
      {"founded_on", "1999-04-01"},
      {"opened_in_district_on", "2001-04-01"},
      {"capital_yen", "2,000万円"},
      {"regular_employees", "１２"},
      {"district_employees", "8"},
      {"answered_by", "伏見 花子"}};
  auto wrong = fields;
  wrong[11] = {"regular_employees", "3"};
  const auto refused = test.send_form(page + "/edit", wrong);
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("全体の人数より多く"), std::string::npos);
  EXPECT_NE(refused.body.find("伏見 花子"), std::string::npos) << "nothing typed is lost";
  const auto sent = test.send_form(page + "/edit", fields);
  EXPECT_EQ(sent.status, 303) << sent.body;

  auto seen = show();
  std::string keys;
  for (const auto& change : seen.at("changes").as_array())
    keys += std::string(change.at("key").as_string()) + " ";
  EXPECT_EQ(keys, "representative_name capital_yen phone ");
  EXPECT_EQ(seen.at("answer").at("answered_by").as_string(), "伏見 花子");

  // Somebody else had the form open.
  auto late = fields;
  late[4] = {"representative_name", "伏見 次郎"};
  const auto conflict = test.send_form(page + "/edit", late);
  EXPECT_EQ(conflict.status, 409);
  EXPECT_NE(conflict.body.find("伏見 次郎"), std::string::npos);
  EXPECT_NE(conflict.body.find("伏見 花子"), std::string::npos);

  const auto answer_id = seen.at("answer").at("answer_id");
  const auto accept = test.path(fmt::format("/ledger/targets/{}/accept", target));
  EXPECT_EQ(test.reason_of("staff", "POST", accept, 412,
                           {{"answer_id", 999'999}, {"decisions", boost::json::array{}}}),
            "ledger.newer_answer");
  EXPECT_EQ(test.reason_of(
                "staff", "POST", accept, 422,
                {{"answer_id", answer_id},
                 {"decisions", boost::json::array{{{"key", "phone"}, {"take", "edit"}, {"value", "x"}}}}}),
            "ledger.bad_edit");
  test.ask(
      "staff", "POST", accept, 200,
      {{"answer_id", answer_id},
       {"decisions", boost::json::array{{{"key", "phone"}, {"take", "edit"}, {"value", "0465-23-9999"}},
                                        {{"key", "capital_yen"}, {"take", "keep"}, {"value", nullptr}}}}});
  const auto now =
      test.as_system([&](db::Tx& tx) { return *membership::find_member(tx, test.chamber, member); });
  EXPECT_EQ(now.fields.representative_name.value(), "伏見 花子");
  EXPECT_EQ(now.fields.phone.value(), "0465-23-9999");
  EXPECT_EQ(now.fields.capital_yen.value(), 10'000'000) << "left as it was";
  EXPECT_EQ(test.ask("select count(*) from membership.member_change where source = 'ledger'"), "2");
}

TEST_F(LinkPage, AConsentIsEvidenceThatShowsEveryChange) {
  const auto shown = test.call("", "GET", page + "/consent");
  EXPECT_EQ(shown.status, 200);
  const auto at = shown.body.find("name=\"document\" value=\"");
  ASSERT_NE(at, std::string::npos);
  const std::string document = shown.body.substr(at + 23, 64);
  EXPECT_EQ(test.send_form(page + "/consent", {{"document", document}, {"decision", "yes"}}).status, 422);
  EXPECT_EQ(test.send_form(page + "/consent",
                           {{"document", "x"}, {"decision", "yes"}, {"signature.name", "伏見 太郎"}})
                .status,
            422)
      << "another text than the one that was shown";
  EXPECT_EQ(test.send_form(page + "/consent", {{"document", document},
                                               {"decision", "yes"},
                                               {"signer_position", "代表取締役"},
                                               {"signature.name", "伏見 太郎"}})
                .status,
            303);
  EXPECT_EQ(test.send_form(page + "/consent",
                           {{"document", document}, {"decision", "no"}, {"signature.name", "伏見 太郎"}})
                .status,
            303);
  const auto seen = show();
  ASSERT_EQ(seen.at("evidence").as_array().size(), 2U) << "what was said before stays";
  EXPECT_EQ(seen.at("target").at("consent").as_string(), "no");
  for (const auto& evidence : seen.at("evidence").as_array()) {
    EXPECT_TRUE(evidence.at("intact").as_bool());
    EXPECT_EQ(evidence.at("document_hash").as_string(), document);
    EXPECT_EQ(evidence.at("peer").as_string(), "192.0.2.7");
    EXPECT_EQ(evidence.at("user_agent").as_string(), "Phone/1.0");
  }
  // The house cannot change it, and whoever does so behind its back is noticed.
  test.as_system([](db::Tx& tx) { tx.execute_sql("update ledger.evidence set signer_name = 'x'"); });
  EXPECT_TRUE(show().at("evidence").at(0).at("intact").as_bool());
  db::Connection(test.database.bootstrap()).script("update ledger.evidence set signer_name = 'x'");
  EXPECT_FALSE(show().at("evidence").at(0).at("intact").as_bool());
  EXPECT_TRUE(test.call("", "GET", page + "/consent.pdf").body.starts_with("%PDF-"));
}

TEST_F(LinkPage, UnknownExpiredAndRevokedLookAlikeAndNothingElseIsShown) {
  const std::string expired = test.link_to(target, "letter", 1);
  const std::string unknown = "/l/" + identity::new_personal_link().token;
  test.now = test.now.load() + std::chrono::days(2);
  const auto reference = test.call("", "GET", unknown);
  EXPECT_EQ(reference.status, 404);
  EXPECT_EQ(test.call("", "GET", expired).body, reference.body);
  EXPECT_EQ(test.call("", "GET", "/l/nonsense").body, reference.body);
  EXPECT_EQ(test.call("", "GET", page).status, 200);
  EXPECT_EQ(test.call("staff", "DELETE", test.path(fmt::format("/ledger/targets/{}/links", target))).status,
            204);
  for (const std::string rest : {"", "/edit", "/consent", "/receipt", "/consent.pdf"}) {
    const auto revoked = test.call("", "GET", page + rest);
    EXPECT_EQ(revoked.status, 404);
    EXPECT_EQ(revoked.body, reference.body);
  }
  EXPECT_EQ(test.send_form(page, {{"number", "0"}}).status, 404);
  EXPECT_EQ(test.send_form(page + "/edit", {{"number", "0"}}).status, 404);
  EXPECT_EQ(test.send_form(page + "/consent", {{"decision", "yes"}}).status, 404);

  // A link opens its own business and nothing beside it.
  test.create(LedgerUnderTest::company("株式会社となり"));
  test.post(fmt::format("/rounds/{}/choose-targets", round), {{"include_unknown", true}});
  const auto link = identity::read_personal_link(test.link_to(target).substr(3)).value();
  test.as(identity::link_settings(link), [&](db::Tx& tx) {
    EXPECT_EQ(tx.execute_sql("select target_id from ledger.target").size(), 1U);
    EXPECT_EQ(tx.execute_sql("select link_id from ledger.link").size(), 1U);
    EXPECT_EQ(tx.execute_sql("select round_id from ledger.round").size(), 1U);
    EXPECT_EQ(tx.execute_sql("select member_id from membership.member").size(), 0U);
  });
}

TEST_F(LinkPage, TheCodeIsTypedAndFindsTheSheetForStaff) {
  EXPECT_EQ(test.call("", "GET", "/l").status, 200);
  const std::string token = page.substr(3);
  EXPECT_EQ(
      LedgerUnderTest::location(test.send_form("/l", {{"code", identity::spaced_personal_link(token)}})),
      page);
  EXPECT_EQ(test.send_form("/l", {{"code", "まちがい"}}).status, 404);
  const std::string find = test.path("/ledger/find?code=");
  EXPECT_EQ(test.ask("staff", "GET", find + membership::testing::encoded("https://banso.example" + page), 200)
                .at("target_id")
                .as_int64(),
            target);
  EXPECT_EQ(test.ask("staff", "GET", find + std::to_string(target), 200).at("target_id").as_int64(), target);
  EXPECT_EQ(test.reason_of("staff", "GET", find + "0", 404), "ledger.code_not_found");
}

TEST_F(LinkPage, ClosedRoundsShowButTakeNothing) {
  test.post(fmt::format("/rounds/{}/steps", round), {{"action", "close"}, {"note", ""}});
  EXPECT_NE(test.call("", "GET", page).body.find("受付は終わりました"), std::string::npos);
  EXPECT_EQ(test.send_form(page, {{"number", "0"}}).status, 409);
  EXPECT_EQ(test.call("", "GET", page + "/edit").status, 303);
}

TEST_F(LinkPage, BadInputIsToldAndNothingIsLost) {
  EXPECT_EQ(test.call("", "POST", page + "/edit", "\xff\xfe", {{"content-type", "text/plain"}}).status, 422);
  const auto long_text = test.send_form(
      page + "/edit",
      {{"number", "0"}, {"name", std::string(300'000, 'x')}, {"business_description", "=HYPERLINK(\"x\")"}});
  EXPECT_EQ(long_text.status, 422);
  EXPECT_NE(long_text.body.find("HYPERLINK"), std::string::npos);
  EXPECT_EQ(test.send_form(page, {{"number", "-1"}, {"replay_key", "<script>"}}).status, 200)
      << "told, not taken";
  EXPECT_EQ(test.ask("select count(*) from ledger.answer"), "0");
}

TEST_F(LinkPage, StaffTypePaperInAndAskBack) {
  const std::string at = fmt::format("/targets/{}", target);
  const auto form = test.get(at + "/form");
  EXPECT_NE(form.at("html").as_string().find("<form"), std::string::npos);
  const object wrong{{"unchanged", false}, {"form", boost::json::array{{{"name", "name"}, {"value", ""}}}},
                     {"number", 0},        {"replay_key", "s1"},
                     {"channel", "paper"}, {"consent", nullptr},
                     {"signer_name", ""},  {"signer_position", ""}};
  EXPECT_FALSE(test.post(at + "/answers", wrong).at("saved").as_bool());
  auto unsigned_consent = wrong;
  unsigned_consent["consent"] = "yes";
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger" + at + "/answers"), 422, unsigned_consent),
            "ledger.signer_needed");
  auto online = wrong;
  online["channel"] = "mail";
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger" + at + "/answers"), 422, online),
            "ledger.bad_channel");
  auto right = wrong;
  right["unchanged"] = true;
  EXPECT_TRUE(test.post(at + "/answers", right).at("saved").as_bool());
  EXPECT_TRUE(test.post(at + "/answers", right).at("saved").as_bool()) << "sent twice";
  right["replay_key"] = "s2";
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger" + at + "/answers"), 412, right),
            "ledger.newer_answer");
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger" + at + "/ask-back"), 409,
                           {{"question", "資本金は?"}, {"by_mail", true}}),
            "ledger.no_mail_address");
  const auto asked = test.post(at + "/ask-back", {{"question", "資本金は増えましたか"}, {"by_mail", false}});
  EXPECT_EQ(asked.at("target").at("state").as_string(), "asked_back");
  EXPECT_NE(test.call("", "GET", page).body.find("資本金は増えましたか"), std::string::npos);
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger" + at + "/steps"), 422,
                           {{"action", "accept"}, {"note", ""}}),
            "ledger.own_route");
}

TEST(MyLedger, OwnersSeeTheirOwnAndOpenThePage) {
  LedgerUnderTest test;
  test.add({.business_id = kTakamatsuFoods, .name = "株式会社さぬき食品"});
  auto fields = LedgerUnderTest::company("株式会社さぬき食品");
  fields.email = identity::EmailAddress("foods@example.jp");
  test.create(fields, Standing::member, kTakamatsuFoods);
  test.create(LedgerUnderTest::company("ほかの会社"));
  const auto round = test.open_round();
  test.add_owner("owner", kTakamatsuFoods);
  test.add_visitor("visitor");
  const auto items = test.call_json("owner", "GET", "/api/v1/me/ledger").at("items").as_array();
  ASSERT_EQ(items.size(), 1U);
  EXPECT_TRUE(items[0].at("may_answer").as_bool());
  EXPECT_TRUE(test.call_json("visitor", "GET", "/api/v1/me/ledger").at("items").as_array().empty());
  const auto mine = items[0].at("target_id").as_int64();
  const auto open = fmt::format("/api/v1/me/ledger/{}/{}/page", test.chamber, mine);
  EXPECT_EQ(test.call("visitor", "POST", open).status, 404);
  const auto other = test.target_of(round, "ほかの会社");
  EXPECT_EQ(
      test.call("owner", "POST", fmt::format("/api/v1/me/ledger/{}/{}/page", test.chamber, other)).status,
      404);
  const auto page =
      std::string(boost::json::parse(test.call("owner", "POST", open).body).at("url").as_string());
  EXPECT_EQ(test.call("", "GET", page).status, 200);
  EXPECT_EQ(test.send_form(page, {{"number", "0"}}).status, 303);
  EXPECT_EQ(test.ask("select answer_channel from ledger.target where answers = 1"), "my_page");
  EXPECT_EQ(test.ask("select count(*) from platform.mail where recipient = 'foods@example.jp'"), "1")
      << "the receipt";
  test.post(fmt::format("/targets/{}/ask-back", mine),
            {{"question", "従業員は何人ですか"}, {"by_mail", true}});
  EXPECT_EQ(test.ask("select count(*) from platform.mail where body like '%従業員は何人ですか%'"), "1");
  test.now = test.now.load() + std::chrono::hours(2);
  EXPECT_EQ(test.call("", "GET", page).status, 404) << "good for an hour";
}

}  // namespace
}  // namespace banso::ledger::testing
