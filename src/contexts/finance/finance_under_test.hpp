// The figures around a fresh database: businesses, an owner, chambers with and without a consent.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>

#include "contexts/finance/context.hpp"
#include "contexts/finance/finance_for_test.hpp"
#include "contexts/finance/import/reference_seed.hpp"
#include "platform/shape/json.hpp"
#include "support/platform_under_test.hpp"

namespace banso::finance::testing {

inline constexpr std::int64_t kFactory = 5010405001703;  // industry 09, has an owner
inline constexpr std::int64_t kShop = 1100005004357;     // no industry
inline constexpr std::int64_t kClosed = 8000012010038;   // closed
inline constexpr std::int64_t kChamber = 501;
inline constexpr std::int64_t kOtherChamber = 502;

class FinanceUnderTest : public banso::testing::PlatformUnderTest {
 public:
  FinanceUnderTest() {
    register_context(api);
    now = parse_instant("2026-06-01T09:00:00+09:00").value();
    as_system([](db::Tx& tx) { load_reference_seed(tx); });
    db::Connection(database.bootstrap())
        .script(
            "insert into registry.business (business_id, kind, status, name, industry_code, name_key, "
            "search_tokens, "
            "content_hash) values (5010405001703, '301', 'active', '株式会社さぬき製麺', '0992', 'a', '{1}', "
            "1), "
            "(1100005004357, '301', 'active', '有限会社番町商店', null, 'b', '{1}', 2), "
            "(8000012010038, '301', 'closed', '株式会社閉鎖', '58', 'c', '{1}', 3)");
    add_owner("owner", 11, {kFactory, kShop});
    add_owner("closed_owner", 12, {kClosed});
    add_owner("stranger", 13, {});
    add_advisor("advisor", 21, kChamber);
    add_advisor("other_advisor", 22, kOtherChamber);
  }

  void add_owner(const std::string& who, std::int64_t user_id, const std::vector<std::int64_t>& businesses) {
    std::string ids;
    for (const std::int64_t id : businesses) ids += (ids.empty() ? "" : ",") + std::to_string(id);
    add_person(who, user_id, {{"app.business_ids", "{" + ids + "}"}}).business_ids = businesses;
  }

  void add_advisor(const std::string& who, std::int64_t user_id, std::int64_t organization_id) {
    add_person(who, user_id, {{"app.organization_ids", "{" + std::to_string(organization_id) + "}"}})
        .roles = {{organization_id, "", "chamber", identity::Role::advisor}};
  }

  void add_consent(const std::string& scope, const std::string& purpose) {
    as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into registry.consent (business_id, organization_id, scope, purpose, starts_on, ends_on, "
          "granted_at, "
          "granted_by_user_id) values ($1::bigint, $2::bigint, $3, $4, date '2020-01-01', date '2099-01-01', "
          "now(), 11)",
          {std::to_string(kFactory), std::to_string(kChamber), scope, purpose});
    });
  }

  static std::string path(std::int64_t business_id, const std::string& rest) {
    return "/api/v1/businesses/" + std::to_string(business_id) + "/" + rest;
  }

  boost::json::value ask_api(const std::string& who, const std::string& method, const std::string& target,
                             int status, const std::string& body = "",
                             std::vector<std::pair<std::string, std::string>> headers = {}) {
    const http::Response response = call(who, method, target, body, std::move(headers));
    EXPECT_EQ(response.status, status) << method << " " << target << "\n" << response.body;
    return response.body.empty() ? boost::json::value() : boost::json::parse(response.body);
  }
  std::string reason(const std::string& who, const std::string& method, const std::string& target, int status,
                     const std::string& body = "",
                     std::vector<std::pair<std::string, std::string>> headers = {}) {
    return std::string(
        ask_api(who, method, target, status, body, std::move(headers)).at("reason").as_string());
  }

  /// Saves a year of the factory as its owner.
  boost::json::value save(const std::string& fiscal_year_end, const Figures& figures, int status = 200) {
    return ask_api("owner", "PUT", path(kFactory, "statements/" + fiscal_year_end), status, body_of(figures));
  }

  static std::string body_of(const Figures& figures) { return shape::to_json(figures); }

  /// Two years that fit each other.
  void save_two_years() {
    Figures before = example_figures();
    before.sales_yen = 110'000'000;
    save("2025-03-31", before);
    save("2026-03-31", example_figures());
  }
};

}  // namespace banso::finance::testing
