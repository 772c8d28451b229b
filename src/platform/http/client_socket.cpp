#include "platform/http/client_socket.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <cerrno>
#include <vector>

namespace banso::http {
namespace asio = boost::asio;
namespace wire = boost::beast::http;
using asio::ip::tcp;

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
// The first write carries the header and a body of usual size in one packet train.
constexpr std::size_t kFirstPiece = 256 * 1024;
constexpr auto kLastWords = std::chrono::seconds(1);
constexpr std::size_t kLastWordsLimit = 4 * 1024 * 1024;

std::string address_of(const tcp::socket& socket) {
  boost::system::error_code failed;
  const auto remote = socket.remote_endpoint(failed);
  if (failed) return {};
  const auto address = remote.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

}  // namespace

ClientSocket::ClientSocket(tcp::socket socket)
    : socket_(std::move(socket)),
      pause_(socket_.get_executor()),
      deadline_(std::make_shared<Deadline>(socket_)),
      peer_(address_of(socket_)) {
  boost::system::error_code ignored;
  socket_.set_option(tcp::no_delay(true), ignored);
}

asio::awaitable<ClientSocket::Error> ClientSocket::wait_for_request(Patience patience) {
  if (buffer_.size() > 0) co_return Error();
  if (stopping_) co_return asio::error::operation_aborted;
  waiting_ = true;
  deadline_->begin(patience);
  auto [failed, count] = co_await socket_.async_read_some(buffer_.prepare(4096), kAwait);
  waiting_ = false;
  if (deadline_->end() && failed) co_return asio::error::timed_out;
  buffer_.commit(count);
  co_return failed;
}

asio::awaitable<ClientSocket::Error> ClientSocket::read_header(RequestParser& parser, Patience patience) {
  deadline_->begin(patience);
  auto [failed, count] = co_await wire::async_read_header(socket_, buffer_, parser, kAwait);
  co_return deadline_->end() && failed ? asio::error::timed_out : failed;
}

asio::awaitable<ClientSocket::Error> ClientSocket::read_body(RequestParser& parser, Patience patience) {
  deadline_->begin(patience);
  auto [failed, count] = co_await wire::async_read(socket_, buffer_, parser, kAwait);
  const bool late = deadline_->end();
  if (failed == wire::error::need_buffer) co_return Error();
  co_return late&& failed ? asio::error::timed_out : failed;
}

asio::awaitable<bool> ClientSocket::write(std::string_view first, std::string_view second,
                                          Patience patience) {
  do {
    const std::string_view piece = second.substr(0, first.empty() ? kPiece : kFirstPiece);
    const std::array<asio::const_buffer, 2> parts{asio::buffer(first), asio::buffer(piece)};
    deadline_->begin(patience);
    auto [failed, count] = co_await asio::async_write(socket_, parts, kAwait);
    deadline_->end();
    if (failed) co_return false;
    first = {};
    second.remove_prefix(piece.size());
  } while (!second.empty());
  co_return true;
}

asio::awaitable<bool> ClientSocket::pause(Patience time) {
  if (stopping_) co_return false;
  pause_.expires_after(time);
  co_await pause_.async_wait(kAwait);
  co_return !stopping_ && !client_has_gone();
}

bool ClientSocket::client_has_gone() {
  char byte = 0;
  const auto seen = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return seen == 0 || (seen < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

asio::awaitable<void> ClientSocket::close_in_order() {
  boost::system::error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  std::vector<char> rest(kPiece);
  // One deadline for all of it: a client that never stops talking is not waited for.
  const auto until = Deadline::Clock::now() + kLastWords;
  for (std::size_t total = 0; total < kLastWordsLimit && socket_.is_open();) {
    const auto left = std::chrono::ceil<Patience>(until - Deadline::Clock::now());
    if (left <= Patience::zero()) break;
    deadline_->begin(left);
    auto [failed, count] = co_await socket_.async_read_some(asio::buffer(rest), kAwait);
    deadline_->end();
    if (failed) break;
    total += count;
  }
  close();
}

void ClientSocket::close() {
  boost::system::error_code ignored;
  socket_.close(ignored);
}

void ClientSocket::stop_waiting(const std::shared_ptr<ClientSocket>& socket) {
  asio::post(socket->socket_.get_executor(), [socket] {
    socket->stopping_ = true;
    socket->pause_.cancel();
    boost::system::error_code ignored;
    if (socket->waiting_) socket->socket_.cancel(ignored);
  });
}

void OpenSockets::add(const std::shared_ptr<ClientSocket>& socket) {
  std::lock_guard lock(mutex_);
  sockets_.insert(socket);
  if (stopping_) ClientSocket::stop_waiting(socket);
}

void OpenSockets::remove(const std::shared_ptr<ClientSocket>& socket) {
  std::lock_guard lock(mutex_);
  sockets_.erase(socket);
}

std::size_t OpenSockets::count() const {
  std::lock_guard lock(mutex_);
  return sockets_.size();
}

void OpenSockets::stop_waiting() {
  std::lock_guard lock(mutex_);
  stopping_ = true;
  for (const auto& socket : sockets_) ClientSocket::stop_waiting(socket);
}

}  // namespace banso::http
