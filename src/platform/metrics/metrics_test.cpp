#include "platform/metrics/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banso::metrics {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Metrics, CountsRequestsByRouteAndStatus) {
  count_request("GET /api/v1/things/{thing_id}", 200, 0.004);
  count_request("GET /api/v1/things/{thing_id}", 200, 0.3);
  count_request("GET /api/v1/things/{thing_id}", 404, 0.004);
  const std::string out = text();
  EXPECT_THAT(out, HasSubstr("# TYPE banso_http_requests_total counter"));
  EXPECT_THAT(
      out, HasSubstr(R"(banso_http_requests_total{route="GET /api/v1/things/{thing_id}",status="200"} 2)"));
  EXPECT_THAT(
      out, HasSubstr(R"(banso_http_requests_total{route="GET /api/v1/things/{thing_id}",status="404"} 1)"));
  EXPECT_THAT(out, HasSubstr(R"(banso_http_request_seconds_count{route="GET /api/v1/things/{thing_id}"} 3)"));
  EXPECT_THAT(
      out,
      HasSubstr(R"(banso_http_request_seconds_bucket{route="GET /api/v1/things/{thing_id}",le="0.005"} 2)"));
}

TEST(Metrics, TellsOfJobsAndMails) {
  count_job("test.kind", "failed");
  observe_job("test.kind", 12);
  set_unfinished_jobs(3, 1);
  count_mail("deferred");
  const std::string out = text();
  EXPECT_THAT(out, HasSubstr(R"(banso_job_runs_total{kind="test.kind",outcome="failed"} 1)"));
  EXPECT_THAT(out, HasSubstr(R"(banso_job_seconds_sum{kind="test.kind"} 12)"));
  EXPECT_THAT(out, HasSubstr(R"(banso_jobs_unfinished{state="queued"} 3)"));
  EXPECT_THAT(out, HasSubstr(R"(banso_mails_total{outcome="deferred"} 1)"));
}

TEST(Metrics, AsksAWatchAtEachScrapeUntilItIsGone) {
  double value = 5;
  {
    const Watch held = watch("banso_test_value", "A value", [&] { return value; });
    EXPECT_THAT(text(), HasSubstr("banso_test_value 5"));
    value = 6;
    EXPECT_THAT(text(), HasSubstr("banso_test_value 6"));
  }
  EXPECT_THAT(text(), Not(HasSubstr("banso_test_value")));
}

TEST(Metrics, KnowsItsMemory) {
  EXPECT_THAT(text(), HasSubstr("process_resident_memory_bytes "));
}

}  // namespace
}  // namespace banso::metrics
