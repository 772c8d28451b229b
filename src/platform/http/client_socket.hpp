// The socket of one client: reads and writes with time-outs, waits that a stopping server can end, and an
// orderly end. Internal to the edge.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

#include "platform/http/deadline.hpp"

namespace banso::http {

using RequestParser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

/// Bytes of a header at most, and of a target; the pieces in which bodies travel.
inline constexpr std::size_t kHeaderLimit = 32 * 1024;
inline constexpr std::size_t kTargetLimit = 8 * 1024;
inline constexpr std::size_t kPiece = 64 * 1024;

/// A time-out answers boost::asio::error::timed_out and leaves the socket usable.
class ClientSocket {
 public:
  explicit ClientSocket(boost::asio::ip::tcp::socket socket);

  template <class Result>
  using Awaitable = boost::asio::awaitable<Result>;
  using Error = boost::system::error_code;
  using Patience = std::chrono::milliseconds;

  /// The address of the other end; IPv4 also where the listener is IPv6. Empty if it has gone already.
  const std::string& peer() const { return peer_; }
  /// Waits until a request begins. Ends early, with operation_aborted, when the server stops.
  Awaitable<Error> wait_for_request(Patience patience);
  Awaitable<Error> read_header(RequestParser& parser, Patience patience);
  /// Fills the parser's body buffer as far as it goes.
  Awaitable<Error> read_body(RequestParser& parser, Patience patience);
  /// Writes both texts in pieces, each within `patience`. @return false if the client is gone or too slow
  Awaitable<bool> write(std::string_view first, std::string_view second, Patience patience);
  /// Waits; less when the server stops. @return false if it stops, or the client has gone
  Awaitable<bool> pause(Patience time);
  /// Ends in order: says that nothing more comes, and reads for a moment what the client still sends, so that
  /// it gets the last answer and not a reset.
  Awaitable<void> close_in_order();
  /// Ends at once.
  void close();
  /// From any thread: whoever waits in wait_for_request() or pause() goes on.
  static void stop_waiting(const std::shared_ptr<ClientSocket>& socket);

 private:
  bool client_has_gone();

  boost::asio::ip::tcp::socket socket_;
  boost::asio::steady_timer pause_;
  std::shared_ptr<Deadline> deadline_;
  boost::beast::flat_buffer buffer_{kHeaderLimit + kPiece};
  std::string peer_;
  bool waiting_ = false;
  bool stopping_ = false;
};

/// The sockets of a server that are open now.
class OpenSockets {
 public:
  void add(const std::shared_ptr<ClientSocket>& socket);
  void remove(const std::shared_ptr<ClientSocket>& socket);
  std::size_t count() const;
  /// Ends the idle waits of all of them, and of those that still come.
  void stop_waiting();

 private:
  mutable std::mutex mutex_;
  std::unordered_set<std::shared_ptr<ClientSocket>> sockets_;
  bool stopping_ = false;
};

}  // namespace banso::http
