// Every public page over a real server, without a database.
#include <gtest/gtest.h>

#include <regex>

#include "contexts/portal/context.hpp"
#include "platform/html/template.hpp"
#include "platform/http/edge_fixture.hpp"
#include "platform/http/page.hpp"

namespace banso::portal {
namespace {

using http::testing::Reply;
using http::testing::TestEdge;

// 国税庁, as published: a corporate number everybody may use in tests.
constexpr const char* kNumber = "7000012050002";

registry::BusinessView full_view() {
  registry::BusinessView business;
  business.business_id = 7000012050002;
  business.name = "架空<商店>株式会社";
  business.name_kana = "カクウショウテン";
  business.kind_name = "株式会社";
  business.status = "closed";
  business.post_code = "1008978";
  business.prefecture_name = "東京都";
  business.city_name = "千代田区";
  business.street = "霞が関３丁目１－１";
  business.process_name = "吸収合併";
  business.close_cause_name = "合併による解散等";
  business.assignment_date = parse_date("2015-10-05");
  business.close_date = parse_date("2026-04-01");
  business.update_date = parse_date("2026-04-02");
  business.name_image_id = "00000001";
  business.successor = {4000012090001, "引受株式会社", "active", std::nullopt};
  business.merged_from = {{5000012010024, "", "closed", std::nullopt}};
  registry::HistoryView& past = business.history.emplace_back();
  past.change_date = parse_date("2020-05-01");
  past.process_name = "商号または名称の変更";
  past.name = "旧架空商店";
  past.address_abroad = "1 Fiction Street, London";
  return business;
}

struct Query {
  std::optional<shape::Str<1, 5>> q;
};
BOOST_DESCRIBE_STRUCT(Query, (), (q))
struct Item {
  std::int64_t item_id = 0;
};
BOOST_DESCRIBE_STRUCT(Item, (), (item_id))
BANSO_LIST_OF(ItemPage, Item)

class PortalTest : public ::testing::Test {
 protected:
  PortalTest() {
    register_portal(edge.router,
                    [](db::Tx&, std::string_view number) -> std::optional<registry::BusinessView> {
                      if (number == kNumber) return full_view();
                      if (number != "4000012090001") return std::nullopt;
                      registry::BusinessView plain;
                      plain.business_id = 4000012090001;
                      plain.name = "引受株式会社";
                      plain.status = "active";
                      return plain;
                    });
    edge.api.get<Query>("/api/v1/items", {http::permission("shop.item.read"), "品を探す"},
                        [](http::Call&, const Query&) { return ItemPage{}; });
    edge.start();
  }

  static std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  }
  TestEdge edge;
};

const std::vector<std::string> kPages{"/",
                                      "/businesses",
                                      std::string("/businesses/") + kNumber,
                                      "/help/sign-in",
                                      "/help/corporate-number",
                                      "/about/privacy",
                                      "/docs/api",
                                      "/docs/api/items"};

TEST_F(PortalTest, EveryPageIsWholeCacheableAndHasOneAddress) {
  for (const std::string& path : kPages) {
    const Reply page = edge.get(path, "Accept: text/html\r\n");
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(page.header("cache-control"), "public, max-age=300");
    EXPECT_EQ(count(page.body, "<h1"), 1u) << path;
    EXPECT_EQ(count(page.body, "<html lang=\"ja\">"), 1u) << path;
    EXPECT_EQ(count(page.body, "<link rel=\"canonical\" href=\"https://banso.example.jp" + path + "\">"), 1u)
        << path;
    EXPECT_EQ(count(page.body, "{{"), 0u) << path;
    EXPECT_EQ(count(page.body, "style="), 0u) << path << ": the content security policy forbids inline style";
    EXPECT_EQ(edge.get(path, "If-None-Match: " + page.header("etag") + "\r\n").status, 304) << path;
  }
}

TEST_F(PortalTest, NoLinkOfAPageIsDead) {
  const std::regex link("(?:href|action)=\"(/[^\"#?]*)[^\"]*\"");
  std::set<std::string> seen;
  for (const std::string& path : kPages) {
    const std::string body = edge.get(path).body;
    for (auto found = std::sregex_iterator(body.begin(), body.end(), link); found != std::sregex_iterator();
         ++found) {
      seen.insert((*found)[1]);
    }
  }
  EXPECT_GT(seen.size(), 8u);
  for (const std::string& target : seen) {
    // The app, the built files and the pages of other contexts are served elsewhere.
    if (target.starts_with("/app") || target.starts_with("/assets/") || target == "/measures" ||
        target == "/join")
      continue;
    const int status = edge.get(target).status;
    EXPECT_TRUE(status == 200 || (status == 404 && target == "/businesses/5000012010024"))
        << target << " " << status;
  }
}

TEST_F(PortalTest, EveryFragmentLeadsSomewhere) {
  const std::regex fragment("href=\"#([^\"]+)\"");
  for (const std::string& path : kPages) {
    const std::string body = edge.get(path).body;
    for (auto found = std::sregex_iterator(body.begin(), body.end(), fragment);
         found != std::sregex_iterator(); ++found) {
      EXPECT_EQ(count(body, "id=\"" + std::string((*found)[1]) + "\""), 1u) << path << " " << (*found)[1];
    }
  }
}

TEST_F(PortalTest, ShowsTheFactsOfACorporation) {
  const std::string page = edge.get(std::string("/businesses/") + kNumber).body;
  for (const char* part :
       {"架空&lt;商店&gt;株式会社", "〒100-8978", "東京都千代田区霞が関３丁目１－１",
        "2015年10月5日（平成27年10月5日）", "登記記録は閉鎖されています", "合併による解散等",
        "href=\"/businesses/4000012090001\"", "href=\"/businesses/5000012010024\"", "商号または名称の変更",
        "1 Fiction Street, London", "2020年5月1日（令和2年5月1日）", "国税庁法人番号公表サイト",
        "公表元での最後の更新: 2026年4月2日（令和8年4月2日）", "\"@type\":\"Organization\"",
        "\\u003c商店\\u003e"}) {
    EXPECT_NE(page.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(page.find("<商店>"), std::string::npos);
  const std::string plain = edge.get("/businesses/4000012090001").body;
  EXPECT_NE(plain.find("変更の記録はありません。"), std::string::npos);
  EXPECT_EQ(plain.find("badge--"), std::string::npos);
  EXPECT_EQ(plain.find("引き継がれ"), std::string::npos);
}

TEST_F(PortalTest, LeadsEverySpellingToOneAddress) {
  for (const char* target : {"/businesses?number=T7000012050002", "/businesses?number=7000-01-2050002",
                             "/businesses?number=%EF%BC%97000012050002", "/businesses/T7000012050002"}) {
    const Reply reply = edge.get(target);
    EXPECT_EQ(reply.status, 303) << target;
    EXPECT_EQ(reply.header("location"), std::string("/businesses/") + kNumber) << target;
  }
}

TEST_F(PortalTest, HelpsWithWrongNumbers) {
  const Reply unknown = edge.get("/businesses/2000012010019");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_NE(unknown.body.find("この法人番号の法人は見つかりません"), std::string::npos);
  EXPECT_NE(unknown.body.find("<meta name=\"robots\" content=\"noindex\">"), std::string::npos);
  const Reply wrong_digit = edge.get("/businesses/1000012050002");
  EXPECT_EQ(wrong_digit.status, 404);
  EXPECT_NE(wrong_digit.body.find("aria-invalid=\"true\""), std::string::npos);
  EXPECT_NE(wrong_digit.body.find("value=\"1000012050002\""), std::string::npos) << "what was typed stays";
  const Reply typed = edge.get("/businesses?number=%22%3E%3Cscript%3E");
  EXPECT_EQ(typed.status, 422);
  EXPECT_EQ(typed.body.find("\"><script>"), std::string::npos);
  EXPECT_EQ(edge.get("/businesses/%E3%81%82").status, 404);
}

TEST_F(PortalTest, DescribesTheApiToPeopleAndPrograms) {
  const Reply document = edge.get("/api/v1/openapi.json");
  EXPECT_EQ(document.header("content-type"), "application/json");
  EXPECT_EQ(document.json().at("openapi"), "3.1.0");
  EXPECT_TRUE(document.json().at("paths").as_object().contains("/api/v1/items"));
  const std::string index = edge.get("/docs/api").body;
  EXPECT_NE(index.find("href=\"/docs/api/items#get_items\""), std::string::npos);
  const std::string group = edge.get("/docs/api/items").body;
  for (const char* part :
       {"id=\"get_items\"", "GET</span> /api/v1/items", "権限 shop.item.read のある人",
        "id=\"shape-ItemPage\"", "Itemの一覧", "href=\"#shape-Item\"", "1〜5文字", "任意"}) {
    EXPECT_NE(group.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(edge.get("/docs/api/nothing").status, 404);
}

TEST_F(PortalTest, GuidesSearchEngines) {
  const Reply robots = edge.get("/robots.txt");
  EXPECT_EQ(robots.header("content-type"), "text/plain; charset=utf-8");
  EXPECT_NE(robots.body.find("Disallow: /app/"), std::string::npos);
}

TEST(PortalTemplates, WriteNothingUnescaped) {
  std::size_t seen = 0;
  for (const auto& file : html::all_templates()) {
    if (!file.name.starts_with("portal/")) continue;
    ++seen;
    EXPECT_EQ(file.text.find("{{{"), std::string_view::npos) << file.name;
    EXPECT_EQ(file.text.find("{{&"), std::string_view::npos) << file.name;
  }
  EXPECT_EQ(seen, 9u);
}

}  // namespace
}  // namespace banso::portal
