// The queue in PostgreSQL: any number of server processes share it.
//
// A job belongs to the worker whose lease it carries. Leases are renewed while the process lives; after a
// kill -9 they run out and another worker begins the job again, so a handler must be able to begin anew. What
// it writes in one transaction is written once or not at all.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/jobs/board.hpp"

namespace banso::jobs {

class Keeper;

class DatabaseQueue final : public Queue {
 public:
  explicit DatabaseQueue(QueueOptions options);
  /// Stops first, if needed.
  ~DatabaseQueue() override;

  /// @throws std::logic_error for a double name, a schedule that cannot be read, no attempts, or after
  /// start()
  void add_kind(Kind kind, Handler handler) override;
  /// @throws std::logic_error for a kind nobody declared
  std::int64_t enqueue(db::Tx& tx, std::string_view kind, std::string_view title,
                       const boost::json::value& payload, std::optional<std::int64_t> user_id) override;

  /// Starts the threads (none if options.threads is 0). `services` must live until stop(). The database need
  /// not be there yet: the threads wait for it.
  void start(Services& services);
  /// Tells running jobs to leave (cancelled() becomes true) and waits for them. What they leave unfinished
  /// begins again at the next start.
  void stop();
  /// The same, but waits no longer than `within`: a handler may be stuck in a call that never returns.
  /// @return whether all have left; if not, end the process: what they have not committed is rolled back, and
  /// their jobs begin again elsewhere when the leases run out
  bool stop_within(std::chrono::milliseconds within);

  /// Every declared kind, by name.
  std::vector<Kind> kinds() const;

 private:
  Board board_;
  std::unique_ptr<Keeper> keeper_;
  void run(std::function<void()> work);
  void tell_to_leave();

  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable left_;
  std::size_t working_ = 0;  ///< threads that have not left yet
};

}  // namespace banso::jobs
