#include "contexts/measures/measures_under_test.hpp"

namespace banso::measures::testing {
namespace {

/// The nth item of a list answer.
std::string titles(const boost::json::value& list) {
  std::string all;
  for (const auto& item : list.at("items").as_array()) all += std::string(item.at("title").as_string()) + " ";
  return all;
}

TEST(MeasureCatalogue, IsSearchedByAnybody) {
  MeasuresUnderTest test;
  test.publish(example_measure("monodukuri", "ものづくり補助金"));
  auto loan = example_measure("marukei", "マル経融資");
  loan.kind = MeasureKind::loan;
  loan.areas = {"37"};
  loan.calls.clear();
  test.publish(loan);
  const auto all = test.ask("", "GET", "/api/v1/measures", 200);
  EXPECT_EQ(all.at("total"), 2);
  EXPECT_EQ(titles(test.ask("", "GET", "/api/v1/measures?q=" + registry::testing::encoded("補助"), 200)),
            "ものづくり補助金 ");
  EXPECT_EQ(titles(test.ask("", "GET", "/api/v1/measures?kind=loan", 200)), "マル経融資 ");
  EXPECT_EQ(titles(test.ask("", "GET", "/api/v1/measures?area=13&status=open&sort=deadline", 200)),
            "ものづくり補助金 ");
  EXPECT_EQ(titles(test.ask("", "GET", "/api/v1/measures?purpose=training", 200)), "");
  EXPECT_EQ(all.at("facets").at("kind").as_array().size(), 2U);
  const auto page = test.ask("", "GET", "/api/v1/measures?per_page=1&page=2", 200);
  EXPECT_EQ(page.at("items").as_array().size(), 1U);
  EXPECT_EQ(page.at("total"), 2);
  EXPECT_EQ(test.ask("", "GET", "/api/v1/measures?area=99999", 422).at("errors").at(0).at("path"), "/area");
  EXPECT_EQ(test.ask("", "GET", "/api/v1/measures?status=soon", 422).at("errors").at(0).at("path"),
            "/status");
}

TEST(MeasureCatalogue, IsOpenTodayAndClosedTomorrow) {
  MeasuresUnderTest test;
  test.publish(example_measure("a", "制度"));
  const auto status = [&] {
    return std::string(
        test.ask("", "GET", "/api/v1/measures", 200).at("items").at(0).at("status").as_string());
  };
  EXPECT_EQ(status(), "open");
  test.now = parse_instant("2026-04-15T23:59:00+09:00").value();
  EXPECT_EQ(status(), "open");
  test.now = parse_instant("2026-04-16T00:00:00+09:00").value();
  EXPECT_EQ(status(), "closed") << "the day of Japan";
  test.now = parse_instant("2026-02-01T00:00:00+09:00").value();
  EXPECT_EQ(status(), "upcoming");
}

TEST(MeasureCatalogue, ShowsAMeasureWithItsRules) {
  MeasuresUnderTest test;
  const auto id = test.publish(example_measure("a", "制度"));
  const auto shown = test.ask("", "GET", fmt::format("/api/v1/measures/{}", id), 200);
  EXPECT_EQ(shown.at("measure_key"), "a");
  EXPECT_EQ(shown.at("rule").at("fact"), "capital_yen");
  EXPECT_EQ(shown.at("cap_yen"), 10'000'000);
  EXPECT_EQ(shown.at("status"), "open");
  EXPECT_TRUE(shown.at("detail_html").is_null());
  EXPECT_EQ(test.reason_of("", "GET", "/api/v1/measures/999", 404), "measures.measure_not_found");
}

TEST(MeasureCatalogue, ShowsWhatWasPublishedAMomentAgo) {
  MeasuresUnderTest test;
  const auto id = test.publish(example_measure("a", "はじめの題名"));
  EXPECT_EQ(titles(test.ask("", "GET", "/api/v1/measures", 200)), "はじめの題名 ");
  test.publish_again(id, example_measure("a", "つぎの題名"));
  test.publish(example_measure("b", "新しい制度"));
  EXPECT_EQ(titles(test.ask("", "GET", "/api/v1/measures", 200)), "つぎの題名 新しい制度 ");
  test.as_system([&](db::Tx& tx) {
    store::withdraw(tx, store::begin_change(tx), id, 2,
                    {"予算がなくなりました。", test.now.load(), "初期データ", std::nullopt});
  });
  EXPECT_EQ(titles(test.ask("", "GET", "/api/v1/measures", 200)), "新しい制度 ");
  EXPECT_EQ(test.reason_of("", "GET", fmt::format("/api/v1/measures/{}", id), 404),
            "measures.measure_not_found");
}

TEST(MeasureCheck, AnswersWithReasonsAndStoresNothing) {
  MeasuresUnderTest test;
  const auto id = test.publish(example_measure("a", "制度"));
  const std::string target = fmt::format("/api/v1/measures/{}/check", id);
  const auto verdict = [&](const boost::json::value& facts) {
    return test.ask("", "POST", target, 200, {{"facts", facts}});
  };
  EXPECT_EQ(verdict({{"capital_yen", 10'000'000}}).at("verdict"), "eligible");
  const auto no = verdict({{"capital_yen", 400'000'000}});
  EXPECT_EQ(no.at("verdict"), "not_eligible");
  EXPECT_FALSE(no.at("reasons_no").as_array().empty());
  const auto open = verdict(boost::json::object());
  EXPECT_EQ(open.at("verdict"), "open") << "unknown is never yes";
  EXPECT_EQ(open.at("missing").at(0), "capital_yen");
  const auto wrong = test.ask("", "POST", target, 422, {{"facts", {{"capital_yen", "たくさん"}}}});
  EXPECT_EQ(wrong.at("errors").at(0).at("path"), "/facts/capital_yen");
  EXPECT_EQ(
      static_cast<banso::testing::PlatformUnderTest&>(test).ask("select count(*) from measures.fact_answer"),
      "0");
}

TEST(MeasureSimulation, ReckonsAFrame) {
  MeasuresUnderTest test;
  const auto id = test.publish(example_measure("a", "制度"));
  const std::string target = fmt::format("/api/v1/measures/{}/simulations", id);
  const boost::json::value body{{"frame_key", "normal"},
                                {"facts", boost::json::object()},
                                {"costs", {{{"code", "machine"}, {"yen", 9'000'000}}}},
                                {"add_ons", boost::json::array()}};
  const auto result = test.ask("", "POST", target, 200, body);
  EXPECT_EQ(result.at("low").at("subsidy_yen"), 6'000'000);
  EXPECT_EQ(result.at("low").at("own_share_yen"), 3'000'000);
  EXPECT_EQ(result.at("verdict"), "open");
  EXPECT_TRUE(result.at("cash").is_null());
  boost::json::value other = body;
  other.at("frame_key") = "no_such";
  EXPECT_EQ(test.reason_of("", "POST", target, 404, other), "measures.frame_not_found");
  boost::json::value wished = body;
  wished.at("add_ons") = {"no_such"};
  EXPECT_EQ(test.ask("", "POST", target, 422, wished).at("errors").at(0).at("path"), "/add_ons/0");

  boost::json::value purse = body;
  purse.as_object()["cash"] = {{"project_months", 6},
                               {"months_to_payment", 4},
                               {"opening_cash_yen", 1'000'000},
                               {"monthly_cash_yen", 0},
                               {"cash_floor_yen", 0}};
  const auto course = test.ask("", "POST", target, 200, purse).at("cash");
  EXPECT_EQ(course.at("bridge_yen"), 8'000'000) << "until the subsidy comes";
}

TEST(MeasureSimulation, WithoutAmountsSaysSo) {
  MeasuresUnderTest test;
  auto measure = example_measure("a", "制度");
  measure.frames.at(0).subsidy.reset();
  const auto id = test.publish(measure);
  EXPECT_EQ(test.reason_of("", "POST", fmt::format("/api/v1/measures/{}/simulations", id), 409,
                           {{"frame_key", "normal"},
                            {"facts", boost::json::object()},
                            {"costs", boost::json::array()},
                            {"add_ons", boost::json::array()}}),
            "measures.frame_without_amounts");
}

TEST(MeasureComparison, PutsFramesSideBySide) {
  MeasuresUnderTest test;
  const auto a = test.publish(example_measure("a", "多くもらえる"));
  auto less = example_measure("b", "少しもらえる");
  less.frames.at(0).subsidy->rates.at(0).denominator = 100;
  const auto b = test.publish(less);
  const boost::json::value plan{{"measure_ids", {b, a}},
                                {"facts", {{"capital_yen", 1}}},
                                {"costs", {{{"code", "machine"}, {"yen", 3'000'000}}}},
                                {"add_ons", boost::json::array()}};
  const auto items = test.ask("", "POST", "/api/v1/measure-comparisons", 200, plan).at("items").as_array();
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].at("measure_id"), a);
  EXPECT_EQ(items[0].at("low_yen"), 2'000'000);
  boost::json::value unknown = plan;
  unknown.at("measure_ids") = {a, 999};
  EXPECT_EQ(test.ask("", "POST", "/api/v1/measure-comparisons", 422, unknown).at("errors").at(0).at("path"),
            "/measure_ids/1");
  unknown.at("measure_ids") = boost::json::array();
  EXPECT_EQ(test.ask("", "POST", "/api/v1/measure-comparisons", 422, unknown).at("errors").at(0).at("path"),
            "/measure_ids");
}

TEST(FactDefinitions, AreThereForEverybody) {
  MeasuresUnderTest test;
  const auto items = test.ask("", "GET", "/api/v1/fact-definitions", 200).at("items").as_array();
  EXPECT_EQ(items.size(), kFactCount);
  EXPECT_EQ(items[0].at("key"), "legal_form");
}

}  // namespace
}  // namespace banso::measures::testing
