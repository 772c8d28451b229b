#include "contexts/finance/finance_under_test.hpp"
#include "contexts/finance/usecases/own_sheet.hpp"

namespace banso::finance::testing {
namespace {

class OwnSheet : public ::testing::Test {
 protected:
  const std::string path = FinanceUnderTest::path(kFactory, "benchmark-sheet");
  FinanceUnderTest test;
};

BenchmarkSheet example_sheet() {
  BenchmarkSheet sheet;
  sheet.prepared_on = day("2026-05-01");
  sheet.work_steps.push_back({"仕入れ", "県産小麦だけを使う"});
  sheet.products = "手打ちうどん";
  sheet.partners.push_back({PartnerKind::customer, "道の駅", "売上の3割", "生めん", "味がよいから"});
  sheet.views.strengths = "常連が多い";
  sheet.goal = "県外にも売る";
  sheet.dialogues.push_back({day("2026-05-20"), "経営指導員", "販路を話し合った"});
  return sheet;
}

TEST_F(OwnSheet, IsFilledInAndSharedByConsent) {
  EXPECT_EQ(test.ask_api("owner", "GET", path, 200).at("version").as_int64(), 0);
  const auto saved =
      test.ask_api("owner", "PUT", path, 200, shape::to_json(example_sheet()), {{"if-match", "\"0\""}});
  EXPECT_EQ(saved.at("version").as_int64(), 1);
  EXPECT_EQ(test.reason("advisor", "GET", path, 404), "finance.not_visible");
  test.add_consent("all", "consultation");
  const auto seen = test.ask_api("advisor", "GET", path, 200);
  EXPECT_FALSE(seen.at("editable").as_bool());
  EXPECT_EQ(seen.at("business_name").as_string(), "株式会社さぬき製麺");
  EXPECT_EQ(boost::json::serialize(seen.at("sheet")),
            boost::json::serialize(boost::json::parse(shape::to_json(example_sheet()))));
}

TEST_F(OwnSheet, NeedsTheVersionItChanges) {
  const std::string body = shape::to_json(example_sheet());
  EXPECT_EQ(test.reason("owner", "PUT", path, 412, body), "finance.sheet_version_missing");
  test.ask_api("owner", "PUT", path, 200, body, {{"if-match", "\"0\""}});
  EXPECT_EQ(test.reason("owner", "PUT", path, 412, body, {{"if-match", "\"0\""}}), "finance.sheet_changed");
  EXPECT_EQ(test.ask_api("owner", "PUT", path, 200, body, {{"if-match", "\"1\""}}).at("version").as_int64(),
            2);
  EXPECT_EQ(test.reason("advisor", "PUT", path, 403, body, {{"if-match", "\"2\""}}), "finance.not_the_owner");
}

TEST_F(OwnSheet, IsPrintedOnceItIsSaved) {
  EXPECT_EQ(test.call("owner", "GET", path + ".pdf").status, 404);
  test.ask_api("owner", "PUT", path, 200, shape::to_json(example_sheet()), {{"if-match", "\"0\""}});
  const auto printed = test.call("owner", "GET", path + ".pdf");
  EXPECT_EQ(printed.status, 200);
  EXPECT_TRUE(printed.body.starts_with("%PDF-"));
  EXPECT_EQ(test.call("advisor", "GET", path + ".pdf").status, 404);
}

TEST_F(OwnSheet, RefusesMoreStepsThanThePaperHas) {
  BenchmarkSheet sheet = example_sheet();
  sheet.work_steps.resize(6);
  const auto problem =
      test.ask_api("owner", "PUT", path, 422, shape::to_json(sheet), {{"if-match", "\"0\""}});
  EXPECT_EQ(problem.at("errors").at(0).at("path").as_string(), "/work_steps");
}

}  // namespace
}  // namespace banso::finance::testing
