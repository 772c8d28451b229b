#include "support/test_database.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <system_error>

#include "platform/db/libpq_handles.hpp"
#include "platform/db/private_cluster.hpp"
#include "platform/log/log.hpp"
#include "support/kept_data.hpp"

namespace banso::testing {
namespace {

namespace fs = std::filesystem;

void execute(const std::string& conninfo, const std::string& statement) {
  const db::ConnectionHandle connection(PQconnectdb(conninfo.c_str()));
  const db::ResultHandle result(PQexec(connection.get(), statement.c_str()));
  if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return;
  throw std::runtime_error(statement + ": " + PQerrorMessage(connection.get()));
}

void say_nothing(std::string_view) {}

// The one server of this test program, stopped after its last test.
class Server : public ::testing::Environment {
 public:
  static Server& instance() {
    static Server* server = [] {
      log::set_level("error");  // what a failing test prints must not drown in the lines of a working server
      auto* made = new Server;
      ::testing::AddGlobalTestEnvironment(made);
      return made;
    }();
    return *server;
  }

  std::string conninfo(std::string_view role, std::string_view database) {
    if (!cluster_) start();
    return cluster_->conninfo(role, database);
  }

  /// Whether the server was stopped after the last test: its databases are gone with it.
  bool ended() const { return ended_; }

  void TearDown() override {
    ended_ = true;
    cluster_.reset();
    folder_.reset();
  }

 private:
  void start() {
    ended_ = false;
    folder_ = std::make_unique<TemporaryFolder>();
    db::ClusterOptions options = test_cluster_options();
    options.template_data = kept_data();
    cluster_ = db::PrivateCluster::start(folder_->path(), say_nothing, options);
  }

  bool ended_ = false;
  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<db::PrivateCluster> cluster_;
};

// Registered before main: googletest takes environments only until the tests begin.
[[maybe_unused]] const Server& registered = Server::instance();

std::string next_name() {
  static std::atomic<int> count = 0;
  return fmt::format("banso_test_{}", ++count);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "banso-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
  chmod(name.c_str(), 0755);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
  if (error) std::cerr << "left behind: " << path_ << ": " << error.message() << "\n";
}

TestDatabase::TestDatabase() : name_(next_name()) {
  execute(Server::instance().conninfo(db::kBootstrapRole, "postgres"),
          fmt::format("CREATE DATABASE {} OWNER {} TEMPLATE {}", name_, db::kOwnerRole, kTemplateDatabase));
}

TestDatabase::~TestDatabase() {
  if (Server::instance().ended()) return;
  try {
    execute(Server::instance().conninfo(db::kBootstrapRole, "postgres"),
            fmt::format("DROP DATABASE {} WITH (FORCE)", name_));
  } catch (const std::exception& failure) {
    ADD_FAILURE() << failure.what();
  }
}

std::string TestDatabase::owner() const {
  return Server::instance().conninfo(db::kOwnerRole, name_);
}
std::string TestDatabase::runtime() const {
  return Server::instance().conninfo(db::kRuntimeRole, name_);
}
std::string TestDatabase::bootstrap() const {
  return Server::instance().conninfo(db::kBootstrapRole, name_);
}

}  // namespace banso::testing
