#include "platform/identity/rules/totp.hpp"

#include <gtest/gtest.h>

namespace banso::identity {
namespace {

using namespace std::chrono_literals;

// RFC 6238, appendix B: the secret of its SHA-1 rows; its codes have eight digits, ours are the last six.
constexpr std::string_view kSecret = "12345678901234567890";

Instant at(std::int64_t seconds) {
  return Instant(std::chrono::seconds(seconds));
}

TEST(Totp, GivesTheCodesOfTheRfc) {
  const std::pair<std::int64_t, const char*> rows[] = {
      {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
      {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
  };
  for (const auto& [seconds, code] : rows)
    EXPECT_EQ(totp_code(kSecret, totp_step(at(seconds))), code) << seconds;
}

TEST(Totp, AcceptsOneStepOfClockDifferenceAndNoMore) {
  const Instant now = at(1111111111);
  const std::int64_t step = totp_step(now);
  for (int off = -3; off <= 3; ++off) {
    const auto accepted = check_totp(kSecret, totp_code(kSecret, step + off), 0, now);
    EXPECT_EQ(accepted.has_value(), off >= -1 && off <= 1) << off;
    if (accepted) {
      EXPECT_EQ(*accepted, step + off);
    }
  }
}

TEST(Totp, ACodeWorksOnce) {
  const Instant now = at(1111111111);
  const std::int64_t step = totp_step(now);
  EXPECT_TRUE(check_totp(kSecret, totp_code(kSecret, step), step - 1, now));
  EXPECT_FALSE(check_totp(kSecret, totp_code(kSecret, step), step, now));
  EXPECT_FALSE(check_totp(kSecret, totp_code(kSecret, step - 1), step, now));
  EXPECT_TRUE(check_totp(kSecret, totp_code(kSecret, step + 1), step, now));
}

TEST(Totp, ForgivesSpacesAndFullWidthDigits) {
  const Instant now = at(59);
  for (const char* typed : {"287 082", "２８７０８２", " 287082 ", "287-082", "２８７　０８２"}) {
    EXPECT_TRUE(check_totp(kSecret, typed, 0, now)) << typed;
  }
  for (const char* typed : {"", "28708", "2870820", "28708a", "287083", "287082287082"}) {
    EXPECT_FALSE(check_totp(kSecret, typed, 0, now)) << typed;
  }
}

TEST(Totp, WritesBase32OfTheRfc) {
  const std::pair<const char*, const char*> rows[] = {{"", ""},
                                                      {"f", "MY"},
                                                      {"fo", "MZXQ"},
                                                      {"foo", "MZXW6"},
                                                      {"foob", "MZXW6YQ"},
                                                      {"fooba", "MZXW6YTB"},
                                                      {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : rows) EXPECT_EQ(base32(bytes), text);
}

TEST(Totp, TheAddressForAppsIsEncoded) {
  EXPECT_EQ(otpauth_uri("foobar", "Banso", "taro+1@example.jp"),
            "otpauth://totp/"
            "Banso:taro%2B1%40example.jp?secret=MZXW6YTBOI&issuer=Banso&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace banso::identity
