// Names of codes in proofs, and measures on paper and as files, through the routes.
#include <gmock/gmock.h>

#include "contexts/measures/measures_under_test.hpp"

namespace banso::measures::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class MeasureSheets : public ::testing::Test {
 protected:
  MeasureSheets() {
    test.add_names();
    Measure measure = example_measure("local", "高松の水産加工補助金");
    measure.areas = {"37201"};
    measure.rule = rule(R"({"fact":"industry","within":["0929"]})");
    id = test.publish(measure);
    test.add({.business_id = kTakamatsuFoods, .name = "高松フーズ株式会社", .industry_code = "0929"});
    test.add_owner("owner", kTakamatsuFoods);
    test.add_owner("stranger", kTokyoBuilder);
  }
  std::string own(const std::string& rest = "") const {
    return fmt::format("/api/v1/businesses/{}/measures/{}{}", kTakamatsuFoods, id, rest);
  }

  MeasuresUnderTest test;
  std::int64_t id = 0;
};

TEST_F(MeasureSheets, ProofsNameMunicipalitiesAndFinerIndustries) {
  const std::string shown = test.call("owner", "GET", own()).body;
  EXPECT_THAT(shown, HasSubstr("香川県高松市"));
  EXPECT_THAT(shown, HasSubstr("その他の水産食料品製造業"));
  EXPECT_THAT(shown, Not(HasSubstr("市区町村コード")));
  EXPECT_THAT(shown, Not(HasSubstr("産業分類0929")));
  const auto checked = test.ask("", "POST", fmt::format("/api/v1/measures/{}/check", id), 200,
                                {{"facts", {{"area", "37201"}}}});
  EXPECT_THAT(boost::json::serialize(checked), HasSubstr("香川県高松市"));
  add_pages(test.router, test.catalogue);
  const auto page = test.call("", "GET", fmt::format("/measures/{}", id), "", {{"accept", "text/html"}});
  EXPECT_THAT(page.body, HasSubstr("香川県高松市"));
  EXPECT_THAT(page.body, HasSubstr("その他の水産食料品製造業"));
}

TEST_F(MeasureSheets, ArePrintedForEverybodyAndForABusiness) {
  const auto everybody = test.call("", "GET", fmt::format("/api/v1/measures/{}/sheet.pdf", id));
  EXPECT_EQ(everybody.status, 200);
  EXPECT_TRUE(everybody.body.starts_with("%PDF-"));
  const auto mine = test.call("owner", "GET", own("/sheet.pdf"));
  EXPECT_EQ(mine.status, 200);
  EXPECT_TRUE(mine.body.starts_with("%PDF-"));
  EXPECT_GT(mine.body.size(), everybody.body.size()) << "with the findings";
  EXPECT_EQ(test.call("stranger", "GET", own("/sheet.pdf")).status, 404);
  EXPECT_EQ(test.call("", "GET", "/api/v1/measures/999999/sheet.pdf").status, 404);
  EXPECT_EQ(test.call("owner", "GET",
                      fmt::format("/api/v1/businesses/{}/measures/999999/sheet.pdf", kTakamatsuFoods))
                .status,
            404);
}

TEST_F(MeasureSheets, SimulationsAreFilesForSpreadsheets) {
  const std::string target = fmt::format("/api/v1/measures/{}/simulations.csv", id);
  const boost::json::value plan{{"frame_key", "normal"},
                                {"facts", boost::json::object()},
                                {"costs", {{{"code", "machine"}, {"yen", 3'000'000}}}},
                                {"add_ons", boost::json::array()}};
  const auto same =
      test.call("", "POST", fmt::format("/api/v1/measures/{}/simulations", id), boost::json::serialize(plan));
  ASSERT_EQ(same.status, 200) << same.body;
  const auto file = test.call("", "POST", target, boost::json::serialize(plan));
  EXPECT_EQ(file.status, 200) << file.body;
  EXPECT_THAT(file.body, HasSubstr("高松の水産加工補助金 通常枠"));
  EXPECT_THAT(file.body, HasSubstr("2000000"));
  EXPECT_EQ(
      test.call("", "POST", target, R"({"frame_key":"none","costs":[],"facts":{},"add_ons":[]})").status,
      404);
}

}  // namespace
}  // namespace banso::measures::testing
