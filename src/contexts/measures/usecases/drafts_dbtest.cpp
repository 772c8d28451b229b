#include "contexts/measures/measures_under_test.hpp"

namespace banso::measures::testing {
namespace {

class Drafts : public ::testing::Test {
 protected:
  Drafts() {
    prefecture = test.add_chamber("高松商工会議所");
    other = test.add_chamber("丸亀商工会議所");
    test.add_staff("officer", prefecture, identity::Role::official);
    test.add_staff("admin", prefecture, identity::Role::org_admin);
    test.add_staff("neighbour", other, identity::Role::org_admin);
    test.add_staff("staff", prefecture);
  }

  boost::json::value draft_of(const Measure& measure, const std::string& who = "officer") {
    return test.ask(
        who, "POST", "/api/v1/measures", 201,
        {{"organization_id", prefecture}, {"measure_id", nullptr}, {"document", test.json(measure)}});
  }
  std::string path_of(const boost::json::value& draft, const std::string& rest = "") {
    return fmt::format("/api/v1/measure-drafts/{}{}", draft.at("draft_id").as_int64(), rest);
  }
  boost::json::value publish(const boost::json::value& draft, int status = 200) {
    return test.ask("officer", "POST", path_of(draft, "/publish"), status, {{"note", "公開します。"}});
  }

  MeasuresUnderTest test;
  std::int64_t prefecture = 0;
  std::int64_t other = 0;
};

TEST_F(Drafts, BecomeMeasuresInVersions) {
  auto measure = example_measure("takamatsu_it", "高松市デジタル化補助金");
  const auto draft = draft_of(measure);
  EXPECT_EQ(draft.at("version"), 1);
  EXPECT_TRUE(draft.at("problems").as_array().empty());
  EXPECT_EQ(test.ask("", "GET", "/api/v1/measures", 200).at("total"), 0) << "not public yet";
  EXPECT_EQ(test.ask("admin", "GET", "/api/v1/measure-drafts", 200).at("items").at(0).at("title"),
            "高松市デジタル化補助金");

  measure.title = "高松市デジタル化支援補助金";
  test.ask("admin", "PUT", path_of(draft), 200, test.json(measure), {{"if-match", "\"1\""}});
  const auto published = publish(draft);
  EXPECT_EQ(published.at("version"), 1);
  const auto id = published.at("measure_id").as_int64();
  const std::string target = fmt::format("/api/v1/measures/{}", id);
  EXPECT_EQ(test.ask("", "GET", target, 200).at("title"), "高松市デジタル化支援補助金");
  EXPECT_EQ(test.ask("", "GET", target, 200).at("source"), "officer");
  EXPECT_EQ(test.reason_of("officer", "GET", path_of(draft), 404), "measures.draft_not_found")
      << "it is published";

  measure.frames.at(0).subsidy->caps.at(0).yen = 20'000'000;
  const auto next =
      test.ask("officer", "POST", "/api/v1/measures", 201,
               {{"organization_id", prefecture}, {"measure_id", id}, {"document", test.json(measure)}});
  EXPECT_EQ(test.ask("", "GET", target, 200).at("version"), 1) << "the old one counts until then";
  EXPECT_EQ(
      test.reason_of("admin", "POST", "/api/v1/measures", 409,
                     {{"organization_id", prefecture}, {"measure_id", id}, {"document", test.json(measure)}}),
      "measures.draft_exists");
  EXPECT_EQ(publish(next).at("version"), 2);
  EXPECT_EQ(test.ask("", "GET", target, 200).at("cap_yen"), 20'000'000);

  const auto versions = test.ask("officer", "GET", target + "/versions", 200).at("items");
  ASSERT_EQ(versions.as_array().size(), 2U);
  EXPECT_EQ(versions.at(0).at("published_by"), "officer");
  std::string changed;
  for (const auto& line : versions.at(0).at("changes").as_array()) {
    if (line.at("change") == "added") changed += std::string(line.at("text").as_string());
  }
  EXPECT_NE(changed.find("20000000"), std::string::npos) << changed;
  EXPECT_TRUE(versions.at(1).at("changes").as_array().empty());
  EXPECT_EQ(test.reason_of("officer", "GET", "/api/v1/measures/999/versions", 404),
            "measures.measure_not_found");
}

TEST_F(Drafts, WrongRulesAreToldAtTheirPlaceAndChangeNothing) {
  auto measure = example_measure("never", "だれも使えない");
  measure.rule =
      rule(R"({"all":[{"fact":"capital_yen","at_most":10},{"fact":"capital_yen","at_least":20}]})");
  measure.calls.at(0).closes_on = parse_date("2026-02-01");
  const auto draft = draft_of(measure);
  std::string paths;
  for (const auto& problem : draft.at("problems").as_array())
    paths += std::string(problem.at("path").as_string()) + " ";
  EXPECT_NE(paths.find("/rule"), std::string::npos) << paths;
  EXPECT_NE(paths.find("/calls/0/closes_on"), std::string::npos) << paths;
  const auto refused = publish(draft, 422);
  EXPECT_EQ(refused.at("reason"), "measures.not_publishable");
  EXPECT_TRUE(refused.at("errors").at(0).at("path").as_string().starts_with("/document/")) << refused;
  EXPECT_EQ(test.ask("", "GET", "/api/v1/measures", 200).at("total"), 0);

  auto body = test.json(measure);
  body.at("rule") = {{"fact", "shoe_size"}, {"at_most", 1}};
  const auto unreadable = test.ask("officer", "PUT", path_of(draft), 422, body, {{"if-match", "\"1\""}});
  EXPECT_TRUE(unreadable.at("errors").at(0).at("path").as_string().starts_with("/rule")) << unreadable;
  body.at("rule") = {{"fact", "capital_yen"}, {"at_most", 1e30}};
  test.ask("officer", "PUT", path_of(draft), 422, body, {{"if-match", "\"1\""}});
}

TEST_F(Drafts, TwoEditorsDoNotOverwriteEachOther) {
  const auto measure = example_measure("a", "制度");
  const auto draft = draft_of(measure);
  test.ask("officer", "PUT", path_of(draft), 200, test.json(measure), {{"if-match", "\"1\""}});
  const auto late =
      test.ask("admin", "PUT", path_of(draft), 412, test.json(measure), {{"if-match", "\"1\""}});
  EXPECT_EQ(late.at("reason"), "measures.draft_changed");
  EXPECT_NE(late.at("detail").as_string().find("officer"), std::string::npos);
  EXPECT_EQ(test.reason_of("admin", "PUT", path_of(draft), 412, test.json(measure)),
            "measures.draft_version_missing");
  test.ask("admin", "DELETE", path_of(draft), 204);
  EXPECT_EQ(test.reason_of("admin", "DELETE", path_of(draft), 404), "measures.draft_not_found");
}

TEST_F(Drafts, AreOfTheirOrganisation) {
  const auto measure = example_measure("a", "制度");
  const auto draft = draft_of(measure);
  EXPECT_EQ(test.reason_of("neighbour", "GET", path_of(draft), 404), "measures.draft_not_found");
  EXPECT_TRUE(test.ask("neighbour", "GET", "/api/v1/measure-drafts", 200).at("items").as_array().empty());
  EXPECT_EQ(test.reason_of(
                "neighbour", "POST", "/api/v1/measures", 403,
                {{"organization_id", prefecture}, {"measure_id", nullptr}, {"document", test.json(measure)}}),
            "measures.not_an_editor");
  EXPECT_EQ(test.call("staff", "GET", "/api/v1/measure-drafts").status, 403) << "not an editor";
  const auto id = publish(draft).at("measure_id").as_int64();
  EXPECT_EQ(
      test.reason_of("neighbour", "POST", "/api/v1/measures", 403,
                     {{"organization_id", other}, {"measure_id", id}, {"document", test.json(measure)}}),
      "measures.not_your_measure");
  const boost::json::value because{{"reason", "予算に達しました。"}};
  EXPECT_EQ(
      test.reason_of("neighbour", "POST", fmt::format("/api/v1/measures/{}/withdraw", id), 403, because),
      "measures.not_your_measure");
  const auto seeded = test.publish(example_measure("seeded", "はじめからある"));
  EXPECT_EQ(
      test.reason_of("officer", "POST", fmt::format("/api/v1/measures/{}/withdraw", seeded), 403, because),
      "measures.not_your_measure");
}

TEST_F(Drafts, KeysAreTakenOnce) {
  test.publish(example_measure("a", "はじめからある"));
  const auto draft = draft_of(example_measure("a", "同じキー"));
  EXPECT_EQ(publish(draft, 409).at("reason"), "measures.key_taken");
  const auto mine = publish(draft_of(example_measure("b", "自分の"))).at("measure_id").as_int64();
  const auto renamed = test.ask("officer", "POST", "/api/v1/measures", 201,
                                {{"organization_id", prefecture},
                                 {"measure_id", mine},
                                 {"document", test.json(example_measure("c", "改名"))}});
  EXPECT_EQ(publish(renamed, 409).at("reason"), "measures.key_changed");
}

TEST_F(Drafts, RulesAreTriedOnExamples) {
  const boost::json::value rule{{"fact", "regular_employees"}, {"at_most", 20}};
  const auto result = test.ask(
      "officer", "POST", "/api/v1/measure-rules/check", 200,
      {{"rule", rule},
       {"examples", {{{"regular_employees", 5}}, {{"regular_employees", 50}}, boost::json::object()}}});
  EXPECT_TRUE(result.at("problems").as_array().empty());
  EXPECT_EQ(result.at("verdicts").at(0).at("truth"), "yes");
  EXPECT_EQ(result.at("verdicts").at(1).at("truth"), "no");
  EXPECT_EQ(result.at("verdicts").at(2).at("truth"), "unknown");
  const boost::json::value always{{"fact", "regular_employees"}, {"at_least", 0}};
  const auto odd = test.ask("officer", "POST", "/api/v1/measure-rules/check", 200,
                            {{"rule", always}, {"examples", boost::json::array()}});
  EXPECT_EQ(odd.at("problems").at(0).at("code"), "rule.always");
  EXPECT_EQ(test.call("staff", "POST", "/api/v1/measure-rules/check", "{}").status, 403);
}

/// The published documents are history: the runtime role cannot rewrite them.
TEST_F(Drafts, PublishedVersionsNeverChange) {
  publish(draft_of(example_measure("a", "制度")));
  test.as_system([](db::Tx& tx) {
    EXPECT_EQ(tx.execute_sql("update measures.measure_version set note = 'x'").affected(), 0U);
    EXPECT_EQ(tx.execute_sql("delete from measures.measure_version").affected(), 0U);
  });
}

}  // namespace
}  // namespace banso::measures::testing
