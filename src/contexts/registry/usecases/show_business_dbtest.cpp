#include "contexts/registry/api.hpp"
#include "contexts/registry/registry_under_test.hpp"
#include "contexts/registry/usecases/show_business.hpp"

namespace banso::registry::testing {
namespace {

/// A whole profile with the four lists.
std::string profile_json(const std::string& items = "") {
  return "{" + items +
         R"("industry_codes":["0971","E"],"places":[{"name":"本店"}],"contacts":[{"name":"総務","phone":"０８７-123-4567"}],)"
         R"("related_organizations":[{"role":"親会社","name":"瀬戸内ホールディングス"}]})";
}

class ShowBusiness : public ::testing::Test {
 protected:
  ShowBusiness() {
    test.add({kTakamatsuFoods, "株式会社さぬき食品", "サヌキショクヒン"});
    test.add({.business_id = kClosedFoods,
              .name = "さぬき食品有限会社",
              .kind = "302",
              .status = "closed",
              .successor_business_id = kTakamatsuFoods});
    test.add({.business_id = kSoleShop, .name = "さぬき屋", .kind = "sole_proprietor"});
    chamber = test.add_chamber("高松商工会議所");
    test.add_staff("staff", chamber);
    test.add_staff("other", test.add_chamber("丸亀商工会議所"));
    test.add_visitor("visitor");
    test.add_owner("owner", kTakamatsuFoods);
    test.add_owner("keeper", kSoleShop);
  }

  http::Response put_profile(const std::string& who, const std::string& version, const std::string& body,
                             std::int64_t business_id = kTakamatsuFoods) {
    return test.call(who, "PUT", profile_path(business_id), body, {{"if-match", version}});
  }
  static std::string profile_path(std::int64_t business_id = kTakamatsuFoods) {
    return "/api/v1/businesses/" + std::to_string(business_id) + "/profile";
  }
  boost::json::value consent(const std::string& scope, const std::string& purpose = "consultation",
                             const std::string& ends_on = "2027-03-31", int status = 201,
                             const std::string& who = "owner") {
    return test.ask_api(who, "POST", "/api/v1/businesses/5010405001703/consents", status,
                        R"({"organization_id":)" + std::to_string(chamber) + R"(,"scope":")" + scope +
                            R"(","purpose":")" + purpose + R"(","ends_on":")" + ends_on + "\"}");
  }
  boost::json::value show(const std::string& who, std::int64_t business_id = kTakamatsuFoods,
                          int status = 200) {
    return test.ask_api(who, "GET", "/api/v1/businesses/" + std::to_string(business_id), status);
  }
  std::string reads() {
    return test.ask("select count(*) from platform.audit_entry where action = 'registry.profile.read'");
  }

  RegistryUnderTest test;
  std::int64_t chamber = 0;
};

TEST_F(ShowBusiness, ShowsPublicFactsHistoryAndMergersToEverybody) {
  test.as_system([](db::Tx& tx) {
    tx.execute_sql(
        "insert into registry.business_history (business_id, content_hash, kind, name, process, change_date, "
        "reason, "
        "recorded_at) values (5010405001703, 1, '301', '株式会社讃岐食料品店', '11', '2019-04-01', "
        "'replaced', now()), "
        "(5010405001703, 2, '301', '讃岐食料品店', '01', '2015-10-05', 'replaced', now())");
  });
  const auto view = show("visitor");
  EXPECT_EQ(view.at("name").as_string(), "株式会社さぬき食品");
  EXPECT_EQ(view.at("corporate_number").as_string(), "5010405001703");
  EXPECT_EQ(view.at("legal_form").as_string(), "株式会社");
  EXPECT_EQ(view.at("legal_form_position").as_string(), "front");
  ASSERT_EQ(view.at("history").as_array().size(), 2u);
  EXPECT_EQ(view.at("history").at(0).at("name").as_string(), "株式会社讃岐食料品店");
  EXPECT_EQ(view.at("history").at(0).at("process_name").as_string(), "商号または名称の変更");
  ASSERT_EQ(view.at("merged_from").as_array().size(), 1u);
  EXPECT_EQ(view.at("merged_from").at(0).at("business_id").as_int64(), kClosedFoods);
  EXPECT_TRUE(view.at("profile").is_null());
  EXPECT_EQ(view.at("profile_access").at("reason").as_string(), "none");

  const auto closed = show("visitor", kClosedFoods);
  EXPECT_EQ(closed.at("successor").at("name").as_string(), "株式会社さぬき食品");
  show("visitor", kTokyoBuilder, 404);
  EXPECT_EQ(reads(), "0") << "public facts are no personal data";
}

TEST_F(ShowBusiness, HidesSoleProprietorsFromOthers) {
  EXPECT_EQ(show("keeper", kSoleShop).at("name").as_string(), "さぬき屋");
  EXPECT_TRUE(show("keeper", kSoleShop).at("corporate_number").is_null());
  for (const char* who : {"visitor", "staff", "owner"}) show(who, kSoleShop, 404);
}

TEST_F(ShowBusiness, OwnersKeepTheirItems) {
  const auto first = test.call("owner", "GET", profile_path());
  EXPECT_EQ(boost::json::parse(first.body).at("version").as_int64(), 0);
  const auto saved =
      put_profile("owner", "\"0\"", profile_json(R"("capital_yen":3000000,"phone":"087-765-4321",)"));
  ASSERT_EQ(saved.status, 200) << saved.body;
  const auto view = boost::json::parse(saved.body);
  EXPECT_EQ(view.at("version").as_int64(), 1);
  EXPECT_EQ(view.at("fields").at("contacts").at(0).at("phone").as_string(), "087-123-4567") << "half-width";
  EXPECT_EQ(view.at("sources").as_array().size(), 6u);

  const auto again = test.call("owner", "GET", profile_path());
  EXPECT_EQ(boost::json::parse(again.body), view) << "what was saved is what is read";
  bool tagged = false;
  for (const auto& [name, value] : again.headers) tagged |= name == "etag" && value == "\"1\"";
  EXPECT_TRUE(tagged);
  EXPECT_EQ(show("owner").at("profile").at("fields").at("capital_yen").as_int64(), 3'000'000);
  EXPECT_EQ(show("owner").at("profile_access").at("reason").as_string(), "owner");
  EXPECT_EQ(test.ask("select industry_code from registry.business where business_id = 5010405001703"),
            "0971");
  EXPECT_EQ(
      test.ask(
          "select details ->> 'version' from platform.audit_entry where action = 'registry.profile.save'"),
      "1");
  EXPECT_EQ(put_profile("owner", "\"1\"",
                        R"({"industry_codes":[],"places":[],"contacts":[],"related_organizations":[]})")
                .status,
            200);
  EXPECT_EQ(test.ask("select industry_code from registry.business where business_id = 5010405001703"), "");
}

TEST_F(ShowBusiness, TheSecondOfTwoEditorsIsToldWhoWasFaster) {
  ASSERT_EQ(put_profile("owner", "\"0\"", profile_json()).status, 200);
  const auto late = put_profile("owner", "\"0\"", profile_json());
  ASSERT_EQ(late.status, 412);
  const auto problem = boost::json::parse(late.body);
  EXPECT_EQ(problem.at("reason").as_string(), "registry.profile_changed");
  EXPECT_EQ(problem.at("detail").as_string(),
            "令和8年4月1日 "
            "09時00分にownerさんが更新しました。最新の内容を読み込んで、変更をもう一度保存してください。"
            "入力した内容はこの画面に残っています。");
  const auto blind = test.call("owner", "PUT", profile_path(), profile_json());
  EXPECT_EQ(blind.status, 412);
  EXPECT_EQ(boost::json::parse(blind.body).at("reason").as_string(), "registry.profile_version_missing");
}

TEST_F(ShowBusiness, RefusesWrongItemsAllAtOnce) {
  const auto answer = put_profile(
      "owner", "\"0\"",
      profile_json(R"("established_on":"2030-01-01","employee_count":3,"regular_employee_count":5,)"));
  ASSERT_EQ(answer.status, 422);
  EXPECT_EQ(boost::json::parse(answer.body).at("errors").as_array().size(), 2u);
  const auto shapes = put_profile(
      "owner", "\"0\"", profile_json(R"("phone":"12","website_url":"javascript:alert","capital_yen":-1,)"));
  ASSERT_EQ(shapes.status, 422);
  EXPECT_EQ(boost::json::parse(shapes.body).at("errors").as_array().size(), 3u);
}

TEST_F(ShowBusiness, OnlyOwnersSave) {
  for (const char* who : {"visitor", "staff", "keeper"}) {
    EXPECT_EQ(put_profile(who, "\"0\"", profile_json()).status, 403) << who;
    EXPECT_EQ(test.call(who, "GET", profile_path()).status, 404) << who;
  }
}

TEST_F(ShowBusiness, ConsentOpensItsScopeAndIsLogged) {
  ASSERT_EQ(
      put_profile("owner", "\"0\"",
                  profile_json(R"("description":"うどん","phone":"087-765-4321","capital_yen":3000000,)"))
          .status,
      200);
  EXPECT_TRUE(show("staff").at("profile").is_null());
  const auto basic = consent("basic");
  EXPECT_EQ(basic.at("state").as_string(), "in_force");
  EXPECT_EQ(basic.at("organization_name").as_string(), "高松商工会議所");

  auto seen = show("staff");
  EXPECT_EQ(seen.at("profile").at("fields").at("description").as_string(), "うどん");
  EXPECT_TRUE(seen.at("profile").at("fields").at("phone").is_null()) << "contact is not in basic";
  EXPECT_TRUE(seen.at("profile").at("fields").at("capital_yen").is_null());
  EXPECT_TRUE(seen.at("profile").at("fields").at("contacts").as_array().empty());
  EXPECT_EQ(seen.at("profile_access").at("reason").as_string(), "consent");
  EXPECT_EQ(seen.at("profile_access").at("consent_id").as_int64(), basic.at("consent_id").as_int64());
  EXPECT_EQ(
      test.ask(
          "select details ->> 'purpose' from platform.audit_entry where action = 'registry.profile.read' "
          "and organization_id = " +
          std::to_string(chamber)),
      "consultation");
  EXPECT_TRUE(show("other").at("profile").is_null()) << "another chamber sees nothing";

  consent("figures", "subsidy");
  seen = show("staff");
  EXPECT_EQ(seen.at("profile").at("fields").at("capital_yen").as_int64(), 3'000'000);
  EXPECT_TRUE(seen.at("profile").at("fields").at("phone").is_null());
  const auto profile = test.ask_api("staff", "GET", profile_path(), 200);
  EXPECT_EQ(profile.at("updated_by").as_string(), "owner");
  EXPECT_TRUE(profile.at("fields").at("phone").is_null());
}

TEST_F(ShowBusiness, WithdrawnAndEndedConsentsCloseAgain) {
  ASSERT_EQ(put_profile("owner", "\"0\"", profile_json()).status, 200);
  const auto given = consent("all");
  EXPECT_FALSE(show("staff").at("profile").is_null());
  const std::string withdraw =
      "/api/v1/consents/" + std::to_string(given.at("consent_id").as_int64()) + "/withdraw";
  EXPECT_EQ(test.reason("staff", "POST", withdraw, 403), "registry.not_the_owner");
  EXPECT_EQ(test.reason("other", "POST", withdraw, 404), "registry.consent_not_found");
  EXPECT_EQ(test.ask_api("owner", "POST", withdraw, 200).at("state").as_string(), "withdrawn");
  EXPECT_EQ(test.reason("owner", "POST", withdraw, 409), "registry.consent_already_withdrawn");
  EXPECT_TRUE(show("staff").at("profile").is_null());

  consent("all");
  db::Connection owner_role(test.database.owner());
  owner_role.script(
      "update registry.consent set starts_on = '2020-04-01', ends_on = '2020-04-30' "
      "where withdrawn_at is null");
  EXPECT_TRUE(show("staff").at("profile").is_null()) << "its last day is over";
  EXPECT_EQ(test.call("staff", "GET", profile_path()).status, 404);
}

TEST_F(ShowBusiness, ANewConsentReplacesTheOneForTheSamePurpose) {
  consent("all");
  consent("basic");
  const auto list = test.ask_api("owner", "GET", "/api/v1/businesses/5010405001703/consents", 200);
  ASSERT_EQ(list.at("items").as_array().size(), 2u);
  EXPECT_EQ(list.at("items").at(0).at("scope").as_string(), "basic");
  EXPECT_EQ(list.at("items").at(0).at("state").as_string(), "in_force");
  EXPECT_EQ(list.at("items").at(1).at("state").as_string(), "withdrawn");
  EXPECT_EQ(test.ask_api("staff", "GET", "/api/v1/businesses/5010405001703/consents", 200)
                .at("items")
                .as_array()
                .size(),
            2u);
  EXPECT_TRUE(test.ask_api("other", "GET", "/api/v1/businesses/5010405001703/consents", 200)
                  .at("items")
                  .as_array()
                  .empty());
  EXPECT_EQ(test.ask("select count(*) from platform.mail where subject like '%同意%'"), "2");
}

// Far ahead: row level security asks the real clock.
TEST_F(ShowBusiness, AnOrganisationSeesWhoLetsItSeeWhat) {
  consent("all", "consultation", "2030-03-31");
  consent("basic", "subsidy", "2030-02-28");
  const auto gone = consent("basic", "statistics");
  test.ask_api("owner", "POST",
               "/api/v1/consents/" + std::to_string(gone.at("consent_id").as_int64()) + "/withdraw", 200);
  test.ask_api("keeper", "POST", "/api/v1/businesses/90000000000001/consents", 201,
               R"({"organization_id":)" + std::to_string(chamber) +
                   R"(,"scope":"contact","purpose":"membership","ends_on":"2030-01-31"})");
  const std::string held = "/api/v1/organizations/" + std::to_string(chamber) + "/consents";
  const auto names = [&](const std::string& query) {
    std::string all;
    const auto page = test.ask_api("staff", "GET", held + query, 200);
    EXPECT_EQ(page.at("total").as_int64(), static_cast<std::int64_t>(page.at("items").as_array().size()));
    for (const auto& item : page.at("items").as_array()) {
      all += std::string(item.at("business_name").as_string()) + "/" +
             std::string(item.at("purpose").as_string()) + " ";
    }
    return all;
  };
  EXPECT_EQ(names(""), "さぬき屋/membership 株式会社さぬき食品/subsidy 株式会社さぬき食品/consultation ")
      << "what ends first stands first; withdrawn ones are gone";
  EXPECT_EQ(names("?purpose=subsidy"), "株式会社さぬき食品/subsidy ");
  EXPECT_EQ(names("?ends_by=2030-02-28"), "さぬき屋/membership 株式会社さぬき食品/subsidy ");
  EXPECT_EQ(names("?q=" + encoded("食品")), "株式会社さぬき食品/subsidy 株式会社さぬき食品/consultation ");
  EXPECT_EQ(names("?q=" + encoded("５０１０４０５００１７０３")),
            "株式会社さぬき食品/subsidy 株式会社さぬき食品/consultation ");
  EXPECT_EQ(names("?q=" + encoded("ない名前")), "");
  const auto page = test.ask_api("staff", "GET", held + "?per_page=1&page=2", 200);
  EXPECT_EQ(page.at("total").as_int64(), 3);
  EXPECT_EQ(page.at("items").at(0).at("scope_name").as_string(), "基本情報");
  EXPECT_EQ(page.at("items").at(0).at("corporate_number").as_string(), "5010405001703");

  const auto file = test.call("staff", "GET", held + "/export.csv?purpose=membership");
  ASSERT_EQ(file.status, 200);
  EXPECT_NE(file.body.find("さぬき屋"), std::string::npos);
  EXPECT_EQ(file.body.find("さぬき食品"), std::string::npos);
  EXPECT_EQ(test.ask("select details ->> 'rows' from platform.audit_entry where action = "
                     "'registry.consent.export'"),
            "1");
  for (const char* who : {"other", "visitor", "owner"}) {
    EXPECT_EQ(test.reason(who, "GET", held, 403), "registry.other_organization") << who;
    EXPECT_EQ(test.reason(who, "GET", held + "/export.csv", 403), "registry.other_organization") << who;
  }
}

TEST_F(ShowBusiness, RefusesConsentsThatCannotBe) {
  EXPECT_EQ(consent("all", "consultation", "2026-03-31", 422).at("errors").at(0).at("code").as_string(),
            "consent.ends_in_the_past");
  EXPECT_EQ(consent("all", "consultation", "2031-04-02", 422).at("errors").at(0).at("code").as_string(),
            "consent.too_long");
  EXPECT_EQ(consent("all", "consultation", "2027-03-31", 403, "visitor").at("reason").as_string(),
            "registry.not_the_owner");
  test.ask_api("owner", "POST", "/api/v1/businesses/5010405001703/consents", 422,
               R"({"organization_id":99999,"scope":"all","purpose":"consultation","ends_on":"2027-03-31"})");
}

TEST_F(ShowBusiness, ExplainsWhoMaySeeWhat) {
  consent("contact");
  const auto report = test.ask_api("owner", "GET", "/api/v1/businesses/5010405001703/access", 200);
  ASSERT_EQ(report.at("items").as_array().size(), 3u);
  EXPECT_EQ(report.at("items").at(0).at("basis").as_string(), "public_facts");
  EXPECT_EQ(report.at("items").at(1).at("grantee").as_string(), "owner");
  EXPECT_EQ(report.at("items").at(2).at("grantee").as_string(), "高松商工会議所");
  EXPECT_EQ(report.at("items").at(2).at("scope").as_string(), "基本情報と連絡先");
  EXPECT_EQ(report.at("read_log").as_string(), "/api/v1/me/businesses/5010405001703/audit");
  for (const char* who : {"staff", "visitor", "keeper"}) {
    EXPECT_EQ(test.reason(who, "GET", "/api/v1/businesses/5010405001703/access", 403),
              "registry.not_the_owner");
  }
  test.add_staff("admin", chamber, identity::Role::system_admin);
  test.ask_api("admin", "GET", "/api/v1/businesses/5010405001703/access", 200);
  EXPECT_EQ(test.reason("admin", "GET", "/api/v1/businesses/7000012050002/access", 404),
            "registry.business_not_found");
}

TEST_F(ShowBusiness, TheCatalogueOfItemsIsPublic) {
  const auto list = test.ask_api("", "GET", "/api/v1/profile-fields", 200);
  EXPECT_EQ(list.at("items").as_array().size(), 22u);
}

TEST_F(ShowBusiness, OtherContextsGetWhatThePurposeOpens) {
  ASSERT_EQ(put_profile("owner", "\"0\"", profile_json(R"("capital_yen":3000000,)")).status, 200);
  consent("figures", "subsidy");
  const db::Settings staff{{"app.organization_ids", "{" + std::to_string(chamber) + "}"}};
  test.as(staff, [&](db::Tx& tx) {
    EXPECT_TRUE(has_consent(tx, kTakamatsuFoods, Purpose::subsidy, Scope::figures));
    EXPECT_FALSE(has_consent(tx, kTakamatsuFoods, Purpose::subsidy, Scope::contact));
    EXPECT_FALSE(has_consent(tx, kTakamatsuFoods, Purpose::statistics, Scope::basic));
    EXPECT_FALSE(has_consent(tx, kTokyoBuilder, Purpose::subsidy, Scope::basic));
    EXPECT_EQ(find_business(tx, kTakamatsuFoods)->address, "香川県高松市番町1丁目2番3号");
    EXPECT_FALSE(find_business(tx, kSoleShop));
  });
  test.as({{"app.business_ids", "{5010405001703,90000000000001}"}}, [&](db::Tx& tx) {
    const auto page = find_public_business(tx, "5-0104-0500-1703");
    ASSERT_TRUE(page);
    EXPECT_FALSE(page->profile) << "not even for the owner: the page is public";
    EXPECT_FALSE(find_public_business(tx, "90000000000001"));
    EXPECT_FALSE(find_public_business(tx, "5010405001702"));
    EXPECT_FALSE(find_public_business(tx, "7000012050002"));
  });
}

// Straight at the tables: what row level security lets through, whoever wrote the statement.
TEST_F(ShowBusiness, AnotherTenantSeesNothingInTheTables) {
  ASSERT_EQ(put_profile("owner", "\"0\"", profile_json()).status, 200);
  consent("all");
  test.as_system([&](db::Tx& tx) {
    tx.execute_sql(
        "insert into registry.claim (business_id, user_id, state, method, confirming_organization_id, "
        "submitted_at) values (5010405001703, 1, 'pending', 'organization', $1::bigint, now())",
        {std::to_string(chamber)});
    tx.execute_sql(
        "insert into registry.business_history (business_id, content_hash, kind, name, process, reason, "
        "recorded_at) values (90000000000001, 1, 'sole_proprietor', '旧名', '01', 'replaced', now())");
  });
  const auto count = [&](const db::Settings& settings, const std::string& table,
                         const std::string& condition = "true") {
    return test.as(settings, [&](db::Tx& tx) {
      return std::string(tx.execute_sql("select count(*) from registry." + table + " where " + condition)
                             .text(0, 0)
                             .value());
    });
  };
  const std::string sole = "business_id >= 90000000000000";
  const db::Settings stranger{
      {"app.user_id", "777"}, {"app.organization_ids", "{777}"}, {"app.business_ids", "{777}"}};
  for (const db::Settings& settings : {stranger, db::Settings{}}) {
    EXPECT_EQ(count(settings, "business_profile"), "0");
    EXPECT_EQ(count(settings, "consent"), "0");
    EXPECT_EQ(count(settings, "claim"), "0");
    EXPECT_EQ(count(settings, "business", sole), "0");
    EXPECT_EQ(count(settings, "business_history", sole), "0");
    EXPECT_EQ(count(settings, "business"), "2") << "corporations are public";
  }
  const db::Settings chamber_staff{{"app.organization_ids", "{" + std::to_string(chamber) + "}"}};
  EXPECT_EQ(count(chamber_staff, "business_profile"), "1");
  EXPECT_EQ(count(chamber_staff, "claim"), "1");
  EXPECT_EQ(count({{"app.business_ids", "{90000000000001}"}}, "business_history", sole), "1");
  EXPECT_EQ(count({{"app.system_admin", "t"}}, "business_profile"), "0") << "not even administrators";
}

TEST_F(ShowBusiness, OnlyTheSystemWritesPublicFacts) {
  const auto changes = [&](const db::Settings& settings, const std::string& sql) {
    return test.as(settings, [&](db::Tx& tx) { return tx.execute_sql(sql).affected(); });
  };
  const db::Settings owner{{"app.business_ids", "{5010405001703}"}, {"app.user_id", "1"}};
  EXPECT_EQ(changes(owner, "update registry.business set name = 'x'"), 0u);
  EXPECT_EQ(changes(owner, "delete from registry.business"), 0u);
  EXPECT_THROW(changes(owner,
                       "insert into registry.business_profile (business_id, version, updated_at, "
                       "updated_by_user_id) values (8000012010038, 1, now(), 1)"),
               db::Error);
  EXPECT_THROW(
      changes(owner,
              "insert into registry.consent (business_id, organization_id, scope, purpose, starts_on, "
              "ends_on, granted_at, granted_by_user_id) values (8000012010038, 1, 'all', "
              "'consultation', '2026-01-01', '2026-01-02', now(), 1)"),
      db::Error);
  EXPECT_THROW(changes(owner,
                       "insert into registry.claim (business_id, user_id, state, method, "
                       "confirming_organization_id, submitted_at) values (8000012010038, 1, 'confirmed', "
                       "'organization', 1, now())"),
               db::Error)
      << "nobody confirms their own claim";
  test.as(owner, [](db::Tx& tx) { tx.execute_sql("select registry.publish_industry(8000012010038, 'E')"); });
  EXPECT_EQ(test.ask("select count(*) from registry.business where industry_code is not null"), "0");
}

}  // namespace
}  // namespace banso::registry::testing
