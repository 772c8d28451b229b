// Counters and gauges for Prometheus. Names and units follow its conventions (base units, _total, _seconds).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace banso::metrics {

/// One answered request. @param route the pattern ("GET /api/v1/businesses/{business_id}"), never the path
/// asked for, which would make a series of each id. @param seconds from the last byte of the request to the
/// answer
void count_request(std::string_view route, int status, double seconds);

/// One run of a job that ended. @param outcome "succeeded", "failed", "cancelled" or "queued" (tried again)
void count_job(std::string_view kind, std::string_view outcome);
void observe_job(std::string_view kind, double seconds);
/// How many jobs wait and run, over all servers.
void set_unfinished_jobs(double queued, double running);

/// One mail. @param outcome "sent", "kept", "failed" or "deferred" (tried again)
void count_mail(std::string_view outcome);

/// Reads a value at each scrape while it lives.
using Watch = std::shared_ptr<const void>;

/// A gauge whose value is asked for at each scrape (connections in use, requests waiting). `read` runs on the
/// thread that scrapes; it must be quick, and safe to call until the Watch is destroyed.
/// @param name "banso_database_connections_in_use"
[[nodiscard]] Watch watch(std::string name, std::string help, std::function<double()> read);

/// Everything in Prometheus' text format (version 0.0.4).
std::string text();

}  // namespace banso::metrics
