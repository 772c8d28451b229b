// The statements of the queue, as functions.
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/db/tx.hpp"
#include "platform/jobs/board.hpp"

namespace banso::jobs::store {

/// A job that a worker has taken.
struct Claimed {
  std::int64_t job_id = 0;
  std::string kind;
  boost::json::value payload;
  std::optional<std::int64_t> started_by_user_id;
  std::int64_t attempts = 0;
  bool cancel_requested = false;
};
BOOST_DESCRIBE_STRUCT(Claimed, (), (job_id, kind, payload, started_by_user_id, attempts, cancel_requested))

/// Which run of a job speaks: rows of another run (after a lost lease) stay untouched.
struct RunKey {
  std::int64_t job_id;
  std::string worker;
  std::int64_t attempts;
};

struct Unfinished {
  std::int64_t queued = 0;
  std::int64_t running = 0;
};
BOOST_DESCRIBE_STRUCT(Unfinished, (), (queued, running))

std::int64_t add(db::Tx& tx, const std::string& kind, const std::string& title,
                 const boost::json::value& payload, std::optional<std::int64_t> user_id);
std::optional<Claimed> claim(db::Tx& tx, const std::string& worker, const std::vector<std::string>& kinds,
                             std::chrono::milliseconds lease);
std::vector<LeaseRow> extend_leases(db::Tx& tx, const std::vector<std::int64_t>& job_ids,
                                    const std::string& worker, std::chrono::milliseconds lease);
/// @return nothing if the job is no longer this run's
std::optional<LeaseRow> report(db::Tx& tx, const RunKey& run, const Progress& progress,
                               std::optional<std::int64_t> seconds_left);
/// @param state "succeeded", "failed" or "cancelled". @return false if the job is no longer this run's
bool finish(db::Tx& tx, const RunKey& run, const std::string& state,
            const std::optional<boost::json::value>& result, const std::optional<std::string>& error,
            const Progress& progress);
bool requeue(db::Tx& tx, const RunKey& run, const std::optional<std::string>& error, bool counts,
             std::chrono::milliseconds delay);
bool remove_errand(db::Tx& tx, const RunKey& run);
/// Queues the scheduled job of the slot, once over all servers. @return whether this call did it. A kind
/// never seen before waits for its next slot.
bool queue_scheduled(db::Tx& tx, const std::string& kind, const std::string& title, Instant slot);
Unfinished count_unfinished(db::Tx& tx);
/// @return how many finished jobs were deleted
std::size_t delete_finished_before(db::Tx& tx, Instant limit);

}  // namespace banso::jobs::store
