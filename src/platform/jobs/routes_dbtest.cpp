#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "platform/jobs/routes.hpp"
#include "support/platform_under_test.hpp"

namespace banso::jobs {
namespace {

using ::testing::HasSubstr;
using testing::PlatformUnderTest;

/// taro started what is queued; hana looks after "test.import"; admin manages all jobs; jiro has nothing to
/// do with it.
class JobRoutes : public ::testing::Test {
 protected:
  JobRoutes() {
    register_routes(platform.api, platform.queue);
    platform.queue.add_kind({.name = "test.import", .attempts = 1, .permission = "test.imports"},
                            [this](jobs::Run& run) -> boost::json::value {
                              while (!release && !run.cancelled()) {
                                run.report({3, 10, "件", "読み込み中"});
                                std::this_thread::sleep_for(std::chrono::milliseconds(10));
                              }
                              if (run.cancelled()) return {{"left_at", 3}};
                              return {{"rows", 10}};
                            });
    platform.queue.add_kind({.name = "test.other"}, [](jobs::Run&) -> boost::json::value { return nullptr; });
    platform.add_person("taro", 1);
    platform.add_person("hana", 2).permissions = {"test.imports"};
    platform.add_person("admin", 3).permissions = {"platform.jobs.manage"};
    platform.add_person("jiro", 4);
  }
  ~JobRoutes() override {
    release = true;
    platform.queue.stop();
  }

  std::int64_t queue_as_taro(const std::string& kind) {
    return platform.as({{"app.user_id", "1"}}, [&](db::Tx& tx) {
      return platform.queue.enqueue(tx, kind, "取込", boost::json::object{}, 1);
    });
  }
  static std::string path(std::int64_t job_id, const std::string& rest = "") {
    return "/api/v1/jobs/" + std::to_string(job_id) + rest;
  }
  std::string state(std::int64_t job_id) {
    return platform.ask("select state from platform.job where job_id = " + std::to_string(job_id));
  }
  void wait_for_state(std::int64_t job_id, std::string_view wanted) {
    EXPECT_EQ(
        platform.wait_for("select state from platform.job where job_id = " + std::to_string(job_id), wanted),
        wanted);
  }

  std::atomic<bool> release = false;
  PlatformUnderTest platform;
};

TEST_F(JobRoutes, ShowAJobToThoseItConcerns) {
  const auto import = queue_as_taro("test.import");
  const auto other = queue_as_taro("test.other");
  EXPECT_EQ(platform.call("taro", "GET", path(other)).status, 200);
  EXPECT_EQ(platform.call("hana", "GET", path(import)).status, 200);
  EXPECT_EQ(platform.call("hana", "GET", path(other)).status, 404);
  EXPECT_EQ(platform.call("admin", "GET", path(other)).status, 200);
  EXPECT_EQ(platform.call("jiro", "GET", path(import)).status, 404);
  EXPECT_EQ(platform.call("jiro", "GET", path(import, "/events")).status, 404);
  EXPECT_EQ(platform.call("jiro", "POST", path(import, "/cancel")).status, 404);
  EXPECT_EQ(platform.call("jiro", "POST", path(import, "/retry")).status, 404);
  EXPECT_EQ(platform.call("", "GET", path(import)).status, 401);
  EXPECT_EQ(platform.call_json("taro", "GET", "/api/v1/jobs").at("total").as_int64(), 2);
  EXPECT_EQ(platform.call_json("hana", "GET", "/api/v1/jobs").at("total").as_int64(), 1);
  EXPECT_EQ(platform.call_json("jiro", "GET", "/api/v1/jobs").at("total").as_int64(), 0);
  const auto filtered = platform.call_json("taro", "GET", "/api/v1/jobs?kind=test.other&state=queued");
  EXPECT_EQ(filtered.at("items").at(0).at("job_id").as_int64(), other);
  EXPECT_EQ(platform.call_json("taro", "GET", "/api/v1/jobs?state=failed").at("total").as_int64(), 0);
}

TEST_F(JobRoutes, NobodyQueuesInAnotherName) {
  EXPECT_THROW(platform.as({{"app.user_id", "4"}},
                           [&](db::Tx& tx) {
                             platform.queue.enqueue(tx, "test.other", "偽", boost::json::object{}, 1);
                           }),
               db::Error);
}

TEST_F(JobRoutes, CancelAQueuedJob) {
  const auto id = queue_as_taro("test.import");
  const auto answer = platform.call_json("taro", "POST", path(id, "/cancel"));
  EXPECT_EQ(answer.at("state").as_string(), "cancelled");
  EXPECT_EQ(platform.call("taro", "POST", path(id, "/cancel")).status, 409);
  EXPECT_EQ(platform.ask("select action || object_id from platform.audit_entry"),
            "platform.job.cancel" + std::to_string(id));
}

TEST_F(JobRoutes, CancelARunningJobAndRetryIt) {
  platform.queue.start(platform.services);
  const auto id = queue_as_taro("test.import");
  wait_for_state(id, "running");
  EXPECT_EQ(platform.call("taro", "POST", path(id, "/retry")).status, 409);
  EXPECT_TRUE(platform.call_json("hana", "POST", path(id, "/cancel")).at("cancel_requested").as_bool());
  wait_for_state(id, "cancelled");
  EXPECT_EQ(platform.call_json("taro", "GET", path(id)).at("result").at("left_at").as_int64(), 3);
  release = true;
  EXPECT_EQ(platform.call_json("taro", "POST", path(id, "/retry")).at("attempts").as_int64(), 0);
  wait_for_state(id, "succeeded");
}

TEST_F(JobRoutes, StreamProgressUntilTheEnd) {
  platform.queue.start(platform.services);
  const auto id = queue_as_taro("test.import");
  wait_for_state(id, "running");
  const auto response = platform.call("taro", "GET", path(id, "/events"));
  ASSERT_TRUE(response.events);
  const std::string first = response.events->next().value();
  EXPECT_THAT(first, HasSubstr("event: progress\ndata: {"));
  EXPECT_THAT(first, HasSubstr("\"state\":\"running\""));
  release = true;
  wait_for_state(id, "succeeded");
  EXPECT_THAT(response.events->next().value(), HasSubstr("\"state\":\"succeeded\""));
  EXPECT_FALSE(response.events->next());
}

TEST_F(JobRoutes, OldJobsAreDeleted) {
  register_jobs(platform.queue);
  const auto id = queue_as_taro("test.other");
  platform.queue.start(platform.services);
  wait_for_state(id, "succeeded");
  platform.now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()) +
                 std::chrono::hours(24 * 91);
  platform.as_system([&](db::Tx& tx) {
    platform.queue.enqueue(tx, "platform.delete_old_jobs", "掃除", nullptr, std::nullopt);
  });
  EXPECT_EQ(platform.wait_for("select count(*) from platform.job where job_id = " + std::to_string(id), "0"),
            "0");
}

}  // namespace
}  // namespace banso::jobs
