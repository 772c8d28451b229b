// The private cluster against the faults it is there for: each test uses a server of its own.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/leftover_server.hpp"
#include "platform/db/libpq_handles.hpp"
#include "platform/db/private_cluster.hpp"
#include "support/test_database.hpp"

namespace banso::db {
namespace {

using namespace std::chrono_literals;
using testing::TemporaryFolder;

void ignore(std::string_view) {}

// For the tests in which no acknowledged write is at stake.
ClusterOptions throwaway() {
  ClusterOptions options;
  options.durable = false;
  return options;
}

// One value of one statement; "!" and the error text when it fails.
std::string ask(const std::string& conninfo, const std::string& statement) {
  const ConnectionHandle connection(PQconnectdb(conninfo.c_str()));
  const ResultHandle result(PQexec(connection.get(), statement.c_str()));
  if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return "done";
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
    return std::string("!") + PQerrorMessage(connection.get());
  return PQntuples(result.get()) == 0 ? "" : PQgetvalue(result.get(), 0, 0);
}

bool within(std::chrono::seconds limit, const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(10ms);
  }
  return true;
}

TEST(PrivateClusterTest, PreparesThreeRolesAndKeepsDataBetweenStarts) {
  const TemporaryFolder folder;
  {
    const auto cluster = PrivateCluster::start(folder.path(), ignore);
    const std::string owner = cluster->conninfo(kOwnerRole);
    EXPECT_TRUE(cluster->running());
    EXPECT_EQ(ask(owner, "CREATE TABLE note AS SELECT 'kept' AS text"), "done");
    EXPECT_EQ(ask(cluster->conninfo(kRuntimeRole), "SELECT current_user"), kRuntimeRole);
    EXPECT_EQ(ask(owner,
                  "SELECT count(*) FROM pg_roles WHERE rolname IN ('banso_owner', 'banso_runtime')"
                  " AND NOT rolsuper AND NOT rolbypassrls AND NOT rolcreaterole"),
              "2");
    EXPECT_EQ(ask(owner, "SELECT current_setting('fsync') || current_setting('data_checksums')"), "onon");
    EXPECT_EQ(ask(owner, "SELECT current_setting('listen_addresses')"), "");
  }
  const auto again = PrivateCluster::start(folder.path(), ignore);
  EXPECT_EQ(ask(again->conninfo(kOwnerRole), "SELECT text FROM note"), "kept");
  again->stop();
  EXPECT_FALSE(again->running());
  EXPECT_EQ(again->pid(), 0);
  EXPECT_TRUE(processes_in(again->paths().data).empty());
  EXPECT_EQ(ask(again->conninfo(kOwnerRole), "SELECT 1").front(), '!');
}

TEST(PrivateClusterTest, RuntimeRoleMayNotChangeTheSchema) {
  const TemporaryFolder folder;
  const auto cluster = PrivateCluster::start(folder.path(), ignore, throwaway());
  const std::string answer = ask(cluster->conninfo(kRuntimeRole), "CREATE TABLE public.intruder (i int)");
  EXPECT_NE(answer.find("permission denied"), std::string::npos) << answer;
}

TEST(PrivateClusterTest, SecondProcessOnTheSameFolderIsToldWhoHoldsIt) {
  const TemporaryFolder folder;
  const auto cluster = PrivateCluster::start(folder.path(), ignore, throwaway());
  try {
    PrivateCluster::start(folder.path(), ignore, throwaway());
    FAIL() << "two servers on one folder";
  } catch (const ClusterError& error) {
    EXPECT_NE(std::string(error.what()).find(std::to_string(getpid())), std::string::npos) << error.what();
  }
  EXPECT_EQ(ask(cluster->conninfo(kOwnerRole), "SELECT 1"), "1");
}

TEST(PrivateClusterTest, ComesBackAfterItsServerIsKilledManyTimes) {
  const TemporaryFolder folder;
  std::mutex mutex;
  std::vector<std::string> said;
  const auto cluster = PrivateCluster::start(folder.path(), [&](std::string_view line) {
    const std::lock_guard guard(mutex);
    said.emplace_back(line);
  });
  const std::string owner = cluster->conninfo(kOwnerRole);
  ASSERT_EQ(ask(owner, "CREATE TABLE write (n int PRIMARY KEY)"), "done");
  for (int n = 1; n <= 5; ++n) {
    const pid_t before = cluster->pid();
    ASSERT_EQ(ask(owner, "INSERT INTO write VALUES (" + std::to_string(n) + ")"), "done");
    kill(before, SIGKILL);
    ASSERT_TRUE(within(30s, [&] { return cluster->running() && cluster->pid() != before; })) << "round " << n;
    ASSERT_EQ(ask(owner, "SELECT count(*) FROM write"), std::to_string(n)) << "an acknowledged write is lost";
  }
  const std::lock_guard guard(mutex);
  EXPECT_GE(said.size(), 10U);
}

// The parent is a process of its own here, because the point is that it is killed.
pid_t start_in_child(const std::filesystem::path& var_dir) {
  int ready[2];
  if (pipe(ready) != 0) return -1;
  const pid_t child = fork();
  if (child == 0) {
    const auto cluster = PrivateCluster::start(var_dir, ignore, throwaway());
    [[maybe_unused]] const ssize_t told = write(ready[1], "r", 1);
    pause();
    _exit(0);
  }
  close(ready[1]);
  char byte = 0;
  const bool started = read(ready[0], &byte, 1) == 1;
  close(ready[0]);
  return started ? child : -1;
}

TEST(PrivateClusterTest, ServerEndsInOrderWhenItsParentIsKilled) {
  const TemporaryFolder folder;
  const pid_t parent = start_in_child(folder.path());
  ASSERT_GT(parent, 0);
  const auto data = folder.path() / "pg" / "data";
  ASSERT_FALSE(processes_in(data).empty());
  kill(parent, SIGKILL);
  waitpid(parent, nullptr, 0);
  EXPECT_TRUE(within(30s, [&] { return processes_in(data).empty(); }));
  std::ifstream log(folder.path() / "pg" / "postgres.log");
  const std::string text(std::istreambuf_iterator<char>(log), {});
  EXPECT_NE(text.find("database system is shut down"), std::string::npos) << text;
}

TEST(PrivateClusterTest, StartsAtOnceAfterParentAndServerWereKilledTogether) {
  const TemporaryFolder folder;
  const pid_t parent = start_in_child(folder.path());
  ASSERT_GT(parent, 0);
  std::ifstream file(folder.path() / "pg" / "data" / "postmaster.pid");
  pid_t server = 0;
  ASSERT_TRUE(file >> server);
  kill(server, SIGSTOP);  // so that it cannot end in order when its parent goes
  kill(parent, SIGKILL);
  kill(server, SIGKILL);
  waitpid(parent, nullptr, 0);
  const auto cluster = PrivateCluster::start(folder.path(), ignore, throwaway());
  EXPECT_EQ(ask(cluster->conninfo(kOwnerRole), "SELECT 1"), "1");
}

TEST(PrivateClusterTest, SocketOfADeepFolderLivesInTheTemporaryFolder) {
  const TemporaryFolder folder;
  const auto deep = folder.path() / std::string(120, 'd');
  const auto cluster = PrivateCluster::start(deep, ignore, throwaway());
  EXPECT_LT(cluster->paths().run.string().size(), 100U);
  EXPECT_EQ(ask(cluster->conninfo(kOwnerRole), "SELECT 1"), "1");
  const auto run = cluster->paths().run;
  cluster->stop();
  std::filesystem::remove_all(run);
}

TEST(PrivateClusterTest, RefusesDataOfAnotherVersion) {
  const TemporaryFolder folder;
  PrivateCluster::start(folder.path(), ignore, throwaway())->stop();
  std::ofstream(folder.path() / "pg" / "data" / "PG_VERSION") << "9\n";
  try {
    PrivateCluster::start(folder.path(), ignore, throwaway());
    FAIL() << "started PostgreSQL 15 on data of version 9";
  } catch (const ClusterError& error) {
    EXPECT_NE(std::string(error.what()).find("PostgreSQL 9"), std::string::npos) << error.what();
  }
}

TEST(PrivateClusterTest, RootIsToldWhichFolderTheServerMayNotEnter) {
  if (geteuid() != 0) GTEST_SKIP() << "only root changes its account for the server";
  const TemporaryFolder folder;
  const auto closed = folder.path() / "closed";
  std::filesystem::create_directory(closed);
  std::filesystem::permissions(closed, std::filesystem::perms::owner_all);
  try {
    PrivateCluster::start(closed / "var", ignore, throwaway());
    FAIL() << "started below a closed folder";
  } catch (const ClusterError& error) {
    EXPECT_NE(std::string(error.what()).find(closed.string() + " "), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace banso::db
