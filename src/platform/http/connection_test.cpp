// How a connection behaves over several requests: HEAD, keep-alive, pipelining, HTTP/1.0, 100-continue, a
// full queue, slow readers, and the headers every answer carries.
#include <future>

#include "platform/http/edge_fixture.hpp"

namespace banso::http {
namespace {

using namespace testing;

class ConnectionTest : public ::testing::Test {
 protected:
  ConnectionTest() {
    edge.api.get("/hello", {open_to_public(), "試験"}, [](Call&) { return html("hello"); });
    edge.api.get("/tagged", {open_to_public(), "試験"}, [](Call&) {
      return std::move(html("hello").with("etag", "\"v1\"").with("cache-control", "no-cache"));
    });
    edge.api.get("/who", {open_to_public(), "試験"}, [](Call& call) { return html(call.request.peer); });
    edge.api.get("/injected", {open_to_public(), "試験"}, [](Call& call) {
      return redirect(std::string(call.request.query_value("to").value_or("")));
    });
    edge.api.get("/big", {open_to_public(), "試験"}, [](Call&) { return html(std::string(8'000'000, 'b')); });
    edge.api.get("/slow", {open_to_public(), "試験"}, [this](Call&) {
      ++running;
      while (!released) std::this_thread::sleep_for(1ms);
      return html("done");
    });
    edge.api.put("/api/v1/echo", {open_to_public(), "試験"},
                 [](Call& call) { return html(call.request.body); });
  }
  ~ConnectionTest() override { released = true; }

  std::atomic<int> running{0};
  std::atomic<bool> released{false};
  TestEdge edge;
};

constexpr const char* kHello = "GET /hello HTTP/1.1\r\nHost: t\r\n\r\n";

TEST_F(ConnectionTest, AnswersHeadLikeGetWithoutBody) {
  edge.start();
  RawClient client(edge.port());
  Reply got = client.ask(kHello);
  client.send("HEAD /hello HTTP/1.1\r\nHost: t\r\n\r\n");
  Reply head = client.read(true);
  const auto without_id = [](const Reply& reply) {
    const auto at = reply.head.find("x-request-id");
    return reply.head.substr(0, at) + reply.head.substr(reply.head.find("\r\n", at));
  };
  EXPECT_EQ(without_id(head), without_id(got));
  EXPECT_EQ(head.header("content-length"), "5");
  EXPECT_EQ(client.ask(kHello).body, "hello") << "the connection goes on after HEAD";
}

TEST_F(ConnectionTest, ServesManyRequestsOnOneConnection) {
  edge.start();
  RawClient client(edge.port());
  for (int i = 0; i < 50; ++i) ASSERT_EQ(client.ask(kHello).body, "hello");
  client.send(std::string(kHello) + "PUT /api/v1/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc" +
              kHello);
  EXPECT_EQ(client.read().body, "hello");
  EXPECT_EQ(client.read().body, "abc");
  EXPECT_EQ(client.read().body, "hello");
  EXPECT_EQ(client.ask("GET /nowhere HTTP/1.1\r\nHost: t\r\n\r\n").status, 404);
  const Reply last = client.ask("GET /hello HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(last.header("connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(ConnectionTest, SpeaksWithOldClients) {
  edge.start();
  RawClient once(edge.port());
  const Reply reply = once.ask("GET /hello HTTP/1.0\r\n\r\n");
  EXPECT_EQ(reply.body, "hello");
  EXPECT_EQ(reply.header("connection"), "close");
  EXPECT_TRUE(once.is_closed());
  RawClient again(edge.port());
  for (int i = 0; i < 2; ++i) {
    const Reply kept = again.ask("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(kept.body, "hello");
    EXPECT_EQ(kept.header("connection"), "keep-alive");
  }
}

TEST_F(ConnectionTest, SendsContinueBeforeItReadsTheBody) {
  edge.start();
  RawClient client(edge.port());
  const std::string put = "PUT /api/v1/echo HTTP/1.1\r\nHost: t\r\nExpect: 100-Continue\r\n";
  client.send(put + "Content-Length: 3\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  EXPECT_EQ(client.ask("abc").body, "abc");
  EXPECT_EQ(client.ask(put + "Content-Length: 99999999\r\n\r\n").status, 413)
      << "refused before a byte is sent";
  RawClient old(edge.port());
  EXPECT_EQ(
      old.ask("PUT /api/v1/echo HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc").status,
      200);
}

TEST_F(ConnectionTest, AnswersNotModified) {
  edge.start();
  RawClient client(edge.port());
  for (const char* held : {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"}) {
    client.send(std::string("GET /tagged HTTP/1.1\r\nHost: t\r\nIf-None-Match: ") + held + "\r\n\r\n");
    const Reply reply = client.read();
    EXPECT_EQ(reply.status, 304) << held;
    EXPECT_EQ(reply.header("etag"), "\"v1\"");
    EXPECT_EQ(reply.header("cache-control"), "no-cache");
    EXPECT_EQ(reply.header("content-length"), "(none)");
  }
  EXPECT_EQ(edge.get("/tagged", "If-None-Match: \"v11\"\r\n").body, "hello");
  EXPECT_EQ(edge.get("/hello", "If-None-Match: *\r\n").status, 200) << "no ETag, nothing to compare";
}

TEST_F(ConnectionTest, ProtectsEveryAnswer) {
  edge.options.https = true;
  edge.start();
  for (const char* target : {"/hello", "/nowhere"}) {
    const Reply reply = edge.get(target);
    EXPECT_NE(reply.header("content-security-policy").find("default-src 'self'"), std::string::npos);
    EXPECT_NE(reply.header("content-security-policy").find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.header("referrer-policy"), "same-origin");
    EXPECT_NE(reply.header("strict-transport-security").find("max-age="), std::string::npos);
    EXPECT_NE(reply.header("cache-control").find("no-store"), std::string::npos);
    EXPECT_NE(reply.header("x-request-id"), "(none)");
  }
}

TEST_F(ConnectionTest, LetsNobodyWriteHeaders) {
  edge.start();
  const Reply reply = edge.get("/injected?to=/a%0D%0ASet-Cookie:%20stolen=1");
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.header("set-cookie"), "(none)");
  EXPECT_EQ(edge.get("/injected?to=/next").header("location"), "/next");
}

TEST_F(ConnectionTest, BelievesOnlyTrustedProxies) {
  edge.start();
  EXPECT_EQ(edge.get("/who", "X-Forwarded-For: 203.0.113.9\r\n").body, "127.0.0.1");
  TestEdge behind;
  behind.options.trusted_proxies = {"127.0.0.1", "10.0.0.2"};
  behind.api.get("/who", {open_to_public(), "試験"}, [](Call& call) { return html(call.request.peer); });
  behind.start();
  EXPECT_EQ(behind.get("/who", "X-Forwarded-For: 203.0.113.9\r\n").body, "203.0.113.9");
  EXPECT_EQ(behind.get("/who", "X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n").body, "203.0.113.9");
  EXPECT_EQ(
      behind.get("/who", "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: 203.0.113.9, 10.0.0.2\r\n").body,
      "203.0.113.9");
  EXPECT_EQ(behind.get("/who", "X-Forwarded-For: 2001:DB8::1\r\n").body, "2001:db8::1");
  EXPECT_EQ(behind.get("/who", "X-Forwarded-For: nonsense\r\n").body, "127.0.0.1");
  EXPECT_EQ(behind.get("/who").body, "127.0.0.1");
}

TEST_F(ConnectionTest, RefusesWhenTheQueueIsFull) {
  edge.options.worker_threads = 1;
  edge.options.queue_limit = 1;
  edge.start();
  RawClient busy(edge.port());
  RawClient queued(edge.port());
  busy.send("GET /slow HTTP/1.1\r\nHost: t\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return running == 1; }));
  queued.send(kHello);
  ASSERT_TRUE(eventually([&] { return edge.server->waiting_requests() == 1; }));
  RawClient third(edge.port());
  const Reply refused = third.ask(kHello);
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("retry-after"), "5");
  released = true;
  EXPECT_EQ(busy.read().body, "done");
  EXPECT_EQ(queued.read().body, "hello");
  EXPECT_EQ(third.ask(kHello).body, "hello") << "a refused client may try again on the same connection";
}

TEST_F(ConnectionTest, CutsAReaderThatStopsReading) {
  edge.options.write_timeout = 100ms;
  edge.start();
  RawClient stuck(edge.port(), 4096);
  stuck.send("GET /big HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_TRUE(eventually([&] { return edge.server->open_connections() == 1; }));
  EXPECT_TRUE(eventually([&] { return edge.server->open_connections() == 0; }));
  EXPECT_EQ(edge.get("/big").body.size(), 8'000'000u) << "who reads gets all of it";
}

TEST_F(ConnectionTest, ClosesIdleConnections) {
  edge.options.idle_timeout = 100ms;
  edge.start();
  RawClient client(edge.port());
  EXPECT_EQ(client.ask(kHello).body, "hello");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(ConnectionTest, TellsEachAnswerToTheObserver) {
  std::mutex mutex;
  std::vector<std::string> seen;
  edge.options.observe = [&](const std::string& route, int status, double seconds) {
    std::lock_guard lock(mutex);
    EXPECT_GE(seconds, 0);
    seen.push_back(route + " " + std::to_string(status));
  };
  edge.start();
  edge.get("/hello");
  edge.get("/nowhere");
  edge.server->stop();
  EXPECT_EQ(seen, (std::vector<std::string>{"GET /hello 200", "none 404"}));
}

}  // namespace
}  // namespace banso::http
