// Keeps the table of all businesses: built in the background when the server starts, kept up with changes,
// handed out as a snapshot that never changes under its reader.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "contexts/recommend/matching/table.hpp"
#include "kernel/date.hpp"
#include "platform/db/pool.hpp"

namespace banso {
struct Services;
}

namespace banso::recommend {

class AllBusinesses {
 public:
  /// @param enabled false: there is never a table (little memory)
  explicit AllBusinesses(bool enabled) : enabled_(enabled) {}
  ~AllBusinesses() { stop(); }
  AllBusinesses(const AllBusinesses&) = delete;

  bool enabled() const { return enabled_; }
  /// The table now; nullptr while it is being prepared.
  std::shared_ptr<const Table> table() const;

  /// Starts the thread that builds and follows. Nothing happens when not enabled. @param services must
  /// outlive stop()
  void start(const Services& services);
  void stop();

  /// One round of that thread: builds the table if there is none or an import changed many, else takes in
  /// what changed since the last round. @return how many businesses were read
  std::size_t bring_up_to_date(db::Pool& pool, Instant now);

 private:
  std::size_t build(db::Pool& pool, Instant now);
  std::size_t follow(db::Pool& pool, Instant now);
  void run(const Services& services);

  const bool enabled_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_ = false;  ///< set under the mutex, so that nobody misses it
  std::shared_ptr<const Table> table_;
  std::thread thread_;

  // Of the one round at a time.
  std::mutex round_;
  Instant read_until_{};
  std::optional<Instant> last_import_;
};

}  // namespace banso::recommend
