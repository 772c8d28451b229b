#include "contexts/measures/measures_under_test.hpp"

namespace banso::measures::testing {
namespace {

std::string path_of(std::int64_t business_id, std::string_view rest) {
  return fmt::format("/api/v1/businesses/{}/{}", business_id, rest);
}

class BusinessMeasures : public ::testing::Test {
 protected:
  BusinessMeasures() {
    test.add({.business_id = kTakamatsuFoods, .name = "高松フーズ株式会社"});
    test.add_owner("owner", kTakamatsuFoods);
    test.add({.business_id = kTakamatsuBuilder, .name = "別の会社"});
    test.add_owner("stranger", kTakamatsuBuilder);
    chamber = test.add_chamber("高松商工会議所");
    test.add_staff("advisor", chamber, identity::Role::advisor);
  }

  boost::json::value list(const std::string& who, const std::string& query = "", int status = 200) {
    return test.ask(who, "GET", path_of(kTakamatsuFoods, "measures" + query), status);
  }
  void tell(const std::string& key, const boost::json::value& value, int status = 200) {
    test.ask("owner", "PUT", path_of(kTakamatsuFoods, "facts/" + key), status, {{"value", value}});
  }
  std::string facts(const std::string& who) {
    std::string all;
    const auto answer = test.ask(who, "GET", path_of(kTakamatsuFoods, "facts"), 200);
    for (const auto& item : answer.at("items").as_array()) {
      all += std::string(item.at("key").as_string()) + "=" + boost::json::serialize(item.at("value")) + "/" +
             std::string(item.at("told_by").as_string()) + " ";
    }
    return all;
  }
  std::string audit(const std::string& action) {
    return static_cast<banso::testing::PlatformUnderTest&>(test).ask(
        "select count(*) from platform.audit_entry where action = '" + action + "'");
  }

  MeasuresUnderTest test;
  std::int64_t chamber = 0;
};

TEST_F(BusinessMeasures, AnsweringOnceDecidesAll) {
  auto a = example_measure("a", "みなし大企業でないこと");
  a.rule = rule(R"({"fact":"large_company_owned","is":false})");
  auto b = example_measure("b", "大企業の子会社向け");
  b.rule = rule(R"({"fact":"large_company_owned","is":true})");
  test.publish(a);
  test.publish(b);
  auto before = list("owner");
  EXPECT_EQ(before.at("counts").at("open"), 2);
  EXPECT_EQ(before.at("next_question").at("fact"), "large_company_owned");
  EXPECT_EQ(before.at("next_question").at("decides"), 2);
  EXPECT_EQ(before.at("items").at(0).at("missing").at(0), "large_company_owned");
  tell("large_company_owned", false);
  const auto after = list("owner");
  EXPECT_EQ(after.at("counts").at("eligible"), 1);
  EXPECT_EQ(after.at("counts").at("not_eligible"), 1);
  EXPECT_TRUE(after.at("next_question").is_null());
  EXPECT_EQ(after.at("items").at(0).at("title"), "みなし大企業でないこと") << "what can be had comes first";
  EXPECT_EQ(after.at("items").at(0).at("worth_yen"), 10'000'000);
  EXPECT_FALSE(after.at("items").at(1).at("reasons_no").as_array().empty());
  EXPECT_EQ(list("owner", "?verdict=not_eligible").at("total"), 1);
  EXPECT_EQ(audit("measures.fact.tell"), "1");
}

TEST_F(BusinessMeasures, UsesWhatTheHouseKnows) {
  test.publish(example_measure("a", "資本金3億円以下"));
  EXPECT_EQ(list("owner").at("counts").at("open"), 1);
  test.profile("owner", kTakamatsuFoods, "10000000", "12");
  EXPECT_EQ(list("owner").at("counts").at("eligible"), 1);
  EXPECT_EQ(facts("owner"),
            "legal_form=\"company\"/registry active=true/registry industry=[\"0929\"]/owner "
            "area=\"37201\"/registry "
            "capital_yen=10000000/owner regular_employees=12/owner founded_on=\"2015-04-01\"/owner ");
  test.ask("owner", "PUT", path_of(kTakamatsuFoods, "statements/2026-03-31"), 200,
           {{"sales_yen", 120'000'000},
            {"previous_sales_yen", 100'000'000},
            {"operating_profit_yen", 6'000'000},
            {"employees", 12},
            {"borrowings_yen", 30'000'000},
            {"cash_yen", 10'000'000},
            {"depreciation_yen", 4'000'000},
            {"notes_receivable_yen", 0},
            {"accounts_receivable_yen", 15'000'000},
            {"inventory_yen", 8'000'000},
            {"notes_payable_yen", 0},
            {"accounts_payable_yen", 9'000'000},
            {"net_assets_yen", 20'000'000},
            {"total_assets_yen", 70'000'000}});
  EXPECT_NE(facts("owner").find("sales_yen=120000000/finance"), std::string::npos);
  EXPECT_NE(facts("owner").find("sales_growth_bp=2000/finance"), std::string::npos);
}

TEST_F(BusinessMeasures, ShowsTheProofWithItsSource) {
  auto measure = example_measure("a", "制度");
  measure.rule->source = RuleSource{"公募要領", "https://example.jp", "20ページ"};
  const auto id = test.publish(measure);
  test.profile("owner", kTakamatsuFoods, "10000000", "12");
  const auto shown = test.ask("owner", "GET", path_of(kTakamatsuFoods, fmt::format("measures/{}", id)), 200);
  EXPECT_EQ(shown.at("verdict"), "eligible");
  EXPECT_EQ(shown.at("proof").at("truth"), "yes");
  EXPECT_EQ(shown.at("proof").at("source").at("place"), "20ページ");
  EXPECT_EQ(shown.at("frames").at(0).at("verdict"), "eligible");
  EXPECT_EQ(shown.at("worth_yen"), 10'000'000);
  EXPECT_EQ(shown.at("measure").at("title"), "制度");
  EXPECT_EQ(test.reason_of("owner", "GET", path_of(kTakamatsuFoods, "measures/999"), 404),
            "measures.measure_not_found");
}

TEST_F(BusinessMeasures, UnpublishedRulesMaySayNoButNeverYes) {
  auto measure = example_measure("a", "要件が公表されていない");
  measure.rules_published = false;
  test.publish(measure);
  test.profile("owner", kTakamatsuFoods, "10000000", "12");
  EXPECT_EQ(list("owner").at("items").at(0).at("verdict"), "unpublished");
  measure.measure_key = "b";
  measure.areas = {"13"};
  test.publish(measure);
  EXPECT_EQ(list("owner").at("counts").at("not_eligible"), 1);
}

TEST_F(BusinessMeasures, FiltersAndSorts) {
  auto soon = example_measure("soon", "すぐ締切");
  soon.calls.at(0).closes_on = parse_date("2026-04-03");
  soon.frames.at(0).subsidy->caps.at(0).yen = 1'000'000;
  auto late = example_measure("late", "まだ先");
  auto over = example_measure("over", "終わった");
  over.calls.at(0).closes_on = parse_date("2026-03-31");
  auto loan = example_measure("loan", "融資");
  loan.kind = MeasureKind::loan;
  loan.purposes = {MeasurePurpose::cash_flow};
  for (const auto& one : {soon, late, over, loan}) test.publish(one);
  test.profile("owner", kTakamatsuFoods, "10000000", "12");
  EXPECT_EQ(list("owner").at("total"), 3) << "without the closed one";
  EXPECT_EQ(list("owner", "?status=closed").at("items").at(0).at("title"), "終わった");
  EXPECT_EQ(list("owner", "?sort=deadline").at("items").at(0).at("title"), "すぐ締切");
  EXPECT_NE(list("owner", "?sort=worth").at("items").at(0).at("title"), "すぐ締切");
  EXPECT_EQ(list("owner", "?closes_within_days=3").at("total"), 1);
  EXPECT_EQ(list("owner", "?kind=loan").at("total"), 1);
  EXPECT_EQ(list("owner", "?purpose=cash_flow").at("total"), 1);
  EXPECT_EQ(list("owner", "?q=" + registry::testing::encoded("まだ")).at("total"), 1);
  EXPECT_EQ(list("owner", "?per_page=2&page=2").at("items").as_array().size(), 1U);
}

TEST_F(BusinessMeasures, FavouritesAreKeptAndShown) {
  const auto id = test.publish(example_measure("a", "制度"));
  auto over = example_measure("over", "終わった");
  over.calls.at(0).closes_on = parse_date("2026-03-31");
  const auto closed = test.publish(over);
  for (const auto one : {id, closed, id}) {
    test.ask("owner", "PUT", path_of(kTakamatsuFoods, fmt::format("favourite-measures/{}", one)), 204);
  }
  EXPECT_EQ(list("owner").at("items").at(0).at("favourite"), true);
  EXPECT_EQ(list("owner", "?favourite=true").at("total"), 2) << "closed ones too";
  test.ask("owner", "DELETE", path_of(kTakamatsuFoods, fmt::format("favourite-measures/{}", closed)), 204);
  test.ask("owner", "DELETE", path_of(kTakamatsuFoods, fmt::format("favourite-measures/{}", closed)), 204);
  EXPECT_EQ(list("owner", "?favourite=true").at("total"), 1);
  EXPECT_EQ(test.reason_of("owner", "PUT", path_of(kTakamatsuFoods, "favourite-measures/999"), 404),
            "measures.measure_not_found");
  EXPECT_EQ(test.reason_of("stranger", "PUT",
                           path_of(kTakamatsuFoods, fmt::format("favourite-measures/{}", id)), 403),
            "measures.not_the_owner");
}

TEST_F(BusinessMeasures, AnswersAreCheckedAtTheField) {
  const auto target = [](const char* key) { return path_of(kTakamatsuFoods, std::string("facts/") + key); };
  const auto wrong = test.ask("owner", "PUT", target("taxable_income_yen"), 422, {{"value", "多い"}});
  EXPECT_EQ(wrong.at("errors").at(0).at("path"), "/value");
  test.ask("owner", "PUT", target("certifications"), 422, {{"value", {"unheard_of"}}});
  test.ask("owner", "PUT", target("large_company_owned"), 422, {{"value", nullptr}});
  EXPECT_EQ(test.reason_of("owner", "PUT", target("no_such"), 404, {{"value", 1}}),
            "measures.fact_not_found");
  const auto elsewhere = test.ask("owner", "PUT", target("capital_yen"), 409, {{"value", 1}});
  EXPECT_EQ(elsewhere.at("reason"), "measures.fact_lives_elsewhere");
  EXPECT_NE(elsewhere.at("detail").as_string().find("登録の内容"), std::string::npos) << elsewhere;
  EXPECT_EQ(test.reason_of("owner", "PUT", target("area"), 409, {{"value", "13"}}),
            "measures.fact_lives_elsewhere");
  EXPECT_EQ(test.reason_of("owner", "DELETE", target("sales_yen"), 409), "measures.fact_lives_elsewhere");
  EXPECT_EQ(test.reason_of("advisor", "PUT", target("rebuilding"), 403, {{"value", true}}),
            "measures.not_the_owner");
  EXPECT_EQ(facts("owner").find("taxable_income_yen"), std::string::npos) << "nothing was changed";
}

TEST_F(BusinessMeasures, AnswersKeepTheirHistory) {
  tell("certifications", boost::json::array{"gbiz_prime"});
  tell("certifications", boost::json::array{});
  EXPECT_NE(facts("owner").find("certifications=[]/answer"), std::string::npos);
  test.ask("owner", "DELETE", path_of(kTakamatsuFoods, "facts/certifications"), 204);
  EXPECT_EQ(facts("owner").find("certifications"), std::string::npos) << "unknown again";
  const auto history =
      test.ask("owner", "GET", path_of(kTakamatsuFoods, "facts/certifications/history"), 200);
  ASSERT_EQ(history.at("items").as_array().size(), 3U);
  EXPECT_TRUE(history.at("items").at(0).at("value").is_null());
  EXPECT_EQ(history.at("items").at(2).at("value").at(0), "gbiz_prime");
  EXPECT_EQ(history.at("items").at(0).at("told_by"), "owner");
  EXPECT_EQ(test.reason_of("stranger", "GET", path_of(kTakamatsuFoods, "facts/certifications/history"), 403),
            "measures.not_the_owner");
}

TEST_F(BusinessMeasures, AreSeenByConsentAndNotWithout) {
  test.publish(example_measure("a", "制度"));
  test.profile("owner", kTakamatsuFoods, "10000000", "12");
  tell("taxable_income_yen", 5'000'000);
  tell("rebuilding", false);
  for (const char* who : {"advisor", "stranger"}) {
    EXPECT_EQ(test.reason_of(who, "GET", path_of(kTakamatsuFoods, "measures"), 404),
              "measures.business_not_visible");
    EXPECT_EQ(test.reason_of(who, "GET", path_of(kTakamatsuFoods, "facts"), 404),
              "measures.business_not_visible");
  }
  test.consent(kTakamatsuFoods, chamber, "all", "statistics");
  EXPECT_EQ(test.reason_of("advisor", "GET", path_of(kTakamatsuFoods, "facts"), 404),
            "measures.business_not_visible")
      << "given for something else";
  test.consent(kTakamatsuFoods, chamber, "basic", "consultation");
  EXPECT_EQ(facts("advisor").find("yen"), std::string::npos) << "no figures with a consent for basic items";
  EXPECT_NE(facts("advisor").find("rebuilding=false/answer"), std::string::npos);
  EXPECT_EQ(list("advisor").at("counts").at("open"), 1);
  test.consent(kTakamatsuFoods, chamber, "figures", "subsidy");
  EXPECT_NE(facts("advisor").find("taxable_income_yen=5000000/answer"), std::string::npos);
  EXPECT_EQ(list("advisor").at("counts").at("eligible"), 1);
  EXPECT_NE(audit("measures.facts.read"), "0") << "reads of others are noted";
}

TEST_F(BusinessMeasures, TellTheSystemEverything) {
  tell("rebuilding", true);
  tell("rebuilding", false);
  tell("hiring_plan", true);
  test.ask("owner", "DELETE", path_of(kTakamatsuFoods, "facts/hiring_plan"), 204);
  test.ask("stranger", "PUT", path_of(kTakamatsuBuilder, "facts/rebuilding"), 200, {{"value", true}});
  std::string all;
  test.as_system([&](db::Tx& tx) {
    for_each_answer(tx, [&](const KnownAnswer& answer) {
      all += fmt::format("{}:{}={} ", answer.business_id, key_of(answer.key), answer.value.flag);
    });
    EXPECT_EQ(answers_of_businesses(tx, {kTakamatsuFoods}).size(), 1U);
    EXPECT_TRUE(favourite_measures(tx, kTakamatsuFoods).empty());
  });
  EXPECT_EQ(all, fmt::format("{}:rebuilding=true {}:rebuilding=false ", kTakamatsuBuilder, kTakamatsuFoods));
}

}  // namespace
}  // namespace banso::measures::testing
