// The public pages on the real register: what a stranger is shown, and what not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contexts/portal/context.hpp"
#include "support/platform_under_test.hpp"

namespace banso::portal {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::PlatformUnderTest;

class PublicPages : public ::testing::Test {
 protected:
  PublicPages() {
    register_portal(platform.router);
    db::Connection(platform.database.bootstrap())
        .script(
            "insert into registry.business (business_id, kind, status, name, prefecture_name, city_name, "
            "street,"
            "  process, update_date, close_date, close_cause, successor_business_id, name_key, search_tokens,"
            "  content_hash) values"
            " (7000012050002, '301', 'closed', '架空商店株式会社', '東京都', '千代田区', "
            "'霞が関３丁目１－１', '71',"
            "  '2026-04-02', '2026-04-01', '11', 4000012090001, 'a', '{1}', 1),"
            " (4000012090001, '301', 'active', '引受株式会社', '東京都', '千代田区', '大手町', '01', "
            "'2026-04-02',"
            "  null, '', null, 'b', '{1}', 2),"
            " (90000000000001, 'sole_proprietor', 'active', '屋号ひみつ', '', '', '', '01', null, null, '', "
            "null,"
            "  'c', '{1}', 3);"
            "insert into registry.business_history (business_id, content_hash, kind, name, process, "
            "change_date,"
            "  reason, recorded_at) values"
            " (7000012050002, 9, '301', '旧架空商店', '11', '2020-05-01', 'replaced', now())");
  }
  http::Response get(const std::string& target) {
    return platform.call("", "GET", target, "", {{"accept", "text/html"}});
  }
  PlatformUnderTest platform{0};
};

TEST_F(PublicPages, ShowACorporationWithHistoryAndSuccessor) {
  const http::Response page = get("/businesses/7000012050002");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("架空商店株式会社"));
  EXPECT_THAT(page.body, HasSubstr("旧架空商店"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/businesses/4000012090001\">引受株式会社"));
  EXPECT_THAT(page.body, HasSubstr("令和8年4月1日"));
  const http::Response successor = get("/businesses/4000012090001");
  EXPECT_THAT(successor.body, HasSubstr("この法人に引き継がれた法人"));
  EXPECT_THAT(successor.body, HasSubstr("href=\"/businesses/7000012050002\""));
}

TEST_F(PublicPages, ShowNoSoleProprietor) {
  const http::Response page = get("/businesses/90000000000001");
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(page.body, Not(HasSubstr("ひみつ")));
}

TEST_F(PublicPages, SayWhenTheRegisterDoesNotKnowTheNumber) {
  const http::Response page = get("/businesses/2000012010019");
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(page.body, HasSubstr("この法人番号の法人は見つかりません"));
}

TEST_F(PublicPages, AnswerWithoutTheRegister) {
  for (const char* target : {"/", "/businesses", "/help/sign-in", "/help/corporate-number", "/about/privacy",
                             "/docs/api", "/docs/api/openapi", "/api/v1/openapi.json", "/robots.txt"}) {
    EXPECT_EQ(get(target).status, 200) << target;
  }
  EXPECT_EQ(get("/businesses?number=T7000012050002").status, 303);
}

}  // namespace
}  // namespace banso::portal
