// The register around a fresh database, with a few businesses and people, for its database tests.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <string>

#include "contexts/registry/context.hpp"
#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/rules/search_keys.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/text.hpp"
#include "support/platform_under_test.hpp"

namespace banso::registry::testing {

/// A row of registry.business; what is left out is plain.
struct ExampleBusiness {
  std::int64_t business_id = 0;
  std::string name;
  std::string name_kana{};
  std::string kind = "301";
  std::string prefecture_code = "37";
  std::string city_code = "37201";
  std::string prefecture_name = "香川県";
  std::string city_name = "高松市";
  std::string street = "番町1丁目2番3号";
  std::string status = "active";
  std::optional<std::int64_t> successor_business_id{};
  std::optional<std::string> industry_code{};
  bool searchable = true;
};

class RegistryUnderTest : public banso::testing::PlatformUnderTest {
 public:
  RegistryUnderTest() {
    register_context(api, identity);
    config.public_url = "https://banso.example";
  }

  void add(const ExampleBusiness& b) {
    SearchedFacts facts;
    facts.name = b.name;
    facts.name_kana = b.name_kana;
    facts.kind = b.kind;
    facts.prefecture_code = b.prefecture_code;
    facts.city_code = b.city_code;
    facts.prefecture_name = b.prefecture_name;
    facts.city_name = b.city_name;
    facts.street = b.street;
    facts.closed = b.status != "active";
    SearchKeys keys;
    make_search_keys(facts, keys);
    as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into registry.business (business_id, kind, status, name, name_kana, prefecture_code, "
          "city_code, "
          "prefecture_name, city_name, street, successor_business_id, industry_code, searchable, name_key, "
          "kana_key, "
          "address_key, search_tokens, content_hash) values ($1::bigint, $2, $3, $4, $5, $6, $7, $8, $9, "
          "$10, "
          "$11::bigint, $12, $13::boolean, $14, $15, $16, $17::int4[], 0)",
          {std::to_string(b.business_id), b.kind, b.status, b.name, b.name_kana, b.prefecture_code,
           b.city_code, b.prefecture_name, b.city_name, b.street, shape::to_sql(b.successor_business_id),
           b.industry_code, b.searchable ? "t" : "f", keys.name_key, keys.kana_key, keys.address_key,
           shape::to_sql(keys.search_tokens)});
    });
  }

  /// A person with an account. @param email unique
  std::int64_t add_user(const std::string& display_name, const std::string& email) {
    return as_system([&](db::Tx& tx) {
      return identity::create_user(tx, identity, {identity::EmailAddress(email), display_name, std::nullopt},
                                   now.load());
    });
  }

  std::int64_t add_chamber(const std::string& name, const std::string& prefecture_code = "37") {
    return as_system([&](db::Tx& tx) {
      identity::NewOrganization organization;
      organization.kind = identity::OrganizationKind::chamber;
      organization.name = name;
      organization.prefecture_code = prefecture_code;
      return identity::create_organization(tx, organization, now.load());
    });
  }

  /// Somebody with a role: "staff" of an organisation (and the account behind it).
  identity::Caller& add_staff(const std::string& who, std::int64_t organization_id,
                              identity::Role role = identity::Role::staff) {
    const std::int64_t user_id = add_user(who, who + "@chamber.example.jp");
    as_system([&](db::Tx& tx) { identity::grant_role(tx, organization_id, user_id, role, now.load()); });
    auto& caller = add_person(who, user_id,
                              {{"app.organization_ids", "{" + std::to_string(organization_id) + "}"},
                               {"app.system_admin", role == identity::Role::system_admin ? "t" : ""}});
    caller.roles = {{organization_id, "", "chamber", role}};
    caller.permissions = permissions.of(caller.roles, false);
    return caller;
  }

  /// Somebody without a role: a visitor who has signed in.
  identity::Caller& add_visitor(const std::string& who) {
    return add_person(who, add_user(who, who + "@example.jp"));
  }

  /// The confirmed owner of a business.
  identity::Caller& add_owner(const std::string& who, std::int64_t business_id) {
    const std::int64_t user_id = add_user(who, who + "@example.jp");
    as_system([&](db::Tx& tx) { identity::set_business_owner(tx, user_id, business_id, now.load()); });
    return as_owner(who, user_id, business_id);
  }

  /// The same person at the next request, when identity has read what they own.
  identity::Caller& as_owner(const std::string& who, std::int64_t user_id, std::int64_t business_id) {
    auto& caller = add_person(who, user_id, {{"app.business_ids", "{" + std::to_string(business_id) + "}"}});
    caller.business_ids = {business_id};
    return caller;
  }

  /// A JSON answer, which must have this status.
  boost::json::value ask_api(const std::string& who, const std::string& method, const std::string& target,
                             int status, const std::string& body = "") {
    const http::Response response = call(who, method, target, body);
    EXPECT_EQ(response.status, status) << method << " " << target << "\n" << response.body;
    return response.body.empty() ? boost::json::value() : boost::json::parse(response.body);
  }
  std::string reason(const std::string& who, const std::string& method, const std::string& target, int status,
                     const std::string& body = "") {
    return std::string(ask_api(who, method, target, status, body).at("reason").as_string());
  }

  identity::Permissions permissions;
  identity::Identity identity{config, permissions};
};

/// Percent-encodes a query value.
inline std::string encoded(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : text) {
    out += '%';
    out += kHex[c >> 4];
    out += kHex[c & 15];
  }
  return out;
}

// Numbers with right check digits.
inline constexpr std::int64_t kTakamatsuFoods = 5010405001703;
inline constexpr std::int64_t kTakamatsuBuilder = 1100005004357;
inline constexpr std::int64_t kTokyoBuilder = 7000012050002;
inline constexpr std::int64_t kClosedFoods = 8000012010038;
inline constexpr std::int64_t kSoleShop = 90000000000001;

}  // namespace banso::registry::testing
