// Uploads: streamed to disk within their limit, refused before a byte is taken, gone when the request is
// over.
#include <fmt/format.h>

#include <fstream>

#include "platform/http/edge_fixture.hpp"

namespace banso::http {
namespace {

using namespace testing;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class UploadTest : public ::testing::Test {
 protected:
  UploadTest() {
    edge.options.body_timeout = 200ms;
    RouteOptions options{permission("registry.import"), "試験", 30'000'000};
    options.upload = true;
    edge.api.put("/api/v1/files/{name}", options, [this](Call& call) {
      ++handled;
      taken = content_of(call.request.upload);
      EXPECT_TRUE(call.request.body.empty());
      return html(std::to_string(taken.size()));
    });
    RouteOptions keep = options;
    keep.access = open_to_public();
    edge.api.put("/api/v1/kept", keep, [this](Call& call) {
      std::filesystem::rename(call.request.upload, call.request.upload.parent_path() / "kept");
      return no_content();
    });
    edge.start();
  }

  static std::string put(const std::string& framing, const std::string& proof = "Bearer registry.import") {
    return "PUT /api/v1/files/a.csv HTTP/1.1\r\nHost: t\r\nAuthorization: " + proof + "\r\n" + framing +
           "\r\n";
  }

  std::atomic<int> handled{0};
  std::string taken;
  TestEdge edge;
};

TEST_F(UploadTest, StreamsALargeBodyToDisk) {
  std::string body(20'000'000, ' ');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 31 >> 7);
  RawClient client(edge.port());
  client.send(put("Content-Length: 20000000\r\n"));
  client.send(body);
  EXPECT_EQ(client.read().body, "20000000");
  EXPECT_TRUE(taken == body);
  EXPECT_TRUE(eventually([&] { return edge.uploads_left() == 0; }));
}

TEST_F(UploadTest, StreamsChunks) {
  RawClient client(edge.port());
  client.send(put("Transfer-Encoding: chunked\r\n"));
  std::string whole;
  for (int i = 0; i < 40; ++i) {
    const std::string chunk(static_cast<std::size_t>(i * 1000 + 1), static_cast<char>('a' + i % 26));
    client.send(fmt::format("{:X}\r\n", chunk.size()) + chunk + "\r\n");
    whole += chunk;
  }
  EXPECT_EQ(client.ask("0\r\n\r\n").status, 200);
  EXPECT_EQ(taken, whole);
  EXPECT_EQ(client.ask(put("Content-Length: 2\r\n") + "ab").body, "2") << "the connection goes on";
  EXPECT_EQ(client.ask(put("Content-Length: 0\r\n")).body, "0") << "an empty file is a file";
}

TEST_F(UploadTest, RefusesBeforeTheBodyIsTaken) {
  const std::string wait = "Expect: 100-continue\r\nContent-Length: 20000000\r\n";
  EXPECT_EQ(edge.ask("PUT /api/v1/files/a.csv HTTP/1.1\r\nHost: t\r\n" + wait + "\r\n").status, 401);
  EXPECT_EQ(edge.ask(put(wait, "Bearer wrong")).reason(), "identity.wrong_token");
  EXPECT_EQ(edge.ask(put(wait, "Bearer registry.other")).status, 403);
  EXPECT_EQ(edge.ask(put("Content-Length: 30000001\r\n")).status, 413);
  RawClient eager(edge.port());
  eager.send(put("Content-Length: 20000000\r\n", "Bearer registry.other"));
  eager.send(std::string(3'000'000, 'x'));
  EXPECT_EQ(eager.read().status, 403) << "told, although it did not wait to be asked";
  EXPECT_EQ(handled, 0);
  EXPECT_EQ(edge.uploads_left(), 0u);
}

TEST_F(UploadTest, LeavesNothingOfABrokenUpload) {
  {
    RawClient client(edge.port());
    client.send(put("Content-Length: 1000000\r\n") + std::string(300'000, 'x'));
    ASSERT_TRUE(eventually([&] { return edge.uploads_left() == 1; }));
  }
  EXPECT_TRUE(eventually([&] { return edge.uploads_left() == 0; }));
  RawClient stalled(edge.port());
  EXPECT_EQ(stalled.ask(put("Content-Length: 1000000\r\n") + "abc").status, 408);
  RawClient endless(edge.port());
  endless.send(put("Transfer-Encoding: chunked\r\n"));
  const std::string chunk = "F4240\r\n" + std::string(1'000'000, 'x') + "\r\n";
  for (int i = 0; i < 31; ++i) endless.send(chunk);
  EXPECT_EQ(endless.read().status, 413);
  EXPECT_TRUE(eventually([&] { return edge.uploads_left() == 0; }));
  EXPECT_EQ(handled, 0);
}

TEST_F(UploadTest, LetsTheHandlerKeepTheFile) {
  EXPECT_EQ(edge.ask("PUT /api/v1/kept HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\n\r\nkeep").status, 204);
  EXPECT_EQ(content_of(edge.options.upload_dir / "kept"), "keep");
  EXPECT_EQ(edge.uploads_left(), 1u);
}

TEST_F(UploadTest, SaysSoWhenThereIsNoRoomOnDisk) {
  std::ofstream(edge.options.upload_dir) << "a file stands where the folder should be";
  const Reply reply = edge.ask(put("Content-Length: 3\r\n") + "abc");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(handled, 0);
}

}  // namespace
}  // namespace banso::http
