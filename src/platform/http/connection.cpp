// One connection: reads requests within their limits, answers what the edge itself can answer, hands the rest
// to a worker thread, writes the answer. Every await has a time-out; every refusal is an answer, never a cut.
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/beast/http/error.hpp>

#include "platform/http/conditional.hpp"
#include "platform/http/edge.hpp"
#include "platform/http/event_sender.hpp"
#include "platform/http/on_worker.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/request_head.hpp"
#include "platform/http/response_head.hpp"
#include "platform/http/upload_file.hpp"
#include "platform/log/log.hpp"

namespace banso::http {
namespace asio = boost::asio;
namespace wire = boost::beast::http;
using asio::ip::tcp;

namespace {

std::string new_request_id() {
  unsigned char random[9];
  randombytes_buf(random, sizeof random);
  char text[sodium_base64_ENCODED_LEN(sizeof random, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
  sodium_bin2base64(text, sizeof text, random, sizeof random, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text;
}

bool expects_continue(const Request& request) {
  const std::string_view expected = request.header("expect");
  return std::equal(expected.begin(), expected.end(), "100-continue", "100-continue" + 12,
                    [](unsigned char left, unsigned char right) { return std::tolower(left) == right; });
}

class Connection {
 public:
  Connection(std::shared_ptr<ClientSocket> socket, Edge& edge) : socket_(std::move(socket)), edge_(edge) {}

  asio::awaitable<void> run() {
    if (edge_.sockets.count() > edge_.options.connection_limit) {
      begin_request();
      co_await answer_and_close(503);
    }
    while (keep_alive_) co_await serve_one();
    co_await socket_->close_in_order();
  }

 private:
  void begin_request() {
    request_ = Request{};
    request_.request_id = new_request_id();
    request_.peer = socket_->peer();
    route_ = nullptr;
    allowed_.clear();
    head_only_ = false;
    old_client_ = false;
    started_ = std::chrono::steady_clock::now();
    parser_.emplace();
    parser_->header_limit(kHeaderLimit);
    // Bodies are measured here, against the limit of their route.
    parser_->body_limit(boost::none);
  }

  asio::awaitable<void> serve_one() {
    if (!co_await wait_for_request()) co_return;
    begin_request();
    if (!co_await read_header()) co_return;
    if (const int status = check_header(); status != 0) {
      co_await answer_and_close(status);
      co_return;
    }
    if (!route_) {
      co_await answer_without_route();
      co_return;
    }
    const int wait = edge_.limiter.take(request_.peer, *route_, started_);
    if (wait > 0) {
      Response response = status_response(429, request_.request_id, wants_page(request_));
      response.with("retry-after", std::to_string(wait));
      co_await answer_early(std::move(response));
      co_return;
    }
    if (route_->options.upload) {
      co_await serve_upload();
    } else {
      co_await serve_plain();
    }
  }

  /// The first byte of a later request may take as long as an idle connection may live.
  asio::awaitable<bool> wait_for_request() {
    const auto patience = first_ ? edge_.options.header_timeout : edge_.options.idle_timeout;
    first_ = false;
    const auto failed = co_await socket_->wait_for_request(patience);
    if (!failed) co_return true;
    keep_alive_ = false;
    // Nothing was asked and nothing answered: there is nobody to wait for.
    socket_->close();
    co_return false;
  }

  asio::awaitable<bool> read_header() {
    const auto failed = co_await socket_->read_header(*parser_, edge_.options.header_timeout);
    if (!failed) co_return true;
    keep_alive_ = false;
    if (failed == asio::error::timed_out) {
      co_await answer_and_close(408);
    } else if (failed == wire::error::header_limit || failed == wire::error::buffer_overflow) {
      co_await answer_and_close(line_is_too_long() ? 414 : 431);
    } else if (failed == wire::error::bad_version) {
      co_await answer_and_close(505);
    } else if (failed.category() == wire::make_error_code(wire::error::bad_target).category() &&
               failed != wire::error::end_of_stream && failed != wire::error::partial_message) {
      co_await answer_and_close(400);
    } else {
      socket_->close();
    }
    co_return false;
  }

  bool line_is_too_long() const {
    return parser_->get().target().empty() || parser_->get().target().size() > kTargetLimit;
  }

  /// Reads the header and finds the route. @return 0, or the status of what is wrong
  int check_header() {
    const auto& header = parser_->get();
    keep_alive_ = header.keep_alive() && !edge_.draining;
    head_only_ = header.method() == wire::verb::head;
    old_client_ = header.version() < 11;
    if (const int status = read_head(header, request_)) return status;
    request_.peer = client_address(request_, socket_->peer(), edge_.options.trusted_proxies);
    auto match = edge_.router.match(request_.method, request_.path);
    route_ = match.route;
    request_.parameters = std::move(match.parameters);
    allowed_ = std::move(match.allowed);
    if (!route_) return 0;
    if (!old_client_ && !request_.header("expect").empty() && !expects_continue(request_)) return 417;
    if (route_->input && !is_json(request_.header("content-type"))) return 415;
    if (parser_->content_length() && *parser_->content_length() > route_->options.body_limit) return 413;
    return 0;
  }

  asio::awaitable<void> answer_without_route() {
    const bool asks_for_options = request_.method == "OPTIONS" && (request_.path == "*" || !allowed_.empty());
    if (allowed_.empty() && !asks_for_options) {
      co_await answer_early(status_response(404, request_.request_id, wants_page(request_)));
      co_return;
    }
    std::string allow = "OPTIONS";
    for (const auto& method : allowed_) allow += (method == "GET" ? ", GET, HEAD" : ", " + method);
    Response response =
        asks_for_options ? no_content() : status_response(405, request_.request_id, wants_page(request_));
    response.with("allow", std::move(allow));
    co_await answer_early(std::move(response));
  }

  asio::awaitable<void> serve_plain() {
    const int status = co_await read_body([this](const char* bytes, std::size_t count) {
      request_.body.append(bytes, count);
      return true;
    });
    if (status != 0) {
      co_await answer_and_close(status);
    } else {
      co_await dispatch();
    }
  }

  asio::awaitable<void> serve_upload() {
    // Who asks is settled before a byte of the body is taken.
    auto refusal = co_await on_worker<std::optional<Response>>(
        edge_.workers, [this] { return edge_.dispatcher.refuse_upload(*route_, request_); });
    if (!refusal) {
      co_await answer_and_close(503);
      co_return;
    }
    if (*refusal) {
      co_await answer_early(std::move(**refusal));
      co_return;
    }
    UploadFile file(edge_.options.upload_dir / (request_.request_id + ".upload"));
    request_.upload = file.path();
    int status = 503;
    if (file.is_open()) {
      status = co_await read_body(
          [&file](const char* bytes, std::size_t count) { return file.append(bytes, count); });
      if (status == 0 && !file.finish()) status = 503;
    }
    if (status != 0) {
      co_await answer_and_close(status);
    } else {
      co_await dispatch();
    }
  }

  /// Reads the body piece by piece. @return 0, or the status of the failure
  asio::awaitable<int> read_body(std::function<bool(const char*, std::size_t)> take) {
    if (parser_->is_done()) co_return 0;
    if (!old_client_ && expects_continue(request_)) {
      if (!co_await socket_->write("HTTP/1.1 100 Continue\r\n\r\n", {}, edge_.options.write_timeout))
        co_return 400;
    }
    std::vector<char> piece(std::min<std::size_t>(kPiece, parser_->content_length().value_or(kPiece) + 1));
    std::size_t total = 0;
    while (!parser_->is_done()) {
      parser_->get().body().data = piece.data();
      parser_->get().body().size = piece.size();
      const auto failed = co_await socket_->read_body(*parser_, edge_.options.body_timeout);
      if (failed == asio::error::timed_out) co_return 408;
      if (failed) co_return 400;
      const std::size_t got = piece.size() - parser_->get().body().size;
      total += got;
      if (total > route_->options.body_limit) co_return 413;
      if (got > 0 && !take(piece.data(), got)) co_return 503;
    }
    co_return 0;
  }

  asio::awaitable<void> dispatch() {
    auto response = co_await on_worker<Response>(
        edge_.workers, [this] { return edge_.dispatcher.handle(*route_, request_); });
    if (!response) response = status_response(503, request_.request_id, wants_page(request_));
    if (!has_safe_headers(*response)) {
      log::error("http.unsafe_header", {{"request_id", request_.request_id}, {"route", route_->name()}});
      response = status_response(500, request_.request_id, wants_page(request_));
    }
    if (response->events) {
      co_await answer_events(std::move(*response));
    } else if (!response->file.empty()) {
      co_await answer_file(std::move(*response));
    } else {
      co_await answer(std::move(*response));
    }
  }

  /// Answers before the body was read: the connection can only go on if there is none.
  asio::awaitable<void> answer_early(Response response) {
    if (!parser_->is_done()) keep_alive_ = false;
    co_await answer(std::move(response));
  }

  asio::awaitable<void> answer_and_close(int status) {
    keep_alive_ = false;
    co_await answer(status_response(status, request_.request_id, wants_page(request_)));
  }

  asio::awaitable<void> answer(Response response) {
    if (edge_.draining) keep_alive_ = false;
    if (response.status == 200 && request_.method == "GET" && is_not_modified(request_, response)) {
      response.status = 304;
      response.body.clear();
      response.static_body = {};
    }
    const std::string_view body =
        response.body.empty() ? response.static_body : std::string_view(response.body);
    observe(response.status);
    if (!co_await socket_->write(head_of(response, body.size()), head_only_ ? std::string_view() : body,
                                 edge_.options.write_timeout)) {
      give_up();
    }
  }

  asio::awaitable<void> answer_file(Response response) {
    if (edge_.draining) keep_alive_ = false;
    struct File {
      int number;
      ~File() {
        if (number >= 0) ::close(number);
      }
    } file{::open(response.file.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat facts {};
    if (file.number < 0 || ::fstat(file.number, &facts) != 0 || !S_ISREG(facts.st_mode)) {
      co_await answer(status_response(404, request_.request_id, wants_page(request_)));
      co_return;
    }
    if (is_not_modified(request_, response)) {
      response.file.clear();
      co_await answer(std::move(response));
      co_return;
    }
    observe(response.status);
    auto left = static_cast<std::uint64_t>(facts.st_size);
    std::string head = head_of(response, left);
    if (head_only_) left = 0;
    std::vector<char> piece(kPiece);
    while (!head.empty() || left > 0) {
      const auto got =
          left == 0 ? 0 : ::read(file.number, piece.data(), std::min<std::uint64_t>(piece.size(), left));
      if (left > 0 && got <= 0) co_return give_up();
      const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
      if (!co_await socket_->write(head, bytes, edge_.options.write_timeout)) co_return give_up();
      head.clear();
      left -= bytes.size();
    }
  }

  asio::awaitable<void> answer_events(Response response) {
    keep_alive_ = false;
    response.with("content-type", "text/event-stream").with("x-accel-buffering", "no");
    observe(response.status);
    const bool sent =
        co_await socket_->write(head_of(response, std::nullopt), {}, edge_.options.write_timeout);
    if (sent && !head_only_) co_await send_events(edge_, *socket_, response.events, !old_client_);
  }

  std::string head_of(const Response& response, std::optional<std::uint64_t> length) const {
    return response_head(response, {length, keep_alive_, old_client_, edge_.options.https},
                         request_.request_id);
  }

  /// The answer could not be written to its end: the client must not take what follows for the rest of it.
  void give_up() {
    keep_alive_ = false;
    socket_->close();
  }

  void observe(int status) {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started_;
    edge_.options.observe(route_ ? route_->name() : "none", status, taken.count());
  }

  std::shared_ptr<ClientSocket> socket_;
  Edge& edge_;
  std::optional<RequestParser> parser_;
  Request request_;
  const Route* route_ = nullptr;
  std::vector<std::string> allowed_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  bool keep_alive_ = true;
  bool head_only_ = false;
  bool old_client_ = false;
  bool first_ = true;
};

}  // namespace

asio::awaitable<void> serve_connection(tcp::socket socket, Edge& edge) {
  struct Listed {
    OpenSockets& sockets;
    std::shared_ptr<ClientSocket> socket;
    ~Listed() { sockets.remove(socket); }
  } listed{edge.sockets, std::make_shared<ClientSocket>(std::move(socket))};
  edge.sockets.add(listed.socket);
  try {
    Connection connection(listed.socket, edge);
    co_await connection.run();
  } catch (const std::exception& error) {
    log::error("http.connection_failed", {{"detail", error.what()}});
  }
}

}  // namespace banso::http
