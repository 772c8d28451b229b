// What the edge refuses by itself: every bad request gets its proper status and a sentence, never a cut
// connection.
#include "platform/http/edge_fixture.hpp"

namespace banso::http {
namespace {

using namespace testing;

struct Note {
  shape::Str<1, 100> text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

class RequestLimits : public ::testing::Test {
 protected:
  RequestLimits() {
    edge.options.header_timeout = 150ms;
    edge.options.body_timeout = 150ms;
    edge.api.get("/hello", {open_to_public(), "試験"}, [](Call&) { return html("hello"); });
    edge.api.get("/tight", {open_to_public(), "試験", 64 * 1024, {2, 6}},
                 [](Call&) { return html("hello"); });
    edge.api.get("/broken", {open_to_public(), "試験"},
                 [](Call&) -> Response { throw std::runtime_error("secret of the database"); });
    edge.api.get("/strange", {open_to_public(), "試験"}, [](Call&) -> Response { throw 42; });
    edge.api.post<Note>("/api/v1/notes", {open_to_public(), "試験", 100},
                        [](Call&, const Note& note) { return note; });
    edge.api.put("/api/v1/notes/{name}", {open_to_public(), "試験", 100},
                 [](Call& call) { return html(call.text("name") + "=" + call.request.body); });
    edge.start();
  }
  TestEdge edge;
};

struct Refusal {
  std::string bytes;
  int status;
};

TEST_F(RequestLimits, RefusesBadRequestsWithTheirStatus) {
  const std::string host = "Host: t\r\n";
  const std::string post = "POST /api/v1/notes HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n";
  const std::vector<Refusal> refusals{
      {"hello there\r\n\r\n", 400},
      {"GET /hello\r\n\r\n", 400},
      {"\x16\x03\x01\x02\x01\x01\xfc\x03\x03 no TLS here\r\n\r\n", 400},
      {"GET /hello HTTP/1.1\r\n\r\n", 400},                        // no Host
      {"GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},  // two of them
      {"GET /hello HTTP/1.1\r\nHost : t\r\n\r\n", 400},            // blank before the colon
      {"GET hello HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /%zz HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /hello?q=%E3%81 HTTP/1.1\r\n" + host + "\r\n", 400},  // half a character
      {"GET /hello?q=%00 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /a/../hello HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /a/%2e%2e/hello HTTP/1.1\r\n" + host + "\r\n", 400},
      {"CONNECT t:443 HTTP/1.1\r\n" + host + "\r\n", 400},
      {post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400},  // smuggling
      {post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400},
      {post + "Content-Length: 2, 2\r\n\r\n{}", 400},
      {post + "Content-Length: -2\r\n\r\n{}", 400},
      {post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: identity\r\n\r\n{}", 400},
      {post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
      {"POST /api/v1/notes HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: chunked\r\n\r\nnothex\r\n\r\n", 400},
      {"GET /nowhere HTTP/1.1\r\n" + host + "\r\n", 404},
      {"GET /hello/ HTTP/1.1\r\n" + host + "\r\n", 404},
      {"PUT /hello HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n", 405},
      {"TRACE /hello HTTP/1.1\r\n" + host + "\r\n", 405},
      {post + "Content-Length: 101\r\n\r\n", 413},
      {post + "Transfer-Encoding: chunked\r\n\r\n65\r\n" + std::string(101, 'x') + "\r\n0\r\n\r\n", 413},
      {"GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"GET /" + std::string(40'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"POST /api/v1/notes HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}", 415},
      {"POST /api/v1/notes HTTP/1.1\r\n" + host + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
       415},
      {post + "Expect: 200-ok\r\nContent-Length: 2\r\n\r\n{}", 417},
      {"GET /hello HTTP/1.1\r\n" + host + "X-Long: " + std::string(40'000, 'a') + "\r\n\r\n", 431},
      {"BREW /hello HTTP/1.1\r\n" + host + "\r\n", 501},
      {"GET /hello HTTP/2.0\r\n" + host + "\r\n", 505},
      {"GET /hello HTTP/1.2\r\n" + host + "\r\n", 505},
  };
  for (const auto& [bytes, status] : refusals) {
    const Reply reply = edge.ask(bytes);
    EXPECT_EQ(reply.status, status) << bytes.substr(0, 120);
    if (reply.status == 0) continue;
    EXPECT_EQ(reply.header("content-type"), "application/problem+json") << bytes.substr(0, 120);
    EXPECT_EQ(reply.json().at("status").as_int64(), status);
    EXPECT_EQ(reply.json().at("request_id").as_string(), reply.header("x-request-id"));
    EXPECT_FALSE(reply.json().at("detail").as_string().empty());
  }
}

TEST_F(RequestLimits, SaysWhichMethodsAPathKnows) {
  const Reply refused = edge.ask("DELETE /hello HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.header("allow"), "OPTIONS, GET, HEAD");
  const Reply asked = edge.ask("OPTIONS /api/v1/notes/a HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(asked.status, 204);
  EXPECT_EQ(asked.header("allow"), "OPTIONS, PUT");
  EXPECT_EQ(edge.ask("OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n").status, 204);
  EXPECT_EQ(edge.ask("OPTIONS /nowhere HTTP/1.1\r\nHost: t\r\n\r\n").status, 404);
}

TEST_F(RequestLimits, TakesWhatIsLegalThoughRare) {
  EXPECT_EQ(edge.ask("GET http://t/hello HTTP/1.1\r\nHost: t\r\n\r\n").status, 200);
  EXPECT_EQ(edge.ask("GET /hello HTTP/1.0\r\n\r\n").status, 200);
  EXPECT_EQ(edge.get("/hello?a=1&&b&=c").status, 200);
  const std::string json =
      "POST /api/v1/notes HTTP/1.1\r\nHost: t\r\nContent-Type: Application/JSON ; charset=utf-8\r\n";
  EXPECT_EQ(edge.ask(json + "Content-Length: 12\r\n\r\n{\"text\":\"a\"}").body, "{\"text\":\"a\"}");
  EXPECT_EQ(edge.ask(json + "Transfer-Encoding: "
                            "Chunked\r\n\r\n6;x=y\r\n{\"text\r\n6\r\n\":\"a\"}\r\n0\r\nTrailer: v\r\n\r\n")
                .body,
            "{\"text\":\"a\"}");
}

TEST_F(RequestLimits, TellsASlowHeaderAndASlowBody) {
  RawClient header(edge.port());
  const Reply late = header.ask("GET /hello HTTP/1.1\r\nHost:");
  EXPECT_EQ(late.status, 408);
  EXPECT_EQ(late.header("connection"), "close");
  RawClient body(edge.port());
  EXPECT_EQ(body.ask("PUT /api/v1/notes/a HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc").status, 408);
  RawClient silent(edge.port());
  EXPECT_EQ(silent.read_to_end(), "") << "who says nothing is told nothing";
}

TEST_F(RequestLimits, TellsTheSenderOfAHugeBodyAndNotWithAReset) {
  RawClient client(edge.port());
  client.send("PUT /api/v1/notes/a HTTP/1.1\r\nHost: t\r\nContent-Length: 2000000\r\n\r\n");
  client.send(std::string(2'000'000, 'x'));
  const Reply reply = client.read();
  EXPECT_EQ(reply.status, 413);
  EXPECT_EQ(reply.header("connection"), "close");
}

TEST_F(RequestLimits, LimitsTheRateAndSaysWhenToComeBack) {
  EXPECT_EQ(edge.get("/tight").status, 200);
  EXPECT_EQ(edge.get("/tight").status, 200);
  const Reply refused = edge.get("/tight");
  EXPECT_EQ(refused.status, 429);
  const int wait = std::stoi(refused.header("retry-after"));
  EXPECT_GE(wait, 1);
  EXPECT_LE(wait, 10);
  EXPECT_EQ(edge.get("/hello").status, 200) << "another route has a bucket of its own";
}

TEST_F(RequestLimits, FailsWithoutTellingWhy) {
  for (const char* target : {"/broken", "/strange"}) {
    const Reply reply = edge.get(target);
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.body.find("secret"), std::string::npos);
    EXPECT_EQ(reply.reason(), "http.internal_error");
    const Reply page = edge.get(target, "Accept: text/html\r\n");
    EXPECT_EQ(page.status, 500);
    EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(page.body.find("secret"), std::string::npos);
    EXPECT_NE(page.body.find(page.header("x-request-id")), std::string::npos);
  }
}

TEST_F(RequestLimits, RefusesMoreConnectionsThanTheLimit) {
  TestEdge small;
  small.options.connection_limit = 2;
  small.api.get("/hello", {open_to_public(), "試験"}, [](Call&) { return html("hello"); });
  small.start();
  RawClient first(small.port());
  RawClient second(small.port());
  EXPECT_EQ(first.ask("GET /hello HTTP/1.1\r\nHost: t\r\n\r\n").status, 200);
  EXPECT_EQ(second.ask("GET /hello HTTP/1.1\r\nHost: t\r\n\r\n").status, 200);
  RawClient third(small.port());
  const Reply refused = third.read();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("retry-after"), "5");
  first.close();
  EXPECT_TRUE(eventually([&] { return small.get("/hello").status == 200; }));
}

}  // namespace
}  // namespace banso::http
