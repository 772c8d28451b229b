// Dues around a fresh database: a chamber with people, and another one.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>

#include "contexts/dues/context.hpp"
#include "contexts/dues/permissions.hpp"
#include "platform/files/embedded.hpp"
#include "platform/identity/permissions.hpp"
#include "platform/outbox/bus.hpp"
#include "support/platform_under_test.hpp"

namespace banso::dues::testing {

inline constexpr std::int64_t kChamber = 501;
inline constexpr std::int64_t kOtherChamber = 502;

class DuesUnderTest : public banso::testing::PlatformUnderTest {
 public:
  DuesUnderTest() {
    register_context(api, permissions, queue, bus, config);
    now = parse_instant("2026-06-01T09:00:00+09:00").value();
    add_staff("admin", 20, kChamber, identity::Role::org_admin);
    add_staff("staff", 21, kChamber, identity::Role::staff);
    add_staff("advisor", 22, kChamber, identity::Role::advisor);
    add_staff("other_staff", 23, kOtherChamber, identity::Role::org_admin);
    add_person("nobody", 30);
  }

  void add_staff(const std::string& who, std::int64_t user_id, std::int64_t organization_id,
                 identity::Role role) {
    auto& caller =
        add_person(who, user_id, {{"app.organization_ids", "{" + std::to_string(organization_id) + "}"}});
    caller.roles = {{organization_id, "", "chamber", role}};
    caller.permissions = permissions.of(caller.roles, false);
  }

  static std::string path(const std::string& rest, std::int64_t organization_id = kChamber) {
    return "/api/v1/organizations/" + std::to_string(organization_id) + "/dues/" + rest;
  }

  boost::json::value ask_api(const std::string& who, const std::string& method, const std::string& target,
                             int status, const boost::json::value& body = nullptr,
                             std::vector<std::pair<std::string, std::string>> headers = {}) {
    const http::Response response =
        call(who, method, target, body.is_null() ? "" : boost::json::serialize(body), std::move(headers));
    EXPECT_EQ(response.status, status) << method << " " << target << "\n" << response.body;
    return response.body.empty() ? boost::json::value(boost::json::object{})
                                 : boost::json::parse(response.body);
  }
  std::string reason(const std::string& who, const std::string& method, const std::string& target, int status,
                     const boost::json::value& body = nullptr,
                     std::vector<std::pair<std::string, std::string>> headers = {}) {
    return std::string(
        ask_api(who, method, target, status, body, std::move(headers)).at("reason").as_string());
  }

  static boost::json::object rule_named(std::string_view key) {
    const auto document = boost::json::parse(files::embedded_file("db/seed/dues/rule_templates.json"));
    for (const auto& one : document.at("templates").as_array()) {
      if (one.at("template_key").as_string() == key) return one.at("rule").as_object();
    }
    throw std::logic_error("no such template");
  }

  /// Publishes a template as the chamber's rule. @return its rule_version
  std::int64_t publish_rule(std::string_view key, int valid_from_year = 2020) {
    const auto draft = ask_api("admin", "POST", path("rules"), 201,
                               {{"title", "会費規程"},
                                {"valid_from_year", valid_from_year},
                                {"note", ""},
                                {"rule", rule_named(key)}});
    const std::int64_t version = draft.at("rule_version").as_int64();
    ask_api("admin", "POST", path("rules/" + std::to_string(version) + "/publish"), 200);
    return version;
  }

  identity::Permissions permissions;
  outbox::Bus bus;
};

}  // namespace banso::dues::testing
