// The screen of background work: list, one job, its progress as it happens, cancel, retry.
#pragma once

#include "platform/http/api.hpp"
#include "platform/identity/permissions.hpp"
#include "platform/jobs/database_queue.hpp"

namespace banso::jobs {

/// platform.jobs.manage: every job, whoever started it.
void declare_permissions(identity::Permissions& permissions);

/// GET jobs, jobs/{job_id}, jobs/{job_id}/events; POST jobs/{job_id}/cancel, jobs/{job_id}/retry. A caller
/// sees the jobs they started, those of kinds whose permission they hold, and with platform.jobs.manage all.
/// @param queue declares the kinds; must outlive the routes
void register_routes(http::Api& api, const DatabaseQueue& queue);

/// The daily removal of jobs that ended 90 days ago.
void register_jobs(Queue& queue);

}  // namespace banso::jobs
