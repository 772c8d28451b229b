#include "platform/db/open_database.hpp"

#include <fmt/format.h>

#include <map>

#include "platform/db/libpq_handles.hpp"

namespace banso::db {
namespace {

constexpr int kOldestVersion = 150000;

// The same target in keyword form, whose sessions begin as the runtime role.
std::string as_runtime_role(const std::string& url) {
  char* error = nullptr;
  const ConninfoHandle options(PQconninfoParse(url.c_str(), &error));
  if (!options) {
    // libpq's text may quote the URL, and with it the password.
    PQfreemem(error);
    throw ClusterError(
        "BANSO_DATABASE_URL を読めません。postgresql://利用者:パスワード@サーバー:5432/データベース "
        "の形で書いてください。\n"
        "BANSO_DATABASE_URL is malformed; write postgresql://user:password@server:5432/database.");
  }
  std::map<std::string, std::string> values;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) values[option->keyword] = option->val;
  }
  values["options"] += fmt::format("{}-c role={}", values["options"].empty() ? "" : " ", kRuntimeRole);
  std::string conninfo;
  for (const auto& [keyword, value] : values)
    conninfo += fmt::format("{}={} ", keyword, quote_conninfo(value));
  return conninfo;
}

ConnectionHandle connect(const std::string& conninfo, std::string_view setting) {
  ConnectionHandle connection(PQconnectdb(conninfo.c_str()));
  if (PQstatus(connection.get()) == CONNECTION_OK) return connection;
  throw ClusterError(
      fmt::format("{} のデータベースに接続できません: {}\nCannot connect to the database of {}.", setting,
                  PQerrorMessage(connection.get()), setting));
}

// The first column of the first row; empty when there is no row. `role` binds $1.
std::string value_of(PGconn* connection, const char* statement) {
  const std::string role(kRuntimeRole);
  const char* parameters[] = {role.c_str()};
  const ResultHandle result(PQexecParams(connection, statement, 1, nullptr, parameters, nullptr, nullptr, 0));
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
    throw ClusterError(fmt::format("データベースを調べられません: {}\nCannot inspect the database.",
                                   PQerrorMessage(connection)));
  }
  return PQntuples(result.get()) == 0 ? "" : PQgetvalue(result.get(), 0, 0);
}

void change(PGconn* connection, const std::string& statement) {
  const ResultHandle result(PQexec(connection, statement.c_str()));
  if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return;
  throw ClusterError(fmt::format(
      "データベースの役割を準備できません。データベース管理者に次の文の実行を頼んでください:\n  {}\n"
      "The role could not be prepared; ask the database administrator to run the statement above: {}",
      statement, PQerrorMessage(connection)));
}

void check_server(PGconn* owner) {
  if (const int version = PQserverVersion(owner); version < kOldestVersion) {
    throw ClusterError(
        fmt::format("PostgreSQL {} は古すぎます。15 以降を使ってください。\n"
                    "PostgreSQL {} is too old; version 15 or later is needed.",
                    version / 10000, version / 10000));
  }
  const std::string encoding =
      value_of(owner, "SELECT current_setting('server_encoding') WHERE $1::text <> ''");
  if (encoding == "UTF8") return;
  throw ClusterError(fmt::format(
      "データベースの文字コードが {} です。`CREATE DATABASE … ENCODING 'UTF8'` で作り直してください。\n"
      "The encoding of the database is {}; it must be UTF8.",
      encoding, encoding));
}

void prepare_runtime_role(PGconn* owner) {
  if (value_of(owner, "SELECT 1 FROM pg_roles WHERE rolname = $1").empty()) {
    change(owner, fmt::format("CREATE ROLE {} NOLOGIN NOSUPERUSER NOBYPASSRLS", kRuntimeRole));
  }
  if (value_of(owner, "SELECT 1 WHERE pg_has_role(current_user, $1, 'member')").empty()) {
    change(owner, fmt::format("GRANT {} TO CURRENT_USER", kRuntimeRole));
  }
  char* name = PQescapeIdentifier(owner, PQdb(owner), std::char_traits<char>::length(PQdb(owner)));
  const std::string database(name);
  PQfreemem(name);
  change(owner, fmt::format("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}", database, kRuntimeRole));
}

// Row level security is what keeps one organisation's data from another: refuse to serve without it.
void check_runtime(PGconn* owner, PGconn* runtime) {
  const bool sees_everything = !value_of(runtime,
                                         "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper "
                                         "OR rolbypassrls) AND $1::text <> ''")
                                    .empty();
  const bool is_owner = value_of(runtime, "SELECT current_user WHERE $1::text <> ''") ==
                        value_of(owner, "SELECT current_user WHERE $1::text <> ''");
  const bool has_rights = !value_of(runtime, "SELECT 1 WHERE pg_has_role(current_user, $1, 'usage')").empty();
  if (!sees_everything && !is_owner && has_rights) return;
  throw ClusterError(
      fmt::format("BANSO_DATABASE_RUNTIME_URL の役割では守秘を保てません。スーパーユーザーでも BYPASSRLS "
                  "でも所有者でもなく、"
                  "{0} に属する役割を指定してください（GRANT {0} TO 役割）。\n"
                  "The role of BANSO_DATABASE_RUNTIME_URL must be no superuser, not BYPASSRLS, not the "
                  "owner, and a member of "
                  "{0}.",
                  kRuntimeRole));
}

Database open_external(const DatabaseSettings& settings) {
  Database database;
  database.owner_conninfo = settings.url;
  database.backup_conninfo = settings.url;
  const bool own_role = !settings.runtime_url.empty();
  database.runtime_conninfo = own_role ? settings.runtime_url : as_runtime_role(settings.url);
  const ConnectionHandle owner = connect(settings.url, "BANSO_DATABASE_URL");
  check_server(owner.get());
  prepare_runtime_role(owner.get());
  const ConnectionHandle runtime =
      connect(database.runtime_conninfo, own_role ? "BANSO_DATABASE_RUNTIME_URL" : "BANSO_DATABASE_URL");
  check_runtime(owner.get(), runtime.get());
  return database;
}

}  // namespace

Database open_database(const DatabaseSettings& settings, const PrivateCluster::Say& say) {
  if (!settings.url.empty()) return open_external(settings);
  Database database;
  database.cluster = PrivateCluster::start(settings.var_dir, say);
  database.owner_conninfo = database.cluster->conninfo(kOwnerRole);
  database.runtime_conninfo = database.cluster->conninfo(kRuntimeRole);
  database.backup_conninfo = database.cluster->conninfo(kBootstrapRole);
  return database;
}

}  // namespace banso::db
