// Transactions against a real PostgreSQL: what travels together, what stays, what leaves no trace.
#include <gtest/gtest.h>

#include <future>

#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "platform/db/tx.hpp"
#include "support/test_database.hpp"

namespace banso::db {
namespace {

class TxTest : public ::testing::Test {
 protected:
  TxTest() : pool_(database_.runtime(), 4) {
    Connection(database_.owner())
        .script(
            "create schema play;"
            "create table play.toy (toy_id int primary key, name text not null,"
            "  price bigint constraint price_is_positive check (price > 0));"
            "create table play.part (toy_id int references play.toy, name text);"
            "grant usage on schema play to banso_runtime;"
            "grant all on all tables in schema play to banso_runtime;");
  }

  std::string text(Tx& tx, const std::string& sql, Parameters parameters = {}) {
    return std::string(tx.execute_sql(sql, std::move(parameters)).text(0, 0).value_or("(null)"));
  }
  std::string count() {
    return in_tx(pool_, {}, [&](Tx& tx) { return text(tx, "select count(*) from play.toy"); });
  }
  static void add(Tx& tx, int id, const std::string& name = "top") {
    tx.execute_sql("insert into play.toy (toy_id, name) values ($1::int, $2::text)",
                   {std::to_string(id), name});
  }

  testing::TestDatabase database_;
  Pool pool_;
};

TEST_F(TxTest, BeginsWithItsFirstStatement) {
  {
    Tx tx([this] { return pool_.borrow(); });
    tx.set({{"app.user_id", "7"}});
    tx.commit();
  }
  Tx unused([this] { return pool_.borrow(); });
  EXPECT_EQ(pool_.in_use(), 0u) << "who asks nothing holds nothing";
  unused.commit();
}

TEST_F(TxTest, SetsWhoActsBeforeTheFirstStatement) {
  Tx tx([this] { return pool_.borrow(); },
        {.settings = {{"app.user_id", "42"}, {"app.business_ids", "{1,2}"}}});
  EXPECT_EQ(text(tx, "select current_setting('app.user_id') || current_setting('app.business_ids')"),
            "42{1,2}");
  tx.set({{"app.user_id", "43"}});
  EXPECT_EQ(text(tx, "select current_setting('app.user_id')"), "43");
}

TEST_F(TxTest, LeavesNothingToTheNextBorrower) {
  Pool single(database_.runtime(), 1);
  std::string backend;
  in_tx(single, {.settings = {{"app.user_id", "42"}, {"app.system_admin", "t"}}},
        [&](Tx& tx) { backend = text(tx, "select pg_backend_pid()::text"); });
  try {
    in_tx(single, {.settings = {{"app.user_id", "43"}}}, [&](Tx& tx) { tx.execute_sql("select 1/0"); });
    FAIL();
  } catch (const Error&) {
  }
  in_tx(single, {}, [&](Tx& tx) {
    EXPECT_EQ(text(tx, "select pg_backend_pid()::text"), backend)
        << "the same connection, or this proves nothing";
    EXPECT_EQ(text(tx, "select coalesce(current_setting('app.user_id', true), '')"), "");
    EXPECT_EQ(text(tx, "select coalesce(current_setting('app.system_admin', true), '')"), "");
  });
}

TEST_F(TxTest, KeepsWhatWasCommittedOnly) {
  in_tx(pool_, {}, [&](Tx& tx) { add(tx, 1); });
  {
    Tx tx([this] { return pool_.borrow(); });
    add(tx, 2);
    EXPECT_EQ(text(tx, "select count(*) from play.toy"), "2") << "it reads its own writes";
  }
  {
    Tx tx([this] { return pool_.borrow(); });
    add(tx, 3);
    tx.rollback();
    EXPECT_THROW(add(tx, 4), std::logic_error) << "a transaction that has ended";
  }
  EXPECT_EQ(count(), "1");
}

TEST_F(TxTest, CommitsPartsAndForgetsWhoActed) {
  Tx tx([this] { return pool_.borrow(); }, {.settings = {{"app.user_id", "42"}}});
  add(tx, 1);
  tx.commit_so_far();
  EXPECT_EQ(text(tx, "select coalesce(current_setting('app.user_id', true), '')"), "");
  add(tx, 2);
  tx.rollback();
  EXPECT_EQ(count(), "1");
}

TEST_F(TxTest, SaysAfterTheCommitAndOnlyThen) {
  int said = 0;
  in_tx(pool_, {}, [&](Tx& tx) {
    tx.after_commit([&] { ++said; });
    add(tx, 1);
    EXPECT_EQ(said, 0);
  });
  EXPECT_EQ(said, 1);
  {
    Tx tx([this] { return pool_.borrow(); });
    tx.after_commit([&] { ++said; });
    add(tx, 2);
  }
  EXPECT_EQ(said, 1);
}

TEST_F(TxTest, WritesReadOnlyNothing) {
  try {
    in_tx(pool_, {.settings = {}, .durable = true, .read_only = true}, [&](Tx& tx) { add(tx, 1); });
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.sqlstate(), "25006");
  }
}

TEST_F(TxTest, NeedNotWaitForTheDisk) {
  // The server of the tests never waits; one of real life does.
  Connection(database_.bootstrap())
      .script("alter database " + database_.name() + " set synchronous_commit to on");
  in_tx(pool_, {.settings = {}, .durable = false},
        [&](Tx& tx) { EXPECT_EQ(text(tx, "show synchronous_commit"), "off"); });
  in_tx(pool_, {}, [&](Tx& tx) { EXPECT_EQ(text(tx, "show synchronous_commit"), "on"); });
}

TEST_F(TxTest, NamesFailuresWithoutTheRow) {
  in_tx(pool_, {}, [&](Tx& tx) { add(tx, 1); });
  const auto failure = [&](const std::string& sql) -> std::string {
    try {
      in_tx(pool_, {}, [&](Tx& tx) { tx.execute_sql(sql, {}); });
    } catch (const Error& error) {
      EXPECT_EQ(std::string(error.what()).find("himitsu"), std::string::npos) << error.what();
      EXPECT_FALSE(error.is_retryable());
      return error.sqlstate() + " " + error.constraint();
    }
    return "none";
  };
  EXPECT_EQ(failure("insert into play.toy values (1, 'himitsu')"), "23505 toy_pkey");
  EXPECT_EQ(failure("insert into play.toy values (2, 'himitsu', -1)"), "23514 price_is_positive");
  EXPECT_EQ(failure("insert into play.toy values (2, null)"), "23502 ");
  EXPECT_EQ(failure("insert into play.part values (9, 'himitsu')"), "23503 part_toy_id_fkey");
  EXPECT_EQ(failure("select * from play.nothing"), "42P01 ");
  EXPECT_EQ(failure("set local statement_timeout to '10ms'; select 1"), "42601 ")
      << "one statement at a time";
}

TEST_F(TxTest, CannotGoOnAfterAFailure) {
  Tx tx([this] { return pool_.borrow(); });
  add(tx, 1);
  EXPECT_THROW(add(tx, 1), Error);
  try {
    add(tx, 2);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.sqlstate(), "25P02");
  }
  EXPECT_THROW(tx.commit(), std::logic_error) << "a commit that commits nothing must not look like one";
  EXPECT_EQ(count(), "0");
}

TEST_F(TxTest, RetriesDeadlocks) {
  in_tx(pool_, {}, [&](Tx& tx) {
    add(tx, 1);
    add(tx, 2);
  });
  std::promise<void> both_hold;
  std::shared_future<void> go = both_hold.get_future().share();
  std::atomic<int> holding{0};
  std::atomic<int> attempts{0};
  const auto rename = [&](int first, int second) {
    in_tx(pool_, {}, [&](Tx& tx) {
      ++attempts;
      const std::string sql = "update play.toy set name = name || 'x' where toy_id = $1::int";
      tx.execute_sql(sql, {std::to_string(first)});
      if (++holding == 2) both_hold.set_value();
      go.wait();
      tx.execute_sql(sql, {std::to_string(second)});
    });
  };
  auto other = std::async(std::launch::async, [&] { rename(2, 1); });
  rename(1, 2);
  other.get();
  EXPECT_GE(attempts, 3) << "one of the two was chosen as the victim and tried again";
  in_tx(pool_, {},
        [&](Tx& tx) { EXPECT_EQ(text(tx, "select string_agg(name, ',') from play.toy"), "topxx,topxx"); });
}

TEST_F(TxTest, CarriesEveryKindOfText) {
  in_tx(pool_, {}, [&](Tx& tx) {
    EXPECT_EQ(text(tx, "select $1::text", {"'; drop table play.toy; --"}), "'; drop table play.toy; --");
    EXPECT_EQ(text(tx, "select $1::text", {""}), "");
    EXPECT_EQ(text(tx, "select $1::text", {std::nullopt}), "(null)");
    EXPECT_EQ(text(tx, "select $1::text", {"髙橋﨑𠮷\n\\"}), "髙橋﨑𠮷\n\\");
    const std::string large(3'000'000, 'x');
    EXPECT_EQ(text(tx, "select length($1::text)::text", {large}), "3000000");
    EXPECT_EQ(text(tx, "select repeat('y', 3000000)").size(), 3'000'000u);
  });
}

}  // namespace
}  // namespace banso::db
