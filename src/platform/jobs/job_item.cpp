#include "platform/jobs/job_item.hpp"

#include "platform/db/statement.hpp"

namespace banso::jobs {
namespace {

using Id = std::int64_t;
using Kind = std::optional<shape::Str<1, 100>>;
using State = std::optional<JobState>;

struct Changed {
  std::int64_t changed = 0;
};
BOOST_DESCRIBE_STRUCT(Changed, (), (changed))

constexpr Id kCap = 1000;

const db::Query<JobItem, State, Kind, Id, Id> kListJobs{"jobs.list_jobs"};
const db::Query<Id, State, Kind, Id> kCountJobs{"jobs.count_jobs"};
const db::Query<JobItem, Id> kFindJob{"jobs.find_job"};
const db::Query<Changed, Id> kCancelJob{"jobs.cancel_job"};
const db::Query<Changed, Id> kRetryJob{"jobs.retry_job"};

}  // namespace

JobPage list_jobs(db::Tx& tx, const JobQuery& query) {
  JobPage page;
  page.items = kListJobs.all(tx, query.state, query.kind, query.per_page, query.offset());
  const Id total = kCountJobs.one(tx, query.state, query.kind, kCap + 1);
  page.total = std::min(total, kCap);
  page.total_is_capped = total > kCap;
  page.page = query.page;
  page.per_page = query.per_page;
  return page;
}

std::optional<JobItem> find_job(db::Tx& tx, std::int64_t job_id) {
  return kFindJob.maybe(tx, job_id);
}

bool cancel_job(db::Tx& tx, std::int64_t job_id) {
  return kCancelJob.one(tx, job_id).changed == 1;
}

bool retry_job(db::Tx& tx, std::int64_t job_id) {
  return kRetryJob.one(tx, job_id).changed == 1;
}

}  // namespace banso::jobs
