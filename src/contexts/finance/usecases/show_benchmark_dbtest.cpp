#include <gmock/gmock.h>

#include "contexts/finance/finance_under_test.hpp"
#include "contexts/finance/usecases/show_benchmark.hpp"

namespace banso::finance::testing {
namespace {

using ::testing::HasSubstr;

class ShowBenchmark : public ::testing::Test {
 protected:
  boost::json::value benchmark(std::int64_t business_id = kFactory, const std::string& query = "") {
    return test.ask_api("owner", "GET", FinanceUnderTest::path(business_id, "local-benchmark" + query), 200);
  }

  FinanceUnderTest test;
};

TEST_F(ShowBenchmark, ScoresTheYearsInTheClassOfTheIndustryAndSize) {
  test.save_two_years();
  const auto found = benchmark();
  EXPECT_EQ(found.at("class_code").as_string(), "0301");  // 0992 → 09
  EXPECT_EQ(found.at("size").as_string(), "small");
  EXPECT_EQ(found.at("threshold_version").as_string(), "2024");
  ASSERT_EQ(found.at("years").as_array().size(), 2u);
  const auto& newest = found.at("years").at(0);
  EXPECT_EQ(newest.at("fiscal_year_end").as_string(), "2026-03-31");
  ASSERT_EQ(newest.at("indicators").as_array().size(), 6u);
  // 9.09 % growth: 2.03 % is 4 points, 13.5 % would be 5.
  EXPECT_EQ(newest.at("indicators").at(0).at("points").as_int64(), 4);
  EXPECT_NEAR(newest.at("indicators").at(0).at("thresholds").at(2).as_double(), 2.0336, 1e-9);
  EXPECT_EQ(newest.at("scored").as_int64(), 6);
  EXPECT_TRUE(newest.at("grade").is_string());
  EXPECT_TRUE(found.at("years").at(1).at("grade").is_null());  // nothing before it
}

TEST_F(ShowBenchmark, TheSizeFollowsTheEmployees) {
  Figures figures = example_figures();
  figures.employees = 21;
  test.save("2026-03-31", figures);
  EXPECT_EQ(benchmark().at("size").as_string(), "medium");
}

TEST_F(ShowBenchmark, WithoutAnIndustryTheOtherClassIsTakenAndSaid) {
  const auto empty = benchmark(kShop);
  EXPECT_EQ(empty.at("class_code").as_string(), "1400");
  EXPECT_THAT(std::string(empty.at("class_reason").as_string()), HasSubstr("業種が登録されていない"));
  EXPECT_TRUE(empty.at("years").as_array().empty());
  EXPECT_EQ(benchmark(kShop, "?class_code=0501").at("class_code").as_string(), "0501");
  EXPECT_EQ(
      test.reason("owner", "GET", FinanceUnderTest::path(kShop, "local-benchmark?class_code=9999"), 422),
      "finance.class_unknown");
}

TEST_F(ShowBenchmark, AtMostThreeYearsAreShownAndTheFourthStillCounts) {
  for (int year = 2023; year <= 2026; ++year) {
    Figures figures = example_figures();
    figures.sales_yen = figures.sales_yen + year * 1'000;
    test.save(std::to_string(year) + "-03-31", figures);
  }
  const auto years = benchmark().at("years").as_array();
  ASSERT_EQ(years.size(), 3u);
  EXPECT_TRUE(years.back().at("indicators").at(0).at("value").is_number());
}

TEST_F(ShowBenchmark, IsSeenLikeTheFigures) {
  test.save_two_years();
  const std::string path = FinanceUnderTest::path(kFactory, "local-benchmark");
  EXPECT_EQ(test.reason("advisor", "GET", path, 404), "finance.not_visible");
  test.add_consent("figures", "consultation");
  test.ask_api("advisor", "GET", path, 200);
  EXPECT_EQ(
      test.ask("select count(*) from platform.audit_entry where action = 'finance.local_benchmark.read' and "
               "business_id = 5010405001703 and actor_user_id = 21"),
      "1");
}

TEST_F(ShowBenchmark, IsPrintedOnA4) {
  EXPECT_EQ(test.reason("owner", "GET", FinanceUnderTest::path(kFactory, "local-benchmark.pdf"), 404),
            "finance.nothing_to_print");
  test.save_two_years();
  const auto file = test.call("owner", "GET", FinanceUnderTest::path(kFactory, "local-benchmark.pdf"));
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(file.body.starts_with("%PDF-"));
  EXPECT_THAT(file.body, HasSubstr("/Count 2"));
  EXPECT_EQ(test.reason("advisor", "GET", FinanceUnderTest::path(kFactory, "local-benchmark.pdf"), 404),
            "finance.not_visible");
}

TEST_F(ShowBenchmark, TheClassesAreListed) {
  const auto list = test.ask_api("", "GET", "/api/v1/local-benchmark-industries", 200);
  EXPECT_EQ(list.at("items").as_array().size(), 27u);
  EXPECT_EQ(list.at("threshold_version").as_string(), "2024");
}

TEST_F(ShowBenchmark, ANewEditionIsUsedFromItsDayOn) {
  test.save_two_years();
  test.as_system([](db::Tx& tx) {
    load_reference_seed(tx);  // again: nothing changes
    tx.execute_sql(
        "insert into finance.benchmark_edition (edition_code, valid_from, title, source, note, points_for_a, "
        "points_for_b, points_for_c) values ('2027', date '2026-06-02', '次の版', '', '', 24, 18, 12)");
    tx.execute_sql(
        "insert into finance.benchmark_class (edition_code, class_code, name, group_name) select '2027', "
        "class_code, "
        "name, group_name from finance.benchmark_class where edition_code = '2024'");
    tx.execute_sql(
        "insert into finance.benchmark_threshold (edition_code, class_code, size, indicator, median, "
        "limit_2, limit_3, "
        "limit_4, limit_5) select '2027', class_code, size, indicator, median, limit_2, limit_3, limit_4, "
        "limit_5 from "
        "finance.benchmark_threshold where edition_code = '2024'");
  });
  EXPECT_EQ(test.ask("select count(*) from finance.benchmark_threshold"), "648");
  EXPECT_EQ(benchmark().at("threshold_version").as_string(), "2024");
  test.now = parse_instant("2026-06-02T00:00:00+09:00").value();
  EXPECT_EQ(benchmark().at("threshold_version").as_string(), "2027");
}

}  // namespace
}  // namespace banso::finance::testing
