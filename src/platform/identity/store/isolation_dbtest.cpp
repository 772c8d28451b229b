// Row level security by itself: what a transaction that acts as somebody can see and change, whatever the
// program asks for.
#include <fmt/format.h>

#include "platform/db/error.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

class Isolation : public World {
 protected:
  Isolation()
      : east(add_organization(OrganizationKind::chamber, "東商工会議所")),
        west(add_organization(OrganizationKind::chamber, "西商工会議所")),
        taro(add_person("taro@example.jp")),
        hana(add_person("hana@example.jp")),
        jiro(add_person("jiro@example.jp")) {
    give(taro, east, Role::org_admin);
    give(hana, west, Role::staff);
    as_system([&](db::Tx& tx) { set_business_owner(tx, jiro, 7, now); });
    for (const char* email : {"taro@example.jp", "hana@example.jp", "jiro@example.jp"}) {
      Browser browser(*this);
      browser.sign_in(email);
      tokens[email] = browser.cookie;
    }
    as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into identity.invitation (organization_id, email, role, token_hash, created_at, "
          "expires_at) "
          "select o, 'x@example.jp', 'staff', sha256(o::text::bytea), now(), now() + interval '1 day' "
          "from unnest($1::bigint[]) o",
          {fmt::format("{{{},{}}}", east, west)});
    });
  }
  /// One value, as the person with that session.
  std::string as(const std::string& email, const std::string& sql) {
    return db::in_tx(pool, {}, [&](db::Tx& tx) {
      if (!email.empty()) open_session(tx, permissions, tokens[email], now);
      const db::Result result = tx.execute_sql(sql);
      return result.size() == 0 ? std::string() : std::string(result.text(0, 0).value_or(""));
    });
  }

  const std::int64_t east, west, taro, hana, jiro;
  std::map<std::string, std::string> tokens;
};

TEST_F(Isolation, EveryTableIsBoundEvenForItsOwner) {
  EXPECT_EQ(
      ask("select string_agg(relname, ',') from pg_class c join pg_namespace n on n.oid = c.relnamespace "
          "where nspname = 'identity' and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)"),
      "");
}

TEST_F(Isolation, NobodySeesNothingButOrganisationsAndRoleSettings) {
  for (const char* table :
       {"app_user", "password", "session", "email_token", "totp_secret", "recovery_code", "throttle",
        "role_grant", "invitation", "api_token", "oidc_login", "oidc_account", "business_owner"}) {
    EXPECT_EQ(as("", fmt::format("select count(*) from identity.{}", table)), "0") << table;
  }
  EXPECT_EQ(as("", "select count(*) from identity.organization"), "2");
  EXPECT_EQ(as("", "select count(*) from identity.role_setting"), "6");
}

TEST_F(Isolation, PeopleOfOtherOrganisationsAreInvisible) {
  EXPECT_EQ(as("taro@example.jp", "select string_agg(email, ',') from identity.app_user"), "taro@example.jp");
  EXPECT_EQ(as("hana@example.jp", "select string_agg(email, ',') from identity.app_user"), "hana@example.jp");
  give(hana, east, Role::staff);
  EXPECT_EQ(as("taro@example.jp", "select count(*) from identity.app_user"), "2") << "a colleague now";
  EXPECT_EQ(as("jiro@example.jp", "select string_agg(email, ',') from identity.app_user"), "jiro@example.jp");
}

TEST_F(Isolation, InvitationsAreTheAdministratorsOnly) {
  EXPECT_EQ(as("taro@example.jp", "select organization_id from identity.invitation"), std::to_string(east));
  EXPECT_EQ(as("taro@example.jp", "select count(*) from identity.invitation"), "1");
  EXPECT_EQ(as("hana@example.jp", "select count(*) from identity.invitation"), "0")
      << "staff do not see them";
}

TEST_F(Isolation, SecretsOfOthersAreInvisible) {
  for (const char* table : {"password", "session"}) {
    EXPECT_EQ(as("taro@example.jp", fmt::format("select count(*) from identity.{}", table)), "1") << table;
    EXPECT_EQ(as("taro@example.jp", fmt::format("select user_id from identity.{}", table)),
              std::to_string(taro));
  }
}

TEST_F(Isolation, RolesCannotBeTakenByForce) {
  const auto insert = [&](const char* email, std::int64_t organization_id, std::int64_t user_id,
                          const char* role) {
    return as(email,
              fmt::format("insert into identity.role_grant (organization_id, user_id, role, granted_at) "
                          "values ({}, {}, '{}', now()) returning 1",
                          organization_id, user_id, role));
  };
  EXPECT_EQ(insert("taro@example.jp", east, taro, "staff"), "1");
  EXPECT_THROW(insert("taro@example.jp", west, taro, "staff"), db::Error);
  EXPECT_THROW(insert("taro@example.jp", east, taro, "system_admin"), db::Error);
  EXPECT_THROW(insert("hana@example.jp", west, hana, "org_admin"), db::Error);
  EXPECT_EQ(as("taro@example.jp",
               "with gone as (delete from identity.role_grant where true returning 1) "
               "select count(*) from gone"),
            "2")
      << "only those of the own organisation";
}

TEST_F(Isolation, OwnersSeeTheirBusinessesAndNobodyMakesThemselvesOne) {
  EXPECT_EQ(as("jiro@example.jp", "select business_id from identity.business_owner"), "7");
  EXPECT_EQ(as("taro@example.jp", "select count(*) from identity.business_owner"), "0");
  EXPECT_THROW(
      as("taro@example.jp", fmt::format("insert into identity.business_owner values (7, {}, now())", taro)),
      db::Error);
  EXPECT_EQ(as("jiro@example.jp", "select current_setting('app.business_ids')"), "{7}");
}

TEST_F(Isolation, OrganisationsAreChangedByTheirAdministratorsOnly) {
  const auto rename = [&](const char* email) {
    return as(email,
              "with changed as (update identity.organization set name_kana = 'x' returning 1) "
              "select count(*) from changed");
  };
  EXPECT_EQ(rename(""), "0");
  EXPECT_EQ(rename("hana@example.jp"), "0");
  EXPECT_EQ(rename("taro@example.jp"), "1");
}

TEST_F(Isolation, TheSettingsEndWithTheTransaction) {
  db::in_tx(pool, {}, [&](db::Tx& tx) { open_session(tx, permissions, tokens["taro@example.jp"], now); });
  // The same connection comes back from the pool.
  EXPECT_EQ(as("", "select current_setting('app.user_id', true)"), "");
  EXPECT_EQ(as("", "select count(*) from identity.app_user"), "0");
}

TEST_F(Isolation, TheInnerFunctionIsNotForTheRuntime) {
  EXPECT_THROW(as("", "select identity.set_caller(1, null)"), db::Error);
}

TEST_F(Isolation, WhatOthersMayAskWorksForAnybody) {
  db::in_tx(pool, {}, [&](db::Tx& tx) {
    open_session(tx, permissions, tokens["hana@example.jp"], now);
    EXPECT_EQ(display_names(tx, {taro, jiro, 999}).size(), 2U);
    EXPECT_EQ(mail_address_of(tx, taro), "taro@example.jp");
    EXPECT_EQ(mail_address_of(tx, 999), std::nullopt);
    EXPECT_EQ(people_with_role(tx, east, {Role::org_admin, Role::staff}), std::vector<std::int64_t>{taro});
    EXPECT_EQ(business_owners(tx, 7), std::vector<std::int64_t>{jiro});
    EXPECT_TRUE(remove_business_owner(tx, jiro, 7));
    EXPECT_FALSE(remove_business_owner(tx, jiro, 7));
    EXPECT_EQ(tx.execute_sql("select count(*) from identity.password").text(0, 0), "1")
        << "closed again behind them";
  });
}

}  // namespace
}  // namespace banso::identity
