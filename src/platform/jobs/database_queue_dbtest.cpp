#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>

#include "kernel/refusal.hpp"
#include "platform/jobs/database_queue.hpp"
#include "support/platform_under_test.hpp"

namespace banso::jobs {
namespace {

using std::chrono::milliseconds;
using testing::PlatformUnderTest;

/// Queues a job as the system. @return its id
std::int64_t queue_job(PlatformUnderTest& platform, const std::string& kind,
                       const boost::json::value& payload = boost::json::object{}) {
  return platform.as_system(
      [&](db::Tx& tx) { return platform.queue.enqueue(tx, kind, "試験", payload, std::nullopt); });
}

std::string column(std::int64_t job_id, const std::string& name) {
  return "select " + name + "::text from platform.job where job_id = " + std::to_string(job_id);
}

void wait_until(const std::function<bool()>& done) {
  for (int i = 0; i < 500 && !done(); ++i) std::this_thread::sleep_for(milliseconds(20));
  ASSERT_TRUE(done());
}

TEST(DatabaseQueue, RunsAJobAndKeepsItsResult) {
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.double"}, [](jobs::Run& run) -> boost::json::value {
    return {{"twice", run.payload().at("n").as_int64() * 2}};
  });
  platform.queue.start(platform.services);
  const auto id = queue_job(platform, "test.double", {{"n", 21}});
  EXPECT_EQ(platform.wait_for(column(id, "state"), "succeeded"), "succeeded");
  EXPECT_EQ(platform.ask(column(id, "result->>'twice'")), "42");
  EXPECT_EQ(platform.ask(column(id, "attempts")), "1");
}

TEST(DatabaseQueue, StartsAtOnceWhenTheBellRings) {
  std::atomic<int> runs = 0;
  PlatformUnderTest platform(0);
  DatabaseQueue queue(
      {.conninfo = platform.database.runtime(), .threads = 1, .poll = std::chrono::minutes(5)});
  queue.add_kind({.name = "test.quick"}, [&](jobs::Run&) -> boost::json::value { return ++runs, nullptr; });
  queue.start(platform.services);
  std::this_thread::sleep_for(milliseconds(300));  // now it waits, and polls only in five minutes
  platform.as_system([&](db::Tx& tx) { queue.enqueue(tx, "test.quick", "試験", nullptr, std::nullopt); });
  wait_until([&] { return runs == 1; });
}

TEST(DatabaseQueue, DoesNotWaitForEverForAJobThatDoesNotListen) {
  std::atomic<bool> begun = false;
  std::atomic<bool> let_go = false;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.deaf"}, [&](jobs::Run&) -> boost::json::value {
    begun = true;
    while (!let_go) std::this_thread::sleep_for(milliseconds(5));
    return nullptr;
  });
  platform.queue.start(platform.services);
  queue_job(platform, "test.deaf");
  wait_until([&] { return begun.load(); });
  const auto asked = std::chrono::steady_clock::now();
  EXPECT_FALSE(platform.queue.stop_within(milliseconds(200)));
  EXPECT_LT(std::chrono::steady_clock::now() - asked, milliseconds(2000));
  let_go = true;
  EXPECT_TRUE(platform.queue.stop_within(std::chrono::seconds(10)));
}

TEST(DatabaseQueue, ARolledBackJobNeverRuns) {
  std::atomic<int> runs = 0;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.count"},
                          [&](jobs::Run&) -> boost::json::value { return ++runs, nullptr; });
  platform.queue.start(platform.services);
  {
    auto lease = platform.pool.take();
    db::Tx tx(*lease, {.settings = as_system()});
    platform.queue.enqueue(tx, "test.count", "試験", nullptr, std::nullopt);
    tx.rollback();
  }
  const auto id = queue_job(platform, "test.count");
  EXPECT_EQ(platform.wait_for(column(id, "state"), "succeeded"), "succeeded");
  EXPECT_EQ(runs, 1);
}

TEST(DatabaseQueue, TriesAgainAndGivesUpAtTheLimit) {
  std::atomic<int> runs = 0;
  std::atomic<int> last_attempts = 0;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.broken", .attempts = 3}, [&](jobs::Run& run) -> boost::json::value {
    ++runs;
    if (run.last_attempt()) ++last_attempts;
    throw std::runtime_error("secret detail");
  });
  platform.queue.start(platform.services);
  const auto id = queue_job(platform, "test.broken");
  EXPECT_EQ(platform.wait_for(column(id, "state"), "failed"), "failed");
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(last_attempts, 1);
  const std::string error = platform.ask(column(id, "error"));
  EXPECT_THAT(error, ::testing::HasSubstr(std::to_string(id) + "-3"));
  EXPECT_THAT(error, ::testing::Not(::testing::HasSubstr("secret")));
}

TEST(DatabaseQueue, ARefusalIsFinalAndShown) {
  std::atomic<int> runs = 0;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.refused", .attempts = 5}, [&](jobs::Run&) -> boost::json::value {
    ++runs;
    throw Refused(RefusalCode::kInvalid, "test.bad_file", "このファイルは読めません。");
  });
  platform.queue.start(platform.services);
  const auto id = queue_job(platform, "test.refused");
  EXPECT_EQ(platform.wait_for(column(id, "state"), "failed"), "failed");
  EXPECT_EQ(platform.ask(column(id, "error")), "このファイルは読めません。");
  EXPECT_EQ(runs, 1);
}

TEST(DatabaseQueue, AnErrandLeavesNothingBehindOnceItSucceeded) {
  std::atomic<int> runs = 0;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.errand", .errand = true},
                          [&](jobs::Run&) -> boost::json::value { return ++runs, nullptr; });
  platform.queue.start(platform.services);
  const auto id = queue_job(platform, "test.errand");
  EXPECT_EQ(platform.wait_for("select count(*) from platform.job where job_id = " + std::to_string(id), "0"),
            "0");
  EXPECT_EQ(runs, 1);
}

TEST(DatabaseQueue, AnErrandDoesNotWaitBehindLongWork) {
  std::atomic<bool> release = false;
  std::atomic<int> errands = 0;
  PlatformUnderTest platform(1);
  platform.queue.add_kind({.name = "test.long"}, [&](jobs::Run& run) -> boost::json::value {
    while (!release && !run.cancelled()) std::this_thread::sleep_for(milliseconds(10));
    return nullptr;
  });
  platform.queue.add_kind({.name = "test.errand", .errand = true},
                          [&](jobs::Run&) -> boost::json::value { return ++errands, nullptr; });
  platform.queue.start(platform.services);
  const auto first = queue_job(platform, "test.long");
  EXPECT_EQ(platform.wait_for(column(first, "state"), "running"), "running");
  queue_job(platform, "test.long");
  queue_job(platform, "test.errand");
  wait_until([&] { return errands == 1; });
  EXPECT_EQ(platform.ask(column(first, "state")), "running");
  release = true;
}

TEST(DatabaseQueue, LongWorkKeepsItsLease) {
  std::atomic<int> runs = 0;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.slow"}, [&](jobs::Run&) -> boost::json::value {
    ++runs;
    std::this_thread::sleep_for(milliseconds(3500));  // the lease is 1500 ms
    return nullptr;
  });
  platform.queue.start(platform.services);
  const auto id = queue_job(platform, "test.slow");
  EXPECT_EQ(platform.wait_for(column(id, "state"), "succeeded"), "succeeded");
  EXPECT_EQ(runs, 1);
}

TEST(DatabaseQueue, TakesUpTheJobOfADeadServer) {
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.work"}, [](jobs::Run&) -> boost::json::value { return "done"; });
  const auto id = queue_job(platform, "test.work");
  // What a server leaves behind that was killed in the middle of the job.
  platform.as_system([&](db::Tx& tx) {
    tx.execute_sql(
        "update platform.job set state = 'running', worker = 'dead:1:0', attempts = 1,"
        " due_at = now() + interval '700 ms' where job_id = $1",
        {std::to_string(id)});
  });
  platform.queue.start(platform.services);
  std::this_thread::sleep_for(milliseconds(300));
  EXPECT_EQ(platform.ask(column(id, "worker")), "dead:1:0") << "its lease still runs";
  EXPECT_EQ(platform.wait_for(column(id, "state"), "succeeded"), "succeeded");
  EXPECT_EQ(platform.ask(column(id, "attempts")), "2");
}

TEST(DatabaseQueue, TakesUpTheJobOfAServerKilledInTheMiddle) {
  PlatformUnderTest platform;
  const auto id = platform.as_system([&](db::Tx& tx) {
    platform.queue.add_kind({.name = "test.work"}, [](jobs::Run& run) -> boost::json::value {
      return run.services().config.demo ? "done" : "never";
    });
    return platform.queue.enqueue(tx, "test.work", "試験", nullptr, std::nullopt);
  });
  const pid_t victim = ::fork();
  ASSERT_GE(victim, 0);
  if (victim == 0) {
    // A server of its own: nothing of the parent's connections is touched, and no destructor runs.
    DatabaseQueue queue({.conninfo = platform.database.runtime(), .threads = 1, .lease = milliseconds(1500)});
    queue.add_kind({.name = "test.work"}, [](jobs::Run&) -> boost::json::value {
      for (;;) ::pause();
    });
    queue.start(platform.services);
    for (;;) ::pause();
  }
  EXPECT_EQ(platform.wait_for(column(id, "state"), "running"), "running");
  std::this_thread::sleep_for(milliseconds(2000));
  const std::string worker = platform.ask(column(id, "worker"));
  platform.config.demo = true;
  platform.queue.start(platform.services);
  std::this_thread::sleep_for(milliseconds(2000));
  EXPECT_EQ(platform.ask(column(id, "worker")), worker) << "the living server renews its lease";
  ::kill(victim, SIGKILL);
  ::waitpid(victim, nullptr, 0);
  EXPECT_EQ(platform.wait_for(column(id, "state"), "succeeded"), "succeeded");
  EXPECT_EQ(platform.ask(column(id, "result")), "\"done\"");
}

TEST(DatabaseQueue, AJobThatKeepsKillingServersIsGivenUp) {
  std::atomic<int> runs = 0;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.poison", .attempts = 1},
                          [&](jobs::Run&) -> boost::json::value { return ++runs, nullptr; });
  const auto id = queue_job(platform, "test.poison");
  platform.as_system([&](db::Tx& tx) {
    tx.execute_sql(
        "update platform.job set state = 'running', worker = 'dead:1:0', attempts = 6 where job_id = $1",
        {std::to_string(id)});
  });
  platform.queue.start(platform.services);
  EXPECT_EQ(platform.wait_for(column(id, "state"), "failed"), "failed");
  EXPECT_EQ(runs, 0);
}

TEST(DatabaseQueue, StopGivesRunningJobsBackWithoutCostingAnAttempt) {
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.patient", .attempts = 1}, [](jobs::Run& run) -> boost::json::value {
    while (!run.cancelled()) std::this_thread::sleep_for(milliseconds(10));
    throw std::runtime_error("left early");
  });
  platform.queue.start(platform.services);
  const auto id = queue_job(platform, "test.patient");
  EXPECT_EQ(platform.wait_for(column(id, "state"), "running"), "running");
  platform.queue.stop();
  EXPECT_EQ(platform.ask(column(id, "state")), "queued");
  EXPECT_EQ(platform.ask(column(id, "attempts")), "0");
}

TEST(DatabaseQueue, StoresProgressWithTheTimeLeft) {
  std::atomic<bool> release = false;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.counting"}, [&](jobs::Run& run) -> boost::json::value {
    std::int64_t done = 0;
    while (!release && !run.cancelled()) {
      run.report({++done, 1'000'000, "件", "読み込んでいます"});
      std::this_thread::sleep_for(milliseconds(5));
    }
    return done;
  });
  platform.queue.start(platform.services);
  const auto id = queue_job(platform, "test.counting");
  EXPECT_EQ(platform.wait_for(column(id, "(seconds_left > 0)"), "true"), "true");
  EXPECT_EQ(platform.ask(column(id, "progress_unit || progress_message")), "件読み込んでいます");
  release = true;
  EXPECT_EQ(platform.wait_for(column(id, "state"), "succeeded"), "succeeded");
  EXPECT_EQ(platform.ask(column(id, "progress_done")), platform.ask(column(id, "result")));
}

TEST(DatabaseQueue, EachJobRunsOnceThoughManyWorkersLook) {
  std::atomic<int> runs = 0;
  PlatformUnderTest platform(4);
  DatabaseQueue other({.conninfo = platform.database.runtime(), .threads = 4, .poll = milliseconds(50)});
  for (DatabaseQueue* queue : {&platform.queue, &other}) {
    queue->add_kind({.name = "test.count"},
                    [&](jobs::Run&) -> boost::json::value { return ++runs, nullptr; });
  }
  platform.as_system([&](db::Tx& tx) {
    for (int i = 0; i < 200; ++i) platform.queue.enqueue(tx, "test.count", "試験", nullptr, std::nullopt);
  });
  platform.queue.start(platform.services);
  other.start(platform.services);
  EXPECT_EQ(platform.wait_for("select count(*) from platform.job where state = 'succeeded'", "200"), "200");
  EXPECT_EQ(runs, 200);
}

TEST(DatabaseQueue, SchedulesRunOnceOverAllServersAndNotAtTheFirstStart) {
  std::atomic<int> runs = 0;
  std::atomic<std::int64_t> seconds = 0;
  PlatformUnderTest platform;
  DatabaseQueue other({.conninfo = platform.database.runtime(), .threads = 1, .poll = milliseconds(50)});
  for (DatabaseQueue* queue : {&platform.queue, &other}) {
    queue->add_kind({.name = "test.nightly", .title = "毎時の仕事", .every = "hourly"},
                    [&](jobs::Run&) -> boost::json::value { return ++runs, nullptr; });
  }
  const Instant begin = platform.now;
  platform.services.clock = [&] { return begin + std::chrono::seconds(seconds); };
  platform.queue.start(platform.services);
  other.start(platform.services);
  const std::string known = "select count(*) from platform.job_schedule";
  EXPECT_EQ(platform.wait_for(known, "1"), "1");
  EXPECT_EQ(platform.ask("select count(*) from platform.job"), "0");
  seconds = 3 * 3600;  // three hours later: one run makes up for all
  wait_until([&] { return runs > 0; });
  std::this_thread::sleep_for(milliseconds(2000));
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(platform.ask("select count(*) from platform.job"), "1");
  other.stop();
  platform.queue.stop();
}

TEST(DatabaseQueue, SurvivesTheLossOfEveryConnection) {
  std::atomic<int> runs = 0;
  PlatformUnderTest platform;
  platform.queue.add_kind({.name = "test.count"},
                          [&](jobs::Run&) -> boost::json::value { return ++runs, nullptr; });
  platform.queue.start(platform.services);
  queue_job(platform, "test.count");
  wait_until([&] { return runs == 1; });
  {
    db::Connection admin(platform.database.bootstrap());
    admin.script(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()");
  }
  std::this_thread::sleep_for(milliseconds(100));
  db::Connection fresh(platform.database.runtime());
  db::Tx tx(fresh, {.settings = as_system()});
  platform.queue.enqueue(tx, "test.count", "試験", nullptr, std::nullopt);
  tx.commit();
  wait_until([&] { return runs == 2; });
}

TEST(DatabaseQueue, RefusesWrongDeclarations) {
  PlatformUnderTest platform;
  const Handler nothing = [](jobs::Run&) -> boost::json::value { return nullptr; };
  platform.queue.add_kind({.name = "test.a"}, nothing);
  EXPECT_THROW(platform.queue.add_kind({.name = "test.a"}, nothing), std::logic_error);
  EXPECT_THROW(platform.queue.add_kind({.name = "test.b", .every = "sometimes"}, nothing), std::logic_error);
  EXPECT_THROW(platform.queue.add_kind({.name = "test.c", .attempts = 0}, nothing), std::logic_error);
  platform.as_system([&](db::Tx& tx) {
    EXPECT_THROW(platform.queue.enqueue(tx, "test.unknown", "", nullptr, std::nullopt), std::logic_error);
  });
  platform.queue.start(platform.services);
  EXPECT_THROW(platform.queue.add_kind({.name = "test.d"}, nothing), std::logic_error);
}

}  // namespace
}  // namespace banso::jobs
