#include "platform/jobs/job_stream.hpp"

#include <chrono>

#include "platform/db/pool.hpp"
#include "platform/jobs/job_item.hpp"
#include "platform/shape/json.hpp"

namespace banso::jobs {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::minutes kLongest(10);
constexpr std::chrono::seconds kKeepAlive(15);
// A comment: browsers ignore it, proxies see that the connection lives.
constexpr const char* kComment = ": \n\n";

/// What is remembered between two looks at the job.
struct Watching {
  Services& services;
  db::Settings sight;
  std::int64_t job_id;
  std::optional<Instant> shown_change;
  bool ended = false;
  Clock::time_point begun = Clock::now();
  Clock::time_point spoke = Clock::now();

  std::optional<std::string> next() {
    if (ended || Clock::now() - begun >= kLongest) return std::nullopt;
    std::optional<JobItem> job;
    try {
      job = db::in_tx(services.pool, {.settings = sight, .read_only = true},
                      [&](db::Tx& tx) { return find_job(tx, job_id); });
    } catch (const db::Unavailable&) {
      return std::string();  // the next look may succeed
    }
    if (!job) return std::nullopt;
    ended = job->finished_at.has_value();
    if (shown_change == job->changed_at) {
      if (Clock::now() - spoke < kKeepAlive) return std::string();
      spoke = Clock::now();
      return kComment;
    }
    shown_change = job->changed_at;
    spoke = Clock::now();
    return http::sse_event("progress", shape::to_json(*job));
  }
};

}  // namespace

http::Response stream_job(Services& services, db::Settings sight, std::int64_t job_id) {
  auto watching = std::make_shared<Watching>(Watching{services, std::move(sight), job_id, {}});
  http::Response response;
  response.events = std::make_shared<http::EventStream>();
  response.events->next = [watching] { return watching->next(); };
  return response;
}

}  // namespace banso::jobs
