// For identity's database tests: the real routes behind the real dispatcher on a fresh database, people who
// sign in with a browser that keeps its cookie, and a clock that the test moves.
#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <memory>
#include <string>

#include "platform/db/pool.hpp"
#include "platform/http/api.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/identity.hpp"
#include "platform/identity/session_authenticator.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/services.hpp"
#include "support/test_database.hpp"

namespace banso::identity {

/// Remembers what was declared; nothing runs by itself.
class IdleQueue : public jobs::Queue {
 public:
  void add_kind(jobs::Kind kind, jobs::Handler handler) override {
    kinds.emplace_back(std::move(kind), handler);
  }
  std::int64_t enqueue(db::Tx&, std::string_view, std::string_view, const boost::json::value&,
                       std::optional<std::int64_t>) override {
    return 0;
  }
  std::vector<std::pair<jobs::Kind, jobs::Handler>> kinds;
};

/// What came back.
struct Reply {
  int status = 0;
  std::string text;
  std::vector<std::pair<std::string, std::string>> headers;

  boost::json::value json() const { return boost::json::parse(text); }
  std::string header(std::string_view name) const;
  /// The problem's reason, or the status when there is none: for EXPECT_EQ(reply.reason(),
  /// "identity.locked").
  std::string reason() const;
};

class World;

/// A browser: keeps the session cookie and sends the CSRF token of the last answer that held one.
class Browser {
 public:
  explicit Browser(World& world) : world_(world) {}

  Reply get(const std::string& target) { return call("GET", target, ""); }
  Reply post(const std::string& target, const boost::json::value& body) {
    return call("POST", target, boost::json::serialize(body));
  }
  Reply put(const std::string& target, const boost::json::value& body = boost::json::object()) {
    return call("PUT", target, boost::json::serialize(body));
  }
  Reply patch(const std::string& target, const boost::json::value& body) {
    return call("PATCH", target, boost::json::serialize(body));
  }
  Reply remove(const std::string& target, const boost::json::value& body = boost::json::object()) {
    return call("DELETE", target, boost::json::serialize(body));
  }
  Reply call(const std::string& method, const std::string& target, const std::string& body);
  Reply sign_in(const std::string& email, const std::string& password = "umi yama kawa 88");

  std::string cookie;  ///< session token
  std::string csrf_token;
  std::string bearer;  ///< API token instead of the cookie
  std::string peer = "192.0.2.10";
  std::string other_cookies;  ///< "name=value; name=value"

 private:
  World& world_;
};

class World : public ::testing::Test {
 protected:
  World();

 public:
  /// Runs `work` as the system and commits.
  template <class Work>
  auto as_system(Work&& work) {
    return db::in_tx(pool, {.settings = {{"app.system", "t"}}}, work);
  }
  std::int64_t add_person(const std::string& email, const std::string& name = "試験 太郎");
  std::int64_t add_organization(OrganizationKind kind, const std::string& name,
                                std::optional<std::int64_t> parent_id = std::nullopt);
  void give(std::int64_t user_id, std::int64_t organization_id, Role role);
  /// One value as the superuser sees it; "" for null or no row.
  std::string ask(const std::string& sql);
  /// Text of the newest mail to the address; "" if there is none.
  std::string last_mail(const std::string& to);
  std::int64_t mails_to(const std::string& to);
  /// The token in the newest mail's link.
  std::string token_from_mail(const std::string& to);
  void wait(std::chrono::microseconds time) { now += time; }

  banso::testing::TemporaryFolder folder;
  banso::testing::TestDatabase database;
  config::Config config;
  db::Pool pool;
  Permissions permissions;
  Identity identity;
  http::Router router;
  http::Api api{router};
  IdleQueue queue;
  Instant now;
  Services services;
  SessionAuthenticator authenticator;
  http::Dispatcher dispatcher;
};

}  // namespace banso::identity
