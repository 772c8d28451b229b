#include "platform/metrics/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <mutex>
#include <vector>

namespace banso::metrics {

namespace {

using prometheus::Histogram;

const Histogram::BucketBoundaries kRequestSeconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                  0.1,   0.25,   0.5,   1,    2.5,   10};
const Histogram::BucketBoundaries kJobSeconds{0.05, 0.5, 1, 5, 15, 60, 300, 900, 3600};

/// The series that are written while working. Made at first use and kept for ever.
struct Series {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("banso_http_requests_total")
                                                          .Help("Answered requests")
                                                          .Register(registry);
  prometheus::Family<Histogram>& request_seconds = prometheus::BuildHistogram()
                                                       .Name("banso_http_request_seconds")
                                                       .Help("Time to answer a request")
                                                       .Register(registry);
  prometheus::Family<prometheus::Counter>& jobs =
      prometheus::BuildCounter().Name("banso_job_runs_total").Help("Ended runs of jobs").Register(registry);
  prometheus::Family<Histogram>& job_seconds = prometheus::BuildHistogram()
                                                   .Name("banso_job_seconds")
                                                   .Help("Time a run of a job took")
                                                   .Register(registry);
  prometheus::Family<prometheus::Gauge>& unfinished_jobs = prometheus::BuildGauge()
                                                               .Name("banso_jobs_unfinished")
                                                               .Help("Jobs waiting and running, all servers")
                                                               .Register(registry);
  prometheus::Family<prometheus::Counter>& mails =
      prometheus::BuildCounter().Name("banso_mails_total").Help("Mails by outcome").Register(registry);
};

Series& series() {
  static Series all;
  return all;
}

struct Watched {
  std::string name;
  std::string help;
  std::function<double()> read;
};

std::mutex watched_mutex;
std::vector<const Watched*> watched;

prometheus::MetricFamily gauge(std::string name, std::string help, double value) {
  prometheus::ClientMetric metric;
  metric.gauge.value = value;
  return {std::move(name), std::move(help), prometheus::MetricType::Gauge, {metric}};
}

/// Resident memory from /proc/self/statm, whose second number counts pages.
double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double size = 0;
  double resident = 0;
  statm >> size >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double now_in_seconds() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

const double kStarted = now_in_seconds();

}  // namespace

void count_request(std::string_view route, int status, double seconds) {
  const std::string name(route);
  series().requests.Add({{"route", name}, {"status", std::to_string(status)}}).Increment();
  series().request_seconds.Add({{"route", name}}, kRequestSeconds).Observe(seconds);
}

void count_job(std::string_view kind, std::string_view outcome) {
  series().jobs.Add({{"kind", std::string(kind)}, {"outcome", std::string(outcome)}}).Increment();
}

void observe_job(std::string_view kind, double seconds) {
  series().job_seconds.Add({{"kind", std::string(kind)}}, kJobSeconds).Observe(seconds);
}

void set_unfinished_jobs(double queued, double running) {
  series().unfinished_jobs.Add({{"state", "queued"}}).Set(queued);
  series().unfinished_jobs.Add({{"state", "running"}}).Set(running);
}

void count_mail(std::string_view outcome) {
  series().mails.Add({{"outcome", std::string(outcome)}}).Increment();
}

Watch watch(std::string name, std::string help, std::function<double()> read) {
  const auto* added = new Watched{std::move(name), std::move(help), std::move(read)};
  const auto forget = [](const Watched* gone) {
    {
      // The lock that a scrape holds: after this, `read` is not running and never will again.
      std::lock_guard lock(watched_mutex);
      watched.erase(std::remove(watched.begin(), watched.end(), gone), watched.end());
    }
    delete gone;
  };
  std::shared_ptr<const Watched> handle(added, forget);
  std::lock_guard lock(watched_mutex);
  watched.push_back(added);
  return handle;
}

std::string text() {
  std::vector<prometheus::MetricFamily> families = series().registry.Collect();
  families.push_back(gauge("process_resident_memory_bytes", "Resident memory", resident_bytes()));
  families.push_back(gauge("process_start_time_seconds", "Start of the process, Unix time", kStarted));
  std::lock_guard lock(watched_mutex);
  for (const Watched* one : watched) families.push_back(gauge(one->name, one->help, one->read()));
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace banso::metrics
