#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

using namespace std::chrono_literals;

class ApiTokens : public World {
 protected:
  ApiTokens()
      : taro(add_person("taro@example.jp")),
        east(add_organization(OrganizationKind::chamber, "東商工会議所")),
        west(add_organization(OrganizationKind::chamber, "西商工会議所")),
        browser(*this) {
    give(taro, east, Role::advisor);
    give(taro, west, Role::staff);
    api.get("/api/v1/test/read", {http::permission("test.read"), "試験"}, [](http::Call&) {});
    api.get("/api/v1/test/write", {http::permission("test.write"), "試験"}, [](http::Call&) {});
    browser.sign_in("taro@example.jp");
  }
  Reply create(boost::json::array scopes, std::optional<std::int64_t> organization_id = std::nullopt,
               const char* expires_on = "2026-12-31") {
    boost::json::object input{
        {"name", "会計ソフト"}, {"scopes", std::move(scopes)}, {"expires_on", expires_on}};
    if (organization_id) input["organization_id"] = *organization_id;
    return browser.post("/api/v1/me/api-tokens", input);
  }
  Browser program(const Reply& created) {
    Browser made(*this);
    made.bearer = created.json().at("token").as_string();
    return made;
  }

  const std::int64_t taro;
  const std::int64_t east;
  const std::int64_t west;
  Browser browser;
};

TEST_F(ApiTokens, DoWhatTheirScopesSayAndNoMore) {
  const Reply created = create({"test.read"});
  ASSERT_EQ(created.status, 201) << created.text;
  Browser reader = program(created);
  EXPECT_EQ(reader.get("/api/v1/test/read").status, 204);
  EXPECT_EQ(reader.get("/api/v1/test/write").status, 403);
  const auto me = reader.get("/api/v1/me").json();
  EXPECT_EQ(me.at("permissions").as_array().size(), 1U);
  EXPECT_TRUE(me.at("session_expires_at").is_null());
}

TEST_F(ApiTokens, AreStoredAsHashAndShownOnce) {
  const Reply created = create({"test.read"});
  const std::string token(created.json().at("token").as_string());
  EXPECT_TRUE(token.starts_with("banso_"));
  EXPECT_EQ(ask("select token_hash from identity.api_token"), hash_token(token));
  const Reply list = browser.get("/api/v1/me/api-tokens");
  EXPECT_EQ(list.text.find(token), std::string::npos);
  EXPECT_EQ(list.json().at(0).at("token_hint").as_string(), token.substr(0, 12));
}

TEST_F(ApiTokens, NeverExceedTheirOwner) {
  EXPECT_EQ(create({"identity.role_setting.manage"}).reason(), "identity.scope_not_held");
  EXPECT_EQ(create({"no.such.permission"}).reason(), "identity.scope_not_held");
  EXPECT_EQ(create({}).reason(), "identity.no_scope");
  Browser writer = program(create({"test.write"}));
  EXPECT_EQ(writer.get("/api/v1/test/write").status, 204);
  ask("delete from identity.role_grant where role = 'advisor' returning 1");
  EXPECT_EQ(writer.get("/api/v1/test/write").status, 403) << "from the next request on";
}

TEST_F(ApiTokens, MayBeBoundToOneOrganisation) {
  EXPECT_EQ(create({"test.write"}, west).reason(), "identity.scope_not_held") << "only staff there";
  const auto other = add_organization(OrganizationKind::chamber, "北商工会議所");
  EXPECT_EQ(create({"test.read"}, other).reason(), "identity.not_in_organization");
  const Reply created = create({"test.read"}, west);
  EXPECT_EQ(created.status, 201) << created.text;
  Browser bound = program(created);
  const auto roles = bound.get("/api/v1/me").json().at("roles").as_array();
  ASSERT_EQ(roles.size(), 1U);
  EXPECT_EQ(roles[0].at("organization_id").as_int64(), west);
}

TEST_F(ApiTokens, NeedNoCsrfTokenButMayNotTouchTheAccount) {
  Browser reader = program(create({"test.read"}));
  EXPECT_EQ(reader.patch("/api/v1/me", {{"display_name", "x"}}).reason(), "identity.session_needed");
  EXPECT_EQ(reader.get("/api/v1/me/sessions").reason(), "identity.session_needed");
  EXPECT_EQ(reader
                .post("/api/v1/me/api-tokens",
                      {{"name", "x"}, {"scopes", {"test.read"}}, {"expires_on", "2026-12-31"}})
                .reason(),
            "identity.session_needed");
  EXPECT_EQ(reader
                .put("/api/v1/me/password",
                     {{"current_password", "umi yama kawa 88"}, {"new_password", "mata ashita 99"}})
                .reason(),
            "identity.session_needed");
}

TEST_F(ApiTokens, EndOnTheirDayAndWhenRevoked) {
  EXPECT_EQ(create({"test.read"}, std::nullopt, "2026-11-19").reason(), "identity.bad_expiry");
  EXPECT_EQ(create({"test.read"}, std::nullopt, "2028-01-01").reason(), "identity.bad_expiry");
  Browser until_tonight = program(create({"test.read"}, std::nullopt, "2026-11-20"));
  Browser revoked = program(create({"test.read"}));
  EXPECT_EQ(until_tonight.get("/api/v1/test/read").status, 204);
  const auto newest = browser.get("/api/v1/me/api-tokens").json().at(0).at("api_token_id").as_int64();
  EXPECT_EQ(browser.remove("/api/v1/me/api-tokens/" + std::to_string(newest)).status, 204);
  EXPECT_EQ(browser.remove("/api/v1/me/api-tokens/" + std::to_string(newest)).reason(),
            "identity.api_token_not_found");
  EXPECT_EQ(revoked.get("/api/v1/test/read").reason(), "identity.wrong_api_token");
  wait(14h);  // midnight in Japan
  EXPECT_EQ(until_tonight.get("/api/v1/test/read").reason(), "identity.wrong_api_token");
}

TEST_F(ApiTokens, AWrongTokenIsSaidToBeWrong) {
  Browser stranger(*this);
  for (const std::string& token : {std::string("nonsense"), new_api_token(), std::string(5000, 'x')}) {
    stranger.bearer = token;
    EXPECT_EQ(stranger.get("/api/v1/test/read").reason(), "identity.wrong_api_token");
  }
}

TEST_F(ApiTokens, OfOthersStayInvisible) {
  create({"test.read"});
  const std::string api_token_id = ask("select api_token_id from identity.api_token");
  add_person("hana@example.jp");
  Browser hana(*this);
  hana.sign_in("hana@example.jp");
  EXPECT_EQ(hana.get("/api/v1/me/api-tokens").json().as_array().size(), 0U);
  EXPECT_EQ(hana.remove("/api/v1/me/api-tokens/" + api_token_id).status, 404);
}

TEST_F(ApiTokens, UseIsNotedNowAndThen) {
  Browser reader = program(create({"test.read"}));
  EXPECT_EQ(ask("select last_used_at from identity.api_token"), "");
  reader.get("/api/v1/test/read");
  EXPECT_NE(ask("select last_used_at from identity.api_token"), "");
}

TEST_F(ApiTokens, PermissionsAreListedForChoosing) {
  const auto list = browser.get("/api/v1/permissions").json().as_array();
  bool found = false;
  for (const auto& item : list) {
    if (item.at("permission").as_string() != "test.write") continue;
    found = true;
    EXPECT_EQ(item.at("roles"), (boost::json::array{"system_admin", "advisor"}));
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace banso::identity
