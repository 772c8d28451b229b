#include "contexts/finance/api.hpp"
#include "contexts/finance/finance_under_test.hpp"
#include "contexts/finance/usecases/statements.hpp"

namespace banso::finance::testing {
namespace {

class Statements : public ::testing::Test {
 protected:
  FinanceUnderTest test;
};

TEST_F(Statements, AreSavedAndListedNewestFirst) {
  test.save_two_years();
  const auto list = test.ask_api("owner", "GET", FinanceUnderTest::path(kFactory, "statements"), 200);
  ASSERT_EQ(list.at("items").as_array().size(), 2u);
  const auto& newest = list.at("items").at(0);
  EXPECT_EQ(newest.at("fiscal_year_end").as_string(), "2026-03-31");
  EXPECT_EQ(newest.at("version").as_int64(), 1);
  EXPECT_EQ(newest.at("months").as_int64(), 12);
  EXPECT_TRUE(list.at("editable").as_bool());
  const Figures expected = example_figures();
  for (const Figure& figure : figures()) {
    const auto& value = newest.at(figure.figure);
    if (const auto amount = figure.get(expected)) {
      EXPECT_EQ(value.as_int64(), *amount) << figure.figure;
    } else {
      EXPECT_TRUE(value.is_null()) << figure.figure;
    }
  }
}

TEST_F(Statements, AnOptionalFigureCanBeTakenAwayAgain) {
  Figures figures = example_figures();
  figures.liabilities_yen = Yen(50'000'000);
  EXPECT_EQ(test.save("2026-03-31", figures).at("statement").at("liabilities_yen").as_int64(), 50'000'000);
  test.save("2026-03-31", example_figures());
  const auto list = test.ask_api("owner", "GET", FinanceUnderTest::path(kFactory, "statements"), 200);
  EXPECT_TRUE(list.at("items").at(0).at("liabilities_yen").is_null());
  EXPECT_EQ(list.at("items").at(0).at("version").as_int64(), 2);
}

TEST_F(Statements, WhatCannotBeRightIsRefusedAtItsFieldAndChangesNothing) {
  Figures figures = example_figures();
  figures.sales_yen = -1;
  const auto problem = test.save("2026-03-31", figures, 422);
  EXPECT_EQ(problem.at("errors").at(0).at("path").as_string(), "/sales_yen");
  EXPECT_EQ(problem.at("errors").at(0).at("code").as_string(), "negative_sales");
  EXPECT_EQ(test.ask("select count(*) from finance.statement"), "0");
  const std::string wrong_day = FinanceUnderTest::path(kFactory, "statements/2026-02-30");
  EXPECT_EQ(test.reason("owner", "PUT", wrong_day, 422, FinanceUnderTest::body_of(example_figures())),
            "finance.fiscal_year_end");
}

TEST_F(Statements, QuestionsMustBeAnsweredAndTheAnswerIsKept) {
  const std::string path = FinanceUnderTest::path(kFactory, "statements/2026-03-31");
  auto body = boost::json::parse(FinanceUnderTest::body_of(example_figures())).as_object();
  body["months"] = 7;
  const auto problem = test.ask_api("owner", "PUT", path, 409, boost::json::serialize(body));
  EXPECT_EQ(problem.at("reason").as_string(), "finance.confirm");
  EXPECT_EQ(problem.at("errors").at(0).at("code").as_string(), "short_year");
  body["confirmed"] = {"short_year", "something_else"};
  const auto saved = test.ask_api("owner", "PUT", path, 200, boost::json::serialize(body));
  EXPECT_EQ(saved.at("statement").at("confirmed"), (boost::json::array{"short_year"}));
  EXPECT_TRUE(saved.at("questions").at(0).at("confirmed").as_bool());
}

TEST_F(Statements, TwoScreensDoNotOverwriteEachOther) {
  const std::string path = FinanceUnderTest::path(kFactory, "statements/2026-03-31");
  const std::string body = FinanceUnderTest::body_of(example_figures());
  const auto first = test.call("owner", "PUT", path, body, {{"if-match", "\"0\""}});
  EXPECT_EQ(first.status, 200);
  EXPECT_TRUE(first.has_header("etag"));
  EXPECT_EQ(test.reason("owner", "PUT", path, 412, body, {{"if-match", "\"0\""}}),
            "finance.statement_changed");
  EXPECT_EQ(test.reason("owner", "PUT", path, 412, body, {{"if-match", "x"}}), "finance.version_unreadable");
  test.ask_api("owner", "PUT", path, 200, body, {{"if-match", "W/\"1\""}});
  EXPECT_EQ(test.reason("owner", "DELETE", path, 412, "", {{"if-match", "\"1\""}}),
            "finance.statement_changed");
  EXPECT_EQ(test.call("owner", "DELETE", path, "", {{"if-match", "\"2\""}}).status, 204);
  EXPECT_EQ(test.reason("owner", "DELETE", path, 404), "finance.statement_not_found");
  EXPECT_EQ(test.ask("select count(*) from finance.statement_line"), "0");
}

TEST_F(Statements, OnlyTheOwnerOfALivingBusinessChangesThem) {
  const std::string body = FinanceUnderTest::body_of(example_figures());
  test.add_consent("all", "consultation");
  for (const char* who : {"advisor", "stranger"}) {
    EXPECT_EQ(test.reason(who, "PUT", FinanceUnderTest::path(kFactory, "statements/2026-03-31"), 403, body),
              "finance.not_the_owner");
    EXPECT_EQ(test.reason(who, "DELETE", FinanceUnderTest::path(kFactory, "statements/2026-03-31"), 403),
              "finance.not_the_owner");
  }
  EXPECT_EQ(
      test.reason("closed_owner", "PUT", FinanceUnderTest::path(kClosed, "statements/2026-03-31"), 409, body),
      "finance.business_closed");
}

TEST_F(Statements, AreSeenWithAConsentToFiguresAndAudited) {
  test.save_two_years();
  const std::string path = FinanceUnderTest::path(kFactory, "statements");
  EXPECT_EQ(test.reason("advisor", "GET", path, 404), "finance.not_visible");
  test.add_consent("contact", "consultation");
  EXPECT_EQ(test.reason("advisor", "GET", path, 404), "finance.not_visible");
  test.add_consent("figures", "statistics");
  EXPECT_EQ(test.reason("advisor", "GET", path, 404), "finance.not_visible");
  test.add_consent("figures", "subsidy");
  const auto seen = test.ask_api("advisor", "GET", path, 200);
  EXPECT_EQ(seen.at("items").as_array().size(), 2u);
  EXPECT_FALSE(seen.at("editable").as_bool());
  EXPECT_EQ(test.reason("other_advisor", "GET", path, 404), "finance.not_visible");
  EXPECT_EQ(test.reason("stranger", "GET", path, 404), "finance.not_visible");
  EXPECT_EQ(test.ask("select business_id || ' ' || organization_id || ' ' || (details ->> 'purpose') from "
                     "platform.audit_entry where action = 'finance.statement.read' and actor_user_id = 21"),
            "5010405001703 501 subsidy");
  EXPECT_EQ(test.ask("select count(*) from platform.audit_entry where action = 'finance.statement.save'"),
            "2");
}

TEST_F(Statements, RowLevelSecurityAsksForFiguresAndAPurposeOfItsOwn) {
  test.save_two_years();
  const auto rows = [&] {
    return test.as({{"app.organization_ids", "{501}"}}, [](db::Tx& tx) {
      return std::string(*tx.execute_sql("select (select count(*) from finance.statement) || ' ' || "
                                         "(select count(*) from finance.statement_line)")
                              .text(0, 0));
    });
  };
  EXPECT_EQ(rows(), "0 0");
  test.add_consent("all", "membership");
  EXPECT_EQ(rows(), "0 0");
  test.add_consent("all", "consultation");
  EXPECT_EQ(rows(), "2 24");
  test.as_system([](db::Tx& tx) {
    tx.execute_sql("update registry.consent set withdrawn_at = now(), withdrawn_by_user_id = 1");
  });
}

TEST_F(Statements, SavingIsToldToOtherContexts) {
  test.save_two_years();
  test.ask_api("owner", "DELETE", FinanceUnderTest::path(kFactory, "statements/2025-03-31"), 204);
  EXPECT_EQ(
      test.ask("select count(*) from platform.outbox_event where event_type = 'finance.statement_saved' and "
               "payload ->> 'business_id' = '5010405001703'"),
      "3");
  EXPECT_EQ(test.ask("select payload ->> 'fiscal_year_end' from platform.outbox_event where "
                     "payload ->> 'deleted' = 'true'"),
            "2025-03-31");
}

TEST_F(Statements, TenYearsAreKept) {
  for (int year = 2016; year <= 2025; ++year) {
    Figures figures = example_figures();
    figures.sales_yen = figures.sales_yen + year;
    test.save(std::to_string(year) + "-03-31", figures);
  }
  Figures figures = example_figures();
  const auto refused = test.save("2026-03-31", figures, 409);
  EXPECT_EQ(refused.at("reason").as_string(), "finance.too_many_years");
}

TEST_F(Statements, TheSystemReadsTheNewestYearOfEveryBusiness) {
  test.save_two_years();
  Figures shop = example_figures();
  shop.previous_sales_yen = Yen(5);
  auto body = boost::json::parse(FinanceUnderTest::body_of(shop)).as_object();
  test.ask_api("owner", "PUT", FinanceUnderTest::path(kShop, "statements/2026-01-31"), 200,
               boost::json::serialize(body));
  test.as_system([](db::Tx& tx) {
    std::vector<BusinessFigures> all;
    for_each_latest_figures(tx, [&](const BusinessFigures& figures) { all.push_back(figures); });
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].business_id, kShop);
    EXPECT_EQ(all[0].previous_sales_yen, 5);
    EXPECT_EQ(all[1].business_id, kFactory);
    EXPECT_EQ(all[1].fiscal_year_end, day("2026-03-31"));
    EXPECT_EQ(all[1].sales_yen, 120'000'000);
    EXPECT_EQ(all[1].previous_sales_yen, 110'000'000);  // from the year before
    EXPECT_EQ(all[1].operating_profit_yen, 6'000'000);
    EXPECT_EQ(all[1].total_assets_yen, 70'000'000);
    EXPECT_EQ(all[1].net_assets_yen, 20'000'000);
    EXPECT_EQ(latest_figures(tx, kFactory)->sales_yen, 120'000'000);
    EXPECT_FALSE(latest_figures(tx, kClosed));
  });
}

TEST_F(Statements, TheirFiguresAreExplained) {
  const auto list = test.ask_api("", "GET", "/api/v1/statement-figures", 200);
  ASSERT_EQ(list.at("items").as_array().size(), 15u);
  EXPECT_EQ(list.at("items").at(0).at("name").as_string(), "売上高");
  EXPECT_TRUE(list.at("items").at(1).at("optional").as_bool());
  for (const auto& item : list.at("items").as_array()) EXPECT_FALSE(item.at("help").as_string().empty());
}

}  // namespace
}  // namespace banso::finance::testing
