#include "contexts/ledger/ledger_under_test.hpp"

namespace banso::ledger::testing {
namespace {

using boost::json::object;

TEST(LedgerRound, IsPreparedOpenedClosedAndReported) {
  LedgerUnderTest test;
  test.create(LedgerUnderTest::company("株式会社さぬき製麺"));
  const auto id = test.open_round();
  const std::string at = fmt::format("/rounds/{}", id);
  EXPECT_EQ(test.get("/setting").at("levy_permit_number").as_string(), "県商第12号");
  auto round = test.get(at);
  EXPECT_EQ(round.at("state").as_string(), "open");
  EXPECT_EQ(round.at("base_day").as_string(), "2026-04-01");
  EXPECT_NE(round.at("levy_text").as_string().find("小田原商工会議所"), std::string::npos);
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger/rounds"), 409,
                           boost::json::parse(LedgerUnderTest::new_round())),
            "ledger.round_exists");
  EXPECT_EQ(test.reason_of("stranger", "GET", test.path("/ledger" + at), 404),
            "membership.not_your_organization")
      << "or whatever membership says";
  // The text that was agreed to is fixed.
  auto input = boost::json::parse(LedgerUnderTest::new_round()).as_object();
  input.erase("fiscal_year");
  input["levy_text"] = "別の文";
  EXPECT_EQ(test.reason_of("staff", "PUT", test.path("/ledger" + at), 409, input, {{"if-match", "\"2\""}}),
            "ledger.levy_text_fixed");
  input["levy_text"] = round.at("levy_text");
  input["title"] = "年度更新";
  EXPECT_EQ(test.reason_of("staff", "PUT", test.path("/ledger" + at), 412, input), "ledger.round_changed");
  const std::string version = std::to_string(round.at("version").as_int64());
  EXPECT_EQ(
      test.ask("staff", "PUT", test.path("/ledger" + at), 200, input, {{"if-match", "\"" + version + "\""}})
          .at("title")
          .as_string(),
      "年度更新");
  test.post(at + "/steps", {{"action", "close"}, {"note", ""}});
  test.post(at + "/steps", {{"action", "report"}, {"note", ""}});
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger" + at + "/steps"), 409,
                           {{"action", "open"}, {"note", ""}}),
            "workflow.wrong_state");
  EXPECT_EQ(test.get("/rounds").at("items").as_array().size(), 1U);
}

TEST(LedgerRound, ChoosesByTheLawWithReasonsAndStaffDecideOtherwiseWithTheirs) {
  LedgerUnderTest test;
  test.create(LedgerUnderTest::company("株式会社さぬき製麺"));
  auto small = LedgerUnderTest::company("番町の店");
  small.legal_form = LegalForm::sole_proprietor;
  small.capital_yen.reset();
  small.district_employees = 1;
  test.create(small);
  auto unknown = LedgerUnderTest::company("不明商事");
  unknown.capital_yen.reset();
  unknown.district_employees.reset();
  unknown.regular_employees.reset();
  test.create(unknown, Standing::statutory_only);
  test.create(LedgerUnderTest::company("退会した会社"), Standing::former);
  const auto id = test.open_round();
  const std::string at = fmt::format("/rounds/{}", id);
  const auto list = test.get(at + "/targets?sort=name");
  EXPECT_EQ(list.at("total").as_int64(), 3);
  const auto out = test.get(at + "/targets?verdict=no").at("items").at(0);
  EXPECT_EQ(out.at("state").as_string(), "excluded");
  EXPECT_NE(boost::json::serialize(out.at("reasons")).find("個人事業"), std::string::npos);
  const auto open = test.get(at + "/targets?verdict=unknown").at("items").at(0);
  EXPECT_EQ(open.at("state").as_string(), "listed") << "asked, because it must be asked to know";
  EXPECT_EQ(open.at("missing").as_array().size(), 2U);
  EXPECT_EQ(test.get(at + "/targets?verdict=yes").at("items").at(0).at("levy_yen").as_int64(), 2000);

  const auto target = test.path(fmt::format("/ledger/targets/{}", out.at("target_id").as_int64()));
  EXPECT_EQ(
      test.reason_of("staff", "PUT", target + "/override", 422, {{"override", "included"}, {"reason", ""}}),
      "ledger.reason_needed");
  EXPECT_EQ(test.ask("staff", "PUT", target + "/override", 200,
                     {{"override", "included"}, {"reason", "地区内に工場が別にある"}})
                .at("target")
                .at("state")
                .as_string(),
            "listed");
  // Choosing again leaves what staff decided.
  test.post(at + "/choose-targets", {{"include_unknown", false}});
  EXPECT_EQ(test.ask("staff", "GET", target, 200).at("target").at("state").as_string(), "listed");
  EXPECT_EQ(test.get(at + "/targets?verdict=unknown").at("items").at(0).at("state").as_string(), "excluded");
  const auto changed = test.ask("staff", "PUT", target, 412,
                                {{"channel", "mail"},
                                 {"email", "a@example.jp"},
                                 {"post_code", "2500014"},
                                 {"address", "城内"},
                                 {"note", "電話で確認"}});
  const auto version = test.ask("staff", "GET", target, 200).at("target").at("version").as_int64();
  EXPECT_EQ(test.ask("staff", "PUT", target, 200,
                     {{"channel", "mail"},
                      {"email", "a@example.jp"},
                      {"post_code", "2500014"},
                      {"address", "城内"},
                      {"note", "電話で確認"}},
                     {{"if-match", fmt::format("\"{}\"", version)}})
                .at("target")
                .at("channel")
                .as_string(),
            "mail");
  for (const std::string ending : {".csv", ".xlsx"}) {
    EXPECT_EQ(test.call("staff", "GET", test.path("/ledger" + at + "/targets" + ending)).status, 200);
  }
}

TEST(LedgerRound, BusinessesOfTheRegisterAreAddedAndFlagged) {
  LedgerUnderTest test;
  test.add({.business_id = kTakamatsuFoods, .name = "株式会社さぬき食品", .status = "closed"});
  test.add({.business_id = membership::testing::kTakamatsuBuilder, .name = "株式会社さぬき建設"});
  test.create(LedgerUnderTest::company("株式会社さぬき食品"), Standing::member, kTakamatsuFoods);
  const auto id = test.open_round();
  const std::string at = fmt::format("/rounds/{}", id);
  const auto added =
      test.post(at + "/targets",
                {{"business_id", membership::testing::kTakamatsuBuilder}, {"reason", "新しくできた"}}, 201);
  EXPECT_EQ(added.at("name").as_string(), "株式会社さぬき建設");
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger" + at + "/targets"), 409,
                           {{"business_id", membership::testing::kTakamatsuBuilder}, {"reason", "もう一度"}}),
            "ledger.already_target");
  const auto compared = test.post(at + "/compare-with-register", nullptr);
  EXPECT_EQ(compared.at("compared").as_int64(), 2);
  EXPECT_EQ(compared.at("flagged").as_int64(), 1);
  const auto flagged = test.get(at + "/targets?flagged=true").at("items").at(0);
  EXPECT_EQ(flagged.at("register_flag").as_string(), "closed");
  const auto target = fmt::format("/targets/{}/steps", flagged.at("target_id").as_int64());
  if (flagged.at("state").as_string() == "listed") {
    EXPECT_EQ(
        test.post(target, {{"action", "close"}, {"note", "登記の閉鎖"}}).at("target").at("state").as_string(),
        "business_closed");
  }
  EXPECT_EQ(test.post(target, {{"action", "include"}, {"note", ""}}).at("target").at("state").as_string(),
            "listed");

  // The answer of a business that the chamber kept no record of makes one.
  test.post(fmt::format("/targets/{}/answers", test.target_of(id, "建設")), {{"unchanged", true},
                                                                             {"form", boost::json::array{}},
                                                                             {"number", 0},
                                                                             {"replay_key", "sheet-1"},
                                                                             {"channel", "paper"},
                                                                             {"consent", nullptr},
                                                                             {"signer_name", ""},
                                                                             {"signer_position", ""}});
  const auto builder = fmt::format("/targets/{}", test.target_of(id, "建設"));
  test.post(builder + "/accept", {{"answer_id", test.get(builder).at("answer").at("answer_id")},
                                  {"decisions", boost::json::array{}}});
  test.as_system([&](db::Tx& tx) {
    const auto kept = tx.execute_sql("select standing from membership.member where business_id = $1::bigint",
                                     {std::to_string(membership::testing::kTakamatsuBuilder)});
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept.text(0, 0), "statutory_only");
  });
}

TEST(LedgerRound, LettersAndMailsAreSentOnceAndRemindersGoToTheSilent) {
  LedgerUnderTest test;
  test.queue.start(test.services);
  test.create(LedgerUnderTest::company("株式会社甲"));
  test.create(LedgerUnderTest::company("株式会社乙"));
  auto mailed = LedgerUnderTest::company("株式会社丙");
  mailed.email = identity::EmailAddress("hei@example.jp");
  mailed.mail_allowed = true;
  test.create(mailed);
  const auto id = test.open_round();
  const std::string at = fmt::format("/rounds/{}", id);
  EXPECT_EQ(
      test.post(at + "/batches/preview", {{"kind", "letters"}, {"reminder", false}}).at("targets").as_int64(),
      2);
  EXPECT_EQ(test.reason_of("staff", "POST", test.path("/ledger" + at + "/batches"), 409,
                           {{"kind", "letters"}, {"reminder", true}}),
            "ledger.nobody_to_send_to");
  const auto letters = test.post(at + "/batches", {{"kind", "letters"}, {"reminder", false}}, 202);
  test.post(at + "/batches", {{"kind", "mails"}, {"reminder", false}}, 202);
  EXPECT_EQ(test.wait_for("select count(*) from ledger.batch where state = 'done'", "2"), "2");
  EXPECT_EQ(test.ask("select count(*) from ledger.link"), "3");
  EXPECT_EQ(test.ask("select count(*) from platform.mail where recipient = 'hei@example.jp'"), "1");
  EXPECT_EQ(test.ask("select count(*) from ledger.target where state = 'sent'"), "3");
  const auto batches = test.get(at + "/batches").at("items");
  EXPECT_EQ(batches.at(1).at("pages").as_int64(), 4);
  const auto file =
      test.path(fmt::format("/ledger/batches/{}/letters.pdf", letters.at("batch_id").as_int64()));
  const auto pdf = test.call("staff", "GET", file);
  EXPECT_EQ(pdf.status, 200);
  EXPECT_TRUE(std::filesystem::exists(pdf.file));
  EXPECT_EQ(test.call("stranger", "GET", file).status, 404);
  EXPECT_EQ(
      test.post(at + "/batches/preview", {{"kind", "letters"}, {"reminder", false}}).at("targets").as_int64(),
      0)
      << "everybody has one";

  // One letter comes back, one business answers: nobody is left to remind but the third.
  const auto first = test.target_of(id, "甲");
  test.post(fmt::format("/targets/{}/steps", first), {{"action", "return"}, {"note", "転居先不明"}});
  const std::string page = test.link_to(test.target_of(id, "乙"));
  EXPECT_EQ(test.send_form(page, {{"number", "0"}}).status, 303);
  EXPECT_EQ(
      test.post(at + "/batches/preview", {{"kind", "letters"}, {"reminder", true}}).at("targets").as_int64(),
      0);
  test.post(at + "/batches", {{"kind", "mails"}, {"reminder", true}}, 202);
  EXPECT_EQ(test.wait_for("select count(*) from ledger.batch where state = 'done'", "3"), "3");
  EXPECT_EQ(
      test.ask(
          "select count(*) from platform.mail where recipient = 'hei@example.jp' and subject like '【再度%'"),
      "1");
  // To the new address, by hand.
  test.post(at + "/batches",
            {{"kind", "letters"}, {"reminder", false}, {"target_ids", boost::json::array{first}}}, 202);
  EXPECT_EQ(test.wait_for("select count(*) from ledger.batch where state = 'done'", "4"), "4");
  const auto progress = test.get(at + "/progress");
  EXPECT_EQ(progress.at("targets").as_int64(), 3);
  EXPECT_EQ(progress.at("answered").as_int64(), 1);
  EXPECT_EQ(progress.at("districts").at(0).at("district").as_string(), "中央地区");
  EXPECT_EQ(progress.at("days").as_array().size(), 1U);

  // The files hold links and go after a month.
  test.now = test.now.load() + std::chrono::days(31);
  test.as_system([&](db::Tx& tx) {
    test.queue.enqueue(tx, "ledger.forget_letters", "古い手紙", boost::json::object{}, std::nullopt);
  });
  EXPECT_EQ(test.wait_for("select count(*) from ledger.batch where file_key is not null", "0"), "0");
  EXPECT_EQ(test.call("staff", "GET", file).status, 404);
}

TEST(LedgerRound, ReportsAreMadeForTheLaw) {
  LedgerUnderTest test;
  test.create(LedgerUnderTest::company("株式会社甲"));
  const auto id = test.open_round();
  const std::string at = fmt::format("/rounds/{}", id);
  const auto target = test.target_of(id, "甲");
  test.post(fmt::format("/targets/{}/answers", target), {{"unchanged", true},
                                                         {"form", boost::json::array{}},
                                                         {"number", 0},
                                                         {"replay_key", "sheet-1"},
                                                         {"channel", "paper"},
                                                         {"consent", "yes"},
                                                         {"signer_name", "伏見 太郎"},
                                                         {"signer_position", "代表取締役"}});
  const auto charge = test.path("/ledger" + at + "/levy-charges");
  EXPECT_EQ(test.reason_of("admin", "POST", charge, 422, {{"due_on", "2026-01-31"}}),
            "ledger.due_in_the_past");
  EXPECT_EQ(test.ask("admin", "POST", charge, 200, {{"due_on", "2026-07-31"}}).at("total_yen").as_int64(),
            2000);
  EXPECT_EQ(test.ask("admin", "POST", charge, 200, {{"due_on", "2026-07-31"}}).at("charged").as_int64(), 0)
      << "once is enough";
  const auto levy = test.get(at + "/levy");
  EXPECT_EQ(levy.at("targets").as_int64(), 1);
  EXPECT_EQ(levy.at("consents").as_int64(), 1);
  for (const auto& finding : levy.at("findings").as_array()) EXPECT_TRUE(finding.at("fulfilled").as_bool());
  for (const std::string file : {"/ledger.csv", "/ledger.xlsx", "/ledger.pdf", "/levy-papers.pdf"}) {
    const auto response = test.call("staff", "GET", test.path("/ledger" + at + file));
    EXPECT_EQ(response.status, 200) << file;
    EXPECT_GT(response.body.size(), 100U);
  }
}

}  // namespace
}  // namespace banso::ledger::testing
