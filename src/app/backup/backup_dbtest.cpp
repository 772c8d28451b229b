#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "app/backup/archive.hpp"
#include "app/backup/backup.hpp"
#include "app/backup/folders.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/open_database.hpp"
#include "platform/db/tx.hpp"
#include "platform/files/clean_up.hpp"
#include "platform/files/disk.hpp"
#include "platform/files/store.hpp"
#include "support/test_database.hpp"

namespace banso::app {
namespace {

namespace fs = std::filesystem;

constexpr Instant kNow{std::chrono::microseconds(1'795'226'400'000'000)};  // 2026-11-21 11:00 in Japan

void quiet(std::string_view) {}

config::Config config_for(const fs::path& var) {
  config::Config config;
  config.var_dir = var.string();
  return config;
}

/// An installation with a running private database, as a server has it.
struct Installation {
  testing::TemporaryFolder home;
  fs::path var = home.path() / "var";
  db::Database database = [this] {
    db::Database opened = db::open_database({{}, {}, var}, quiet);
    db::migrate(opened.owner_conninfo);
    files::write_durably(make_secrets(var) / "identity.key", "not a real key");
    return opened;
  }();
  files::Store store{files::store_folder(var)};

  static fs::path make_secrets(const fs::path& var_dir) {
    fs::create_directories(var_dir / "secrets");
    return var_dir / "secrets";
  }

  /// Writes a file, then commits a row that names it: as an import or an attachment does.
  void write_once(db::Connection& connection, int number) {
    const auto stored = store.put(fmt::format("content {}", number), "proof", 1000);
    connection.run({{nullptr,
                     "insert into platform.outbox_event (event_type, payload) values ($1::text, "
                     "jsonb_build_object('number', $2::int, 'key', $3::text))",
                     {"proof.written", std::to_string(number), stored.key}}});
  }
};

struct Row {
  int number;
  std::string key;
};

std::vector<Row> rows_of(const std::string& conninfo) {
  db::Connection connection(conninfo);
  const db::Result result = connection.script(
      "select payload->>'number', payload->>'key' from platform.outbox_event where event_type = "
      "'proof.written' "
      "order by event_id");
  std::vector<Row> rows;
  for (std::size_t i = 0; i < result.size(); ++i) {
    rows.push_back({std::stoi(std::string(*result.text(i, 0))), std::string(*result.text(i, 1))});
  }
  return rows;
}

/// Every table with its number of rows and a hash over all of them.
std::string fingerprint(const std::string& conninfo) {
  db::Connection connection(conninfo);
  const db::Result tables = connection.script(
      "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', "
      "'information_schema') order by 1");
  std::string text;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string table(*tables.text(i, 0));
    const db::Result sum =
        connection.script(fmt::format("select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' "
                                      "order by md5(t::text))), '') from {} t",
                                      table));
    text += table + ": " + std::string(*sum.text(0, 0)) + "\n";
  }
  return text;
}

std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const BackupError& error) {
    return error.what();
  }
  return "nothing was refused";
}

TEST(Backup, RestoresExactlyWhatWasThere) {
  Installation original;
  db::Connection connection(original.database.backup_conninfo);
  for (int i = 1; i <= 5; ++i) original.write_once(connection, i);
  const fs::path file = write_backup(config_for(original.var), original.home.path(), kNow, quiet);
  EXPECT_EQ(file.filename(), "banso-20261121-110000.tar");
  struct stat facts = {};
  ASSERT_EQ(stat(file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600U) << "everybody's data: for the one who made it only";
  EXPECT_FALSE(fs::exists(original.var / "backup.work"));

  testing::TemporaryFolder elsewhere;
  const fs::path var = elsewhere.path() / "var";
  restore_backup(config_for(var), file, false, kNow, quiet);
  EXPECT_FALSE(fs::exists(var / "restore.work"));
  EXPECT_EQ(files::read_file(var / "secrets" / "identity.key"), "not a real key");
  const db::Database restored = db::open_database({{}, {}, var}, quiet);
  EXPECT_EQ(fingerprint(restored.backup_conninfo), fingerprint(original.database.backup_conninfo));
  // The runtime role is bound by row level security as before.
  db::Connection runtime(restored.runtime_conninfo);
  EXPECT_EQ(*runtime.script("select count(*) from platform.outbox_event").text(0, 0), "0");
}

TEST(Backup, IsOfOneMomentWhileWritesGoOn) {
  Installation original;
  std::atomic<bool> enough = false;
  std::atomic<int> committed = 0;
  std::thread writer([&] {
    db::Connection connection(original.database.backup_conninfo);
    for (int i = 1; !enough; ++i) {
      original.write_once(connection, i);
      committed = i;
    }
  });
  while (committed < 50) std::this_thread::yield();
  const int before = committed;
  const fs::path file =
      write_backup(config_for(original.var), original.home.path() / "running.tar", kNow, quiet);
  const int after = committed;
  enough = true;
  writer.join();
  ASSERT_GT(after, before) << "nothing was written meanwhile: this run proves nothing";

  testing::TemporaryFolder elsewhere;
  const fs::path var = elsewhere.path() / "var";
  restore_backup(config_for(var), file, false, kNow, quiet);
  const db::Database restored = db::open_database({{}, {}, var}, quiet);
  const auto rows = rows_of(restored.backup_conninfo);
  ASSERT_GE(rows.size(), static_cast<std::size_t>(before))
      << "a write acknowledged before the backup is missing";
  ASSERT_LE(rows.size(), static_cast<std::size_t>(after) + 1);
  const files::Store store(files::store_folder(var));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ASSERT_EQ(rows[i].number, static_cast<int>(i) + 1) << "the rows are not those of one moment";
    ASSERT_EQ(store.read(rows[i].key), fmt::format("content {}", rows[i].number));
  }
}

TEST(Backup, WorksWhenNoServerRuns) {
  Installation original;
  {
    db::Connection connection(original.database.backup_conninfo);
    original.write_once(connection, 1);
  }
  const std::string expected = fingerprint(original.database.backup_conninfo);
  original.database.cluster.reset();
  const fs::path file =
      write_backup(config_for(original.var), original.home.path() / "resting.tar", kNow, quiet);

  // Back into the same place: only with --force, and the earlier data stay beside.
  const auto again = [&](bool force) { restore_backup(config_for(original.var), file, force, kNow, quiet); };
  EXPECT_NE(message_of([&] { again(false); }).find("もうデータがあります"), std::string::npos);
  again(true);
  EXPECT_TRUE(fs::exists(original.var / "before-restore-20261121-110000" / "pg" / "data"));
  const db::Database restored = db::open_database({{}, {}, original.var}, quiet);
  EXPECT_EQ(fingerprint(restored.backup_conninfo), expected);
}

// With DATABASE_URL the owner is no superuser: it has to see every row through the policies for the system.
TEST(Backup, WorksOnAnExternalDatabase) {
  testing::TestDatabase original;
  testing::TestDatabase target;
  db::Connection(original.bootstrap())
      .script(
          "grant banso_runtime to banso_owner;"  // as the administrator of such a server does
          "insert into platform.outbox_event (event_type, payload) values ('proof.written', '{}');"
          "insert into platform.job (kind, title) values ('proof.work', 'work');"
          "insert into platform.mail (recipient, subject, body, created_at) values ('a@example.jp', 's', "
          "'b', now());"
          "insert into platform.audit_entry (occurred_at, actor, action, object_type, object_id) "
          "values (now(), 'user', 'proof.note.write', 'note', '1');"
          "insert into identity.app_user (email, display_name, created_at, updated_at) "
          "values ('a@example.jp', 'A', now(), now());"
          "insert into identity.password select user_id, 'hash', now() from identity.app_user;");
  testing::TemporaryFolder home;
  config::Config config = config_for(home.path() / "var");
  fs::create_directory(config.var_dir);
  config.database_url = original.owner();
  const fs::path file = write_backup(config, home.path() / "external.tar", kNow, quiet);

  config.database_url = target.owner();
  const auto back = [&](bool force) { restore_backup(config, file, force, kNow, quiet); };
  EXPECT_NE(message_of([&] { back(false); }).find("もうデータがあります"), std::string::npos);
  back(true);
  EXPECT_EQ(fingerprint(target.bootstrap()), fingerprint(original.bootstrap()));
}

TEST(Backup, IsNotRestoredOverARunningServer) {
  Installation original;
  const fs::path file = write_backup(config_for(original.var), original.home.path() / "a.tar", kNow, quiet);
  EXPECT_THROW(restore_backup(config_for(original.var), file, true, kNow, quiet), db::ClusterError);
}

TEST(Backup, RefusesDamagedFilesAndChangesNothing) {
  Installation original;
  const fs::path good =
      write_backup(config_for(original.var), original.home.path() / "good.tar", kNow, quiet);
  testing::TemporaryFolder elsewhere;
  const fs::path var = elsewhere.path() / "var";
  const auto refusal = [&](const fs::path& file) {
    const std::string message =
        message_of([&] { restore_backup(config_for(var), file, false, kNow, quiet); });
    EXPECT_FALSE(fs::exists(var / "pg"));
    EXPECT_FALSE(fs::exists(var / "restore.work"));
    return message;
  };

  const std::string bytes = files::read_file(good);
  const fs::path bad = elsewhere.path() / "bad.tar";
  for (const double part : {0.3, 0.7, 0.98}) {
    const auto length = static_cast<std::size_t>(static_cast<double>(bytes.size()) * part);
    std::ofstream(bad, std::ios::binary | std::ios::trunc) << bytes.substr(0, length);
    EXPECT_NE(refusal(bad).find("切れています"), std::string::npos) << part;
  }
  std::string flipped = bytes;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
  std::ofstream(bad, std::ios::binary | std::ios::trunc) << flipped;
  EXPECT_NE(refusal(bad).find("内容が作ったときと違います"), std::string::npos);

  std::ofstream(bad, std::ios::binary | std::ios::trunc) << "これは控えではありません";
  EXPECT_NE(refusal(bad).find("使えません"), std::string::npos);
  EXPECT_NE(refusal(elsewhere.path() / "missing.tar").find("ファイルがありません"), std::string::npos);
}

TEST(Backup, RefusesNamesThatLeadOut) {
  testing::TemporaryFolder home;
  const fs::path file = home.path() / "evil.tar";
  {
    ArchiveWriter writer(file);
    writer.add_text("../outside", "no");
    writer.finish();
  }
  fs::create_directory(home.path() / "inside");
  EXPECT_NE(message_of([&] { unpack(file, home.path() / "inside"); }).find("名前"), std::string::npos);
  EXPECT_FALSE(fs::exists(home.path() / "outside"));
}

TEST(Backup, RefusesToOverwriteAndToBackUpNothing) {
  testing::TemporaryFolder home;
  const fs::path file = home.path() / "a.tar";
  std::ofstream(file) << "precious";
  EXPECT_NE(message_of([&] { ArchiveWriter writer(file); }).find("もうあります"), std::string::npos);
  EXPECT_EQ(files::read_file(file), "precious");
  const auto nothing = [&] {
    write_backup(config_for(home.path() / "var"), home.path() / "b.tar", kNow, quiet);
  };
  EXPECT_NE(message_of(nothing).find("まだデータがありません"), std::string::npos);
  EXPECT_FALSE(fs::exists(home.path() / "b.tar"));
}

}  // namespace
}  // namespace banso::app
