#include "platform/http/server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <thread>

#include "platform/http/edge.hpp"
#include "platform/log/log.hpp"

namespace banso::http {
namespace asio = boost::asio;
using asio::ip::tcp;

class Server::Impl {
 public:
  Impl(const Router& router, Dispatcher& dispatcher, ServerOptions options)
      : edge_(router, dispatcher, std::move(options)), acceptor_(asio::make_strand(context_)) {}

  void start() {
    const tcp::endpoint endpoint(asio::ip::make_address(edge_.options.address), edge_.options.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(1024);
    port_ = acceptor_.local_endpoint().port();
    asio::co_spawn(acceptor_.get_executor(), accept_loop(), asio::detached);
    for (std::size_t i = 0; i < edge_.options.io_threads; ++i) {
      threads_.emplace_back([this] { context_.run(); });
    }
  }

  void stop() {
    if (threads_.empty()) return;
    edge_.draining = true;
    asio::post(acceptor_.get_executor(), [this] {
      boost::system::error_code ignored;
      acceptor_.close(ignored);
    });
    edge_.sockets.stop_waiting();
    const auto deadline = std::chrono::steady_clock::now() + edge_.options.drain;
    while (edge_.sockets.count() > 0 && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (const auto left = edge_.sockets.count(); left > 0)
      log::warn("http.drain_timeout", {{"connections", left}});
    edge_.workers.stop();
    context_.stop();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }

  Edge& edge() { return edge_; }
  const Edge& edge() const { return edge_; }
  unsigned short port() const { return port_; }

 private:
  asio::awaitable<void> accept_loop() {
    while (acceptor_.is_open()) {
      auto [failed, socket] =
          co_await acceptor_.async_accept(asio::make_strand(context_), asio::as_tuple(asio::use_awaitable));
      if (failed) {
        if (failed == asio::error::operation_aborted || !acceptor_.is_open()) co_return;
        // Out of file descriptors or the like: wait for some to come free instead of spinning.
        asio::steady_timer pause(acceptor_.get_executor(), std::chrono::milliseconds(50));
        co_await pause.async_wait(asio::use_awaitable);
        continue;
      }
      const auto executor = socket.get_executor();
      asio::co_spawn(executor, serve_connection(std::move(socket), edge_), asio::detached);
    }
  }

  // The connections live in the context and use the edge until their end: it goes last.
  Edge edge_;
  asio::io_context context_;
  tcp::acceptor acceptor_;
  std::vector<std::thread> threads_;
  unsigned short port_ = 0;
};

Server::Server(const Router& router, Dispatcher& dispatcher, ServerOptions options)
    : impl_(std::make_unique<Impl>(router, dispatcher, std::move(options))) {}

Server::~Server() {
  stop();
}

void Server::start() {
  try {
    impl_->start();
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error("cannot listen on " + impl_->edge().options.address + ":" +
                             std::to_string(impl_->edge().options.port) + ": " + error.code().message());
  }
}

unsigned short Server::port() const {
  return impl_->port();
}
void Server::stop() {
  impl_->stop();
}
bool Server::draining() const {
  return impl_->edge().draining;
}
std::size_t Server::waiting_requests() const {
  return impl_->edge().workers.waiting();
}
std::size_t Server::open_connections() const {
  return impl_->edge().sockets.count();
}

}  // namespace banso::http
