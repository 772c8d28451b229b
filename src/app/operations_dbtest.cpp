#include <gtest/gtest.h>

#include "app/operations.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/metrics/metrics.hpp"
#include "support/test_database.hpp"

namespace banso::app {
namespace {

/// The wired program on a database, asked in-process.
class OperationsTest : public ::testing::Test {
 protected:
  http::Response get(Application& application, const std::string& path,
                     const std::string& peer = "127.0.0.1") {
    http::Dispatcher dispatcher(application.services, application.authenticator);
    http::Request request;
    request.method = "GET";
    request.path = request.target = path;
    request.peer = peer;
    request.request_id = "test";
    return dispatcher.handle(*application.router.match("GET", path).route, request);
  }

  config::Config settings() {
    config::Config config;
    config.var_dir = var_.path().string();
    config.public_url = "http://localhost:8080";
    return config;
  }

  testing::TestDatabase database_;
  testing::TemporaryFolder var_;
  Application application_{settings(), database_.runtime()};
};

TEST_F(OperationsTest, SaysThatItLivesAndIsReady) {
  EXPECT_EQ(get(application_, "/healthz").status, 200);
  EXPECT_EQ(get(application_, "/readyz").status, 200);
}

TEST_F(OperationsTest, IsNotReadyWhileItDrains) {
  application_.accepting = [] { return false; };
  EXPECT_EQ(get(application_, "/readyz").status, 503);
  EXPECT_EQ(get(application_, "/healthz").status, 200) << "a draining server must not be killed for it";
}

TEST_F(OperationsTest, IsNotReadyWithoutItsDatabase) {
  Application lonely(settings(), "host=/nowhere dbname=nothing");
  EXPECT_EQ(get(lonely, "/readyz").status, 503);
  EXPECT_EQ(get(lonely, "/healthz").status, 200);
}

TEST_F(OperationsTest, ShowsFiguresToItsOwnMachineOnly) {
  metrics::count_request("GET /readyz", 200, 0.01);
  const http::Response figures = get(application_, "/metrics");
  EXPECT_EQ(figures.status, 200);
  EXPECT_NE(figures.body.find("# TYPE banso_"), std::string::npos);
  EXPECT_EQ(get(application_, "/metrics", "203.0.113.9").status, 403);
}

}  // namespace
}  // namespace banso::app
