// Long answers and the end of the server: events, files, draining.
#include <fstream>
#include <future>

#include "platform/http/edge_fixture.hpp"

namespace banso::http {
namespace {

using namespace testing;

class StreamingTest : public ::testing::Test {
 protected:
  StreamingTest() {
    edge.options.heartbeat = 50ms;
    edge.api.get("/three", {open_to_public(), "試験"}, [](Call&) {
      auto left = std::make_shared<int>(3);
      return of_events([left]() -> std::optional<std::string> {
        if (*left == 0) return std::nullopt;
        return sse_event("progress", std::to_string((*left)--));
      });
    });
    edge.api.get("/silent", {open_to_public(), "試験"}, [this](Call&) {
      return of_events([this]() -> std::optional<std::string> {
        ++asked;
        return "";
      });
    });
    edge.api.get("/failing", {open_to_public(), "試験"}, [](Call&) {
      return of_events([]() -> std::optional<std::string> { throw std::runtime_error("the job is gone"); });
    });
    edge.api.get("/slow", {open_to_public(), "試験"}, [this](Call&) {
      ++asked;
      std::this_thread::sleep_for(200ms);
      return html("done");
    });
    edge.api.get("/hello", {open_to_public(), "試験"}, [](Call&) { return html("hello"); });
    edge.api.get("/file/{name}", {open_to_public(), "試験"}, [this](Call& call) {
      Response response;
      response.file = edge.options.upload_dir / call.text("name");
      return std::move(response.with("content-type", "text/csv").with("etag", "\"f1\""));
    });
  }
  static Response of_events(std::function<std::optional<std::string>()> next) {
    Response response;
    response.events = std::make_shared<EventStream>(EventStream{std::move(next), 10ms});
    return response;
  }

  std::atomic<int> asked{0};
  TestEdge edge;
};

std::string get(const std::string& target, const std::string& version = "1.1") {
  return "GET " + target + " HTTP/" + version + "\r\nHost: t\r\n\r\n";
}

TEST_F(StreamingTest, SendsEventsToTheirEnd) {
  edge.start();
  RawClient client(edge.port());
  client.send(get("/three"));
  const Reply reply = client.read();
  EXPECT_EQ(reply.header("content-type"), "text/event-stream");
  EXPECT_EQ(reply.header("transfer-encoding"), "chunked");
  EXPECT_NE(reply.header("cache-control").find("no-store"), std::string::npos);
  std::string expected;
  for (const char* number : {"3", "2", "1"}) {
    expected += "19\r\nevent: progress\ndata: " + std::string(number) + "\n\n\r\n";
  }
  EXPECT_EQ(client.read_to_end(), expected + "0\r\n\r\n");
}

TEST_F(StreamingTest, SendsEventsToOldClientsWithoutChunks) {
  edge.start();
  RawClient client(edge.port());
  client.send(get("/three", "1.0"));
  EXPECT_EQ(client.read().header("transfer-encoding"), "(none)");
  EXPECT_TRUE(client.read_to_end().starts_with("event: progress\ndata: 3\n\nevent: progress"));
}

TEST_F(StreamingTest, KeepsSilentStreamsAlive) {
  edge.start();
  RawClient client(edge.port());
  client.send(get("/silent"));
  client.read_until("\r\n\r\n");
  EXPECT_TRUE(client.read_until(": still here\n\n").ends_with(": still here\n\n"));
}

TEST_F(StreamingTest, NoticesThatTheClientLeft) {
  edge.options.heartbeat = 1h;
  edge.start();
  {
    RawClient client(edge.port());
    client.send(get("/silent"));
    client.read_until("\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return asked > 2; }));
  }
  EXPECT_TRUE(eventually([&] { return edge.server->open_connections() == 0; }));
}

TEST_F(StreamingTest, EndsAStreamThatFails) {
  edge.start();
  RawClient client(edge.port());
  client.send(get("/failing"));
  client.read_until("\r\n\r\n");
  EXPECT_EQ(client.read_to_end(), "0\r\n\r\n");
}

TEST_F(StreamingTest, SendsFiles) {
  edge.start();
  std::filesystem::create_directories(edge.options.upload_dir);
  const std::string content(700'001, 'f');
  std::ofstream(edge.options.upload_dir / "a.csv") << content;
  std::ofstream(edge.options.upload_dir / "empty.csv");
  RawClient client(edge.port());
  EXPECT_EQ(client.ask(get("/file/a.csv")).body, content);
  EXPECT_EQ(client.ask(get("/file/empty.csv")).header("content-length"), "0");
  client.send("HEAD /file/a.csv HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read(true).header("content-length"), "700001");
  EXPECT_EQ(client.ask("GET /file/a.csv HTTP/1.1\r\nHost: t\r\nIf-None-Match: \"f1\"\r\n\r\n").status, 304);
  EXPECT_EQ(client.ask(get("/file/none.csv")).status, 404);
  EXPECT_EQ(client.ask(get("/file/.")).status, 404) << "a folder is not a file";
}

TEST_F(StreamingTest, DrainsInOrder) {
  edge.start();
  RawClient idle(edge.port());
  RawClient fresh(edge.port());
  RawClient stream(edge.port());
  RawClient running(edge.port());
  EXPECT_EQ(idle.ask(get("/hello")).body, "hello");
  stream.send(get("/silent"));
  stream.read_until("\r\n\r\n");
  asked = 0;
  running.send(get("/slow"));
  ASSERT_TRUE(eventually([&] { return asked > 0 && edge.server->open_connections() == 4; }));

  const auto begin = std::chrono::steady_clock::now();
  auto stopping = std::async(std::launch::async, [&] { edge.server->stop(); });
  ASSERT_TRUE(eventually([&] { return edge.server->draining(); }));
  EXPECT_TRUE(idle.is_closed());
  EXPECT_TRUE(fresh.is_closed());
  EXPECT_TRUE(stream.read_to_end().ends_with("0\r\n\r\n"));
  const Reply last = running.read();
  EXPECT_EQ(last.body, "done");
  EXPECT_EQ(last.header("connection"), "close");
  stream.close();
  running.close();
  stopping.get();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s) << "idle connections must not hold the end";
}

TEST_F(StreamingTest, DrainsAStreamThatWaitsLong) {
  edge.api.get("/rare", {open_to_public(), "試験"}, [](Call&) {
    Response response;
    response.events = std::make_shared<EventStream>(
        EventStream{[] { return std::optional<std::string>("data: 1\n\n"); }, 1h});
    return response;
  });
  edge.start();
  RawClient stream(edge.port());
  stream.send(get("/rare"));
  stream.read_until("data: 1\n\n");
  const auto begin = std::chrono::steady_clock::now();
  auto stopping = std::async(std::launch::async, [&] { edge.server->stop(); });
  EXPECT_TRUE(stream.read_to_end().ends_with("0\r\n\r\n"));
  stream.close();
  stopping.get();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
}

TEST_F(StreamingTest, GivesUpOnWhatWillNotEnd) {
  edge.options.drain = 100ms;
  edge.options.write_timeout = 1h;
  edge.api.get("/big", {open_to_public(), "試験"}, [](Call&) { return html(std::string(20'000'000, 'b')); });
  edge.start();
  RawClient stuck(edge.port(), 4096);
  stuck.send(get("/big"));
  EXPECT_EQ(stuck.read_until("\r\n").substr(0, 12), "HTTP/1.1 200");
  const auto begin = std::chrono::steady_clock::now();
  edge.server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
}

}  // namespace
}  // namespace banso::http
