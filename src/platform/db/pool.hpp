// A bounded set of connections, shared by the worker threads.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/db/tx.hpp"

namespace banso::db {

class Pool {
 public:
  /// Connections are opened when first needed, at most `limit` at once.
  Pool(std::string conninfo, std::size_t limit);

  /// A connection on loan: goes back when it leaves scope, or is thrown away if it broke.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection)
        : pool_(pool), connection_(std::move(connection)) {}
    ~Lease() { pool_.give_back(std::move(connection_)); }
    Lease(const Lease&) = delete;
    Connection& operator*() { return *connection_; }
    Connection* operator->() { return connection_.get(); }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Waits at most `patience` for a free connection. @throws Unavailable
  Lease take(std::chrono::milliseconds patience = std::chrono::seconds(3));
  /// The same, as a shared pointer that gives the connection back: what a lazily begun Tx acquires.
  std::shared_ptr<Connection> borrow();
  const std::string& conninfo() const { return conninfo_; }
  std::size_t in_use() const;

 private:
  std::unique_ptr<Connection> obtain(std::chrono::milliseconds patience);
  void give_back(std::unique_ptr<Connection> connection);

  const std::string conninfo_;
  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t lent_ = 0;
};

/// Waits a few random milliseconds, longer with each attempt: whoever won the deadlock must have the time to
/// take the lock it waited for, else both meet again.
void pause_before_retry(int attempt);

/// Runs work in a transaction and commits it; retries deadlocks and serialisation failures, and once a
/// connection that broke before the commit was sent. `work` may run more than once: it must have no effect
/// outside the transaction. Returns what `work` returns.
template <class Work>
auto in_tx(Pool& pool, const TxOptions& options, Work&& work) {
  for (int attempt = 1;; ++attempt) {
    if (attempt > 1) pause_before_retry(attempt);
    auto lease = pool.take();
    Tx tx(*lease, options);
    bool committing = false;
    try {
      if constexpr (std::is_void_v<decltype(work(tx))>) {
        work(tx);
        committing = true;
        tx.commit();
        return;
      } else {
        auto value = work(tx);
        committing = true;
        tx.commit();
        return value;
      }
    } catch (const Error& error) {
      if (!error.is_retryable() || attempt >= 4) throw;
    } catch (const Unavailable&) {
      // A commit whose answer was lost may have happened: only before it is it safe to begin again.
      if (committing || attempt >= 2) throw;
    }
  }
}

}  // namespace banso::db
