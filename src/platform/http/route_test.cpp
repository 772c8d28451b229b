#include "platform/http/route.hpp"

#include <gtest/gtest.h>

namespace banso::http {
namespace {

Route route_of(std::string method, std::string pattern) {
  return {
      std::move(method), std::move(pattern), {open_to_public(), "試験"}, {}, nullptr, nullptr, nullptr, ""};
}

Router router_of(std::initializer_list<std::pair<const char*, const char*>> rows) {
  Router router;
  for (const auto& [method, pattern] : rows) router.add(route_of(method, pattern));
  return router;
}

struct Case {
  const char* method;
  const char* path;
  const char* found;  ///< the route's name; "404", or "405 " and the methods
  std::map<std::string, std::string, std::less<>> parameters{};
};

std::string outcome(const Router::Match& match) {
  if (match.route) return match.route->name();
  if (match.allowed.empty()) return "404";
  std::string text = "405";
  for (const auto& method : match.allowed) text += " " + method;
  return text;
}

TEST(RouterTest, FindsTheRoute) {
  // Declared in an unhelpful order on purpose.
  const Router router = router_of({
      {"GET", "/{path*}"},
      {"GET", "/app/{path*}"},
      {"GET", "/app"},
      {"GET", "/"},
      {"GET", "/api/v1/businesses/{business_id}"},
      {"PATCH", "/api/v1/businesses/{business_id}"},
      {"GET", "/api/v1/businesses/{name}.csv"},
      {"GET", "/api/v1/businesses/export.csv"},
      {"POST", "/api/v1/businesses/export.csv"},
      {"GET", "/api/v1/businesses/{business_id}/profile"},
      {"GET", "/api/v1/businesses/{business_id}/{part}"},
      {"GET", "/api/{version}/businesses"},
      {"GET", "/api/v1/businesses"},
      {"GET", "/api/v1/{thing}/profile"},
      {"PUT", "/api/v1/imports/{kind}/files/{name}"},
      {"GET", "/api/v1/a/b/{x}/y"},
      {"GET", "/api/v1/a/b/c/{z}"},
      {"DELETE", "/api/v1/sessions/current"},
      {"DELETE", "/api/v1/sessions/{session_id}"},
  });
  const std::vector<Case> cases{
      {"GET", "/", "GET /"},
      {"POST", "/", "405 GET"},
      {"GET", "/app", "GET /app"},
      {"GET", "/app/", "GET /app/{path*}", {{"path", ""}}},
      {"GET", "/app/jobs/3", "GET /app/{path*}", {{"path", "jobs/3"}}},
      {"GET", "/application", "GET /{path*}", {{"path", "application"}}},
      {"GET", "/api/v1/businesses", "GET /api/v1/businesses"},
      {"GET", "/api/v2/businesses", "GET /api/{version}/businesses", {{"version", "v2"}}},
      {"GET", "/api/v1/businesses/12", "GET /api/v1/businesses/{business_id}", {{"business_id", "12"}}},
      {"PATCH", "/api/v1/businesses/12", "PATCH /api/v1/businesses/{business_id}", {{"business_id", "12"}}},
      {"GET", "/api/v1/businesses/export.csv", "GET /api/v1/businesses/export.csv"},
      {"POST", "/api/v1/businesses/export.csv", "POST /api/v1/businesses/export.csv"},
      {"GET", "/api/v1/businesses/12.csv", "GET /api/v1/businesses/{name}.csv", {{"name", "12"}}},
      {"GET", "/api/v1/businesses/.csv", "GET /api/v1/businesses/{business_id}", {{"business_id", ".csv"}}},
      {"GET",
       "/api/v1/businesses/1/profile",
       "GET /api/v1/businesses/{business_id}/profile",
       {{"business_id", "1"}}},
      {"GET",
       "/api/v1/businesses/1/x",
       "GET /api/v1/businesses/{business_id}/{part}",
       {{"business_id", "1"}, {"part", "x"}}},
      {"GET", "/api/v1/people/profile", "GET /api/v1/{thing}/profile", {{"thing", "people"}}},
      {"PUT",
       "/api/v1/imports/nta/files/a.zip",
       "PUT /api/v1/imports/{kind}/files/{name}",
       {{"kind", "nta"}, {"name", "a.zip"}}},
      {"GET", "/api/v1/a/b/c/y", "GET /api/v1/a/b/c/{z}", {{"z", "y"}}},
      {"GET", "/api/v1/a/b/d/y", "GET /api/v1/a/b/{x}/y", {{"x", "d"}}},
      {"DELETE", "/api/v1/sessions/current", "DELETE /api/v1/sessions/current"},
      {"DELETE", "/api/v1/sessions/9", "DELETE /api/v1/sessions/{session_id}", {{"session_id", "9"}}},
      {"PUT", "/api/v1/businesses/12", "405 GET PATCH"},
      {"GET", "/{path*}", "GET /{path*}", {{"path", "{path*}"}}},
  };
  for (const auto& expected : cases) {
    const auto match = router.match(expected.method, expected.path);
    EXPECT_EQ(outcome(match), expected.found) << expected.method << " " << expected.path;
    EXPECT_EQ(match.route ? match.parameters : decltype(match.parameters){}, expected.parameters)
        << expected.path;
  }
}

TEST(RouterTest, KnowsNothingElse) {
  const Router router = router_of({{"GET", "/businesses/{number}"}, {"GET", "/help/sign-in"}});
  for (const char* path : {"/", "/businesses", "/businesses/", "/businesses/1/", "/businesses/1/2", "/help",
                           "//help/sign-in", "*"}) {
    EXPECT_EQ(outcome(router.match("GET", path)), "404") << path;
  }
  EXPECT_EQ(outcome(router.match("POST", "/businesses/1")), "405 GET");
}

TEST(RouterTest, RefusesUnfinishedRoutes) {
  Router router = router_of({{"GET", "/a"}});
  EXPECT_THROW(router.add(route_of("GET", "/a")), std::logic_error);
  Route silent = route_of("GET", "/b");
  silent.options.summary.clear();
  EXPECT_THROW(router.add(std::move(silent)), std::logic_error);
  Route unguarded = route_of("GET", "/c");
  unguarded.options.access = Access{};
  EXPECT_THROW(router.add(std::move(unguarded)), std::logic_error);
}

}  // namespace
}  // namespace banso::http
