#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/audit/audit.hpp"
#include "platform/audit/routes.hpp"
#include "support/platform_under_test.hpp"

namespace banso::audit {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::PlatformUnderTest;

constexpr const char* kReader = "platform.audit.read";

/// staff (user 1) work for organisation 10; its administrator is 2, that of organisation 20 is 3; owner 4 has
/// business 7000.
class Audit : public ::testing::Test {
 protected:
  Audit() {
    register_routes(platform.api);
    platform.api.post("/test/read", {http::signed_in(), "試験"}, [](http::Call& call) {
      record(call, {.action = "registry.profile.read",
                    .object_type = "business",
                    .object_id = "7000",
                    .business_id = 7000,
                    .details = {{"purpose", "consultation"}}});
    });
    platform.api.post("/test/save", {http::signed_in(), "試験"}, [](http::Call& call) {
      record(call, {.action = "registry.profile.save", .object_type = "business", .business_id = 7000});
    });
    platform.api.post("/test/fail", {http::signed_in(), "試験"}, [](http::Call& call) {
      record(call, {.action = "registry.profile.change", .object_type = "business", .object_id = "7000"});
      throw Refused(RefusalCode::kConflict, "test.no", "できません。");
    });
    platform.api.post("/test/sign-in", {http::open_to_public(), "試験"}, [](http::Call& call) {
      record(call, {.action = "identity.sign_in.refused", .object_type = "user", .object_id = "1"});
    });
    auto& staff = platform.add_person("staff", 1);
    staff.roles = {{10, "架空商工会議所", "chamber", identity::Role::staff}};
    platform.add_person("admin10", 2, {{"app.admin_organization_ids", "{10}"}}).permissions = {kReader};
    platform.add_person("admin20", 3, {{"app.admin_organization_ids", "{20}"}}).permissions = {kReader};
    auto& owner = platform.add_person("owner", 4, {{"app.business_ids", "{7000}"}});
    owner.business_ids = {7000};
    platform.add_person("system", 5, {{"app.system_admin", "t"}}).permissions = {kReader};
  }

  std::int64_t total(const std::string& who, const std::string& target = "/api/v1/audit") {
    return platform.call_json(who, "GET", target).at("total").as_int64();
  }

  PlatformUnderTest platform{0};
};

TEST_F(Audit, KeepsWhoWhatWhenAndFromWhere) {
  EXPECT_EQ(platform.call("staff", "POST", "/test/read").status, 204);
  const auto entry = platform.call_json("system", "GET", "/api/v1/audit").at("items").at(0).as_object();
  EXPECT_EQ(entry.at("occurred_at").as_string(), "2026-04-01T09:00:00+09:00");
  EXPECT_EQ(entry.at("actor").as_string(), "user");
  EXPECT_EQ(entry.at("actor_user_id").as_int64(), 1);
  EXPECT_EQ(entry.at("actor_name").as_string(), "staff");
  EXPECT_EQ(entry.at("actor_organization_name").as_string(), "架空商工会議所");
  EXPECT_EQ(entry.at("organization_id").as_int64(), 10);
  EXPECT_EQ(entry.at("api_token_id").as_int64(), 1);
  EXPECT_EQ(entry.at("ip").as_string(), "192.0.2.7");
  EXPECT_EQ(entry.at("request_id").as_string(), "request-1");
  EXPECT_EQ(entry.at("action").as_string(), "registry.profile.read");
  EXPECT_EQ(entry.at("details").at("purpose").as_string(), "consultation");
}

TEST_F(Audit, ARefusedRequestLeavesNoEntryOfAChange) {
  EXPECT_EQ(platform.call("staff", "POST", "/test/fail").status, 409);
  EXPECT_EQ(total("system"), 0);
}

TEST_F(Audit, OwnersCanLeaveOutWhatTheyLookedAtThemselves) {
  platform.call("staff", "POST", "/test/read");
  platform.call("owner", "POST", "/test/read");
  platform.call("owner", "POST", "/test/save");
  EXPECT_EQ(total("owner", "/api/v1/me/businesses/7000/audit"), 3);
  const auto rest = platform.call_json("owner", "GET", "/api/v1/me/businesses/7000/audit?own_reads=false");
  EXPECT_EQ(rest.at("total").as_int64(), 2);
  ASSERT_EQ(rest.at("items").as_array().size(), 2U);
  for (const auto& item : rest.at("items").as_array()) {
    EXPECT_FALSE(item.at("by_me").as_bool() && item.at("action").as_string() == "registry.profile.read");
  }
}

TEST_F(Audit, ShowsEverybodyOnlyWhatConcernsThem) {
  platform.call("staff", "POST", "/test/read");
  platform.call("", "POST", "/test/sign-in");
  platform.as_system([&](db::Tx& tx) {
    record_system(tx, platform.now, "import",
                  {.action = "registry.import.finished", .object_type = "import"});
  });
  EXPECT_EQ(total("system"), 3);
  EXPECT_EQ(total("admin10"), 1);
  EXPECT_EQ(total("admin20"), 0);
  EXPECT_EQ(platform.call("staff", "GET", "/api/v1/audit").status, 403);
  EXPECT_EQ(platform.call("owner", "GET", "/api/v1/audit.csv").status, 403);
  EXPECT_EQ(platform.call("", "GET", "/api/v1/audit").status, 401);
  // The owner, by name and organisation, without address or details.
  const auto mine = platform.call("owner", "GET", "/api/v1/me/businesses/7000/audit");
  EXPECT_THAT(mine.body, HasSubstr("架空商工会議所"));
  EXPECT_THAT(mine.body, Not(HasSubstr("192.0.2.7")));
  EXPECT_EQ(platform.call("owner", "GET", "/api/v1/me/businesses/7001/audit").status, 404);
  EXPECT_EQ(platform.call("staff", "GET", "/api/v1/me/businesses/7000/audit").status, 404);
  // Under row level security alone, whatever a route might forget.
  const auto seen_by = [&](const db::Settings& settings) {
    return platform.as(settings, [](db::Tx& tx) {
      return std::string(
          *tx.execute_sql("select count(*) from platform.audit_entry where business_id = 7000").text(0, 0));
    });
  };
  EXPECT_EQ(seen_by({{"app.user_id", "9"}, {"app.business_ids", "{7001}"}}), "0");
  EXPECT_EQ(seen_by({{"app.user_id", "9"}, {"app.organization_ids", "{10}"}}), "0");
  EXPECT_EQ(seen_by({}), "0");
  EXPECT_EQ(seen_by({{"app.user_id", "1"}}), "1");
}

TEST_F(Audit, LooksAreLookedAtToo) {
  EXPECT_EQ(total("admin10", "/api/v1/audit?action=registry"), 0);
  const auto entry = platform.call_json("system", "GET", "/api/v1/audit").at("items").at(0);
  EXPECT_EQ(entry.at("action").as_string(), "platform.audit.read");
  EXPECT_EQ(entry.at("details").at("action").as_string(), "registry");
}

TEST_F(Audit, FiltersByDayActorActionAndObject) {
  platform.now = parse_instant("2026-04-01T23:59:59.999999+09:00").value();
  platform.call("staff", "POST", "/test/read");
  platform.now = parse_instant("2026-04-02T00:00:00+09:00").value();
  platform.call("owner", "POST", "/test/read");
  EXPECT_EQ(total("system", "/api/v1/audit?to=2026-04-01"), 1);
  EXPECT_EQ(total("system", "/api/v1/audit?from=2026-04-02&action=registry.profile"), 1);
  EXPECT_EQ(total("system", "/api/v1/audit?actor_id=4&action=registry.profile.read"), 1);
  EXPECT_EQ(total("system", "/api/v1/audit?action=registry.prof"), 0);
  EXPECT_EQ(total("system", "/api/v1/audit?object_type=business&object_id=7000"), 2);
  EXPECT_EQ(total("system", "/api/v1/audit?business_id=7001"), 0);
  EXPECT_EQ(platform.call("system", "GET", "/api/v1/audit?from=2026-04-02&to=2026-04-01").status, 422);
}

TEST_F(Audit, ExportsWhatTheListShows) {
  platform.call("staff", "POST", "/test/read");
  const auto csv = platform.call("admin10", "GET", "/api/v1/audit.csv?business_id=7000");
  EXPECT_EQ(csv.status, 200);
  EXPECT_THAT(csv.body,
              HasSubstr("registry.profile.read,business,7000,staff,架空商工会議所,1,user,7000,10,1,"));
  EXPECT_EQ(platform.ask(
                "select details->>'rows' from platform.audit_entry where action = 'platform.audit.export'"),
            "1");
}

TEST_F(Audit, CannotBeChangedNorEmptied) {
  platform.call("staff", "POST", "/test/read");
  for (const char* sql : {"update platform.audit_entry set action = 'x'", "delete from platform.audit_entry",
                          "truncate platform.audit_entry"}) {
    try {
      platform.as_system([&](db::Tx& tx) { tx.execute_sql(sql); });
      ADD_FAILURE() << sql << " was allowed";
    } catch (const db::Error& error) {
      EXPECT_EQ(error.sqlstate(), "42501") << sql;
    }
  }
}

}  // namespace
}  // namespace banso::audit
