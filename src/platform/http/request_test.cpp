#include "platform/http/request.hpp"

#include <gtest/gtest.h>

#include "platform/http/conditional.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/http/request_head.hpp"

namespace banso::http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(RequestTest, ReadsTheQuery) {
  EXPECT_EQ(parse_query(""), Pairs{});
  EXPECT_EQ(parse_query("q=%E6%A0%AA+%2B&page=2"), (Pairs{{"q", "株 +"}, {"page", "2"}}));
  EXPECT_EQ(parse_query("&&a&b=&=c&d=1=2&a=%26"),
            (Pairs{{"a", ""}, {"b", ""}, {"", "c"}, {"d", "1=2"}, {"a", "&"}}));
  for (const char* broken :
       {"%", "a=%", "a=%4", "a=%G1", "a=%1G", "%zz=1", "a=%FF", "a=%00", "a=%ED%A0%80", "a=%C0%AF"}) {
    EXPECT_FALSE(parse_query(broken)) << broken;
  }
  EXPECT_FALSE(parse_query("a=\xff"));
}

TEST(RequestTest, DecodesThePath) {
  EXPECT_EQ(decode_path("/"), "/");
  EXPECT_EQ(decode_path("/a+b/%E6%A0%AA"), "/a+b/株") << "a plus is a plus in a path";
  EXPECT_EQ(decode_path("/..a/b.."), "/..a/b..");
  for (const char* broken :
       {"", "a", "*", "/%", "/%4", "/a/%00", "/%FF", "/..", "/a/..", "/../a", "/%2e%2e/a", "/a/%2E."}) {
    EXPECT_FALSE(decode_path(broken)) << broken;
  }
}

TEST(RequestTest, FindsCookies) {
  EXPECT_EQ(find_cookie("a=1; __Host-banso=abc; b=2", "__Host-banso"), "abc");
  EXPECT_EQ(find_cookie("__Host-banso=first; __Host-banso=second", "__Host-banso"), "first");
  EXPECT_EQ(find_cookie("x__Host-banso=no;  __Host-banso=a=b ", "__Host-banso"), "a=b");
  for (const char* none :
       {"", ";", "=", "__Host-banso", "__Host-bansoo=1", "other=__Host-banso=1", ";;; ;"}) {
    EXPECT_EQ(find_cookie(none, "__Host-banso"), "") << none;
  }
}

TEST(RequestTest, KnowsJson) {
  EXPECT_TRUE(is_json("application/json"));
  EXPECT_TRUE(is_json("application/json; charset=utf-8"));
  EXPECT_TRUE(is_json(" Application/Json ;x"));
  for (const char* other :
       {"", "text/json", "application/json-patch+json", "application/jsonx", "application/problem+json"}) {
    EXPECT_FALSE(is_json(other)) << other;
  }
}

TEST(RequestTest, ChoosesCodings) {
  EXPECT_TRUE(accepts_coding("gzip, deflate, br", "br"));
  EXPECT_TRUE(accepts_coding("br;q=0.5", "br"));
  EXPECT_TRUE(accepts_coding("gzip;q=1.000,br ; q=0.001", "br"));
  for (const char* refused : {"", "gzip", "br;q=0", "br; q=0.000", "brotli", "xbr"}) {
    EXPECT_FALSE(accepts_coding(refused, "br")) << refused;
  }
}

Request from(std::initializer_list<std::pair<std::string, std::string>> headers) {
  Request request;
  request.path = "/sign-in";
  request.headers = headers;
  return request;
}

TEST(RequestTest, KnowsOurOwnPages) {
  const char* site = "https://banso.example.jp";
  EXPECT_TRUE(is_same_origin(from({}), site)) << "not a browser";
  EXPECT_TRUE(is_same_origin(from({{"sec-fetch-site", "same-origin"}}), site));
  EXPECT_TRUE(is_same_origin(from({{"sec-fetch-site", "none"}}), site));
  EXPECT_TRUE(is_same_origin(from({{"origin", "https://banso.example.jp"}}), site));
  EXPECT_TRUE(is_same_origin(from({{"origin", "http://localhost:8080"}, {"host", "localhost:8080"}}), site));
  EXPECT_FALSE(is_same_origin(from({{"sec-fetch-site", "cross-site"}, {"origin", site}}), site));
  EXPECT_FALSE(is_same_origin(from({{"sec-fetch-site", "same-site"}}), site));
  EXPECT_FALSE(
      is_same_origin(from({{"origin", "https://evil.example"}, {"host", "banso.example.jp"}}), site));
  EXPECT_FALSE(is_same_origin(from({{"origin", "null"}, {"host", "banso.example.jp"}}), site));
}

TEST(RequestTest, KnowsWhoWantsAPage) {
  Request browser = from({{"accept", "text/html,application/xhtml+xml"}});
  EXPECT_TRUE(wants_page(browser));
  browser.path = "/api/v1/me";
  EXPECT_FALSE(wants_page(browser));
  EXPECT_FALSE(wants_page(from({{"accept", "*/*"}})));
}

}  // namespace
}  // namespace banso::http
