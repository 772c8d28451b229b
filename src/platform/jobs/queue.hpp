// Long work in the background: durable, retried with back-off, watched and cancelled from a screen.
#pragma once

#include <atomic>
#include <boost/json/value.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso {
struct Services;
}

namespace banso::jobs {

/// Progress as the screen shows it. total 0: not known yet.
struct Progress {
  std::int64_t done = 0;
  std::int64_t total = 0;
  std::string unit;     ///< "件", "バイト"
  std::string message;  ///< what is being done now, in Japanese
};

/// The identity of transactions that jobs run: sees every row. Never for requests.
inline db::Settings as_system() {
  return {{"app.system", "t"}};
}

/// A running job, as its handler sees it.
class Run {
 public:
  virtual ~Run() = default;
  virtual std::int64_t job_id() const = 0;
  virtual const boost::json::value& payload() const = 0;
  virtual std::optional<std::int64_t> started_by_user_id() const = 0;
  /// Publishes progress (stored at most twice a second; cheap to call often).
  virtual void report(const Progress& progress) = 0;
  /// True once somebody asked to cancel, or the server is stopping: leave soon, leaving nothing half-written.
  /// Return or throw, either will do: a cancelled job ends as cancelled, one stopped with the server begins
  /// again.
  virtual bool cancelled() const = 0;
  /// Whether a failure of this run would be the last: for work that leaves word of having given up.
  virtual bool last_attempt() const { return false; }
  virtual Services& services() = 0;
};

/// What a kind of job does. Returns a small JSON result for the screen. An exception means failure: Refused
/// is final (its message is shown), anything else is retried up to the limit of attempts.
using Handler = std::function<boost::json::value(Run&)>;

struct Kind {
  std::string name;   ///< "registry.import_nta"
  std::string title;  ///< in Japanese, for the list of jobs
  int attempts = 3;
  std::string permission;            ///< who may see and cancel jobs of this kind, besides who started them
  std::optional<std::string> every;  ///< schedule: "hourly", "daily 03:10" (JST); then it needs no enqueue
  /// Small and frequent (a mail, an event): has a thread of its own, so that it never waits behind long work,
  /// and leaves no row once it succeeded.
  bool errand = false;
};

class Queue {
 public:
  virtual ~Queue() = default;
  /// Declares a kind; before start().
  virtual void add_kind(Kind kind, Handler handler) = 0;
  /// Adds a job in the caller's transaction; it starts after the commit.
  virtual std::int64_t enqueue(db::Tx& tx, std::string_view kind, std::string_view title,
                               const boost::json::value& payload, std::optional<std::int64_t> user_id) = 0;
};

}  // namespace banso::jobs
