#include "platform/jobs/routes.hpp"

#include "platform/audit/audit.hpp"
#include "platform/db/pool.hpp"
#include "platform/jobs/job_item.hpp"
#include "platform/jobs/job_stream.hpp"
#include "platform/jobs/store.hpp"
#include "platform/services.hpp"
#include "platform/shape/text.hpp"

namespace banso::jobs {
namespace {

constexpr const char* kManage = "platform.jobs.manage";
constexpr std::chrono::hours kKeepFor(24 * 90);

/// The settings under which the caller sees jobs: their own, and those of the kinds they look after.
db::Settings sight_of(const identity::Caller& caller, const DatabaseQueue& queue) {
  std::vector<std::optional<std::string>> names;
  for (const Kind& kind : queue.kinds()) {
    if (caller.may(kManage) || (!kind.permission.empty() && caller.may(kind.permission))) {
      names.push_back(kind.name);
    }
  }
  return {{"app.user_id", std::to_string(caller.user_id)}, {"app.job_kinds", shape::sql_array(names)}};
}

JobItem visible_job(http::Call& call, std::int64_t job_id) {
  auto job = find_job(call.tx, job_id);
  if (!job) {
    throw Refused(RefusalCode::kNotFound, "platform.job_not_found",
                  "この処理は見つかりません。古い記録は90日で消えます。");
  }
  return std::move(*job);
}

JobItem cancel(http::Call& call) {
  const auto job_id = call.id("job_id");
  const JobItem before = visible_job(call, job_id);
  if (!cancel_job(call.tx, job_id)) {
    throw Refused(RefusalCode::kConflict, "platform.job_ended",
                  "この処理はもう終わっているので、中止できません。");
  }
  audit::record(call, {.action = "platform.job.cancel",
                       .object_type = "job",
                       .object_id = std::to_string(job_id),
                       .details = {{"kind", before.kind}}});
  return visible_job(call, job_id);
}

JobItem retry(http::Call& call) {
  const auto job_id = call.id("job_id");
  const JobItem before = visible_job(call, job_id);
  if (!retry_job(call.tx, job_id)) {
    throw Refused(RefusalCode::kConflict, "platform.job_not_ended",
                  "やり直せるのは、失敗した処理と中止した処理だけです。");
  }
  audit::record(call, {.action = "platform.job.retry",
                       .object_type = "job",
                       .object_id = std::to_string(job_id),
                       .details = {{"kind", before.kind}}});
  return visible_job(call, job_id);
}

}  // namespace

void declare_permissions(identity::Permissions& permissions) {
  permissions.grant(kManage, {identity::Role::system_admin});
}

void register_routes(http::Api& api, const DatabaseQueue& queue) {
  const auto with_sight = [&queue](auto handler) {
    return [&queue, handler](http::Call& call) {
      call.tx.set(sight_of(call.caller, queue));
      return handler(call);
    };
  };
  api.get<JobQuery>("/api/v1/jobs", {http::signed_in(), "処理の一覧"},
                    [&queue](http::Call& call, const JobQuery& query) {
                      call.tx.set(sight_of(call.caller, queue));
                      return list_jobs(call.tx, query);
                    });
  api.get("/api/v1/jobs/{job_id}", {http::signed_in(), "処理の状態"},
          with_sight([](http::Call& call) { return visible_job(call, call.id("job_id")); }));
  api.get("/api/v1/jobs/{job_id}/events", {http::signed_in(), "処理の進み具合 (server-sent events)"},
          [&queue](http::Call& call) {
            const auto sight = sight_of(call.caller, queue);
            call.tx.set(sight);
            const auto job_id = visible_job(call, call.id("job_id")).job_id;
            return stream_job(call.services, sight, job_id);
          });
  api.post("/api/v1/jobs/{job_id}/cancel", {http::signed_in(), "処理を中止する"}, with_sight(cancel));
  api.post("/api/v1/jobs/{job_id}/retry", {http::signed_in(), "処理をやり直す"}, with_sight(retry));
}

void register_jobs(Queue& queue) {
  queue.add_kind({.name = "platform.delete_old_jobs",
                  .title = "終わった処理の記録を消す",
                  .permission = kManage,
                  .every = "daily 03:40"},
                 [](Run& run) -> boost::json::value {
                   Services& services = run.services();
                   const auto deleted = db::in_tx(services.pool, {.settings = as_system()}, [&](db::Tx& tx) {
                     return store::delete_finished_before(tx, services.clock() - kKeepFor);
                   });
                   return {{"deleted", deleted}};
                 });
}

}  // namespace banso::jobs
