#include "platform/identity/rules/password_policy.hpp"

#include <gtest/gtest.h>

namespace banso::identity {
namespace {

std::string verdict(std::string_view password) {
  const auto error = judge_new_password(password, "tanaka.taro@example.jp", "/password");
  return error ? error->code : "";
}

TEST(PasswordPolicy, SaysWhatIsWrong) {
  const std::pair<std::string, const char*> rows[] = {
      {"", "password.too_short"},
      {"short-12345", "password.too_short"},
      {"たのしいさんぽの日", "password.too_short"},
      {std::string(129, 'x'), "password.too_long"},
      {"Tanaka.Taro-2026!", "password.contains_email"},
      {"aaaaaaaaaaaa", "password.too_simple"},
      {"121212121212", "password.too_simple"},
      {"123456789012", "password.too_simple"},
      {"987654321098", "password.too_simple"},
      {"abcdefghijklm", "password.too_simple"},
      {"password2026", "password.common"},
      {"Password123!!", "password.common"},
      {"passwordpassword", "password.common"},
      {"qwertyuiop123", "password.common"},
      {"1qaz2wsx1qaz2wsx", "password.common"},
      {"Admin-2026-banso", "password.common"},
  };
  for (const auto& [password, code] : rows) EXPECT_EQ(verdict(password), code) << password;
}

TEST(PasswordPolicy, LetsGoodOnesThroughWhateverTheirLetters) {
  const std::string rows[] = {
      "correct horse battery", "みかん りんご 自転車 七つ",        "umi-yama-kawa-88",  "xK9#mmPq27vLz",
      "secretgardenpath",      std::string(120, 'x') + "kmcd7fgh", "tomodachi to sanpo"};
  for (const std::string& password : rows) EXPECT_EQ(verdict(password), "") << password;
}

TEST(PasswordPolicy, TheRefusalPointsAtTheField) {
  try {
    need_good_password("x", "a@example.jp", "/new_password");
    FAIL() << "not refused";
  } catch (const Refused& refused) {
    EXPECT_EQ(refused.reason(), "identity.weak_password");
    ASSERT_EQ(refused.fields().size(), 1U);
    EXPECT_EQ(refused.fields()[0].path, "/new_password");
  }
}

}  // namespace
}  // namespace banso::identity
