// A time-out on a socket that interrupts the waiting operation and leaves the socket open, so that the answer
// can still say 408. (Beast's own time-outs close it.)
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>

namespace banso::http {

/// Used on the strand of its socket only. Held by shared_ptr: a wake-up may come after the connection has
/// gone.
class Deadline : public std::enable_shared_from_this<Deadline> {
 public:
  using Clock = std::chrono::steady_clock;

  /// @param socket must outlive this object's last owner
  explicit Deadline(boost::asio::ip::tcp::socket& socket) : socket_(socket), timer_(socket.get_executor()) {}

  /// Interrupts what the socket waits for once `patience` has gone, unless end() comes first.
  void begin(std::chrono::milliseconds patience);
  /// The operation came back: nothing is interrupted any more. @return true if the time ran out meanwhile
  bool end();

 private:
  void arm();
  void wake();

  boost::asio::ip::tcp::socket& socket_;
  boost::asio::steady_timer timer_;
  Clock::time_point at_;
  bool armed_ = false;
  bool running_ = false;
  bool passed_ = false;
};

}  // namespace banso::http
