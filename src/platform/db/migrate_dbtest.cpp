#include <gtest/gtest.h>

#include <future>

#include "platform/db/migrate.hpp"
#include "platform/db/tx.hpp"
#include "support/test_database.hpp"

namespace banso::db {
namespace {

Migration made(int number, const std::string& sql) {
  return {number, "000" + std::to_string(number) + "_play", sql, "hash of " + sql};
}

class MigrateTest : public ::testing::Test {
 protected:
  MigrateTest() { as_owner("delete from platform.migration"); }

  void as_owner(const std::string& sql) { Connection(database_.owner()).script(sql); }
  std::string ask(const std::string& sql) {
    return std::string(Connection(database_.owner()).script(sql).text(0, 0).value_or("(null)"));
  }
  std::string problem(const std::vector<Migration>& migrations) {
    try {
      migrate(database_.owner(), migrations);
      return "";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }

  testing::TestDatabase database_;
};

TEST(MigrationsTest, AreNumberedAndNamed) {
  const auto migrations = all_migrations();
  ASSERT_FALSE(migrations.empty());
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    EXPECT_EQ(migrations[i].number, static_cast<int>(i) + 1);
    EXPECT_EQ(migrations[i].sha256.size(), 64u);
  }
}

TEST(MigrationsTest, AreAppliedOnce) {
  const testing::TestDatabase database;
  EXPECT_TRUE(migrate(database.owner()).applied.empty()) << "the template is up to date";
}

TEST_F(MigrateTest, AppliesWhatIsMissing) {
  const std::vector<Migration> one{made(1, "create table public.a (id int)")};
  EXPECT_EQ(migrate(database_.owner(), one).applied, (std::vector<std::string>{"0001_play"}));
  EXPECT_TRUE(migrate(database_.owner(), one).applied.empty());
  const std::vector<Migration> two{
      one[0], made(2, "create table public.b (id int); insert into public.b values (7)")};
  EXPECT_EQ(migrate(database_.owner(), two).applied, (std::vector<std::string>{"0002_play"}));
  EXPECT_EQ(ask("select id from public.b"), "7");
}

TEST_F(MigrateTest, LeavesNothingOfAFailedOne) {
  const std::string message =
      problem({made(1, "create table public.a (id int)"),
               made(2, "create table public.b (id int); select 1/0"), made(3, "create table public.c ()")});
  EXPECT_NE(message.find("0002_play"), std::string::npos) << message;
  EXPECT_EQ(ask("select to_regclass('public.a')"), "a") << "those before it stay";
  EXPECT_EQ(ask("select to_regclass('public.b')"), "(null)");
  EXPECT_EQ(ask("select to_regclass('public.c')"), "(null)");
  EXPECT_EQ(ask("select count(*) from platform.migration"), "1");
  EXPECT_EQ(problem({made(1, "create table public.a (id int)"), made(2, "create table public.b (id int)")}),
            "")
      << "mended, it goes on";
}

TEST_F(MigrateTest, RefusesAChangedPast) {
  migrate(database_.owner(), {made(1, "create table public.a (id int)")});
  const std::string message = problem({made(1, "create table public.a (id bigint)")});
  EXPECT_NE(message.find("changed after it was applied"), std::string::npos) << message;
}

TEST_F(MigrateTest, RefusesANewerDatabase) {
  migrate(database_.owner(),
          {made(1, "create table public.a (id int)"), made(2, "create table public.b (id int)")});
  const std::string message = problem({made(1, "create table public.a (id int)")});
  EXPECT_NE(message.find("newer than this program"), std::string::npos) << message;
}

TEST_F(MigrateTest, LetsTwoProgramsBeginAtOnce) {
  const std::vector<Migration> migrations{made(1, "create table public.a (id int); select pg_sleep(0.2)")};
  auto other =
      std::async(std::launch::async, [&] { return migrate(database_.owner(), migrations).applied.size(); });
  const std::size_t mine = migrate(database_.owner(), migrations).applied.size();
  EXPECT_EQ(mine + other.get(), 1u) << "one of the two applied it, the other waited and found it done";
}

}  // namespace
}  // namespace banso::db
