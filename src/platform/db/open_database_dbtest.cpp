// Opening a server that somebody else runs; a private cluster plays that server.
#include <gtest/gtest.h>

#include <memory>

#include "platform/db/libpq_handles.hpp"
#include "platform/db/open_database.hpp"
#include "support/test_database.hpp"

namespace banso::db {
namespace {

void ignore(std::string_view) {}

std::string ask(const std::string& conninfo, const std::string& statement) {
  const ConnectionHandle connection(PQconnectdb(conninfo.c_str()));
  const ResultHandle result(PQexec(connection.get(), statement.c_str()));
  return PQresultStatus(result.get()) == PGRES_TUPLES_OK ? PQgetvalue(result.get(), 0, 0)
                                                         : PQerrorMessage(connection.get());
}

std::string refusal_of(const DatabaseSettings& settings) {
  try {
    open_database(settings, ignore);
    return "";
  } catch (const ClusterError& error) {
    return error.what();
  }
}

TEST(OpenDatabaseTest, WithoutRuntimeUrlSessionsBeginAsTheRuntimeRole) {
  const testing::TestDatabase external;
  const Database database = open_database({external.bootstrap(), "", ""}, ignore);
  EXPECT_EQ(database.cluster, nullptr);
  EXPECT_EQ(ask(database.runtime_conninfo, "SELECT current_user"), kRuntimeRole);
  EXPECT_EQ(ask(database.runtime_conninfo, "SELECT current_setting('is_superuser')"), "off");
}

TEST(OpenDatabaseTest, TakesARuntimeUrlOfItsOwn) {
  const testing::TestDatabase external;
  const Database database = open_database({external.bootstrap(), external.runtime(), ""}, ignore);
  EXPECT_EQ(ask(database.runtime_conninfo, "SELECT session_user"), kRuntimeRole);
}

TEST(OpenDatabaseTest, OwnerThatMayNotMakeRolesIsToldTheStatement) {
  const testing::TestDatabase external;
  const std::string message = refusal_of({external.owner(), "", ""});
  EXPECT_NE(message.find("GRANT banso_runtime TO"), std::string::npos) << message;
}

TEST(OpenDatabaseTest, ServesAsRuntimeRoleOfAnOwnerThatIsItsMember) {
  const testing::TestDatabase external;
  ask(external.bootstrap(), "GRANT banso_runtime TO banso_owner");
  const Database database = open_database({external.owner(), "", ""}, ignore);
  EXPECT_EQ(ask(database.runtime_conninfo, "SELECT current_user"), kRuntimeRole);
  ask(external.bootstrap(), "REVOKE banso_runtime FROM banso_owner");
}

TEST(OpenDatabaseTest, RefusesARuntimeRoleThatSeesEverything) {
  const testing::TestDatabase external;
  EXPECT_NE(refusal_of({external.bootstrap(), external.bootstrap(), ""}).find("BYPASSRLS"),
            std::string::npos);
}

TEST(OpenDatabaseTest, RefusesADatabaseThatIsNotUtf8) {
  const testing::TestDatabase external;
  ask(external.bootstrap(), "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
  std::string url = external.bootstrap();
  url.replace(url.find(external.name()), external.name().size(), "latin");
  EXPECT_NE(refusal_of({url, "", ""}).find("LATIN1"), std::string::npos);
}

TEST(OpenDatabaseTest, MalformedUrlIsExplainedWithoutRepeatingItsPassword) {
  const std::string message = refusal_of({"postgresql://u:secret@[broken/x", "", ""});
  EXPECT_NE(message.find("DATABASE_URL"), std::string::npos);
  EXPECT_EQ(message.find("secret"), std::string::npos);
}

TEST(OpenDatabaseTest, UnreachableServerIsNamed) {
  const testing::TemporaryFolder empty;
  const std::string message = refusal_of({"host='" + empty.path().string() + "' dbname=banso", "", ""});
  EXPECT_NE(message.find("接続できません"), std::string::npos);
}

}  // namespace
}  // namespace banso::db
