#include <fmt/format.h>

#include "platform/db/cluster_files.hpp"
#include "platform/db/libpq_handles.hpp"

namespace banso::db {
namespace {

// Runs one statement; returns whether it gave at least one row.
bool execute(PGconn* connection, const std::string& statement) {
  const ResultHandle result(PQexec(connection, statement.c_str()));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_TUPLES_OK) return PQntuples(result.get()) > 0;
  if (status == PGRES_COMMAND_OK) return false;
  throw ClusterError(fmt::format("データベースを準備できません: {}\nCannot prepare the database: {}",
                                 PQerrorMessage(connection), statement));
}

void create_role(PGconn* connection, std::string_view role) {
  if (execute(connection, fmt::format("SELECT 1 FROM pg_roles WHERE rolname = '{}'", role))) return;
  execute(connection,
          fmt::format("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS", role));
}

}  // namespace

std::string socket_conninfo(const std::filesystem::path& run, std::string_view role,
                            std::string_view database) {
  return fmt::format("host={} port=5432 user={} dbname={} sslmode=disable gssencmode=disable",
                     quote_conninfo(run.string()), role, database);
}

void create_roles_and_database(const ClusterPlan& plan) {
  const ConnectionHandle connection(
      PQconnectdb(socket_conninfo(plan.paths.run, kBootstrapRole, "postgres").c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    throw ClusterError(fmt::format("データベースに接続できません: {}\nCannot connect to the database.",
                                   PQerrorMessage(connection.get())));
  }
  create_role(connection.get(), kOwnerRole);
  create_role(connection.get(), kRuntimeRole);
  if (!execute(connection.get(), "SELECT 1 FROM pg_database WHERE datname = 'banso'")) {
    execute(connection.get(), fmt::format("CREATE DATABASE banso OWNER {}", kOwnerRole));
  }
  // Again at every start: an earlier one may have been killed between the statements.
  execute(connection.get(), fmt::format("GRANT CONNECT, TEMPORARY ON DATABASE banso TO {}", kRuntimeRole));
  execute(connection.get(), "REVOKE CONNECT, TEMPORARY ON DATABASE banso FROM PUBLIC");
}

}  // namespace banso::db
