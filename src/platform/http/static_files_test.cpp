#include "platform/http/static_files.hpp"

#include <gtest/gtest.h>

#include "platform/http/static_variants.hpp"

namespace banso::http {
namespace {

std::string header(const Response& response, std::string_view wanted) {
  for (const auto& [name, value] : response.headers) {
    if (name == wanted) return value;
  }
  return "(none)";
}

Request accepting(const std::string& codings) {
  Request request;
  if (!codings.empty()) request.headers.emplace_back("accept-encoding", codings);
  return request;
}

const StaticVariants kScript{"plain bytes", "gzip bytes", "brotli bytes", "abc"};

struct Case {
  const char* accepted;
  const char* coding;
  std::string_view body;
  const char* etag;
};

TEST(StaticFilesTest, SendsTheSmallestFormTheClientUnderstands) {
  for (const Case& expected : {Case{"", "(none)", kScript.plain, "\"abc\""},
                               Case{"gzip, deflate, br", "br", kScript.brotli, "\"abc-br\""},
                               Case{"gzip", "gzip", kScript.gzip, "\"abc-gzip\""},
                               Case{"br;q=0, gzip", "gzip", kScript.gzip, "\"abc-gzip\""},
                               Case{"identity", "(none)", kScript.plain, "\"abc\""}}) {
    const Response response =
        static_response(accepting(expected.accepted), "assets/app-12345678.js", kScript, true);
    EXPECT_EQ(header(response, "content-encoding"), expected.coding) << expected.accepted;
    EXPECT_EQ(response.static_body, expected.body) << expected.accepted;
    EXPECT_EQ(header(response, "etag"), expected.etag) << expected.accepted;
    EXPECT_EQ(header(response, "vary"), "accept-encoding");
    EXPECT_EQ(header(response, "content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(header(response, "cache-control"), "public, max-age=31536000, immutable");
  }
  const Response font = static_response(accepting("br"), "a.woff2", {"font", {}, {}, "f"}, false);
  EXPECT_EQ(font.static_body, "font") << "no compressed form of it";
  EXPECT_EQ(header(font, "cache-control"), "no-cache");
}

TEST(StaticFilesTest, KnowsBuiltNames) {
  EXPECT_TRUE(is_built_name("assets/public-1a2b3c4d.css", "public.css"));
  EXPECT_TRUE(is_built_name("assets/public-8V-_DHRc.js", "public.js"));
  EXPECT_FALSE(is_built_name("assets/public-client-8V6ADHRc.js", "public.js"));
  EXPECT_FALSE(is_built_name("assets/republic-8V6ADHR.js", "public.js"));
  EXPECT_FALSE(is_built_name("assets/public-1a2b3c4d.css", "public.js"));
  EXPECT_FALSE(is_built_name("assets/public-1a2b3c4d.js.br", "public.js"));
  EXPECT_FALSE(find_asset_url("no-such-thing.js"));
  EXPECT_THROW(asset_url("no-such-thing.js"), std::out_of_range);
}

TEST(StaticFilesTest, KnowsMediaTypes) {
  EXPECT_EQ(media_type("a/b.css"), "text/css; charset=utf-8");
  EXPECT_EQ(media_type("robots.txt"), "text/plain; charset=utf-8");
  EXPECT_EQ(media_type("font.woff2"), "font/woff2");
  EXPECT_EQ(media_type("unknown.bin"), "application/octet-stream");
}

}  // namespace
}  // namespace banso::http
