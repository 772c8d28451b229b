// The public catalogue as a stranger without sign-in and without JavaScript sees it.
#include <gmock/gmock.h>

#include "contexts/measures/measures_under_test.hpp"

namespace banso::measures::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class MeasurePages : public ::testing::Test {
 protected:
  MeasurePages() { add_pages(test.router, test.catalogue); }
  http::Response get(const std::string& target) {
    return test.call("", "GET", target, "", {{"accept", "text/html"}});
  }
  MeasuresUnderTest test;
};

TEST_F(MeasurePages, FindMeasuresAndNarrowThem) {
  test.publish(example_measure("robots", "ロボット導入補助金"));
  Measure local = example_measure("shops", "商店街にぎわい補助金");
  local.areas = {"37"};
  local.kind = MeasureKind::consultation;
  test.publish(local);

  const http::Response all = get("/measures");
  EXPECT_EQ(all.status, 200);
  EXPECT_THAT(all.body, HasSubstr("ロボット導入補助金"));
  EXPECT_THAT(all.body, HasSubstr("商店街にぎわい補助金"));
  EXPECT_THAT(all.body, HasSubstr("最大1,000万円"));
  EXPECT_THAT(all.body, Not(HasSubstr("noindex")));

  const http::Response found = get("/measures?q=%E3%83%AD%E3%83%9C%E3%83%83%E3%83%88");  // ロボット
  EXPECT_THAT(found.body, HasSubstr("ロボット導入補助金"));
  EXPECT_THAT(found.body, Not(HasSubstr("商店街にぎわい補助金")));
  EXPECT_THAT(found.body, HasSubstr("noindex"));

  const http::Response narrowed = get("/measures?kind=consultation&q=&purpose=");
  EXPECT_THAT(narrowed.body, Not(HasSubstr("ロボット導入補助金")));
  EXPECT_THAT(narrowed.body, HasSubstr("商店街にぎわい補助金"));
  EXPECT_THAT(narrowed.body, HasSubstr("条件をすべて外す"));

  EXPECT_THAT(all.body, HasSubstr("香川県"));
  EXPECT_THAT(all.body, Not(HasSubstr("area=13"))) << "nothing of its own";
  EXPECT_THAT(get("/measures?area=13").body, HasSubstr("東京都"));

  EXPECT_THAT(get("/measures?q=zzzz").body, HasSubstr("条件に合う支援制度は見つかりませんでした"));
  EXPECT_EQ(get("/measures?kind=nonsense").status, 422);
}

TEST_F(MeasurePages, ShowAMeasureWithItsConditionsAndAmounts) {
  const auto id = test.publish(example_measure("robots", "ロボット導入補助金"));
  const http::Response page = get("/measures/" + std::to_string(id));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<h1>ロボット導入補助金</h1>"));
  EXPECT_THAT(page.body, HasSubstr("資本金"));
  EXPECT_THAT(page.body, HasSubstr("3億円以下"));
  EXPECT_THAT(page.body, HasSubstr("3分の2"));
  EXPECT_THAT(page.body, HasSubstr("機械装置費"));
  EXPECT_EQ(get("/measures/999999").status, 404);
}

TEST_F(MeasurePages, CheckAFewAnswersAndKeepNone) {
  const std::string place =
      "/measures/" + std::to_string(test.publish(example_measure("robots", "ロボット導入補助金")));
  const http::Response fits = get(place + "?check=1&capital_yen=1000%E4%B8%87%E5%86%86");  // 1000万円
  EXPECT_THAT(fits.body, HasSubstr("入力した答えでは：条件を満たします"));
  for (const auto& [name, value] : fits.headers) {
    if (name == "cache-control") {
      EXPECT_EQ(value, "private, no-store");
    }
  }
  EXPECT_THAT(get(place + "?check=1&capital_yen=4%E5%84%84").body, HasSubstr("条件を満たしません"));  // 4億
  EXPECT_THAT(get(place + "?check=1&capital_yen=").body, HasSubstr("まだ分かりません"));
  const http::Response wrong = get(place + "?check=1&capital_yen=many");
  EXPECT_THAT(wrong.body, HasSubstr("答えを確かめてください"));
  EXPECT_THAT(wrong.body, Not(HasSubstr("入力した答えでは")));
}

TEST_F(MeasurePages, NeverShowTextOfAMeasureAsMarkup) {
  Measure measure = example_measure("sly", "<script>alert(1)</script>補助金");
  measure.url = "javascript:alert(1)";
  const http::Response page = get("/measures/" + std::to_string(test.publish(measure)));
  EXPECT_THAT(page.body, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page.body, Not(HasSubstr("javascript:")));
}

}  // namespace
}  // namespace banso::measures::testing
