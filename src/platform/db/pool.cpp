#include "platform/db/pool.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <random>
#include <thread>

namespace banso::db {
namespace {

/// An idle connection that has become readable was closed by the server (or says so): not worth handing out.
bool was_closed(Connection& connection) {
  char byte = 0;
  const auto peeked = ::recv(PQsocket(connection.raw()), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return peeked >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

}  // namespace

Pool::Pool(std::string conninfo, std::size_t limit) : conninfo_(std::move(conninfo)), limit_(limit) {}

Pool::Lease Pool::take(std::chrono::milliseconds patience) {
  return Lease(*this, obtain(patience));
}

std::shared_ptr<Connection> Pool::borrow() {
  return {obtain(std::chrono::seconds(3)).release(),
          [this](Connection* connection) { give_back(std::unique_ptr<Connection>(connection)); }};
}

std::unique_ptr<Connection> Pool::obtain(std::chrono::milliseconds patience) {
  {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, patience, [&] { return lent_ < limit_; })) {
      throw Unavailable("no database connection came free in time");
    }
    ++lent_;
    while (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      if (!was_closed(*connection)) return connection;
    }
  }
  try {
    return std::make_unique<Connection>(conninfo_);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
  const bool usable = connection && !connection->is_broken() &&
                      PQtransactionStatus(connection->raw()) == PQTRANS_IDLE &&
                      PQpipelineStatus(connection->raw()) == PQ_PIPELINE_OFF;
  {
    std::lock_guard lock(mutex_);
    --lent_;
    if (usable) idle_.push_back(std::move(connection));
  }
  freed_.notify_one();
}

std::size_t Pool::in_use() const {
  std::lock_guard lock(mutex_);
  return lent_;
}

void pause_before_retry(int attempt) {
  thread_local std::minstd_rand random(std::random_device{}());
  const int limit = 20 * attempt;
  std::this_thread::sleep_for(
      std::chrono::milliseconds(std::uniform_int_distribution<int>(5, limit)(random)));
}

}  // namespace banso::db
