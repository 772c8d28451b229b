// Progress of one job as server-sent events.
#pragma once

#include "platform/db/tx.hpp"
#include "platform/http/response.hpp"
#include "platform/services.hpp"

namespace banso::jobs {

/// Sends "event: progress" with the job whenever it changed, the last time when it ended; then, or after ten
/// minutes, the stream ends (a browser that still watches connects again, and proves again who it is).
/// @param sight the settings under which the caller sees the job
http::Response stream_job(Services& services, db::Settings sight, std::int64_t job_id);

}  // namespace banso::jobs
