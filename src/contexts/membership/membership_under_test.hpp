// The members of a chamber around a fresh database, for database tests.
#pragma once

#include <fmt/format.h>

#include <boost/json.hpp>

#include "contexts/membership/api.hpp"
#include "contexts/membership/context.hpp"
#include "contexts/registry/registry_under_test.hpp"
#include "platform/mail/delivery.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/shape/json.hpp"

namespace banso::membership::testing {

using registry::testing::encoded;
using registry::testing::kClosedFoods;
using registry::testing::kTakamatsuBuilder;
using registry::testing::kTakamatsuFoods;

/// A record with the plainest of everything.
inline MemberFields example_fields(const std::string& name) {
  MemberFields fields;
  fields.name = name;
  return fields;
}

class MembershipUnderTest : public registry::testing::RegistryUnderTest {
 public:
  MembershipUnderTest() {
    register_context(api, permissions, queue, bus, config);
    outbox::register_jobs(queue, bus);
    mail::register_jobs(queue);
    chamber = add_chamber("小田原商工会議所", "14");
    other_chamber = add_chamber("高松商工会議所", "37");
    add_staff("staff", chamber);
    add_staff("admin", chamber, identity::Role::org_admin);
    add_staff("stranger", other_chamber, identity::Role::org_admin);
  }
  ~MembershipUnderTest() { queue.stop(); }

  Source by_staff() { return {"staff", callers.people.at("staff").caller.user_id}; }

  Member create(const MemberFields& fields, Standing standing = Standing::member,
                std::optional<std::int64_t> business_id = {}) {
    return as_system([&](db::Tx& tx) {
      return create_member(tx, chamber, {business_id, standing, fields}, by_staff(), now.load());
    });
  }
  Member create(const std::string& name) { return create(example_fields(name)); }

  using PlatformUnderTest::ask;
  /// Below /api/v1/organizations/{the chamber}.
  std::string path(const std::string& rest) {
    return fmt::format("/api/v1/organizations/{}{}", chamber, rest);
  }
  boost::json::value ask(const std::string& who, const std::string& method, const std::string& target,
                         int status, const boost::json::value& body = nullptr,
                         std::vector<std::pair<std::string, std::string>> headers = {}) {
    const std::string text = body.is_null() ? "" : boost::json::serialize(body);
    const http::Response response = call(who, method, target, text, std::move(headers));
    EXPECT_EQ(response.status, status) << method << " " << target << "\n" << response.body;
    return response.body.empty() || response.body[0] != '{' ? boost::json::value()
                                                            : boost::json::parse(response.body);
  }
  std::string reason_of(const std::string& who, const std::string& method, const std::string& target,
                        int status, const boost::json::value& body = nullptr,
                        std::vector<std::pair<std::string, std::string>> headers = {}) {
    const auto answer = ask(who, method, target, status, body, std::move(headers));
    return answer.is_object() && answer.as_object().contains("reason")
               ? std::string(answer.at("reason").as_string())
               : "";
  }

  /// A whole record as the API takes it.
  static boost::json::value json(const MemberFields& fields) {
    return boost::json::parse(shape::to_json(fields));
  }
  std::string member_path(const Member& member, const std::string& rest = "") {
    return path(fmt::format("/members/{}{}", member.member_id, rest));
  }

  outbox::Bus bus;
  std::int64_t chamber = 0;
  std::int64_t other_chamber = 0;
};

}  // namespace banso::membership::testing
