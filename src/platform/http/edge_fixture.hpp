// For tests of the edge: a real server on a free port with a router of one's own, and a client that sends
// exactly the bytes it is told to. No database: transactions begin with their first statement, and these
// routes have none.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <memory>
#include <string>

#include "platform/config/config.hpp"
#include "platform/db/pool.hpp"
#include "platform/http/api.hpp"
#include "platform/http/page.hpp"
#include "platform/http/server.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/services.hpp"

namespace banso::http::testing {

using namespace std::chrono_literals;

/// What came back: the first line, the headers in lower case, the body as framed.
struct Reply {
  int status = 0;
  std::string head;
  std::string body;

  /// A header's value, or "(none)".
  std::string header(const std::string& name) const {
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return "(none)";
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
  boost::json::value json() const { return boost::json::parse(body); }
  std::string reason() const { return json().at("reason").as_string().c_str(); }
};

/// A socket that sends raw bytes and reads framed answers; waits at most five seconds for anything.
class RawClient {
 public:
  explicit RawClient(unsigned short port, int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{5, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (receive_buffer > 0)
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  ~RawClient() { close(); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// @return false if the server has closed already
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  void stop_sending() { ::shutdown(socket_, SHUT_WR); }

  /// Everything up to and with `mark`; what came so far if the connection ends or nothing comes.
  std::string read_until(std::string_view mark) {
    while (pending_.find(mark) == std::string::npos && fill()) continue;
    return take(std::min(pending_.find(mark), pending_.size() - std::min(pending_.size(), mark.size())) +
                mark.size());
  }
  /// Everything until the server closes.
  std::string read_to_end() {
    while (fill()) continue;
    return take(pending_.size());
  }
  /// True if the server has closed in order (and not by a reset or by silence).
  bool is_closed() {
    while (fill()) continue;
    return ended_ && pending_.empty();
  }

  /// One answer. @param to_head the request was HEAD: no body follows
  Reply read(bool to_head = false) {
    Reply reply;
    reply.head = read_until("\r\n\r\n");
    if (reply.head.size() > 12) reply.status = std::atoi(reply.head.c_str() + 9);
    if (to_head || reply.status == 204 || reply.status == 304 || reply.status == 100) return reply;
    if (const auto length = reply.header("content-length"); length != "(none)") {
      const auto wanted = static_cast<std::size_t>(std::stoul(length));
      while (pending_.size() < wanted && fill()) continue;
      reply.body = take(wanted);
    }
    return reply;
  }
  Reply ask(std::string_view bytes) {
    send(bytes);
    return read();
  }

 private:
  bool fill() {
    char piece[64 * 1024];
    const auto got = ::recv(socket_, piece, sizeof piece, 0);
    if (got == 0) ended_ = true;
    if (got <= 0) return false;
    pending_.append(piece, static_cast<std::size_t>(got));
    return true;
  }
  std::string take(std::size_t count) {
    std::string taken = pending_.substr(0, count);
    pending_.erase(0, taken.size());
    return taken;
  }

  int socket_;
  std::string pending_;
  bool ended_ = false;
};

class NoJobs : public jobs::Queue {
 public:
  void add_kind(jobs::Kind, jobs::Handler) override {}
  std::int64_t enqueue(db::Tx&, std::string_view, std::string_view, const boost::json::value&,
                       std::optional<std::int64_t>) override {
    throw std::logic_error("no jobs in these tests");
  }
};

/// "Bearer <permissions, comma-separated>" is a token; a cookie "s1" is a session whose CSRF token is
/// "csrf-1".
class PlainAuthenticator : public Authenticator {
 public:
  identity::Caller authenticate(db::Tx&, const Request& request, Instant) override {
    identity::Caller caller;
    const std::string_view proof = request.header("authorization");
    if (proof == "Bearer wrong")
      throw Refused(RefusalCode::kUnauthorized, "identity.wrong_token", "使えません。");
    if (proof.starts_with("Bearer ")) {
      caller.user_id = 7;
      caller.api_token_id = 3;
      caller.permissions.emplace(proof.substr(7));
    } else if (request.cookie(kSessionCookie) == "s1") {
      caller.user_id = 8;
      caller.session_id = 4;
      caller.csrf_token = "csrf-1";
    }
    return caller;
  }
};

/// A server with the routes of one test. Add routes, then start().
class TestEdge {
 public:
  TestEdge() {
    settings.public_url = "https://banso.example.jp";
    options.worker_threads = 4;
    options.upload_dir = std::filesystem::temp_directory_path() /
                         ("banso-edge-" + std::to_string(::getpid()) + "-" + std::to_string(++count()));
  }
  ~TestEdge() {
    if (server) server->stop();
    std::filesystem::remove_all(options.upload_dir);
  }

  void start() {
    server = std::make_unique<Server>(router, dispatcher, options);
    server->start();
  }
  unsigned short port() const { return server->port(); }
  Reply ask(const std::string& bytes) { return RawClient(port()).ask(bytes); }
  /// GET with further header lines, each ending with \r\n.
  Reply get(const std::string& target, const std::string& lines = "") {
    return ask("GET " + target + " HTTP/1.1\r\nHost: t\r\n" + lines + "\r\n");
  }
  std::size_t uploads_left() const {
    std::error_code none;
    std::size_t left = 0;
    for (std::filesystem::directory_iterator file(options.upload_dir, none), end; file != end; ++file) ++left;
    return left;
  }

  config::Config settings;
  db::Pool pool{"host=/nowhere", 1};
  NoJobs queue;
  Router router;
  Services services{settings, pool, queue, router, [] { return Instant{}; }};
  PlainAuthenticator authenticator;
  Dispatcher dispatcher{services, authenticator};
  Api api{router};
  ServerOptions options;
  std::unique_ptr<Server> server;

 private:
  static int& count() {
    static int made = 0;
    return made;
  }
};

/// Waits until `done` or two seconds have gone. @return whether it came true
template <class Condition>
bool eventually(Condition done) {
  for (int i = 0; i < 400; ++i) {
    if (done()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

}  // namespace banso::http::testing
