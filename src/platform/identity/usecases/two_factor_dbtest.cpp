#include <gmock/gmock.h>

#include "platform/identity/rules/totp.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

class TwoFactor : public World {
 protected:
  TwoFactor() : taro(add_person("taro@example.jp")), browser(*this) { browser.sign_in("taro@example.jp"); }

  const boost::json::object password{{"password", "umi yama kawa 88"}};

  /// What the person's app shows now.
  std::string code() const {
    const std::string sealed =
        const_cast<TwoFactor*>(this)->ask("select sealed_secret from identity.totp_secret");
    return totp_code(identity.key().open(from_bytea(sealed)).value(), totp_step(now));
  }
  std::vector<std::string> set_up() {
    EXPECT_EQ(browser.post("/api/v1/me/two-factor", password).status, 200);
    const Reply enabled = browser.put("/api/v1/me/two-factor", {{"code", code()}});
    EXPECT_EQ(enabled.status, 200) << enabled.text;
    std::vector<std::string> codes;
    const boost::json::value answer = enabled.json();
    for (const auto& one : answer.at("recovery_codes").as_array()) codes.emplace_back(one.as_string());
    wait(1min);
    return codes;
  }
  Reply sign_in_with(const char* name, const std::string& value) {
    Browser fresh(*this);
    return fresh.post("/api/v1/sessions",
                      {{"email", "taro@example.jp"}, {"password", "umi yama kawa 88"}, {name, value}});
  }
  bool pending(Browser& asked) {
    return asked.get("/api/v1/me").json().at("two_factor").at("pending").as_bool();
  }

  const std::int64_t taro;
  Browser browser;
};

TEST_F(TwoFactor, IsOfferedWithSecretAddressAndPicture) {
  const Reply offer = browser.post("/api/v1/me/two-factor", password);
  ASSERT_EQ(offer.status, 200) << offer.text;
  const auto json = offer.json();
  EXPECT_EQ(json.at("secret").as_string().size(), 32U) << "160 bits in base32";
  EXPECT_THAT(std::string(json.at("otpauth_uri").as_string()),
              HasSubstr(std::string(json.at("secret").as_string())));
  EXPECT_TRUE(json.at("qr_svg").as_string().starts_with("<svg"));
  EXPECT_EQ(ask("select count(*) from identity.totp_secret where enabled_at is not null"), "0");
  EXPECT_EQ(sign_in_with("totp_code", "").status, 200) << "not in force yet";
}

TEST_F(TwoFactor, TheSecretIsSealedInTheDatabase) {
  const Reply offer = browser.post("/api/v1/me/two-factor", password);
  const std::string sealed = from_bytea(ask("select sealed_secret from identity.totp_secret"));
  EXPECT_EQ(base32(identity.key().open(sealed).value()), offer.json().at("secret").as_string());
  EXPECT_EQ(sealed.find(identity.key().open(sealed).value()), std::string::npos);
}

TEST_F(TwoFactor, NeedsThePasswordAndARightCode) {
  EXPECT_EQ(browser.post("/api/v1/me/two-factor", {{"password", "wrong"}}).reason(),
            "identity.wrong_password");
  EXPECT_EQ(browser.put("/api/v1/me/two-factor", {{"code", "123456"}}).reason(), "identity.no_offer");
  browser.post("/api/v1/me/two-factor", password);
  const std::string right = code();
  const std::string wrong = right == "123456" ? "654321" : "123456";
  EXPECT_EQ(browser.put("/api/v1/me/two-factor", {{"code", wrong}}).reason(), "identity.wrong_code");
  EXPECT_EQ(browser.put("/api/v1/me/two-factor", {{"code", right}}).status, 200);
  EXPECT_EQ(browser.post("/api/v1/me/two-factor", password).reason(), "identity.two_factor_enabled");
  EXPECT_THAT(last_mail("taro@example.jp"), HasSubstr("二段階認証を有効にしました"));
}

TEST_F(TwoFactor, SignInAsksForTheCodeAndTakesEachOnce) {
  set_up();
  EXPECT_EQ(sign_in_with("totp_code", "").reason(), "identity.totp_required");
  const std::string shown = code();
  EXPECT_EQ(sign_in_with("totp_code", shown == "000000" ? "000001" : "000000").reason(),
            "identity.wrong_code");
  EXPECT_EQ(sign_in_with("totp_code", shown).status, 200);
  EXPECT_EQ(sign_in_with("totp_code", shown).reason(), "identity.wrong_code") << "used";
  EXPECT_FALSE(pending(browser));
}

TEST_F(TwoFactor, GuessingCodesLocksTheAccount) {
  set_up();
  const std::string wrong = code() == "000000" ? "000001" : "000000";
  for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in_with("totp_code", wrong).reason(), "identity.wrong_code");
  EXPECT_EQ(sign_in_with("totp_code", code()).reason(), "identity.locked");
}

TEST_F(TwoFactor, AskingWithoutACodeIsNoFailure) {
  set_up();
  for (int i = 0; i < 8; ++i) EXPECT_EQ(sign_in_with("totp_code", "").reason(), "identity.totp_required");
  EXPECT_EQ(sign_in_with("totp_code", code()).status, 200);
}

TEST_F(TwoFactor, RecoveryCodesWorkOnceAndInAnySpelling) {
  const auto codes = set_up();
  ASSERT_EQ(codes.size(), 10U);
  EXPECT_EQ(sign_in_with("recovery_code", codes[0]).status, 200);
  EXPECT_EQ(sign_in_with("recovery_code", codes[0]).reason(), "identity.wrong_code");
  std::string typed = codes[1].substr(0, 5) + " " + codes[1].substr(6);
  for (char& letter : typed) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  EXPECT_EQ(sign_in_with("recovery_code", typed).status, 200);
  EXPECT_EQ(browser.get("/api/v1/me").json().at("two_factor").at("recovery_codes_left").as_int64(), 8);
  EXPECT_EQ(ask("select count(*) from identity.recovery_code where encode(code_hash, 'escape') like '%" +
                codes[2].substr(0, 5) + "%'"),
            "0");
  const Reply renewed = browser.post("/api/v1/me/two-factor/recovery-codes", password);
  EXPECT_EQ(renewed.status, 200);
  EXPECT_EQ(sign_in_with("recovery_code", codes[3]).reason(), "identity.wrong_code");
  EXPECT_EQ(sign_in_with("recovery_code", std::string(renewed.json().at("recovery_codes").at(0).as_string()))
                .status,
            200);
}

TEST_F(TwoFactor, IsSwitchedOffWithThePassword) {
  set_up();
  EXPECT_EQ(browser.remove("/api/v1/me/two-factor", {{"password", "wrong"}}).reason(),
            "identity.wrong_password");
  EXPECT_EQ(browser.remove("/api/v1/me/two-factor", password).status, 204);
  EXPECT_EQ(sign_in_with("totp_code", "").status, 200);
  EXPECT_EQ(browser.remove("/api/v1/me/two-factor", password).reason(), "identity.two_factor_disabled");
  EXPECT_EQ(ask("select count(*) from identity.recovery_code"), "0");
}

TEST_F(TwoFactor, ARoleMayDemandIt) {
  const auto chamber = add_organization(OrganizationKind::chamber, "試験商工会議所");
  give(taro, chamber, Role::staff);
  const auto root = add_organization(OrganizationKind::national_federation, "全国");
  give(add_person("root@example.jp"), root, Role::system_admin);
  Browser admin(*this);
  admin.sign_in("root@example.jp");
  EXPECT_FALSE(pending(browser));
  EXPECT_EQ(admin.put("/api/v1/role-settings/staff", {{"two_factor_required", true}}).status, 200);
  // In force at once, for the session that is open already.
  EXPECT_TRUE(pending(browser));
  EXPECT_EQ(browser.get("/api/v1/organizations").reason(), "identity.two_factor_required");
  EXPECT_EQ(browser.get("/api/v1/me/api-tokens").reason(), "identity.two_factor_required");
  set_up();
  EXPECT_FALSE(pending(browser));
  EXPECT_EQ(browser.get("/api/v1/organizations").status, 200);
  EXPECT_EQ(browser.remove("/api/v1/me/two-factor", password).reason(), "identity.two_factor_demanded");
  const auto settings = admin.get("/api/v1/role-settings").json().as_array();
  ASSERT_EQ(settings.size(), 6U);
  EXPECT_EQ(settings[0].at("role").as_string(), "system_admin");
}

TEST_F(TwoFactor, ASessionThatHasNotSeenItMustVerifyFirst) {
  set_up();
  // As after a sign-in by way of an OpenID provider.
  ask("update identity.session set two_factor_done = false returning 1");
  EXPECT_TRUE(pending(browser));
  EXPECT_EQ(browser.get("/api/v1/me/api-tokens").reason(), "identity.two_factor_required");
  EXPECT_EQ(browser.remove("/api/v1/me/two-factor", password).reason(), "identity.two_factor_required")
      << "the password alone does not switch it off";
  const std::string wrong = code() == "000000" ? "000001" : "000000";
  EXPECT_EQ(browser.post("/api/v1/me/two-factor/verification", {{"totp_code", wrong}}).reason(),
            "identity.wrong_code");
  const Reply verified = browser.post("/api/v1/me/two-factor/verification", {{"totp_code", code()}});
  EXPECT_EQ(verified.status, 200) << verified.text;
  EXPECT_FALSE(verified.json().at("two_factor").at("pending").as_bool());
  EXPECT_EQ(browser.get("/api/v1/me/api-tokens").status, 200);
}

TEST_F(TwoFactor, WithAnotherKeyFileNothingOpens) {
  set_up();
  banso::testing::TemporaryFolder other;
  config.var_dir = other.path().string();
  Identity stranger(config, permissions, {.passes = 1, .memory = 8192});
  EXPECT_FALSE(stranger.key().open(from_bytea(ask("select sealed_secret from identity.totp_secret"))));
}

}  // namespace
}  // namespace banso::identity
