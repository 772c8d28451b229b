#include "repo/catalog.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "app/command.hpp"
#include "support/test_database.hpp"

namespace banso::census {
namespace {

struct House {
  // Never dropped: the whole server goes when the test program ends, maybe before this.
  testing::TestDatabase& database = *new testing::TestDatabase;
  testing::TemporaryFolder var;
  app::Application application{[this] {
                                 config::Config config;
                                 config.var_dir = var.path().string();
                                 config.public_url = "http://localhost:8080";
                                 return config;
                               }(),
                               database.runtime()};
};

std::unique_ptr<House>& made() {
  static std::unique_ptr<House> house;
  return house;
}

House& house() {
  if (!made()) made() = std::make_unique<House>();
  return *made();
}

class TearDownHouse : public ::testing::Environment {
 public:
  void TearDown() override { made().reset(); }
};
[[maybe_unused]] const auto* registered = ::testing::AddGlobalTestEnvironment(new TearDownHouse);

}  // namespace

app::Application& application() {
  return house().application;
}
std::string bootstrap_conninfo() {
  return house().database.bootstrap();
}
std::string runtime_conninfo() {
  return house().database.runtime();
}

std::vector<std::vector<std::string>> rows(const std::string& sql) {
  db::Connection connection(bootstrap_conninfo());
  const db::Result result = connection.script(sql);
  std::vector<std::vector<std::string>> all;
  for (std::size_t row = 0; row < result.size(); ++row) {
    std::vector<std::string> values;
    for (std::size_t column = 0; column < result.columns(); ++column) {
      values.emplace_back(result.text(row, column).value_or(""));
    }
    all.push_back(std::move(values));
  }
  return all;
}

std::vector<Source> sources(const std::vector<std::string>& endings) {
  std::vector<Source> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    const std::string path = entry.path().generic_string();
    const auto ends_so = [&](const std::string& ending) { return path.ends_with(ending); };
    if (!entry.is_regular_file() || std::none_of(endings.begin(), endings.end(), ends_so)) continue;
    if (path.ends_with("test.cpp") || path.ends_with("_fuzz.cpp")) continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    found.push_back({path, text.str()});
  }
  std::sort(found.begin(), found.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return found;
}

TEST(Catalog, SeesTheHouse) {
  // The commands reach every part of the program: what none of them needs is not in the census, nor in the
  // binary.
  EXPECT_GT(app::commands().size(), 5U);
  EXPECT_GT(application().router.routes().size(), 10U);
  EXPECT_FALSE(rows("select 1 from platform.migration").empty());
  EXPECT_FALSE(sources({".cpp"}).empty()) << "run from the root of the repository";
}

}  // namespace banso::census
