// What holds for every route.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <map>
#include <regex>
#include <set>

#include "kernel/utf8.hpp"
#include "platform/coverage/coverage.hpp"
#include "platform/http/openapi.hpp"
#include "platform/http/route.hpp"
#include "repo/catalog.hpp"

namespace banso::census {
namespace {

using http::Access;
using http::Route;

/// Routes that change something for somebody who is not signed in, and why they must.
const std::map<std::string, std::string>& public_writes() {
  static const std::map<std::string, std::string> routes{
      {"POST /api/v1/sign-up", "makes an account"},
      {"POST /join/{organization_id}", "applies for membership, without an account"},
      {"POST /application/{token}/edit", "the link proves who it is"},
      {"POST /application/{token}/answer", "the same"},
      {"POST /application/{token}/withdraw", "the same"},
      {"POST /api/v1/member-invitations/offer", "reads; by POST, so that the token stands in no address"},
      {"POST /api/v1/email-verifications", "the link proves who it is"},
      {"POST /api/v1/email-verifications/resend", "asks for that link again"},
      {"POST /api/v1/sessions", "signs in"},
      {"POST /api/v1/password-resets", "the password is forgotten"},
      {"PUT /api/v1/password-resets", "the link proves who it is"},
      {"POST /api/v1/invitations/offer", "reads; by POST, so that the token stands in no address"},
      {"POST /api/v1/invitations/accept", "the link proves who it is"},
      {"POST /api/v1/measures/{measure_id}/check", "reckons with what is sent and stores nothing"},
      {"POST /api/v1/measures/{measure_id}/simulations", "the same"},
      {"POST /api/v1/measures/{measure_id}/simulations.csv", "the same as a file"},
      {"POST /api/v1/measure-comparisons", "the same"},
      {"POST /mail/{token}", "the link in a mailing ends mailings to the same address, and nothing else"},
      {"POST /l", "leads to the page of a personal link"},
      {"POST /l/{token}", "the link proves who answers"},
      {"POST /l/{token}/edit", "the same"},
      {"POST /l/{token}/consent", "the same"},
  };
  return routes;
}

bool has_japanese(std::string_view text) {
  // Hiragana, katakana and kanji are three bytes long in UTF-8 and begin with E3–E9.
  for (const unsigned char byte : text) {
    if (byte >= 0xE3 && byte <= 0xE9) return true;
  }
  return false;
}

TEST(Routes, DeclareWhoMayCallAndWhatTheyDo) {
  std::set<std::string> open_writes;
  for (const auto& route : application().router.routes()) {
    SCOPED_TRACE(route->name());
    const auto& options = route->options;
    coverage::note("declared-route", route->name());
    if (route->pattern.starts_with("/api/")) {
      coverage::note("declared-answer", fmt::format("{} {}", route->name(), options.status));
      EXPECT_TRUE(options.status >= 200 && options.status < 300) << options.status;
      EXPECT_TRUE(options.status != 204 || route->output == nullptr) << "204 has no body";
    }
    EXPECT_TRUE(has_japanese(options.summary)) << "the summary is for users: in Japanese";
    if (options.access.kind == Access::Kind::kPermission) {
      EXPECT_TRUE(application().permissions.knows(options.access.permission))
          << "nobody is granted " << options.access.permission;
    }
    if (options.access.kind == Access::Kind::kPublic && route->method != "GET")
      open_writes.insert(route->name());
    EXPECT_TRUE(!options.upload || options.body_limit > 64U * 1024)
        << "an upload route says how much it takes";
    EXPECT_GT(options.rate.burst, 0);
  }
  for (const auto& name : open_writes) {
    EXPECT_TRUE(public_writes().contains(name))
        << name << " changes something for anybody: say why in public_writes()";
  }
  for (const auto& [name, reason] : public_writes()) {
    EXPECT_TRUE(open_writes.contains(name))
        << name << " is excused (" << reason << ") but does not exist or is closed";
  }
}

TEST(Routes, AreSpelledAlike) {
  static const std::regex api(R"(/api/v1(/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][a-z0-9_]*\})(\.[a-z]+)?)+)");
  for (const auto& route : application().router.routes()) {
    if (!route->pattern.starts_with("/api/")) continue;
    EXPECT_TRUE(std::regex_match(route->pattern, api)) << route->pattern;
  }
}

TEST(Routes, EveryPermissionIsAskedForBySomething) {
  std::set<std::string> asked;
  for (const auto& route : application().router.routes()) asked.insert(route->options.access.permission);
  for (const auto& kind : application().queue.kinds()) asked.insert(kind.permission);
  std::string code;
  for (const auto& source : sources({".cpp"})) code += source.text;
  for (const auto& item : application().permissions.list()) {
    const bool in_code = code.find(".may(\"" + item.permission + "\")") != std::string::npos;
    EXPECT_TRUE(asked.contains(item.permission) || in_code) << item.permission << " opens nothing";
  }
}

TEST(Routes, TheApiDocumentNamesEachOnce) {
  const boost::json::object document = http::openapi_document(application().router);
  std::size_t operations = 0;
  std::set<std::string> ids;
  for (const auto& path : document.at("paths").as_object()) {
    for (const auto& operation : path.value().as_object()) {
      if (!operation.value().is_object()) continue;
      ++operations;
      const auto& facts = operation.value().as_object();
      EXPECT_TRUE(facts.contains("summary")) << path.key();
      if (const auto* id = facts.if_contains("operationId")) {
        EXPECT_TRUE(ids.insert(std::string(id->as_string())).second) << id->as_string();
      }
    }
  }
  std::size_t api_routes = 0;
  for (const auto& route : application().router.routes()) api_routes += route->pattern.starts_with("/api/");
  EXPECT_EQ(operations, api_routes);
}

}  // namespace
}  // namespace banso::census
