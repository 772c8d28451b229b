// A server that somebody else runs, whose owner role they call as they like.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "app/application.hpp"
#include "app/demo/demo.hpp"
#include "app/demo/people.hpp"
#include "contexts/finance/import/reference_seed.hpp"
#include "contexts/registry/import_context.hpp"
#include "platform/db/libpq_handles.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/open_database.hpp"
#include "platform/http/dispatcher.hpp"
#include "support/test_database.hpp"

namespace banso::app {
namespace {

void ignore(std::string_view) {}

void execute(const std::string& conninfo, const std::string& statement) {
  const db::ConnectionHandle connection(PQconnectdb(conninfo.c_str()));
  const db::ResultHandle result(PQexec(connection.get(), statement.c_str()));
  ASSERT_EQ(PQresultStatus(result.get()), PGRES_COMMAND_OK) << PQerrorMessage(connection.get());
}

/// What an administrator prepares by deploy/postgresql/roles.sql, under another name.
class ExternalDatabase : public ::testing::Test {
 protected:
  void SetUp() override {
    execute(other_.bootstrap(), "create role kagawa_dba login nosuperuser nobypassrls");
    execute(other_.bootstrap(), "grant banso_runtime to kagawa_dba");
    execute(other_.bootstrap(), "create database kagawa owner kagawa_dba encoding 'UTF8' template template0");
  }
  void TearDown() override {
    execute(other_.bootstrap(), "drop database kagawa with (force)");
    execute(other_.bootstrap(), "drop role kagawa_dba");
  }
  /// The test server lets in its own three roles only: the session becomes the owner at once.
  std::string owner() const { return other_.bootstrap() + " dbname=kagawa options='-c role=kagawa_dba'"; }

  static http::Response ask(Application& application, const std::string& method, const std::string& path,
                            const std::string& body, const std::string& cookie) {
    http::Dispatcher dispatcher(application.services, application.authenticator);
    http::Request request;
    request.method = method;
    request.target = path;
    request.path = path.substr(0, path.find('?'));
    if (request.path.size() < path.size()) {
      request.query = http::parse_query(path.substr(request.path.size() + 1)).value();
    }
    request.peer = "127.0.0.1";
    request.request_id = "test";
    request.body = body;
    request.headers = {{"content-type", "application/json"}, {"sec-fetch-site", "same-origin"}};
    if (!cookie.empty()) request.headers.emplace_back("cookie", cookie);
    const auto match = application.router.match(method, request.path);
    request.parameters = match.parameters;
    return dispatcher.handle(*match.route, request);
  }

  testing::TestDatabase other_;
  testing::TemporaryFolder var_;
};

TEST_F(ExternalDatabase, MayBelongToARoleOfAnyName) {
  const db::Database database = db::open_database({owner(), "", ""}, ignore);
  db::migrate(database.owner_conninfo);
  config::Config config;
  config.var_dir = var_.path().string();
  config.public_url = "http://localhost:8080";
  Application application(config, database.runtime_conninfo);
  const db::TxOptions as_system{.settings = {{"app.system", "t"}}};
  db::in_tx(application.pool, as_system, registry::load_reference_seed);
  db::in_tx(application.pool, as_system, finance::load_reference_seed);
  load_demo(application, ignore);  // imports, people, roles, profiles and consents

  const std::string staff =
      R"({"email": "staff@demo.example", "password": ")" + std::string(kDemoPassword) + R"("})";
  const http::Response session = ask(application, "POST", "/api/v1/sessions", staff, "");
  ASSERT_EQ(session.status, 200) << session.body;
  std::string cookie;
  for (const auto& [name, value] : session.headers) {
    if (name == "set-cookie") cookie = value.substr(0, value.find(';'));
  }
  const http::Response found = ask(application, "GET", "/api/v1/businesses?q=%E5%B7%A5%E6%A5%AD", "", cookie);
  ASSERT_EQ(found.status, 200) << found.body;
  EXPECT_GT(boost::json::parse(found.body).at("items").as_array().size(), 0u)
      << "the search function sees what its owner may see";
  EXPECT_EQ(ask(application, "GET", "/api/v1/me", "", cookie).status, 200);
}

}  // namespace
}  // namespace banso::app
