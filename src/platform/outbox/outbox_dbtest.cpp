#include <gtest/gtest.h>

#include <atomic>

#include "platform/outbox/bus.hpp"
#include "support/platform_under_test.hpp"

namespace banso::outbox {
namespace {

using testing::PlatformUnderTest;

constexpr const char* kDone = "select count(*) from platform.outbox_event where dispatched_at is not null";

/// Publishes as somebody who is not signed in: row level security must not stand in the way.
void publish_one(PlatformUnderTest& platform, const std::string& type, std::int64_t number) {
  platform.as({}, [&](db::Tx& tx) { publish(tx, type, {{"number", number}}); });
}

TEST(Outbox, HandsAnEventToEachSubscriberOfItsType) {
  Bus bus;
  PlatformUnderTest platform;
  std::atomic<std::int64_t> first = 0;
  std::atomic<std::int64_t> second = 0;
  std::atomic<int> other = 0;
  bus.subscribe("test.happened", "a", [&](db::Tx&, const Event& event, Services&) {
    first += event.payload.at("number").as_int64();
  });
  bus.subscribe("test.happened", "b", [&](db::Tx&, const Event& event, Services&) {
    second += event.payload.at("number").as_int64();
  });
  bus.subscribe("test.else", "a", [&](db::Tx&, const Event&, Services&) { ++other; });
  register_jobs(platform.queue, bus);
  platform.queue.start(platform.services);
  publish_one(platform, "test.happened", 3);
  publish_one(platform, "test.happened", 4);
  publish_one(platform, "test.nobody_listens", 5);
  EXPECT_EQ(platform.wait_for(kDone, "3"), "3");
  EXPECT_EQ(first, 7);
  EXPECT_EQ(second, 7);
  EXPECT_EQ(other, 0);
  EXPECT_EQ(platform.wait_for("select count(*) from platform.job", "0"), "0");
  platform.queue.stop();
}

TEST(Outbox, TellsNothingOfWhatWasRolledBack) {
  PlatformUnderTest platform(0);
  EXPECT_THROW(platform.as({},
                           [&](db::Tx& tx) {
                             publish(tx, "test.happened", {{"number", 1}});
                             tx.execute_sql("select 1");
                             throw std::runtime_error("no");
                           }),
               std::runtime_error);
  EXPECT_EQ(platform.ask("select count(*) from platform.outbox_event"), "0");
  EXPECT_EQ(platform.ask("select count(*) from platform.job"), "0");
}

TEST(Outbox, AFailingSubscriberIsAskedAgainAndTheOthersAreNot) {
  Bus bus;
  PlatformUnderTest platform;
  std::atomic<int> good = 0;
  std::atomic<int> tries = 0;
  const auto note = [](db::Tx& tx, const std::string& kind) {
    tx.execute_sql("insert into platform.job_schedule (kind, last_slot) values ($1, now())", {kind});
  };
  bus.subscribe("test.happened", "flaky", [&](db::Tx& tx, const Event&, Services&) {
    note(tx, "flaky");  // rolled back with each failure
    if (++tries < 3) throw std::runtime_error("not yet");
  });
  bus.subscribe("test.happened", "good", [&](db::Tx&, const Event&, Services&) { ++good; });
  register_jobs(platform.queue, bus);
  platform.queue.start(platform.services);
  publish_one(platform, "test.happened", 1);
  EXPECT_EQ(platform.wait_for(kDone, "1"), "1");
  EXPECT_EQ(tries, 3);
  EXPECT_EQ(good, 1);
  EXPECT_EQ(platform.ask("select count(*) from platform.job_schedule where kind = 'flaky'"), "1");
  platform.queue.stop();
}

TEST(Outbox, OldEventsAreDeletedWithTheirDeliveries) {
  Bus bus;
  PlatformUnderTest platform;
  bus.subscribe("test.happened", "a", [](db::Tx&, const Event&, Services&) {});
  register_jobs(platform.queue, bus);
  platform.queue.start(platform.services);
  publish_one(platform, "test.happened", 1);
  EXPECT_EQ(platform.wait_for(kDone, "1"), "1");
  platform.now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()) +
                 std::chrono::hours(24 * 15);
  platform.as_system([&](db::Tx& tx) {
    platform.queue.enqueue(tx, "platform.delete_old_events", "掃除", nullptr, std::nullopt);
  });
  EXPECT_EQ(platform.wait_for("select count(*) from platform.outbox_event", "0"), "0");
  EXPECT_EQ(platform.ask("select count(*) from platform.outbox_delivery"), "0");
  platform.queue.stop();
}

TEST(Outbox, EventsAreHiddenFromRequests) {
  PlatformUnderTest platform(0);
  publish_one(platform, "test.happened", 1);
  platform.as({{"app.user_id", "1"}, {"app.system_admin", "t"}}, [](db::Tx& tx) {
    EXPECT_EQ(tx.execute_sql("select event_id from platform.outbox_event").size(), 0U);
    EXPECT_EQ(tx.execute_sql("select event_id from platform.outbox_delivery").size(), 0U);
    EXPECT_EQ(tx.execute_sql("select kind from platform.job_schedule").size(), 0U);
  });
}

TEST(Bus, RefusesTheSameSubscriberTwice) {
  Bus bus;
  const Handler nothing = [](db::Tx&, const Event&, Services&) {};
  bus.subscribe("test.happened", "a", nothing);
  EXPECT_THROW(bus.subscribe("test.happened", "a", nothing), std::logic_error);
  EXPECT_EQ(bus.event_types(), std::vector<std::string>{"test.happened"});
  EXPECT_TRUE(bus.subscribers_of("test.other").empty());
}

}  // namespace
}  // namespace banso::outbox
