// The platform put together around a fresh database, with callers that a test makes up: what a platform part
// needs to be tested through its routes and jobs, without identity and without a socket.
#pragma once

#include <atomic>
#include <boost/json/parse.hpp>
#include <map>
#include <string>
#include <thread>

#include "platform/config/config.hpp"
#include "platform/db/pool.hpp"
#include "platform/http/api.hpp"
#include "platform/http/authenticator.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/jobs/database_queue.hpp"
#include "platform/services.hpp"
#include "support/test_database.hpp"

namespace banso::testing {

/// Knows people by the name they send as a bearer token, and sets what row level security reads.
class MadeUpCallers : public http::Authenticator {
 public:
  struct Person {
    identity::Caller caller;
    db::Settings settings;
  };
  std::map<std::string, Person, std::less<>> people;

  identity::Caller authenticate(db::Tx& tx, const http::Request& request, Instant) override {
    const Person& person = people.at(std::string(request.header("authorization").substr(7)));
    tx.set(person.settings);
    return person.caller;
  }
};

class PlatformUnderTest {
 public:
  explicit PlatformUnderTest(std::size_t job_threads = 2)
      : pool(database.runtime(), 8),
        queue({.conninfo = database.runtime(),
               .threads = job_threads,
               .poll = std::chrono::milliseconds(100),
               .lease = std::chrono::milliseconds(1500),
               .first_back_off = std::chrono::milliseconds(50)}),
        services{config, pool, queue, router, [this] { return now.load(); }},
        dispatcher(services, callers) {}
  /// Jobs may use everything here until they have stopped.
  ~PlatformUnderTest() { queue.stop(); }

  /// Adds a person with a user id. @param settings besides app.user_id
  identity::Caller& add_person(const std::string& name, std::int64_t user_id, db::Settings settings = {}) {
    auto& person = callers.people[name];
    person.caller.user_id = user_id;
    person.caller.display_name = name;
    person.caller.api_token_id = user_id;
    person.settings = std::move(settings);
    person.settings.emplace_back("app.user_id", std::to_string(user_id));
    return person.caller;
  }

  /// Calls a route as a person ("": nobody). @param target path and query, unescaped
  http::Response call(const std::string& who, const std::string& method, const std::string& target,
                      const std::string& body = "",
                      std::vector<std::pair<std::string, std::string>> headers = {}) {
    http::Request request;
    request.headers = std::move(headers);
    request.method = method;
    request.target = target;
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != std::string::npos) request.query = http::parse_query(target.substr(mark + 1)).value();
    if (!who.empty()) request.headers.emplace_back("authorization", "Bearer " + who);
    request.body = body;
    request.peer = "192.0.2.7";
    request.request_id = "request-1";
    const auto match = router.match(method, request.path);
    if (!match.route) throw std::logic_error("no route " + method + " " + target);
    request.parameters = match.parameters;
    return dispatcher.handle(*match.route, request);
  }
  boost::json::value call_json(const std::string& who, const std::string& method, const std::string& target) {
    return boost::json::parse(call(who, method, target).body);
  }

  /// Runs work in a transaction with these settings.
  template <class Work>
  auto as(const db::Settings& settings, Work&& work) {
    return db::in_tx(pool, {.settings = settings}, std::forward<Work>(work));
  }
  template <class Work>
  auto as_system(Work&& work) {
    return as({{"app.system", "t"}}, std::forward<Work>(work));
  }
  /// The first column of the first row, as the system sees it; "" for null or no row.
  std::string ask(const std::string& sql) {
    return as_system([&](db::Tx& tx) {
      const auto result = tx.execute_sql(sql);
      return result.size() == 0 ? std::string() : std::string(result.text(0, 0).value_or(""));
    });
  }
  /// Asks until the answer is as wanted, for at most ten seconds. @return the last answer
  std::string wait_for(const std::string& sql, std::string_view wanted) {
    std::string answer;
    for (int i = 0; i < 500; ++i) {
      answer = ask(sql);
      if (answer == wanted) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return answer;
  }

  TestDatabase database;
  config::Config config;
  std::atomic<Instant> now = parse_instant("2026-04-01T09:00:00+09:00").value();
  db::Pool pool;
  http::Router router;
  http::Api api{router};
  jobs::DatabaseQueue queue;
  Services services;
  MadeUpCallers callers;
  http::Dispatcher dispatcher;
};

}  // namespace banso::testing
