#include "platform/identity/oidc/jwt.hpp"

#include <gtest/gtest.h>
#include <openssl/hmac.h>

#include "platform/identity/oidc/signer_for_test.hpp"

namespace banso::identity::oidc {
namespace {

using namespace std::chrono_literals;

const Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + 1h;

std::int64_t seconds(Instant instant) {
  return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
}

std::string hs256(const std::string& text, const std::string& secret) {
  std::string mac(32, '\0');
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
       reinterpret_cast<unsigned char*>(mac.data()), nullptr);
  return mac;
}

class IdToken : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    signer = std::make_unique<TestSigner>("key-1");
    stranger = std::make_unique<TestSigner>("key-1");
  }
  static void TearDownTestSuite() {
    signer.reset();
    stranger.reset();
  }

  static boost::json::object good_claims() {
    return {{"iss", "https://op.example"}, {"aud", "banso"},       {"sub", "user-1"},
            {"nonce", "the nonce"},        {"iat", seconds(kNow)}, {"exp", seconds(kNow + 5min)}};
  }
  static IdTokenReading read(const std::string& token) {
    const auto keys = read_signing_keys(signer->jwks()).value();
    return read_id_token(token, keys, {"https://op.example", "banso", "the nonce"}, kNow);
  }
  static std::string verdict(const std::string& token) {
    const auto reading = read(token);
    return reading.problem ? boost::describe::enum_to_string(*reading.problem, "") : "right";
  }
  static std::string with(std::string_view name, boost::json::value value) {
    auto claims = good_claims();
    claims[name] = std::move(value);
    return verdict(signer->token(claims));
  }
  static std::string without(std::string_view name) {
    auto claims = good_claims();
    claims.erase(name);
    return verdict(signer->token(claims));
  }

  static inline std::unique_ptr<TestSigner> signer;
  static inline std::unique_ptr<TestSigner> stranger;
};

TEST_F(IdToken, ARightOneIsRead) {
  const auto reading = read(signer->token(good_claims()));
  ASSERT_FALSE(reading.problem);
  EXPECT_EQ(reading.subject, "user-1");
  EXPECT_EQ(reading.claims.at("aud").as_string(), "banso");
}

TEST_F(IdToken, NoneIsNoSignature) {
  const std::string claims = base64url(boost::json::serialize(good_claims()));
  for (const char* algorithm : {"none", "None", "NONE", ""}) {
    const std::string header = base64url(std::string(R"({"alg":")") + algorithm + R"(","kid":"key-1"})");
    EXPECT_EQ(verdict(header + "." + claims + "."), "wrong_algorithm") << algorithm;
  }
  const std::string header = base64url(R"({"alg":"RS256","kid":"key-1"})");
  EXPECT_EQ(verdict(header + "." + claims + "."), "bad_signature");
}

TEST_F(IdToken, ThePublicKeyIsNoSharedSecret) {
  // The classic confusion: HS256 keyed with what everybody can fetch.
  const auto key = signer->public_key();
  for (const std::string& secret : {signer->jwks(), std::string(key.at("n").as_string())}) {
    const std::string text = base64url(R"({"alg":"HS256","kid":"key-1"})") + "." +
                             base64url(boost::json::serialize(good_claims()));
    EXPECT_EQ(verdict(text + "." + base64url(hs256(text, secret))), "wrong_algorithm");
  }
}

TEST_F(IdToken, OtherAlgorithmsAndCriticalExtensionsAreRefused) {
  for (const char* algorithm : {"RS384", "RS512", "PS256", "ES256", "EdDSA"}) {
    EXPECT_EQ(verdict(signer->token({{"alg", algorithm}, {"kid", "key-1"}}, good_claims())),
              "wrong_algorithm");
  }
  EXPECT_EQ(verdict(signer->token({{"alg", "RS256"}, {"kid", "key-1"}, {"crit", boost::json::array{"b64"}}},
                                  good_claims())),
            "wrong_algorithm");
}

TEST_F(IdToken, SignaturesMustBeTheKeysOwn) {
  EXPECT_EQ(verdict(stranger->token(good_claims())), "bad_signature");
  const std::string token = signer->token(good_claims());
  auto claims = good_claims();
  claims["sub"] = "admin";
  const auto first = token.find('.');
  const auto second = token.find('.', first + 1);
  EXPECT_EQ(
      verdict(token.substr(0, first + 1) + base64url(boost::json::serialize(claims)) + token.substr(second)),
      "bad_signature");
  std::string other = token;
  other[second + 10] = other[second + 10] == 'A' ? 'B' : 'A';
  EXPECT_EQ(verdict(other), "bad_signature");
  EXPECT_EQ(verdict(signer->token({{"alg", "RS256"}, {"kid", "key-2"}}, good_claims())), "unknown_key");
}

TEST_F(IdToken, WithoutAKeyNameTheOnlyKeyIsMeant) {
  EXPECT_EQ(verdict(signer->token({{"alg", "RS256"}}, good_claims())), "right");
}

TEST_F(IdToken, EveryClaimIsChecked) {
  EXPECT_EQ(with("iss", "https://op.example/"), "wrong_issuer");
  EXPECT_EQ(with("iss", "https://evil.example"), "wrong_issuer");
  EXPECT_EQ(without("iss"), "wrong_issuer");
  EXPECT_EQ(with("aud", "another"), "wrong_audience");
  EXPECT_EQ(with("aud", boost::json::array{"another"}), "wrong_audience");
  EXPECT_EQ(with("aud", boost::json::array{"banso"}), "right");
  EXPECT_EQ(with("aud", boost::json::array{"banso", "another"}), "wrong_audience") << "azp is missing";
  EXPECT_EQ(with("aud", boost::json::array{"banso", 1}), "wrong_audience");
  EXPECT_EQ(without("aud"), "wrong_audience");
  EXPECT_EQ(with("nonce", "another"), "wrong_nonce");
  EXPECT_EQ(without("nonce"), "wrong_nonce");
  EXPECT_EQ(with("sub", ""), "malformed");
  EXPECT_EQ(without("sub"), "malformed");
  EXPECT_EQ(without("exp"), "malformed");
  EXPECT_EQ(without("iat"), "malformed");
  EXPECT_EQ(with("exp", "tomorrow"), "malformed");
  EXPECT_EQ(with("exp", 1e300), "malformed");
  EXPECT_EQ(with("exp", -1), "malformed");
}

TEST_F(IdToken, AnAuthorizedPartyAmongManyIsUs) {
  auto claims = good_claims();
  claims["aud"] = boost::json::array{"another", "banso"};
  claims["azp"] = "banso";
  EXPECT_EQ(verdict(signer->token(claims)), "right");
  claims["azp"] = "another";
  EXPECT_EQ(verdict(signer->token(claims)), "wrong_audience");
}

TEST_F(IdToken, ClocksMayDifferByAMinute) {
  EXPECT_EQ(with("exp", seconds(kNow - 59s)), "right");
  EXPECT_EQ(with("exp", seconds(kNow - 60s)), "expired");
  EXPECT_EQ(with("iat", seconds(kNow + 60s)), "right");
  EXPECT_EQ(with("iat", seconds(kNow + 61s)), "not_yet_valid");
}

TEST_F(IdToken, RubbishIsMalformed) {
  const std::string good = signer->token(good_claims());
  for (const std::string& token : {std::string(), std::string("."), std::string(".."), std::string("a.b"),
                                   std::string("a.b.c"), good + ".more", " " + good, good + "=",
                                   std::string(20'000, 'a'), base64url("[]") + "." + base64url("{}") + ".",
                                   base64url("{\"alg\":") + "." + base64url("{}") + ".x"}) {
    const std::string got = verdict(token);
    EXPECT_TRUE(got == "malformed") << token.substr(0, 40) << ": " << got;
  }
}

TEST(SigningKeys, OnlyThoseThatMaySignAreTaken) {
  const TestSigner good("good");
  const TestSigner weak("weak", 1024);
  auto encrypting = good.public_key();
  encrypting["use"] = "enc";
  encrypting["kid"] = "enc";
  auto other = good.public_key();
  other["alg"] = "RS512";
  auto broken = good.public_key();
  broken["n"] = "!!";
  const boost::json::object document{
      {"keys", boost::json::array{good.public_key(), weak.public_key(), encrypting, other, broken,
                                  boost::json::object{{"kty", "EC"}, {"kid", "ec"}}, "text"}}};
  const auto keys = read_signing_keys(boost::json::serialize(document));
  ASSERT_TRUE(keys);
  ASSERT_EQ(keys->size(), 1U);
  EXPECT_EQ(keys->front().key_id, "good");
  EXPECT_FALSE(read_signing_keys("{}"));
  EXPECT_FALSE(read_signing_keys("nonsense"));
}

}  // namespace
}  // namespace banso::identity::oidc
