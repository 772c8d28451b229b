#include "platform/identity/oidc/claims.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "kernel/corporate_number.hpp"
#include "platform/identity/oidc/metadata.hpp"
#include "platform/identity/oidc/relying_party.hpp"

namespace banso::identity::oidc {
namespace {

std::string some_number() {
  const std::string basic = "999900000001";
  return std::to_string(check_digit(basic).value()) + basic;
}

boost::json::object prime_account() {
  return {{"account_type", "2"},        {"corp_type", "1"},          {"corporate_number", some_number()},
          {"name", "株式会社青海電子"}, {"email", "Aoi@Example.JP"}, {"user_last_nm", "青海"},
          {"user_first_nm", "葵"}};
}

TEST(Claims, APrimeAccountVouchesForItsCorporation) {
  const auto person = read_person("https://op.example", "s1", prime_account());
  EXPECT_EQ(person.email, "aoi@example.jp");
  EXPECT_TRUE(person.email_verified);
  EXPECT_EQ(person.display_name, "青海 葵");
  ASSERT_TRUE(person.corporation);
  EXPECT_EQ(person.corporation->corporate_number, some_number());
  EXPECT_EQ(person.corporation->name, "株式会社青海電子");
}

TEST(Claims, OthersDoNot) {
  const std::pair<const char*, boost::json::value> rows[] = {{"account_type", "1"},
                                                             {"account_type", "3"},
                                                             {"account_type", nullptr},
                                                             {"corp_type", "2"},
                                                             {"corporate_number", "1234567890123"},
                                                             {"corporate_number", ""}};
  for (const auto& [name, value] : rows) {
    auto claims = prime_account();
    claims[name] = value;
    EXPECT_FALSE(read_person("i", "s", claims).corporation) << name << " " << value;
  }
  auto numbers = prime_account();
  numbers["account_type"] = 2;
  numbers["corp_type"] = 1;
  EXPECT_TRUE(read_person("i", "s", numbers).corporation) << "numbers are read like texts";
}

TEST(Claims, AnAddressCountsOnlyWhenTheProviderHasProvenIt) {
  const auto verified = [](boost::json::object claims) {
    return read_person("i", "s", claims).email_verified;
  };
  EXPECT_TRUE(verified({{"email", "a@example.jp"}, {"email_verified", true}}));
  EXPECT_TRUE(verified({{"email", "a@example.jp"}, {"email_verified", "true"}}));
  EXPECT_FALSE(verified({{"email", "a@example.jp"}, {"email_verified", false}}));
  EXPECT_FALSE(verified({{"email", "a@example.jp"}}));
  EXPECT_FALSE(verified({{"email", "nonsense"}, {"email_verified", true}}));
  EXPECT_FALSE(verified({{"account_type", "2"}, {"email", "a@example.jp"}, {"email_verified", false}}));
}

TEST(Claims, TheNameIsNeverEmpty) {
  EXPECT_EQ(read_person("i", "s", {}).display_name, "名前未設定");
  EXPECT_EQ(read_person("i", "s", {{"email", "hana@example.jp"}}).display_name, "hana");
  EXPECT_EQ(read_person("i", "s", {{"name", "  花子 "}}).display_name, "花子");
  EXPECT_EQ(read_person("i", "s", {{"rep_last_nm", "代表"}, {"name", "会社"}}).display_name, "代表");
}

TEST(Metadata, OnlyHttpsOrThisMachine) {
  for (const char* url :
       {"https://op.example/x", "http://localhost:3000/x", "http://127.0.0.1/x", "http://[::1]:1/"}) {
    EXPECT_TRUE(is_allowed_address(url)) << url;
  }
  for (const char* url :
       {"http://op.example/x", "http://localhost.evil.example/", "file:///etc/passwd", "ftp://a/",
        "https://user:pw@op.example/", "//op.example", "", "https://", "http://127.0.0.1.evil/"}) {
    EXPECT_FALSE(is_allowed_address(url)) << url;
  }
}

TEST(Metadata, MustBeTheIssuersOwn) {
  const boost::json::object good{{"issuer", "https://op.example/oauth/"},
                                 {"authorization_endpoint", "https://op.example/a"},
                                 {"token_endpoint", "https://op.example/t"},
                                 {"jwks_uri", "https://op.example/k"}};
  EXPECT_TRUE(read_metadata(boost::json::serialize(good), "https://op.example/oauth/"));
  EXPECT_FALSE(read_metadata(boost::json::serialize(good), "https://op.example/oauth"));
  for (const char* name : {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
    auto bad = good;
    bad[name] = "http://op.example/plain";
    EXPECT_FALSE(read_metadata(boost::json::serialize(bad), "https://op.example/oauth/")) << name;
    bad.erase(name);
    EXPECT_FALSE(read_metadata(boost::json::serialize(bad), "https://op.example/oauth/")) << name;
  }
  EXPECT_FALSE(read_metadata("[]", "https://op.example/oauth/"));
  EXPECT_EQ(discovery_address("https://op.example/oauth/"),
            "https://op.example/oauth/.well-known/openid-configuration");
}

TEST(Binding, FollowsFromTheBrowsersSecret) {
  const Binding one = bind_to("secret", "state");
  EXPECT_EQ(one.nonce, bind_to("secret", "other state").nonce);
  EXPECT_NE(one.nonce, one.code_verifier);
  EXPECT_NE(one.nonce, bind_to("another secret", "state").nonce);
  EXPECT_GE(one.code_verifier.size(), 43U) << "RFC 7636 asks for 43 characters";
  // RFC 7636, appendix B.
  EXPECT_EQ(code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

}  // namespace
}  // namespace banso::identity::oidc
