#pragma once

#include <filesystem>
#include <string>

namespace banso::testing {

/// A folder that is removed with everything in it when this object goes.
class TemporaryFolder {
 public:
  /// Below the system's temporary folder, passable for the database server's account.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A fresh database with every migration applied and no rows besides those of the migrations.
///
/// The first one in a test program starts one PostgreSQL server for the whole program (without fsync), with a
/// migrated template in it; each database is a copy of that template and costs some ten milliseconds. Keep
/// one per test where rows matter, one per suite where they do not. Dropped when it goes.
class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  /// May change the schema; not bound by row level security unless a table forces it.
  std::string owner() const;
  /// What the server uses: row level security applies.
  std::string runtime() const;
  /// Superuser: sees and may do everything. For looking at what the others must not see.
  std::string bootstrap() const;

  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

}  // namespace banso::testing
