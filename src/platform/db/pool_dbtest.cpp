#include <gtest/gtest.h>

#include <future>

#include "platform/db/pool.hpp"
#include "support/test_database.hpp"

namespace banso::db {
namespace {

using namespace std::chrono_literals;

std::string backend_of(Connection& connection) {
  return std::string(*connection.script("select pg_backend_pid()").text(0, 0));
}

class PoolTest : public ::testing::Test {
 protected:
  void kill(const std::string& backend) {
    Connection(database_.bootstrap()).script("select pg_terminate_backend(" + backend + ", 5000)");
  }
  testing::TestDatabase database_;
};

TEST_F(PoolTest, LendsAndTakesBack) {
  Pool pool(database_.runtime(), 2);
  std::string first;
  {
    auto lease = pool.take();
    first = backend_of(*lease);
    EXPECT_EQ(pool.in_use(), 1u);
    auto other = pool.take();
    EXPECT_NE(backend_of(*other), first);
    EXPECT_THROW(pool.take(10ms), Unavailable) << "all are lent";
  }
  EXPECT_EQ(pool.in_use(), 0u);
  auto again = pool.take();
  auto both = pool.take();
  EXPECT_TRUE(backend_of(*again) == first || backend_of(*both) == first) << "connections are used again";
}

TEST_F(PoolTest, WakesWhoWaits) {
  Pool pool(database_.runtime(), 1);
  std::unique_ptr<Pool::Lease> held(new Pool::Lease(pool.take()));
  auto waiting = std::async(std::launch::async, [&] { return backend_of(*pool.take(5s)); });
  EXPECT_EQ(waiting.wait_for(50ms), std::future_status::timeout);
  const std::string backend = backend_of(**held);
  held.reset();
  EXPECT_EQ(waiting.get(), backend);
}

TEST_F(PoolTest, ReplacesAnIdleConnectionThatTheServerClosed) {
  Pool pool(database_.runtime(), 1);
  const std::string backend = backend_of(*pool.take());
  kill(backend);
  EXPECT_NE(backend_of(*pool.take()), backend);
  EXPECT_EQ(pool.in_use(), 0u);
}

TEST_F(PoolTest, ThrowsAwayWhatIsNotInOrder) {
  Pool pool(database_.runtime(), 1);
  const auto after = [&](const std::function<void(Connection&)>& spoil) {
    std::string backend;
    {
      auto lease = pool.take();
      backend = backend_of(*lease);
      spoil(*lease);
    }
    return backend_of(*pool.take()) != backend;
  };
  EXPECT_FALSE(after([](Connection&) {}));
  EXPECT_TRUE(after([](Connection& connection) { connection.script("begin"); }))
      << "a transaction nobody ended";
  EXPECT_TRUE(after([](Connection& connection) { PQenterPipelineMode(connection.raw()); }));
  EXPECT_TRUE(after([&](Connection& connection) {
    kill(backend_of(connection));
    EXPECT_THROW(connection.script("select 1"), Unavailable);
  }));
}

TEST_F(PoolTest, BeginsAgainOnceWhenAConnectionBreaks) {
  Pool pool(database_.runtime(), 1);
  int attempts = 0;
  in_tx(pool, {}, [&](Tx& tx) {
    if (++attempts == 1) kill(backend_of(tx.begun_connection()));
    tx.execute_sql("select 1");
  });
  EXPECT_EQ(attempts, 2);
  attempts = 0;
  EXPECT_THROW(in_tx(pool, {},
                     [&](Tx& tx) {
                       ++attempts;
                       kill(backend_of(tx.begun_connection()));
                       tx.execute_sql("select 1");
                     }),
               Unavailable);
  EXPECT_EQ(attempts, 2);
}

TEST_F(PoolTest, DoesNotRepeatACommitWhoseAnswerWasLost) {
  Pool pool(database_.runtime(), 1);
  int attempts = 0;
  EXPECT_THROW(in_tx(pool, {},
                     [&](Tx& tx) {
                       ++attempts;
                       kill(backend_of(tx.begun_connection()));
                     }),
               Unavailable);
  EXPECT_EQ(attempts, 1);
}

TEST_F(PoolTest, SaysThatTheDatabaseIsAway) {
  Pool pool("host=/nowhere", 1);
  EXPECT_THROW(pool.take(), Unavailable);
  EXPECT_EQ(pool.in_use(), 0u) << "a failed attempt holds no place";
  EXPECT_THROW(pool.borrow(), Unavailable);
}

TEST_F(PoolTest, ServesManyThreads) {
  Pool pool(database_.runtime(), 3);
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) {
        in_tx(pool, {.settings = {{"app.user_id", std::to_string(round)}}}, [&](Tx& tx) {
          const Result result = tx.execute_sql("select current_setting('app.user_id')");
          if (result.text(0, 0) == std::to_string(round)) ++done;
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 240);
  EXPECT_EQ(pool.in_use(), 0u);
}

}  // namespace
}  // namespace banso::db
