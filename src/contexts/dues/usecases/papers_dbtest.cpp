#include "contexts/dues/dues_under_test.hpp"

namespace banso::dues::testing {
namespace {

class Papers : public ::testing::Test {
 protected:
  Papers() {
    test.add({.business_id = membership::testing::kTakamatsuFoods, .name = "見本食品株式会社"});
    test.publish_rule("two_debits");
    test.add_consignor();
    member = test.add_member("見本食品株式会社", 3'000'000, 4, membership::testing::kTakamatsuFoods);
    test.add_member("見本商店", 0, 1);
    run = test.ask_api("staff", "POST", test.path("runs"), 201,
                       {{"fiscal_year", 2026}, {"accepts_missing", false}})
              .at("run")
              .at("run_id")
              .as_int64();
  }
  std::string member_path(const std::string& rest) {
    return test.path("members/" + std::to_string(member) + rest);
  }

  DuesUnderTest test;
  std::int64_t member = 0;
  std::int64_t run = 0;
};

TEST_F(Papers, InvoicesAreIssuedOnceForTheSameOpenAmounts) {
  const auto first = test.ask_api("staff", "POST", member_path("/invoices"), 200, boost::json::object{});
  EXPECT_EQ(first.at("paper_number").as_string(), "S2026-00001");
  EXPECT_EQ(first.at("total_yen").as_int64(), 12'500);
  const auto again = test.ask_api("staff", "POST", member_path("/invoices"), 200, boost::json::object{});
  EXPECT_EQ(again.at("paper_id"), first.at("paper_id"));
  const std::string file =
      test.path("papers/" + std::to_string(first.at("paper_id").as_int64()) + "/paper.pdf");
  const auto pdf = test.call("staff", "GET", file);
  EXPECT_EQ(pdf.body.substr(0, 5), "%PDF-");
  EXPECT_EQ(test.reason("stranger", "GET", file, 404), "dues.paper_not_found");
  const std::int64_t charge =
      test.ask_api("staff", "GET", member_path(""), 200).at("charges").at(0).at("charge_id").as_int64();
  const auto paid =
      test.ask_api("staff", "POST", test.path("charges/" + std::to_string(charge) + "/payments"), 200,
                   {{"paid_on", "2026-05-20"},
                    {"amount_yen", 12'500},
                    {"payment_method", "transfer"},
                    {"note", ""},
                    {"replay_key", "key-0001"}});
  EXPECT_EQ(test.reason("staff", "POST", member_path("/invoices"), 409, boost::json::object{}),
            "dues.nothing_open");
  const std::string receipt = test.path(
      "payments/" + std::to_string(paid.at("payments").at(0).at("payment_id").as_int64()) + "/receipt");
  const auto issued = test.ask_api("staff", "POST", receipt, 200);
  EXPECT_EQ(issued.at("kind").as_string(), "receipt");
  EXPECT_EQ(test.ask_api("staff", "POST", receipt, 200).at("paper_id"), issued.at("paper_id"));
  EXPECT_EQ(test.reason("staff", "POST", test.path("payments/999999/receipt"), 404),
            "dues.payment_not_found");
}

TEST_F(Papers, OfARunBecomeOneFile) {
  test.queue.start(test.services);
  const auto begun =
      test.ask_api("staff", "POST", test.path("runs/" + std::to_string(run) + "/invoices"), 202);
  const std::string bundle = std::to_string(begun.at("bundle_id").as_int64());
  test.wait_for("select count(*) from dues.bundle where file_key is not null", "1");
  const auto list = test.ask_api("staff", "GET", test.path("bundles"), 200);
  EXPECT_EQ(list.at("items").at(0).at("papers").as_int64(), 2);
  EXPECT_EQ(list.at("items").at(0).at("page_count").as_int64(), 2);
  EXPECT_TRUE(list.at("items").at(0).at("is_ready").as_bool());
  EXPECT_FALSE(test.call("staff", "GET", test.path("bundles/" + bundle + "/papers.pdf")).file.empty());
  EXPECT_EQ(test.reason("stranger", "GET", test.path("bundles/" + bundle + "/papers.pdf"), 404),
            "dues.not_your_chamber");
  EXPECT_EQ(test.reason("staff", "GET", test.path("bundles/999999/papers.pdf"), 404),
            "dues.bundle_not_found");
  EXPECT_EQ(test.reason("staff", "POST", test.path("runs/999999/invoices"), 404), "dues.run_not_found");
  // Letters of reminder go the same way, with their own papers.
  const auto letters = test.ask_api("staff", "POST", test.path("reminders"), 200,
                                    {{"member_ids", {member}}, {"channel", "letter"}});
  EXPECT_EQ(letters.at("sent").as_int64(), 1);
  test.wait_for("select count(*) from dues.bundle where file_key is not null", "2");
  EXPECT_EQ(test.ask("select count(*) from dues.paper where kind = 'reminder'"), "1");
}

TEST_F(Papers, ABundleThatIsNotDrawnYetSaysSo) {
  const auto begun =
      test.ask_api("staff", "POST", test.path("runs/" + std::to_string(run) + "/invoices"), 202);
  EXPECT_EQ(
      test.reason("staff", "GET",
                  test.path("bundles/" + std::to_string(begun.at("bundle_id").as_int64()) + "/papers.pdf"),
                  409),
      "dues.bundle_not_ready");
}

TEST_F(Papers, TheOwnerSeesTheOwnChargesAndInvoices) {
  test.add_owner("owner", membership::testing::kTakamatsuFoods);
  const auto invoice = test.ask_api("staff", "POST", member_path("/invoices"), 200, boost::json::object{});
  const std::string own = "/api/v1/me/memberships/" + std::to_string(test.chamber);
  const auto dues = test.ask_api("owner", "GET", own + "/charges", 200);
  ASSERT_EQ(dues.at("charges").as_array().size(), 1u);
  EXPECT_EQ(dues.at("open_yen").as_int64(), 12'500);
  EXPECT_EQ(dues.at("instalments").at(0).at("due_on").as_string(), "2026-04-14");
  EXPECT_EQ(dues.at("papers").as_array().size(), 1u);
  const std::string pdf = own + "/papers/" + std::to_string(invoice.at("paper_id").as_int64()) + "/paper.pdf";
  EXPECT_EQ(test.call("owner", "GET", pdf).body.substr(0, 5), "%PDF-");
  EXPECT_EQ(test.reason("nobody", "GET", own + "/charges", 404), "dues.no_membership");
  EXPECT_EQ(test.reason("nobody", "GET", pdf, 404), "dues.paper_not_found");
  EXPECT_EQ(test.reason("owner", "GET",
                        "/api/v1/me/memberships/" + std::to_string(test.other_chamber) + "/charges", 404),
            "dues.no_membership");
}

TEST_F(Papers, AccountsAreShownMaskedAndNumbersStayOutOfTheLog) {
  test.add_account(member);
  const auto view = test.ask_api("staff", "GET", member_path(""), 200);
  EXPECT_EQ(view.at("payer").at("account").at("masked_number").as_string().subview(0, 4), "****");
  EXPECT_EQ(view.at("payer").at("account").at("holder_kana").as_string(), "ｶ)ﾐﾎﾝｼﾖｳｼﾞ");
  const std::string number = std::to_string(1'000'000 + member);
  EXPECT_EQ(boost::json::serialize(view).find(number), std::string::npos);
  EXPECT_EQ(test.ask("select count(*) from platform.audit_entry where details::text like '%" + number + "%'"),
            "0");
  EXPECT_NE(test.ask("select count(*) from platform.audit_entry where action = 'dues.member.read'"), "0");
  boost::json::object input{{"payment_method", "direct_debit"},
                            {"plan_key", "halves"},
                            {"account",
                             {{"bank_code", "0001"},
                              {"branch_code", "01"},
                              {"account_type", "ordinary"},
                              {"holder", "株式会社見本"},
                              {"customer_number", "9-1"}}}};
  test.ask_api("staff", "PUT", member_path("/payer"), 422, input);
  auto& account = input["account"].as_object();
  account["branch_code"] = "001";
  account["holder"] = "かぶしきがいしゃ　みほん";
  account["customer_number"] = "77";
  auto saved = test.ask_api("staff", "PUT", member_path("/payer"), 200, input);  // the number stays
  EXPECT_EQ(saved.at("plan_key").as_string(), "halves");
  EXPECT_EQ(saved.at("account").at("holder_kana").as_string(), "ｶﾌﾞｼｷｶﾞｲｼﾔ ﾐﾎﾝ");
  EXPECT_EQ(saved.at("notes").as_array().size(), 1u);
  EXPECT_EQ(test.reason("staff", "PUT", member_path("/payer"), 412, input, {{"if-match", "\"1\""}}),
            "dues.changed_meanwhile");
  input["plan_key"] = "weekly";
  test.ask_api("staff", "PUT", member_path("/payer"), 422, input);
  test.ask_api("staff", "PUT", member_path("/payer"), 422,
               {{"payment_method", "direct_debit"}, {"plan_key", ""}});
  saved = test.ask_api("staff", "PUT", member_path("/payer"), 200,
                       {{"payment_method", "transfer"}, {"plan_key", ""}});
  EXPECT_TRUE(saved.at("account").is_null());
  EXPECT_EQ(test.call("advisor", "PUT", member_path("/payer"), "{}").status, 403);
}

TEST_F(Papers, SettingsAreCheckedAndVersioned) {
  const auto shown = test.ask_api("staff", "GET", test.path("setting"), 200);
  EXPECT_EQ(shown.at("version").as_int64(), 1);
  EXPECT_EQ(shown.at("setting").at("consignor").at("consignor_name").as_string(), "ｵﾀﾞﾜﾗｼﾖｳｺｳｶｲｷﾞｼﾖ");
  auto setting = DuesUnderTest::setting();
  setting["consignor"].as_object()["consignor_code"] = "12345678AB";
  test.ask_api("admin", "PUT", test.path("setting"), 422, setting);
  EXPECT_EQ(test.reason("admin", "PUT", test.path("setting"), 412, DuesUnderTest::setting(),
                        {{"if-match", "\"0\""}}),
            "dues.changed_meanwhile");
  EXPECT_EQ(test.call("staff", "PUT", test.path("setting"), "{}").status, 403);
}

TEST_F(Papers, NamesOfBanksComeFromAFile) {
  const auto import = [&](const std::string& who, const std::string& text) {
    return test.call(who, "PUT", "/api/v1/banks/import", text);
  };
  auto result = boost::json::parse(import("operator",
                                          "bank_code,bank_name,bank_kana,bank_roma\n9991,見本,ミホン,mihon\n"
                                          "9992,例,レイ－ギンコウ,rei\nx,壊れた,コワレタ,x\n")
                                       .body);
  EXPECT_EQ(result.at("banks").as_int64(), 2);
  EXPECT_EQ(result.at("rejected").as_int64(), 1);
  result = boost::json::parse(
      import("operator",
             "bank_code,branch_code,branch_name,branch_kana\n9991,001,本店営業部,ホンテン\n"
             "8888,001,知らない銀行,シラナイ\n")
          .body);
  EXPECT_EQ(result.at("branches").as_int64(), 1);
  EXPECT_EQ(result.at("rejected").as_int64(), 1);
  EXPECT_EQ(import("operator", "a,b\n1,2\n").status, 422);
  EXPECT_EQ(import("operator", "").status, 422);
  EXPECT_EQ(import("admin", "bank_code\n").status, 403);
  const auto find = [&](const std::string& target) {
    return test.ask_api("staff", "GET", target, 200).at("items");
  };
  EXPECT_EQ(find("/api/v1/banks?q=999").as_array().size(), 2u);
  EXPECT_EQ(find("/api/v1/banks?q=" + membership::testing::encoded("みほ")).at(0).at("name").as_string(),
            "見本");
  EXPECT_EQ(find("/api/v1/banks?q=" + membership::testing::encoded("例")).at(0).at("kana").as_string(),
            "ﾚｲ-ｷﾞﾝｺｳ");
  EXPECT_EQ(find("/api/v1/banks/9991/branches?q=" + membership::testing::encoded("本店")).as_array().size(),
            1u);
}

}  // namespace
}  // namespace banso::dues::testing
