#include "platform/db/migrate.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <charconv>
#include <map>
#include <stdexcept>

#include "platform/db/tx.hpp"
#include "platform/files/embedded.hpp"

namespace banso::db {
namespace {

// Any fixed number: it only has to differ from other advisory locks of this database.
constexpr const char* kLock = "select pg_advisory_lock(20260401)";
constexpr const char* kUnlock = "select pg_advisory_unlock(20260401)";
constexpr const char* kLedger =
    "create schema if not exists platform;"
    "create table if not exists platform.migration ("
    "  number int primary key, name text not null, sha256 text not null,"
    "  applied_at timestamptz not null default now());";

std::string sha256_hex(std::string_view bytes) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  char hex[2 * sizeof hash + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return hex;
}

void apply(Connection& connection, const Migration& migration) {
  connection.script("begin; set local lock_timeout to '10s'; set local search_path to pg_catalog, public;");
  try {
    connection.script(migration.sql);
    connection.run({{nullptr,
                     "insert into platform.migration (number, name, sha256) values ($1, $2, $3)",
                     {std::to_string(migration.number), migration.name, migration.sha256}}});
    connection.script("commit");
  } catch (const Error& error) {
    connection.script("rollback");
    throw std::runtime_error(fmt::format("migration {} failed: {}", migration.name, error.what()));
  }
}

}  // namespace

std::vector<Migration> all_migrations() {
  std::vector<Migration> migrations;
  for (const auto& file : files::embedded_under("db/migrations/", ".sql")) {
    std::string name(file.path.substr(file.path.rfind('/') + 1));
    name.resize(name.size() - 4);
    int number = 0;
    std::from_chars(name.data(), name.data() + 4, number);
    if (number != static_cast<int>(migrations.size()) + 1) {
      throw std::logic_error("migrations must be numbered without gaps or doubles: " + name);
    }
    migrations.push_back({number, name, std::string(file.content), sha256_hex(file.content)});
  }
  return migrations;
}

MigrationReport migrate(const std::string& owner_conninfo, const std::vector<Migration>& migrations) {
  Connection connection(owner_conninfo);
  connection.script(kLock);
  connection.script(kLedger);
  std::map<int, std::string> applied;
  const Result ledger = connection.script("select number, sha256 from platform.migration order by number");
  for (std::size_t row = 0; row < ledger.size(); ++row) {
    applied[std::stoi(std::string(*ledger.text(row, 0)))] = *ledger.text(row, 1);
  }
  if (!applied.empty() && applied.rbegin()->first > static_cast<int>(migrations.size())) {
    throw std::runtime_error(fmt::format("the database is at migration {}, newer than this program ({})",
                                         applied.rbegin()->first, migrations.size()));
  }
  MigrationReport report;
  for (const Migration& migration : migrations) {
    if (const auto found = applied.find(migration.number); found != applied.end()) {
      if (found->second != migration.sha256) {
        throw std::runtime_error("migration " + migration.name + " was changed after it was applied");
      }
      continue;
    }
    apply(connection, migration);
    report.applied.push_back(migration.name);
  }
  connection.script(kUnlock);
  return report;
}

}  // namespace banso::db
