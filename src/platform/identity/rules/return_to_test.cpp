#include "platform/identity/rules/return_to.hpp"

#include <gtest/gtest.h>

namespace banso::identity {
namespace {

TEST(ReturnTo, KeepsPagesOfThisSite) {
  for (const char* page :
       {"/", "/app", "/app/businesses?q=1&page=2", "/app/invitations/abc", "/app#top", "/a//b"}) {
    EXPECT_EQ(safe_return_to(page), page);
  }
}

TEST(ReturnTo, SendsEverythingElseHome) {
  const std::string rows[] = {
      "",         "app",       "//evil.example", "///evil.example",       "/\\evil.example",
      "\\\\evil", "https://x", "javascript:x",   "/app\r\nSet-Cookie:",   "/app\tx",
      " /app",    "/app/日本", "/\x7f",          std::string("/a\0b", 4), "/" + std::string(500, 'a')};
  for (const std::string& page : rows) EXPECT_EQ(safe_return_to(page), "/app") << page;
}

}  // namespace
}  // namespace banso::identity
