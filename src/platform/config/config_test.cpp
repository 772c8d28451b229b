#include "platform/config/config.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

namespace banso::config {
namespace {

class ConfigTest : public ::testing::Test {
 protected:
  ConfigTest() {
    std::string name = (std::filesystem::temp_directory_path() / "banso-config-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~ConfigTest() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& text) {
    const auto path = folder_ / "banso.conf";
    std::ofstream(path) << text;
    return path;
  }
  Loaded load_with(const std::string& path, const std::vector<std::string>& arguments,
                   const std::map<std::string, std::string>& environment = {}) {
    return load(path, arguments, [&](const char* name) -> const char* {
      const auto found = environment.find(name);
      return found == environment.end() ? nullptr : found->second.c_str();
    });
  }
  static std::string source_of(const Loaded& loaded, const std::string& setting) {
    for (const auto& [name, where] : loaded.sources) {
      if (name == setting) return where;
    }
    return "(none)";
  }

  std::filesystem::path folder_;
};

TEST_F(ConfigTest, HasUsableDefaults) {
  const Loaded loaded = load_with(file(""), {});
  EXPECT_TRUE(loaded.problems.empty());
  EXPECT_EQ(loaded.config.port, 8080);
  EXPECT_EQ(loaded.config.public_url, "http://localhost:8080");
  EXPECT_FALSE(loaded.config.demo);
  EXPECT_EQ(source_of(loaded, "port"), "既定値");
}

TEST_F(ConfigTest, LaterSourcesWin) {
  const std::string path = file("# the house\n port = 1 \nworker_threads=2\n\njob_threads = ３\n");
  const Loaded loaded = load_with(path, {"--port=5"}, {{"BANSO_PORT", "4"}, {"BANSO_WORKER_THREADS", "6"}});
  EXPECT_TRUE(loaded.problems.empty());
  EXPECT_EQ(loaded.config.port, 5);
  EXPECT_EQ(loaded.config.worker_threads, 6);
  EXPECT_EQ(loaded.config.job_threads, 3);
  EXPECT_EQ(source_of(loaded, "port"), "--port");
  EXPECT_EQ(source_of(loaded, "worker_threads"), "環境変数 BANSO_WORKER_THREADS");
  EXPECT_EQ(source_of(loaded, "job_threads"), path + ":5");
}

TEST_F(ConfigTest, TakesArgumentsInEveryForm) {
  const Loaded loaded = load_with(
      file(""), {"--demo", "--port", "9", "--public-url=https://banso.example.jp/", "--var-dir=/a=b"},
      {{"DATABASE_URL", "postgres://db"}});
  EXPECT_TRUE(loaded.problems.empty());
  EXPECT_TRUE(loaded.config.demo);
  EXPECT_EQ(loaded.config.port, 9);
  EXPECT_EQ(loaded.config.public_url, "https://banso.example.jp");
  EXPECT_EQ(loaded.config.var_dir, "/a=b");
  EXPECT_EQ(loaded.config.database_url, "postgres://db");
}

TEST_F(ConfigTest, TellsEveryProblemWithItsPlace) {
  const std::string path = file("port = 70000\nprot = 1\nno equals sign\ndemo = maybe\nlog_level = loud\n");
  const Loaded loaded =
      load_with(path, {"stray", "--role=boss", "--oidc-issuer=https://id"}, {{"BANSO_IO_THREADS", "x"}});
  std::map<std::string, std::string> problems;
  for (const auto& problem : loaded.problems) problems[problem.where] += problem.message;
  EXPECT_NE(problems[path + ":1"].find("65535"), std::string::npos);
  EXPECT_NE(problems[path + ":2"].find("「prot」という設定はありません"), std::string::npos);
  EXPECT_NE(problems[path + ":3"].find("名前 = 値"), std::string::npos);
  EXPECT_NE(problems[path + ":4"].find("demo"), std::string::npos);
  EXPECT_NE(problems[path + ":5"].find("debug"), std::string::npos);
  EXPECT_NE(problems["stray"].find("--名前=値"), std::string::npos);
  EXPECT_NE(problems["--role"].find("worker"), std::string::npos);
  EXPECT_NE(problems["環境変数 BANSO_IO_THREADS"].find("数字"), std::string::npos);
  EXPECT_NE(problems["既定値"].find("oidc_client_id"), std::string::npos);
  EXPECT_EQ(problems.size(), 9u);
}

TEST_F(ConfigTest, MissesANamedFileOnly) {
  EXPECT_EQ(load_with(folder_ / "none.conf", {}).problems.size(), 1u);
}

TEST_F(ConfigTest, KnowsSecrets) {
  for (const char* secret : {"smtp_password", "oidc_client_secret", "database_url", "database_runtime_url"}) {
    EXPECT_TRUE(is_secret(secret)) << secret;
  }
  EXPECT_FALSE(is_secret("port"));
}

}  // namespace
}  // namespace banso::config
