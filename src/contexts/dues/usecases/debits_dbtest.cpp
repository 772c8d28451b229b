#include "contexts/dues/dues_under_test.hpp"
#include "platform/bank/zengin.hpp"

namespace banso::dues::testing {
namespace {

class Debits : public ::testing::Test {
 protected:
  Debits() {
    test.publish_rule("two_debits");
    rich = test.add_member("株式会社見本", 3'000'000, 4);
    poor = test.add_member("見本商店", 0, 1);
    unchecked = test.add_member("照合待ち", 3'000'000, 4);
    for (const std::int64_t member : {rich, poor, unchecked}) test.add_account(member);
    test.ask_api("staff", "PUT", test.path("members/" + std::to_string(unchecked) + "/payer"), 200,
                 {{"payment_method", "direct_debit"},
                  {"plan_key", ""},
                  {"account",
                   {{"bank_code", "0001"},
                    {"branch_code", "001"},
                    {"account_type", "ordinary"},
                    {"holder", "ミホン"},
                    {"customer_number", "55"}}}});
    test.ask_api("staff", "POST", test.path("runs"), 201,
                 {{"fiscal_year", 2026}, {"accepts_missing", false}});
  }

  boost::json::value make(const char* day = "2026-06-29", int status = 201) {
    return test.ask_api("staff", "POST", test.path("debit-runs"), status,
                        {{"title", "会費 6月"}, {"debit_on", day}});
  }
  std::string run_path(std::int64_t run, const std::string& rest = "") {
    return test.path("debit-runs/" + std::to_string(run) + rest);
  }
  /// The bank's answer: the file with results by customer number.
  std::string answer(const std::string& file, const std::map<std::string, int>& results) {
    bank::Read read = bank::read(file, bank::FileKind::kDebits);
    EXPECT_TRUE(read.problems.empty());
    for (auto& record : read.records) {
      if (const auto found = results.find(record.customer_number); found != results.end())
        record.result = found->second;
    }
    return bank::write(bank::FileKind::kDebits, read.header, read.records, read.line_end, true).bytes;
  }
  boost::json::value take(std::int64_t run, const std::string& bytes, bool commit, int status = 200) {
    const auto response =
        test.call("staff", "PUT", run_path(run, commit ? "/result?commit=true" : "/result"), bytes);
    EXPECT_EQ(response.status, status) << response.body;
    return boost::json::parse(response.body);
  }

  DuesUnderTest test;
  std::int64_t rich = 0, poor = 0, unchecked = 0;
};

TEST_F(Debits, AreCollectedSentAndBooked) {
  auto preview = test.ask_api("staff", "GET", test.path("debit-preview?debit_on=2026-06-28"), 200);
  EXPECT_EQ(preview.at("closed_because").as_string(), "日曜日");
  EXPECT_EQ(preview.at("next_bank_day").as_string(), "2026-06-29");
  EXPECT_EQ(preview.at("line_count").as_int64(), 2);
  EXPECT_EQ(preview.at("total_yen").as_int64(), 20'000);
  EXPECT_FALSE(preview.at("has_consignor").as_bool());
  EXPECT_EQ(preview.at("problems").at(0).at("member_name").as_string(), "照合待ち");
  EXPECT_EQ(make("2026-06-29", 409).at("reason").as_string(), "dues.no_consignor");
  test.add_consignor();
  EXPECT_EQ(make("2026-06-28", 409).at("reason").as_string(), "dues.bank_closed");
  const auto run = make();
  const std::int64_t id = run.at("debit_run_id").as_int64();
  EXPECT_EQ(run.at("run_number").as_int64(), 1);
  EXPECT_EQ(run.at("lines").as_array().size(), 2u);
  EXPECT_EQ(make("2026-06-29", 409).at("reason").as_string(), "dues.nothing_to_debit");
  const auto charge = std::to_string(std::stoll(test.ask("select min(charge_id) from dues.charge")));
  EXPECT_EQ(test.reason("staff", "POST", test.path("charges/" + charge + "/adjustments"), 409,
                        {{"kind", "waiver"}, {"reason", "x"}}),
            "dues.charge_collecting");
  EXPECT_EQ(test.ask_api("staff", "GET", test.path("charges?state=collecting"), 200).at("total").as_int64(),
            2);

  const std::string file = test.call("staff", "POST", run_path(id, "/file")).body;
  EXPECT_EQ(test.call("staff", "POST", run_path(id, "/file")).body, file);
  EXPECT_EQ(file.size(), 5 * 122u);
  EXPECT_EQ(test.call("advisor", "POST", run_path(id, "/file")).status, 403);

  // Nothing is booked of a file with problems.
  std::string broken = answer(file, {});
  broken[3 * 122 + 18] = '1';
  const auto told = take(id, broken, false);
  EXPECT_NE(told.at("problems").at(0).as_string().find("合計金額"), boost::json::string::npos);
  EXPECT_EQ(take(id, broken, true, 422).at("reason").as_string(), "dues.result_has_problems");

  const std::string poor_number = std::to_string(9'000 + poor);
  const std::string result = answer(file, {{poor_number, 1}});
  const auto shown = take(id, result, false);
  EXPECT_FALSE(shown.at("booked").as_bool());
  EXPECT_EQ(shown.at("paid_yen").as_int64(), 12'500);
  EXPECT_EQ(shown.at("failures").at(0).at("result_words").as_string(), "資金不足");
  EXPECT_EQ(shown.at("failures").at(0).at("next_step").as_string(), "debit_again");
  EXPECT_EQ(test.ask("select count(*) from dues.payment"), "0");
  EXPECT_TRUE(take(id, result, true).at("booked").as_bool());
  EXPECT_EQ(take(id, result, true, 409).at("reason").as_string(), "dues.result_known");
  EXPECT_EQ(take(id, answer(file, {}), true, 409).at("reason").as_string(), "dues.debit_run_finished");
  EXPECT_EQ(test.ask("select sum(amount_yen) from dues.payment where payment_method = 'direct_debit'"),
            "12500");
  EXPECT_EQ(test.ask("select string_agg(member_id::text, ',') from dues.payer where not is_new_account"),
            std::to_string(rich));
  EXPECT_EQ(test.ask_api("staff", "GET", test.path("charges?state=paid"), 200).at("total").as_int64(), 1);
  EXPECT_EQ(test.reason("staff", "POST", run_path(id, "/cancel"), 409), "dues.debit_run_finished");
  const auto list = test.ask_api("staff", "GET", test.path("debit-runs"), 200);
  EXPECT_EQ(list.at("items").at(0).at("state").as_string(), "result_imported");
  EXPECT_EQ(list.at("items").at(0).at("paid_yen").as_int64(), 12'500);

  // What failed is collected again, unless it is settled in another way.
  const auto line = std::to_string(shown.at("failures").at(0).at("line_number").as_int64());
  test.ask_api("staff", "PUT", run_path(id, "/lines/" + line + "/next-step"), 200, {{"next_step", "letter"}});
  EXPECT_EQ(test.ask_api("staff", "GET", test.path("debit-preview?debit_on=2026-07-27"), 200)
                .at("line_count")
                .as_int64(),
            0);
  test.ask_api("staff", "PUT", run_path(id, "/lines/" + line + "/next-step"), 200,
               {{"next_step", "debit_again"}});
  EXPECT_EQ(make("2026-07-27").at("run_number").as_int64(), 2);
  EXPECT_EQ(test.reason("staff", "PUT", run_path(id, "/lines/99/next-step"), 409, {{"next_step", "none"}}),
            "dues.not_failed");
}

TEST_F(Debits, AnswersThatDoNotBelongAreRefused) {
  test.add_consignor();
  const std::int64_t id = make().at("debit_run_id").as_int64();
  const std::string file = test.call("staff", "POST", run_path(id, "/file")).body;
  bank::Read read = bank::read(file, bank::FileKind::kDebits);
  read.records[0].customer_number = "424242";
  read.records[1].amount_yen += 1;
  read.header.day = 30;
  read.header.consignor_code = "9999999999";
  const auto told = take(
      id, bank::write(bank::FileKind::kDebits, read.header, read.records, read.line_end, true).bytes, false);
  EXPECT_EQ(told.at("problems").as_array().size(), 5u);
  EXPECT_NE(boost::json::serialize(told).find("424242"), std::string::npos);
}

TEST_F(Debits, MayBeCancelledBeforeTheResult) {
  test.add_consignor();
  const std::int64_t id = make().at("debit_run_id").as_int64();
  EXPECT_EQ(test.ask_api("staff", "POST", run_path(id, "/cancel"), 200).at("state").as_string(), "cancelled");
  EXPECT_EQ(test.reason("staff", "POST", run_path(id, "/file"), 409), "dues.debit_run_cancelled");
  EXPECT_EQ(take(id, "x", false, 409).at("reason").as_string(), "dues.debit_run_finished");
  EXPECT_EQ(make().at("run_number").as_int64(), 2);
  EXPECT_EQ(test.ask_api("staff", "GET", run_path(id), 200).at("state").as_string(), "cancelled");
  EXPECT_EQ(test.reason("staff", "GET", run_path(999'999), 404), "dues.debit_run_not_found");
  EXPECT_EQ(test.reason("stranger", "GET", run_path(id), 404), "dues.not_your_chamber");
}

}  // namespace
}  // namespace banso::dues::testing
