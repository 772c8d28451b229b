#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/settings.hpp"
#include "support/test_database.hpp"

namespace banso::app {
namespace {

TEST(Settings, TellEveryProblemWithItsPlace) {
  const testing::TemporaryFolder folder;
  const auto file = folder.path() / "banso.conf";
  std::ofstream(file) << "mail_from = nobody\nsmtp_url = http://mail\nport = 70000\n";
  const config::Loaded loaded = load_settings({"--config", file.string(), "--smtp-user=banso"});
  std::string all;
  for (const auto& problem : loaded.problems) all += problem.where + " " + problem.message + "\n";
  for (const std::string& place : {file.string() + ":1 mail_from: ", file.string() + ":2 smtp_url: ",
                                   file.string() + ":3 port: ", std::string("既定値 smtp_password: ")}) {
    EXPECT_NE(all.find(place), std::string::npos) << place << " is not in\n" << all;
  }
}

TEST(Settings, SayWhereTheDatabaseIsSet) {
  EXPECT_EQ(where_the_database_is_set({}), "");
  const testing::TemporaryFolder folder;
  const auto file = folder.path() / "banso.conf";
  std::ofstream(file) << "\ndatabase_runtime_url = postgresql://runtime:secret@db/banso\n";
  ::setenv("BANSO_DATABASE_URL", "postgresql://owner:secret@db/banso", 1);
  // The arguments of the command itself stand between; they are no settings.
  const std::string where = where_the_database_is_set({"nta", "file.csv", "--config=" + file.string()});
  ::unsetenv("BANSO_DATABASE_URL");
  EXPECT_EQ(where, "接続先の設定: database_url は 環境変数 BANSO_DATABASE_URL、database_runtime_url は " +
                       file.string() + ":2");
}

}  // namespace
}  // namespace banso::app
