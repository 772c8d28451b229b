#include "platform/jobs/store.hpp"

#include "platform/db/statement.hpp"

namespace banso::jobs::store {
namespace {

using Id = std::int64_t;
using Text = std::string;
using Json = boost::json::value;
template <class T>
using Maybe = std::optional<T>;

const db::Query<Id> kNextJobId{"jobs.next_job_id"};
const db::Command<Id, Text, Text, Json, Maybe<Id>> kAddJob{"jobs.add_job"};
const db::Query<Claimed, Text, std::vector<Text>, Id> kClaimJob{"jobs.claim_job"};
const db::Query<LeaseRow, std::vector<Id>, Text, Id> kExtendLeases{"jobs.extend_leases"};
const db::Query<LeaseRow, Id, Text, Id, Id, Id, Text, Text, Maybe<Id>> kReportProgress{
    "jobs.report_progress"};
const db::Command<Id, Text, Id, Text, Maybe<Json>, Maybe<Text>, Id, Id, Text, Text> kFinishJob{
    "jobs.finish_job"};
const db::Command<Id, Text, Id, Maybe<Text>, Id, Id> kRequeueJob{"jobs.requeue_job"};
const db::Command<Id, Text, Id> kRemoveFinishedErrand{"jobs.remove_finished_errand"};
const db::Command<Text, Instant> kNoteSchedule{"jobs.note_schedule"};
const db::Command<Text, Instant> kTakeSlot{"jobs.take_slot"};
const db::Command<Text, Text> kAddScheduledJob{"jobs.add_scheduled_job"};
const db::Query<Unfinished> kCountUnfinished{"jobs.count_unfinished"};
const db::Command<Instant> kDeleteOldJobs{"jobs.delete_old_jobs"};

}  // namespace

std::int64_t add(db::Tx& tx, const std::string& kind, const std::string& title,
                 const boost::json::value& payload, std::optional<std::int64_t> user_id) {
  // The number first, the row with the next statement: nothing has to be read back, which row level security
  // would forbid to somebody who is not signed in.
  const Id job_id = kNextJobId.one(tx);
  kAddJob.defer(tx, job_id, kind, title, payload, user_id);
  return job_id;
}

std::optional<Claimed> claim(db::Tx& tx, const std::string& worker, const std::vector<std::string>& kinds,
                             std::chrono::milliseconds lease) {
  return kClaimJob.maybe(tx, worker, kinds, lease.count());
}

std::vector<LeaseRow> extend_leases(db::Tx& tx, const std::vector<std::int64_t>& job_ids,
                                    const std::string& worker, std::chrono::milliseconds lease) {
  return kExtendLeases.all(tx, job_ids, worker, lease.count());
}

std::optional<LeaseRow> report(db::Tx& tx, const RunKey& run, const Progress& progress,
                               std::optional<std::int64_t> seconds_left) {
  return kReportProgress.maybe(tx, run.job_id, run.worker, run.attempts, progress.done, progress.total,
                               progress.unit, progress.message, seconds_left);
}

bool finish(db::Tx& tx, const RunKey& run, const std::string& state,
            const std::optional<boost::json::value>& result, const std::optional<std::string>& error,
            const Progress& progress) {
  return kFinishJob.run(tx, run.job_id, run.worker, run.attempts, state, result, error, progress.done,
                        progress.total, progress.unit, progress.message) == 1;
}

bool requeue(db::Tx& tx, const RunKey& run, const std::optional<std::string>& error, bool counts,
             std::chrono::milliseconds delay) {
  return kRequeueJob.run(tx, run.job_id, run.worker, run.attempts, error, counts ? 0 : 1, delay.count()) == 1;
}

bool remove_errand(db::Tx& tx, const RunKey& run) {
  return kRemoveFinishedErrand.run(tx, run.job_id, run.worker, run.attempts) == 1;
}

bool queue_scheduled(db::Tx& tx, const std::string& kind, const std::string& title, Instant slot) {
  if (kNoteSchedule.run(tx, kind, slot) == 1) return false;
  if (kTakeSlot.run(tx, kind, slot) == 0) return false;
  kAddScheduledJob.defer(tx, kind, title);
  return true;
}

Unfinished count_unfinished(db::Tx& tx) {
  return kCountUnfinished.one(tx);
}

std::size_t delete_finished_before(db::Tx& tx, Instant limit) {
  return kDeleteOldJobs.run(tx, limit);
}

}  // namespace banso::jobs::store
