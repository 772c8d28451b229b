// Who may call what, and how refusals look on the wire.
#include "platform/http/edge_fixture.hpp"

namespace banso::http {
namespace {

using namespace testing;

struct Order {
  shape::Str<1, 10> title;
  shape::Int<1, 9> count = 1;
};
BOOST_DESCRIBE_STRUCT(Order, (), (title, count))

struct Filter : PageQuery {
  std::optional<shape::Str<1, 5>> q;
};
BOOST_DESCRIBE_STRUCT(Filter, (PageQuery), (q))

class DispatcherTest : public ::testing::Test {
 protected:
  DispatcherTest() {
    edge.api.get<Filter>("/api/v1/orders", {signed_in(), "試験"}, [](Call&, const Filter& filter) {
      return json(std::to_string(filter.offset()) + filter.q.value_or(shape::Str<1, 5>("-")));
    });
    edge.api.post<Order>("/api/v1/orders", RouteOptions{permission("shop.order"), "試験"}.answering(201),
                         [](Call&, const Order& order) {
                           return Answer<Order>{order, {{"location", "/api/v1/orders/1"}}};
                         });
    edge.api.post("/api/v1/play/open", {open_to_public(), "試験"}, [](Call&) {});
    edge.api.remove("/api/v1/orders/{order_id}", {signed_in(), "試験"},
                    [](Call& call) { EXPECT_EQ(call.id("order_id"), 12); });
    edge.api.get("/orders/{order_id}", {open_to_public(), "試験"}, [](Call& call) -> Response {
      throw Refused(RefusalCode::kNotFound, "shop.no_order",
                    "注文 <" + call.text("order_id") + "> はありません。");
    });
    edge.api.get("/database", {open_to_public(), "試験"}, [](Call& call) {
      call.tx.execute_sql("select 1");
      return html("never");
    });
    edge.start();
  }

  Reply post(const std::string& path, const std::string& lines, const std::string& body = "") {
    return edge.ask("POST " + path +
                    " HTTP/1.1\r\nHost: banso.example.jp\r\nContent-Type: application/json\r\n" + lines +
                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  TestEdge edge;
};

constexpr const char* kSession = "Cookie: a=1; __Host-banso=s1\r\n";

TEST_F(DispatcherTest, AsksForSignInAndPermission) {
  EXPECT_EQ(edge.get("/api/v1/orders").status, 401);
  EXPECT_EQ(edge.get("/api/v1/orders").reason(), "http.sign_in_required");
  EXPECT_EQ(edge.get("/api/v1/orders", "Cookie: __Host-banso=ended\r\n").status, 401);
  EXPECT_EQ(edge.get("/api/v1/orders", kSession).status, 200);
  EXPECT_EQ(edge.get("/api/v1/orders", "Authorization: Bearer x\r\n").status, 200);
  EXPECT_EQ(edge.get("/api/v1/orders", "Authorization: Bearer wrong\r\n").reason(), "identity.wrong_token");
  const std::string order = R"({"title":"a","count":2})";
  EXPECT_EQ(post("/api/v1/orders", "Authorization: Bearer shop.other\r\n", order).reason(), "http.forbidden");
  const Reply made = post("/api/v1/orders", "Authorization: Bearer shop.order\r\n", order);
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.header("location"), "/api/v1/orders/1");
  EXPECT_EQ(made.body, order);
}

TEST_F(DispatcherTest, GuardsChangesAgainstForgery) {
  const std::string remove = "DELETE /api/v1/orders/12 HTTP/1.1\r\nHost: t\r\n" + std::string(kSession);
  EXPECT_EQ(edge.ask(remove + "\r\n").reason(), "http.csrf");
  EXPECT_EQ(edge.ask(remove + "X-CSRF-Token: csrf-2\r\n\r\n").reason(), "http.csrf");
  EXPECT_EQ(edge.ask(remove + "X-CSRF-Token: csrf-1\r\n\r\n").status, 204);
  EXPECT_EQ(post("/api/v1/play/open", "").status, 204);
  EXPECT_EQ(post("/api/v1/play/open", "Origin: https://banso.example.jp\r\n").status, 204);
  EXPECT_EQ(post("/api/v1/play/open", "Origin: https://evil.example\r\n").reason(), "http.csrf");
  EXPECT_EQ(post("/api/v1/play/open", "Sec-Fetch-Site: cross-site\r\n").reason(), "http.csrf");
}

TEST_F(DispatcherTest, TellsAllInputErrorsAtOnce) {
  const Reply body =
      post("/api/v1/orders", "Authorization: Bearer shop.order\r\n", R"({"title":"","count":10,"x":1})");
  EXPECT_EQ(body.status, 422);
  EXPECT_EQ(
      boost::json::serialize(body.json().at("errors")),
      R"([{"path":"/title","code":"required","message":"入力してください。"},)"
      R"({"path":"/count","code":"out_of_range","message":"1から9までの数で入力してください。"},)"
      R"({"path":"/x","code":"unknown_member","message":"この項目はありません。項目名のつづりを確かめてください。"}])");
  EXPECT_EQ(post("/api/v1/orders", "Authorization: Bearer shop.order\r\n", "{").reason(), "http.bad_json");
  const Reply query = edge.get("/api/v1/orders?page=0&per_page=x&q=abcdef&z=1", kSession);
  EXPECT_EQ(query.status, 422);
  EXPECT_EQ(query.json().at("errors").as_array().size(), 4u);
  EXPECT_EQ(edge.get("/api/v1/orders?page=%EF%BC%93&q=", kSession).body, "100-")
      << "full-width 3; an empty box is no filter";
}

TEST_F(DispatcherTest, RefusesWithAPageWhenABrowserAsks) {
  const Reply page = edge.get("/orders/%3Cb%3E", "Accept: text/html\r\n");
  EXPECT_EQ(page.status, 404);
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  EXPECT_NE(page.body.find("注文 &lt;&lt;b&gt;&gt; はありません。"), std::string::npos);
  const Reply plain = edge.get("/orders/7");
  EXPECT_EQ(plain.header("content-type"), "application/problem+json");
  EXPECT_EQ(plain.reason(), "shop.no_order");
}

TEST_F(DispatcherTest, TakesOnlyNumbersForIds) {
  const std::string lines =
      " HTTP/1.1\r\nHost: t\r\nX-CSRF-Token: csrf-1\r\n" + std::string(kSession) + "\r\n";
  for (const char* id : {"abc", "-1", "1x", "99999999999999999999", "1%2E5"}) {
    EXPECT_EQ(edge.ask("DELETE /api/v1/orders/" + std::string(id) + lines).status, 404) << id;
  }
}

TEST_F(DispatcherTest, SaysThatTheDatabaseIsAway) {
  const Reply reply = edge.get("/database");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("retry-after"), "5");
  EXPECT_EQ(reply.body.find("nowhere"), std::string::npos);
  EXPECT_EQ(edge.get("/database", "Accept: text/html\r\n").header("content-type"),
            "text/html; charset=utf-8");
}

}  // namespace
}  // namespace banso::http
