// Forward-only migrations, embedded in the binary.
#pragma once

#include <string>
#include <vector>

namespace banso::db {

struct Migration {
  int number;        ///< 1 … n without gaps or doubles
  std::string name;  ///< "0001_platform_create_roles"
  std::string sql;
  std::string sha256;  ///< hex; a landed migration never changes
};

/// The embedded migrations in order. @throws std::logic_error on a gap, a double number or a misnamed file.
std::vector<Migration> all_migrations();

struct MigrationReport {
  std::vector<std::string> applied;  ///< names, in order; empty if the schema was up to date
};

/// Brings the schema up to date, each migration in its own transaction, under an advisory lock so that two
/// processes cannot do it at once. `owner_conninfo` connects as the role that owns the schemas.
/// @throws std::runtime_error if an applied migration differs from the embedded one, or the database is
/// newer.
/// @param migrations others than the embedded ones only in tests
MigrationReport migrate(const std::string& owner_conninfo,
                        const std::vector<Migration>& migrations = all_migrations());

}  // namespace banso::db
