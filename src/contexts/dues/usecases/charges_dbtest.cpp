#include "contexts/dues/dues_under_test.hpp"

namespace banso::dues::testing {
namespace {

class Charges : public ::testing::Test {
 protected:
  Charges() {
    test.publish_rule("two_debits");
    company = test.add_member("株式会社見本", 3'000'000, 4);
    shop = test.add_member("見本商店", 0, 1);
  }

  boost::json::value make_run(int year = 2026) {
    return test.ask_api("staff", "POST", test.path("runs"), 201,
                        {{"fiscal_year", year}, {"accepts_missing", false}});
  }
  /// The first charge of the list.
  std::int64_t charge_of(std::int64_t member_id) {
    return std::stoll(test.ask("select charge_id from dues.charge where member_id = " +
                               std::to_string(member_id) + " order by charge_id limit 1"));
  }
  std::string charge_path(std::int64_t charge_id, const std::string& rest = "") {
    return test.path("charges/" + std::to_string(charge_id) + rest);
  }
  static boost::json::object payment(std::int64_t amount, const std::string& key) {
    return {{"paid_on", "2026-05-20"},
            {"amount_yen", amount},
            {"payment_method", "cash"},
            {"note", "窓口"},
            {"replay_key", key}};
  }

  DuesUnderTest test;
  std::int64_t company = 0;
  std::int64_t shop = 0;
};

TEST_F(Charges, OfAYearAreTriedThenMadeOnce) {
  auto preview = test.ask_api("staff", "GET", test.path("run-preview?fiscal_year=2026"), 200);
  EXPECT_EQ(preview.at("members").as_int64(), 2);
  EXPECT_EQ(preview.at("to_charge").as_int64(), 2);
  EXPECT_EQ(preview.at("dues_yen").as_int64(), 20'000);
  EXPECT_EQ(preview.at("new_members").as_int64(), 2);
  const auto run = make_run();
  EXPECT_EQ(run.at("run").at("charge_count").as_int64(), 2);
  EXPECT_EQ(run.at("run").at("total_yen").as_int64(), 20'000);
  EXPECT_EQ(test.reason("staff", "POST", test.path("runs"), 409,
                        {{"fiscal_year", 2026}, {"accepts_missing", false}}),
            "dues.nothing_to_charge");
  // A refused run leaves nothing behind.
  EXPECT_EQ(test.ask_api("staff", "GET", test.path("runs"), 200).at("items").as_array().size(), 1u);
  test.add_member("あとから入会", 1'000'000, 2);
  EXPECT_EQ(make_run().at("run").at("charge_count").as_int64(), 1);
  preview = test.ask_api("staff", "GET", test.path("run-preview?fiscal_year=2027"), 200);
  EXPECT_EQ(preview.at("last_year_yen").as_int64(), 32'500);
  EXPECT_EQ(preview.at("new_members").as_int64(), 0);
  EXPECT_EQ(test.reason("staff", "GET", test.path("run-preview?fiscal_year=2019"), 409), "dues.no_rule");
  EXPECT_EQ(
      test.call("advisor", "POST", test.path("runs"), R"({"fiscal_year": 2027, "accepts_missing": false})")
          .status,
      403);
}

TEST_F(Charges, MembersWithMissingFactsAreLeftOutUnlessAGuessIsWanted) {
  test.publish_rule("matrix", 2026);
  test.add_member("資本金不明", std::nullopt, 3);
  const auto preview = test.ask_api("staff", "GET", test.path("run-preview?fiscal_year=2026"), 200);
  EXPECT_EQ(preview.at("problem_count").as_int64(), 1);
  EXPECT_EQ(preview.at("problems").at(0).at("missing").at(0).as_string(), "資本金");
  EXPECT_EQ(preview.at("levy_yen").as_int64(), 2'000);
  const auto run = make_run();
  EXPECT_EQ(run.at("left_out").as_int64(), 1);
  EXPECT_EQ(run.at("run").at("charge_count").as_int64(), 3);  // two dues, one levy
  EXPECT_EQ(test.reason("staff", "POST", test.path("runs"), 409,
                        {{"fiscal_year", 2026}, {"accepts_missing", false}}),
            "dues.nothing_to_charge");
  const auto guessed = test.ask_api("staff", "POST", test.path("runs"), 201,
                                    {{"fiscal_year", 2026}, {"accepts_missing", true}});
  EXPECT_EQ(guessed.at("run").at("charge_count").as_int64(), 1);
}

TEST_F(Charges, AreListedFilteredSortedAndExported) {
  make_run();
  auto page = test.ask_api("staff", "GET", test.path("charges?sort=amount&descending=true&per_page=1"), 200);
  EXPECT_EQ(page.at("total").as_int64(), 2);
  EXPECT_EQ(page.at("total_open_yen").as_int64(), 20'000);
  EXPECT_EQ(page.at("items").at(0).at("member_name").as_string(), "株式会社見本");
  EXPECT_EQ(page.at("items").at(0).at("state").as_string(), "overdue");
  page =
      test.ask_api("staff", "GET", test.path("charges?q=" + membership::testing::encoded("みほん商店")), 200);
  EXPECT_EQ(page.at("total").as_int64(), 0);
  page = test.ask_api("staff", "GET",
                      test.path("charges?q=" + membership::testing::encoded("商店") + "&sort=name"), 200);
  EXPECT_EQ(page.at("total").as_int64(), 1);
  page = test.ask_api("staff", "GET",
                      test.path("charges?q=101&fiscal_year=2026&kind=dues&state=overdue&sort=due"), 200);
  EXPECT_EQ(page.at("total").as_int64(), 1);
  EXPECT_EQ(test.ask_api("staff", "GET", test.path("charges?state=paid"), 200).at("total").as_int64(), 0);
  const auto csv = test.call("staff", "GET", test.path("charges.csv?sort=number"));
  EXPECT_NE(csv.body.find("会員番号,事業所名"), std::string::npos);
  EXPECT_NE(csv.body.find("101,株式会社見本,2026,会費,令和8年度 会費,5,12500"), std::string::npos);
  EXPECT_EQ(test.call("staff", "GET", test.path("charges.xlsx")).body.substr(0, 2), "PK");
}

TEST_F(Charges, ArePaidReducedAndWaived) {
  make_run();
  const std::int64_t charge_id = charge_of(company);
  auto view =
      test.ask_api("staff", "POST", charge_path(charge_id, "/payments"), 200, payment(2'500, "key-0001"));
  EXPECT_EQ(view.at("charge").at("open_yen").as_int64(), 10'000);
  // The same request again pays nothing.
  view = test.ask_api("staff", "POST", charge_path(charge_id, "/payments"), 200, payment(2'500, "key-0001"));
  EXPECT_EQ(view.at("charge").at("paid_yen").as_int64(), 2'500);
  EXPECT_EQ(
      test.reason("staff", "POST", charge_path(charge_id, "/payments"), 409, payment(10'001, "key-0002")),
      "dues.more_than_open");
  auto future = payment(100, "key-0003");
  future["paid_on"] = "2026-06-02";
  test.ask_api("staff", "POST", charge_path(charge_id, "/payments"), 422, future);
  EXPECT_EQ(test.reason("staff", "POST", charge_path(charge_id, "/cancel"), 409, {{"reason", "誤り"}}),
            "dues.paid_is_not_returned");
  view = test.ask_api("staff", "POST", charge_path(charge_id, "/adjustments"), 200,
                      {{"kind", "reduction"}, {"amount_yen", 4'000}, {"reason", "災害による減免"}});
  EXPECT_EQ(view.at("charge").at("open_yen").as_int64(), 6'000);
  EXPECT_EQ(test.reason("staff", "POST", charge_path(charge_id, "/adjustments"), 409,
                        {{"kind", "reduction"}, {"amount_yen", 6'001}, {"reason", "災害"}}),
            "dues.more_than_open");
  test.ask_api("staff", "POST", charge_path(charge_id, "/adjustments"), 422,
               {{"kind", "reduction"}, {"reason", "災害"}});
  view = test.ask_api("staff", "POST", charge_path(charge_id, "/adjustments"), 200,
                      {{"kind", "waiver"}, {"reason", "廃業"}});
  EXPECT_EQ(view.at("charge").at("state").as_string(), "paid");
  EXPECT_EQ(view.at("adjustments").as_array().size(), 2u);
  const std::int64_t payment_id = view.at("payments").at(0).at("payment_id").as_int64();
  const std::string undo = test.path("payments/" + std::to_string(payment_id) + "/cancel");
  view = test.ask_api("staff", "POST", undo, 200, {{"reason", "入力の誤り"}});
  EXPECT_EQ(view.at("charge").at("open_yen").as_int64(), 2'500);
  EXPECT_EQ(test.reason("staff", "POST", undo, 409, {{"reason", "入力の誤り"}}), "dues.payment_cancelled");
  EXPECT_EQ(
      test.reason("staff", "POST", test.path("payments/" + std::to_string(payment_id) + "/receipt"), 409),
      "dues.payment_cancelled");
  view = test.ask_api("staff", "POST", charge_path(charge_id, "/cancel"), 200, {{"reason", "請求の誤り"}});
  EXPECT_EQ(view.at("charge").at("state").as_string(), "cancelled");
  EXPECT_EQ(test.reason("staff", "POST", charge_path(charge_id, "/payments"), 409, payment(1, "key-0009")),
            "dues.charge_cancelled");
  // What was cancelled may be claimed again.
  EXPECT_EQ(make_run().at("run").at("charge_count").as_int64(), 1);
}

TEST_F(Charges, MayBeMadeByHand) {
  const boost::json::object input{{"member_id", shop},       {"kind", "other"},      {"fiscal_year", 2026},
                                  {"title", "会報の広告料"}, {"amount_yen", 11'000}, {"tax_rate", 10},
                                  {"due_on", "2026-07-31"}};
  auto view = test.ask_api("staff", "POST", test.path("charges"), 201, input);
  EXPECT_EQ(view.at("charge").at("state").as_string(), "open");
  test.ask_api("staff", "POST", test.path("charges"), 201, input);  // another advertisement
  auto levy = input;
  levy["kind"] = "levy";
  test.ask_api("staff", "POST", test.path("charges"), 422, levy);
  levy["tax_rate"] = 0;
  test.ask_api("staff", "POST", test.path("charges"), 201, levy);
  EXPECT_EQ(test.reason("staff", "POST", test.path("charges"), 409, levy), "dues.charged_already");
  levy["tax_rate"] = 7;
  test.ask_api("staff", "POST", test.path("charges"), 422, levy);
  levy["member_id"] = 999'999;
  levy["tax_rate"] = 0;
  EXPECT_EQ(test.reason("staff", "POST", test.path("charges"), 404, levy), "dues.member_not_found");
  EXPECT_EQ(test.reason("staff", "GET", charge_path(999'999), 404), "dues.charge_not_found");
  EXPECT_EQ(test.reason("stranger", "GET", charge_path(charge_of(shop)), 404), "dues.not_your_chamber");
}

TEST_F(Charges, ArrearsAreListedRemindedAndMarked) {
  make_run();
  auto page = test.ask_api("staff", "GET", test.path("arrears"), 200);
  EXPECT_EQ(page.at("total").as_int64(), 2);
  EXPECT_EQ(page.at("total_open_yen").as_int64(), 20'000);
  EXPECT_EQ(page.at("items").at(0).at("days_late").as_int64(), 48);
  EXPECT_EQ(test.ask_api("staff", "GET", test.path("arrears?age=days_30"), 200).at("total").as_int64(), 0);
  EXPECT_EQ(test.ask_api("staff", "GET", test.path("arrears?age=days_90&sort=amount&q=102"), 200)
                .at("total")
                .as_int64(),
            1);
  for (const char* age : {"days_180", "days_365", "older"}) {
    EXPECT_EQ(test.ask_api("staff", "GET", test.path(std::string("arrears?sort=name&age=") + age), 200)
                  .at("total")
                  .as_int64(),
              0);
  }
  auto sent = test.ask_api("staff", "POST", test.path("reminders"), 200,
                           {{"member_ids", {company, 999'999}}, {"channel", "mail"}});
  EXPECT_EQ(sent.at("sent").as_int64(), 1);
  EXPECT_TRUE(sent.at("bundle").is_null());
  EXPECT_EQ(test.ask("select recipient from platform.mail"), "member1@example.jp");
  EXPECT_EQ(test.reason("staff", "POST", test.path("reminders"), 413,
                        {{"member_ids", boost::json::array{}}, {"channel", "mail"}}),
            "dues.too_many_reminders");
  const std::string mark = test.path("members/" + std::to_string(company) + "/standing-note");
  test.ask_api("staff", "PUT", mark, 204, {{"note", "常議員会で扱いを検討"}});
  test.ask_api("staff", "PUT", mark, 204, {{"note", "常議員会で会員権の停止を検討"}});
  page = test.ask_api("staff", "GET", test.path("arrears"), 200);
  EXPECT_EQ(page.at("items").at(0).at("standing_note").as_string(), "常議員会で会員権の停止を検討");
  EXPECT_EQ(page.at("items").at(0).at("reminders").as_int64(), 1);
  const auto member = test.ask_api("staff", "GET", test.path("members/" + std::to_string(company)), 200);
  EXPECT_EQ(member.at("overdue_yen").as_int64(), 12'500);
  EXPECT_EQ(member.at("reminders").at(0).at("channel").as_string(), "mail");
  EXPECT_EQ(member.at("quote").at("yearly_yen").as_int64(), 12'500);
  EXPECT_EQ(member.at("standing_note").at("note").as_string(), "常議員会で会員権の停止を検討");
  test.ask_api("staff", "DELETE", mark, 204);
  EXPECT_EQ(test.reason("staff", "DELETE", mark, 404), "dues.no_standing_note");
  EXPECT_NE(test.call("staff", "GET", test.path("arrears.csv")).body.find("株式会社見本,12500,2026-04-14,48"),
            std::string::npos);
}

TEST_F(Charges, FollowTheNameOfTheMember) {
  make_run();
  membership::MemberFields fields;
  test.as_system([&](db::Tx& tx) {
    auto member = membership::find_member(tx, test.chamber, shop).value();
    member.fields.name = "新しい名前の商店";
    membership::update_member(tx, test.chamber, shop, member.version, member.fields, test.by_staff(),
                              test.now.load());
  });
  outbox::Event event;
  event.payload = boost::json::object{{"organization_id", test.chamber}, {"member_ids", {shop}}};
  for (const auto& subscription : test.bus.subscribers_of(membership::kMembersChanged)) {
    if (subscription.subscriber != "dues.follow_members") continue;
    test.as_system([&](db::Tx& tx) { subscription.handler(tx, event, test.services); });
  }
  EXPECT_EQ(
      test.ask_api("staff", "GET", test.path("charges?q=" + membership::testing::encoded("新しい")), 200)
          .at("total")
          .as_int64(),
      1);
}

}  // namespace
}  // namespace banso::dues::testing
