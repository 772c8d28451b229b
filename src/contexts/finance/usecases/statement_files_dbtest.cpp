#include <gmock/gmock.h>

#include "contexts/finance/finance_under_test.hpp"
#include "contexts/finance/usecases/statement_files.hpp"

namespace banso::finance::testing {
namespace {

using ::testing::HasSubstr;

class StatementFiles : public ::testing::Test {
 protected:
  std::string import_path(const std::string& query = "") {
    return FinanceUnderTest::path(kFactory, "statements/import" + query);
  }
  std::string template_csv() { return test.call("", "GET", "/api/v1/statement-template.csv").body; }

  FinanceUnderTest test;
};

TEST_F(StatementFiles, TheTemplateCanBeImported) {
  const auto preview = test.ask_api("owner", "POST", import_path(), 200, template_csv());
  EXPECT_EQ(preview.at("saved").as_int64(), 0);
  EXPECT_FALSE(preview.at("has_refusals").as_bool());
  EXPECT_FALSE(preview.at("has_questions").as_bool());
  EXPECT_EQ(preview.at("rows").at(0).at("statement").at("sales_yen").as_int64(), 60'000'000);
  EXPECT_EQ(test.ask("select count(*) from finance.statement"), "0");
  const auto saved = test.ask_api("owner", "POST", import_path("?commit=true"), 200, template_csv());
  EXPECT_EQ(saved.at("saved").as_int64(), 1);
  EXPECT_EQ(test.ask("select count(*) from finance.statement"), "1");
  EXPECT_TRUE(test.ask_api("owner", "POST", import_path(), 200, template_csv())
                  .at("rows")
                  .at(0)
                  .at("replaces")
                  .as_bool());
}

TEST_F(StatementFiles, WhatIsExportedCanBeImportedAgain) {
  test.save_two_years();
  const auto file = test.call("owner", "GET", FinanceUnderTest::path(kFactory, "statements.csv"));
  EXPECT_EQ(file.status, 200);
  EXPECT_THAT(file.body, HasSubstr("2025-03-31,12,円,110000000"));
  const auto saved = test.ask_api("owner", "POST", import_path("?commit=true"), 200, file.body);
  EXPECT_EQ(saved.at("saved").as_int64(), 2);
  EXPECT_EQ(test.ask("select string_agg(distinct version::text, ',') from finance.statement"), "2");
  EXPECT_EQ(test.reason("advisor", "GET", FinanceUnderTest::path(kFactory, "statements.csv"), 404),
            "finance.not_visible");
}

TEST_F(StatementFiles, AllYearsAreSavedOrNone) {
  std::string text = template_csv();
  text +=
      "2025-03-31,12,円,-5,,0,0,0,0,0,0,0,0,0,0,0,0,\r\n2024-03-31,12,円,多い,,0,0,0,0,0,0,0,0,0,0,0,0,\r\n";
  const auto result = test.ask_api("owner", "POST", import_path("?commit=true&confirmed=true"), 200, text);
  EXPECT_EQ(result.at("saved").as_int64(), 0);
  EXPECT_TRUE(result.at("has_refusals").as_bool());
  EXPECT_EQ(result.at("rows").at(1).at("problems").at(0).at("code").as_string(), "negative_sales");
  EXPECT_EQ(result.at("rows").at(1).at("problems").at(0).at("column").as_string(), "売上高");
  EXPECT_EQ(result.at("rows").at(2).at("line").as_int64(), 4);
  EXPECT_TRUE(result.at("rows").at(2).at("statement").is_null());
  EXPECT_EQ(test.ask("select count(*) from finance.statement"), "0");
}

TEST_F(StatementFiles, QuestionsAreAskedBeforeAnythingIsSaved) {
  // Thousand yen typed as yen in the second year of the file: its neighbour in the same file tells.
  std::string text = template_csv();
  text += "2025-03-31,12,円,58000,,2400,6,12000,5000,1200,0,6000,3000,0,4000,9000,30000,21000\r\n";
  const auto asked = test.ask_api("owner", "POST", import_path("?commit=true"), 200, text);
  EXPECT_EQ(asked.at("saved").as_int64(), 0);
  EXPECT_TRUE(asked.at("has_questions").as_bool());
  const auto saved = test.ask_api("owner", "POST", import_path("?commit=true&confirmed=true"), 200, text);
  EXPECT_EQ(saved.at("saved").as_int64(), 2);
  EXPECT_THAT(test.ask("select array_to_string(confirmed, ',') from finance.statement where "
                       "fiscal_year_end = date '2025-03-31'"),
              HasSubstr("looks_like_thousands"));
}

TEST_F(StatementFiles, AFileThatIsNoneIsRefused) {
  EXPECT_EQ(test.reason("owner", "POST", import_path(), 422, "名前,住所\nA,B\n"), "finance.csv_columns");
  EXPECT_EQ(test.reason("owner", "POST", import_path(), 422, ""), "finance.csv_empty");
  EXPECT_EQ(test.reason("advisor", "POST", import_path(), 403, template_csv()), "finance.not_the_owner");
  std::string many = template_csv();
  for (int year = 2010; year < 2021; ++year) {
    many += std::to_string(year) + "-03-31,12,円,60000000,,0,6,0,0,0,0,0,0,0,0,9000000,30000000,\r\n";
  }
  EXPECT_EQ(test.reason("owner", "POST", import_path(), 409, many), "finance.too_many_years");
}

}  // namespace
}  // namespace banso::finance::testing
