// A job as screens and other systems see it.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "platform/db/tx.hpp"
#include "platform/http/page.hpp"

namespace banso::jobs {

enum class JobState { queued, running, succeeded, failed, cancelled };
BOOST_DESCRIBE_ENUM(JobState, queued, running, succeeded, failed, cancelled)

struct JobProgress {
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0: not known
  std::string unit;
  std::string message;
  std::optional<std::int64_t> seconds_left;
};
BOOST_DESCRIBE_STRUCT(JobProgress, (), (done, total, unit, message, seconds_left))

struct JobItem {
  std::int64_t job_id = 0;
  std::string kind;
  JobState state{};
  std::string title;
  JobProgress progress;
  std::optional<std::int64_t> started_by_user_id;
  Instant created_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
  Instant changed_at{};
  std::int64_t attempts = 0;
  bool cancel_requested = false;
  std::optional<std::string> error;
  std::optional<boost::json::value> result;
};
BOOST_DESCRIBE_STRUCT(JobItem, (),
                      (job_id, kind, state, title, progress, started_by_user_id, created_at, started_at,
                       finished_at, changed_at, attempts, cancel_requested, error, result))

BANSO_LIST_OF(JobPage, JobItem)

struct JobQuery : http::PageQuery {
  std::optional<JobState> state;
  std::optional<shape::Str<1, 100>> kind;
};
BOOST_DESCRIBE_STRUCT(JobQuery, (http::PageQuery), (state, kind))

/// Under row level security: only jobs the transaction may see.
JobPage list_jobs(db::Tx& tx, const JobQuery& query);
std::optional<JobItem> find_job(db::Tx& tx, std::int64_t job_id);
/// @return false if it had ended already (or is not to be seen)
bool cancel_job(db::Tx& tx, std::int64_t job_id);
/// @return false unless it had failed or been cancelled
bool retry_job(db::Tx& tx, std::int64_t job_id);

}  // namespace banso::jobs
