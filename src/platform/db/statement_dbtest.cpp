// Named statements: prepared once for each connection, deferred writes, rows into structs.
#include <gtest/gtest.h>

#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "support/test_database.hpp"

namespace banso::db {
namespace {

// Statements of the job queue, used here because they write and read one small table each.
const Command<std::string, Instant> kNoteSchedule{"jobs.note_schedule"};
const Command<std::string, Instant> kTakeSlot{"jobs.take_slot"};

struct Unfinished {
  std::int64_t queued = 0;
  std::int64_t running = 0;
};
BOOST_DESCRIBE_STRUCT(Unfinished, (), (queued, running))
const Query<Unfinished> kCountUnfinished{"jobs.count_unfinished"};

struct WrongRow {
  std::int64_t queued = 0;
  std::int64_t sleeping = 0;
};
BOOST_DESCRIBE_STRUCT(WrongRow, (), (queued, sleeping))
const Query<WrongRow> kWrongRow{"jobs.count_unfinished"};

class StatementTest : public ::testing::Test {
 protected:
  std::string schedules(Tx& tx) {
    return std::string(*tx.execute_sql("select count(*) from platform.job_schedule").text(0, 0));
  }
  std::string schedules() {
    return in_tx(pool_, {.settings = kSystem}, [&](Tx& tx) { return schedules(tx); });
  }
  const Settings kSystem{{"app.system", "t"}};
  const Instant slot_ = *parse_instant("2026-04-01T00:00:00Z");
  testing::TestDatabase database_;
  Pool pool_{database_.runtime(), 1};
};

TEST_F(StatementTest, DefersWritesToTheNextStatement) {
  in_tx(pool_, {.settings = kSystem}, [&](Tx& tx) {
    kNoteSchedule.defer(tx, "play.a", slot_);
    kNoteSchedule.defer(tx, "play.b", slot_);
    EXPECT_EQ(schedules(tx), "2") << "in order, before what comes after";
    kNoteSchedule.defer(tx, "play.c", slot_);
  });
  EXPECT_EQ(schedules(), "3") << "the last went with the commit";
}

TEST_F(StatementTest, DropsDeferredWritesWithTheTransaction) {
  {
    Tx tx([this] { return pool_.borrow(); }, {.settings = kSystem});
    kNoteSchedule.defer(tx, "play.a", slot_);
  }
  EXPECT_EQ(schedules(), "0");
}

TEST_F(StatementTest, FailsTheCommitWhenADeferredWriteFails) {
  {
    Tx tx([this] { return pool_.borrow(); }, {.settings = kSystem});
    kNoteSchedule.defer(tx, "play.a", slot_);
    tx.defer(kNoteSchedule, {"play.b", "no instant"});
    EXPECT_THROW(tx.commit(), Error);
  }
  EXPECT_EQ(schedules(), "0");
}

TEST_F(StatementTest, CountsWhatItChanged) {
  in_tx(pool_, {.settings = kSystem}, [&](Tx& tx) {
    EXPECT_EQ(kNoteSchedule.run(tx, "play.a", slot_), 1u);
    EXPECT_EQ(kNoteSchedule.run(tx, "play.a", slot_), 0u);
    EXPECT_EQ(kTakeSlot.run(tx, "play.a", slot_ + std::chrono::hours(1)), 1u);
    EXPECT_EQ(kTakeSlot.run(tx, "play.a", slot_ + std::chrono::hours(1)), 0u);
  });
}

TEST_F(StatementTest, ReadsRowsByName) {
  in_tx(pool_, {.settings = kSystem}, [&](Tx& tx) {
    EXPECT_EQ(kCountUnfinished.one(tx).running, 0);
    EXPECT_EQ(kCountUnfinished.all(tx).size(), 1u);
    EXPECT_THROW(kWrongRow.one(tx), std::logic_error) << "a column the statement does not give";
  });
}

TEST_F(StatementTest, GoesOnAfterAFailedPreparation) {
  // The same connection: what could not be prepared once must not be taken for prepared.
  Connection(database_.owner()).script("alter table platform.job_schedule rename to elsewhere");
  EXPECT_THROW(in_tx(pool_, {.settings = kSystem}, [&](Tx& tx) { kNoteSchedule.run(tx, "play.a", slot_); }),
               Error);
  Connection(database_.owner()).script("alter table platform.elsewhere rename to job_schedule");
  in_tx(pool_, {.settings = kSystem}, [&](Tx& tx) { kNoteSchedule.run(tx, "play.a", slot_); });
  EXPECT_EQ(schedules(), "1");
}

TEST(StatementNames, AreKnownOrRefused) {
  EXPECT_NE(kNoteSchedule.sql().find("platform.job_schedule"), std::string_view::npos);
  static const Command<> unknown{"nobody.no_such_statement"};
  EXPECT_THROW(unknown.sql(), std::out_of_range);
}

}  // namespace
}  // namespace banso::db
