#include <gmock/gmock.h>

#include "kernel/corporate_number.hpp"
#include "platform/identity/oidc/provider_for_test.hpp"
#include "platform/identity/oidc/relying_party.hpp"
#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

class OidcSignIn : public World {
 protected:
  OidcSignIn() {
    config.oidc_issuer = provider.issuer();
    config.oidc_client_id = "banso client";
    config.oidc_client_secret = "s3cret/+";
    identity.provider = std::make_unique<oidc::RelyingParty>(config);
    provider.person = {{"email", "aoi@example.jp"}, {"email_verified", true}, {"name", "青海 葵"}};
    set_time();
  }
  void set_time() {
    provider.now = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  }
  /// The whole way round. @return where the browser ends
  std::string go(Browser& browser, const std::string& return_to = "/app/businesses") {
    const Reply start = browser.get("/auth/oidc/oidc/start?return_to=" + return_to);
    EXPECT_EQ(start.status, 303) << start.text;
    return browser.get(provider.approve(start.header("location"))).header("location");
  }

  oidc::TestProvider provider;
};

TEST_F(OidcSignIn, TheFirstSignInMakesAnAccount) {
  Browser browser(*this);
  EXPECT_EQ(go(browser), "/app/businesses");
  const auto me = browser.get("/api/v1/me").json();
  EXPECT_EQ(me.at("email").as_string(), "aoi@example.jp");
  EXPECT_EQ(me.at("display_name").as_string(), "青海 葵");
  EXPECT_EQ(ask("select method from identity.session"), "oidc");
  // client_secret_basic with both parts form-encoded.
  EXPECT_EQ(provider.last_token_authorization, "Basic YmFuc28lMjBjbGllbnQ6czNjcmV0JTJGJTJC");
  EXPECT_EQ(ask("select count(*) from identity.oidc_login"), "0") << "used up";

  Browser again(*this);
  go(again);
  EXPECT_EQ(again.get("/api/v1/me").json().at("user_id"), me.at("user_id"));
  EXPECT_EQ(ask("select count(*) from identity.app_user"), "1");
}

TEST_F(OidcSignIn, TheBrowserIsSentWithStateNonceAndPkce) {
  Browser browser(*this);
  const Reply start = browser.get("/auth/oidc/oidc/start");
  const std::string location = start.header("location");
  EXPECT_TRUE(location.starts_with(provider.issuer() + "/authorize?"));
  for (const char* part :
       {"response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=",
        "redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fauth%2Foidc%2Foidc%2Fcallback"}) {
    EXPECT_THAT(location, HasSubstr(part));
  }
  const std::string cookie = start.header("set-cookie");
  for (const char* part : {"__Host-banso-oidc=", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=600"}) {
    EXPECT_THAT(cookie, HasSubstr(part));
  }
}

TEST_F(OidcSignIn, AnotherBrowserCannotFinish) {
  Browser browser(*this);
  Browser attacker(*this);
  const Reply start = browser.get("/auth/oidc/oidc/start");
  const std::string callback = provider.approve(start.header("location"));
  attacker.get("/auth/oidc/oidc/start");
  EXPECT_THAT(attacker.get(callback).header("location"), HasSubstr("identity.oidc_expired"));
  EXPECT_EQ(attacker.get("/api/v1/me").status, 401);
}

TEST_F(OidcSignIn, ACallbackWorksOnceAndForTenMinutes) {
  Browser browser(*this);
  const std::string cookies_before = [&] {
    const Reply start = browser.get("/auth/oidc/oidc/start");
    return provider.approve(start.header("location"));
  }();
  const std::string kept = browser.other_cookies;
  EXPECT_EQ(browser.get(cookies_before).header("location"), "/app");
  browser.other_cookies = kept;
  EXPECT_THAT(browser.get(cookies_before).header("location"), HasSubstr("identity.oidc_expired"));

  Browser slow(*this);
  const std::string callback = provider.approve(slow.get("/auth/oidc/oidc/start").header("location"));
  wait(10min);
  set_time();
  EXPECT_THAT(slow.get(callback).header("location"), HasSubstr("identity.oidc_expired"));
}

TEST_F(OidcSignIn, TokensThatLieAreNotBelieved) {
  const std::pair<const char*, boost::json::value> rows[] = {{"iss", "https://evil.example"},
                                                             {"aud", "another client"},
                                                             {"nonce", "another"},
                                                             {"exp", provider.now - 120},
                                                             {"iat", provider.now + 600}};
  for (const auto& [name, value] : rows) {
    provider.id_claims = {{name, value}};
    Browser browser(*this);
    EXPECT_THAT(go(browser), HasSubstr("identity.oidc_failed")) << name;
    EXPECT_EQ(browser.get("/api/v1/me").status, 401);
  }
  provider.id_claims = {};
  provider.userinfo_subject = "somebody else";
  Browser browser(*this);
  EXPECT_THAT(go(browser), HasSubstr("identity.oidc_failed"));
  EXPECT_EQ(ask("select count(*) from identity.app_user"), "0");
}

TEST_F(OidcSignIn, AProviderThatFailsOrRefusesSendsBackToTheSignInPage) {
  provider.token_status = 500;
  Browser browser(*this);
  EXPECT_THAT(go(browser), HasSubstr("/app/sign-in?reason=identity.oidc_failed"));
  const Reply start = browser.get("/auth/oidc/oidc/start");
  std::string callback = provider.approve(start.header("location"));
  callback.replace(callback.find("code=the-code"), 13, "error=access_denied");
  EXPECT_THAT(browser.get(callback).header("location"), HasSubstr("identity.oidc_denied"));
}

TEST_F(OidcSignIn, RotatedKeysAreFetchedAgainButNotAllTheTime) {
  Browser first(*this);
  go(first);
  EXPECT_EQ(provider.key_fetches, 1);
  provider.signer = std::make_shared<oidc::TestSigner>("key-2");
  Browser too_soon(*this);
  EXPECT_THAT(go(too_soon), HasSubstr("identity.oidc_failed"));
  EXPECT_EQ(provider.key_fetches, 1) << "asked a moment ago";
  wait(2min);
  set_time();
  Browser second(*this);
  EXPECT_EQ(go(second), "/app/businesses");
  EXPECT_EQ(provider.key_fetches, 2);
  // A key that is nowhere to be found does not make us ask at every try.
  provider.publishes_key = false;
  provider.signer = std::make_shared<oidc::TestSigner>("key-3");
  wait(2min);
  set_time();
  for (int i = 0; i < 3; ++i) {
    Browser browser(*this);
    EXPECT_THAT(go(browser), HasSubstr("identity.oidc_failed"));
  }
  EXPECT_EQ(provider.key_fetches, 3);
}

TEST_F(OidcSignIn, AnExistingAccountIsNeverTakenOver) {
  add_person("aoi@example.jp");
  Browser browser(*this);
  EXPECT_THAT(go(browser), HasSubstr("identity.oidc_email_taken"));
  EXPECT_EQ(browser.get("/api/v1/me").status, 401);
  EXPECT_EQ(ask("select count(*) from identity.oidc_account"), "0");
}

TEST_F(OidcSignIn, AnUnverifiedSignUpLosesItsPassword) {
  Browser stranger(*this);
  stranger.post("/api/v1/sign-up",
                {{"email", "aoi@example.jp"}, {"password", "umi yama kawa 88"}, {"display_name", "他人"}});
  Browser browser(*this);
  EXPECT_EQ(go(browser), "/app/businesses");
  EXPECT_EQ(stranger.sign_in("aoi@example.jp").reason(), "identity.wrong_credentials");
}

TEST_F(OidcSignIn, AnUnprovenAddressIsNotEnough) {
  provider.person["email_verified"] = false;
  Browser browser(*this);
  EXPECT_THAT(go(browser), HasSubstr("identity.oidc_email_missing"));
}

TEST_F(OidcSignIn, SignedInPeopleLinkAndUnlink) {
  add_person("taro@example.jp");
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  const Reply start =
      browser.post("/api/v1/me/oidc-accounts", {{"provider", "oidc"}, {"return_to", "/app/account"}});
  ASSERT_EQ(start.status, 200) << start.text;
  const std::string address(start.json().at("authorization_url").as_string());
  EXPECT_EQ(browser.get(provider.approve(address)).header("location"), "/app/account");
  const auto accounts = browser.get("/api/v1/me/oidc-accounts").json().as_array();
  ASSERT_EQ(accounts.size(), 1U);

  Browser by_provider(*this);
  go(by_provider);
  EXPECT_EQ(by_provider.get("/api/v1/me").json().at("email").as_string(), "taro@example.jp");

  add_person("hana@example.jp");
  Browser hana(*this);
  hana.sign_in("hana@example.jp");
  const std::string account = std::to_string(accounts[0].at("oidc_account_id").as_int64());
  EXPECT_EQ(hana.remove("/api/v1/me/oidc-accounts/" + account).status, 404);
  const Reply stolen = hana.post("/api/v1/me/oidc-accounts", {{"provider", "oidc"}, {"return_to", "/app"}});
  EXPECT_THAT(hana.get(provider.approve(std::string(stolen.json().at("authorization_url").as_string())))
                  .header("location"),
              HasSubstr("identity.oidc_linked_elsewhere"));
  EXPECT_EQ(browser.remove("/api/v1/me/oidc-accounts/" + account).status, 204);
  EXPECT_EQ(browser.get("/api/v1/me/oidc-accounts").json().as_array().size(), 0U);
}

TEST_F(OidcSignIn, ALinkBegunByOneIsNotFinishedByAnother) {
  add_person("taro@example.jp");
  add_person("hana@example.jp");
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  const Reply start = browser.post("/api/v1/me/oidc-accounts", {{"provider", "oidc"}, {"return_to", "/app"}});
  browser.sign_in("hana@example.jp");
  EXPECT_THAT(browser.get(provider.approve(std::string(start.json().at("authorization_url").as_string())))
                  .header("location"),
              HasSubstr("identity.oidc_expired"));
  EXPECT_EQ(ask("select count(*) from identity.oidc_account"), "0");
}

TEST_F(OidcSignIn, APrimeAccountsCorporationIsHandedOn) {
  const std::string basic = "999900000001";
  const std::string number = std::to_string(check_digit(basic).value()) + basic;
  provider.person = {{"email", "aoi@example.jp"},
                     {"account_type", "2"},
                     {"corp_type", "1"},
                     {"corporate_number", number},
                     {"name", "株式会社青海電子"}};
  std::optional<VerifiedCorporation> seen;
  std::string acting;
  identity.hooks.on_verified_corporation = [&](http::Call& call, std::int64_t user_id,
                                               const VerifiedCorporation& corporation) {
    seen = corporation;
    acting = std::string(call.tx.execute_sql("select current_setting('app.user_id')").text(0, 0).value());
    set_business_owner(call.tx, user_id, corporate_number_to_id(corporation.corporate_number), call.now);
  };
  Browser browser(*this);
  go(browser);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->corporate_number, number);
  const auto me = browser.get("/api/v1/me").json();
  EXPECT_EQ(acting, std::to_string(me.at("user_id").as_int64())) << "runs as the person";
  EXPECT_EQ(me.at("businesses").at(0).at("business_id").as_int64(), std::stoll(number));
}

TEST_F(OidcSignIn, TheProviderIsOfferedAndOthersAreUnknown) {
  Browser browser(*this);
  EXPECT_EQ(browser.get("/api/v1/sign-in-options").json().at("providers").at(0).at("provider").as_string(),
            "oidc");
  EXPECT_EQ(browser.get("/auth/oidc/other/start").reason(), "identity.unknown_provider");
  EXPECT_EQ(browser.get("/auth/oidc/other/callback?code=x&state=y").reason(), "identity.unknown_provider");
}

TEST_F(OidcSignIn, NothingLeavesThisSiteAfterwards) {
  Browser browser(*this);
  EXPECT_EQ(go(browser, "//evil.example"), "/app");
}

}  // namespace
}  // namespace banso::identity
