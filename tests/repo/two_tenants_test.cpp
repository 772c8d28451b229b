#include "repo/two_tenants.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "contexts/registry/rules/search_keys.hpp"
#include "kernel/corporate_number.hpp"
#include "platform/db/tx.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/shape/text.hpp"
#include "repo/admission_tenant.hpp"
#include "repo/dues_tenant.hpp"
#include "repo/exchange_tenant.hpp"
#include "repo/finance_tenant.hpp"
#include "repo/forms_tenant.hpp"
#include "repo/ledger_tenant.hpp"
#include "repo/measures_tenant.hpp"
#include "repo/membership_tenant.hpp"
#include "repo/recommend_tenant.hpp"

namespace banso::census {
namespace {

std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

std::string person_sql(std::int64_t user_id, const std::string& mark) {
  return fmt::format(
      "insert into identity.app_user (user_id, email, email_verified_at, display_name, created_at, "
      "updated_at) values "
      "({0}, '{1}@example.jp', now(), '{1}', now(), now());"
      "insert into identity.password (user_id, hash, changed_at) values ({0}, '{1}', now());",
      user_id, mark);
}

std::string session_sql(std::int64_t session_id, std::int64_t user_id, const std::string& token,
                        const std::string& mark) {
  return fmt::format(
      "delete from identity.session where session_id = {0};"
      "insert into identity.session (session_id, user_id, token_hash, method, two_factor_done, created_at, "
      "last_seen_at, expires_at, ip, user_agent) overriding system value values ({0}, {1}, '{2}', "
      "'password', true, "
      "now(), now(), now() + interval '1 day', '192.0.2.1', '{3}');",
      session_id, user_id, identity::hash_token(token), mark);
}

std::string hash_of(const std::string& text) {
  return quoted(identity::hash_token(text));
}

std::string identity_sql(const Tenant& t) {
  return person_sql(t.admin(), t.mark("admin")) + person_sql(t.owner(), t.mark("owner")) +
         fmt::format(
             "insert into identity.organization (organization_id, kind, path_ids, name, prefecture_code, "
             "created_at, "
             "updated_at) values ({0}, 'chamber', '{{{0}}}', '{1}市商工会議所', '18', now(), now());"
             "insert into identity.email_token (user_id, purpose, token_hash, created_at, expires_at) values "
             "({2}, "
             "'reset', {3}, now(), now() + interval '1 day');"
             "insert into identity.totp_secret (user_id, sealed_secret, created_at) values ({2}, '{4}', "
             "now());"
             "insert into identity.recovery_code (user_id, code_hash, created_at) values ({2}, {5}, now());"
             "insert into identity.invitation (invitation_id, organization_id, email, role, token_hash, "
             "invited_by, "
             "created_at, expires_at) overriding system value values ({0}, {0}, '{6}@example.jp', 'staff', "
             "{7}, {2}, "
             "now(), now() + interval '1 day');",
             t.organization(), t.letter, t.admin(), hash_of(t.mark("reset")), t.mark("totp"),
             hash_of(t.mark("recovery")), t.mark("invited"), hash_of(t.mark("invitation"))) +
         fmt::format(
             "insert into identity.api_token (api_token_id, user_id, organization_id, name, token_hash, "
             "token_hint, "
             "scopes, created_at, expires_at) overriding system value values ({0}, {1}, {0}, '{2}', {3}, "
             "'hint', "
             "'{{}}', now(), now() + interval '1 day');"
             "insert into identity.oidc_account (oidc_account_id, issuer, subject, user_id, linked_at, "
             "last_sign_in_at) overriding system value values ({0}, 'https://id.example.jp', '{4}', {1}, "
             "now(), now());"
             "insert into identity.oidc_login (state_hash, browser_hash, provider, return_to, user_id, "
             "created_at, "
             "expires_at) values ({5}, {5}, 'gbizid', '/{6}', {1}, now(), now() + interval '1 day');",
             t.organization(), t.admin(), t.mark("apitoken"), hash_of(t.mark("apitoken")), t.mark("subject"),
             hash_of(t.mark("state")), t.mark("returnto"));
}

std::string business_sql(const Tenant& t, std::int64_t business_id, const std::string& kind,
                         const std::string& name) {
  registry::SearchKeys keys;
  registry::make_search_keys({.name = name,
                              .name_kana = "テスト",
                              .kind = kind,
                              .prefecture_code = "18",
                              .city_code = "18201",
                              .prefecture_name = "福井県",
                              .city_name = "福井市",
                              .street = name,
                              .address_abroad = ""},
                             keys);
  std::string tokens = "{";
  for (const auto token : keys.search_tokens)
    tokens += (tokens.size() > 1 ? "," : "") + std::to_string(token);
  return fmt::format(
      "insert into registry.business (business_id, kind, name, name_kana, prefecture_code, city_code, "
      "prefecture_name, "
      "city_name, street, name_key, kana_key, address_key, search_tokens, content_hash) values ({0}, '{1}', "
      "'{2}', "
      "'テスト', '18', '18201', '福井県', '福井市', '{2}', '{3}', '{4}', '{5}', '{6}}}', 1);"
      "insert into registry.business_history (business_id, content_hash, kind, name, process, reason, "
      "recorded_at) "
      "values ({0}, "
      "2, '{1}', '{2}', '01', 'replaced', now());"
      "insert into registry.business_profile (business_id, version, description, phone, updated_at, "
      "updated_by_user_id) values ({0}, 1, '{7}', '0776000000', now(), {8});",
      business_id, kind, name, keys.name_key, keys.kana_key, keys.address_key, tokens,
      t.mark("profile" + std::to_string(business_id)), t.owner());
}

/// What a sole proprietor states when registering, with the mark as its trade name.
std::string stated_facts(const Tenant& t) {
  return fmt::format(
      R"({{"trade_name": "{}", "name_kana": null, "representative_name": "{}", "post_code": "9100001", )"
      R"("prefecture_code": "18", "city_code": "18201", "prefecture_name": "福井県", "city_name": "福井市", )"
      R"("street": "大手3-17-1"}})",
      t.mark("stated"), t.mark("person"));
}

std::string registry_sql(const Tenant& t) {
  return business_sql(t, t.corporation, "301", t.letter + "産業株式会社") +
         business_sql(t, t.sole, "sole_proprietor", t.mark("trade")) +
         fmt::format(
             "insert into registry.consent (consent_id, business_id, organization_id, scope, purpose, "
             "starts_on, "
             "ends_on, granted_at, granted_by_user_id) overriding system value values ({0}, {1}, {0}, 'all', "
             "'consultation', current_date - 1, current_date + 365, now(), {2}), ({0} + 1, {3}, {0}, 'all', "
             "'consultation', current_date - 1, current_date + 365, now(), {2});"
             "insert into registry.claim (claim_id, business_id, user_id, state, method, "
             "confirming_organization_id, "
             "message, applicant_phone, sole_proprietor, submitted_at) overriding system value values ({0}, "
             "{3}, {2}, "
             "'pending', 'organization', {0}, '{4}', '{5}', '{6}', now());"
             "insert into registry.import (import_id, kind, file_name, file_size, sha256, state, started_by, "
             "created_at, finished_at) overriding system value values ({0}, 'nta', '{7}', 1, '', "
             "'succeeded', '{8}', "
             "now(), now());",
             t.organization(), t.corporation, t.owner(), t.sole, t.mark("claim"), t.mark("phone"),
             stated_facts(t), t.mark("file"), t.mark("starter"));
}

std::string platform_sql(const Tenant& t) {
  return fmt::format(
      "insert into platform.job (job_id, kind, title, started_by_user_id, result, due_at) values ({0}, "
      "'platform.hand_on_events', '{1}', {2}, '{{\"note\": \"{3}\"}}', now() + interval '1 year');"
      "insert into platform.audit_entry (occurred_at, actor, actor_user_id, actor_name, action, object_type, "
      "object_id, "
      "business_id, organization_id, details) values (now(), 'user', {2}, '{4}', 'registry.profile.change', "
      "'business', "
      "'{5}', {5}, {0}, '{{\"note\": \"{6}\"}}');"
      "insert into platform.mail (mail_id, recipient, subject, body, state, created_at, finished_at) values "
      "({0}, "
      "'{4}@example.jp', '{7}', '{7}', 'kept', now(), now());"
      "insert into platform.outbox_event (event_id, event_type, payload) values ({0}, "
      "'registry.claim_confirmed', "
      "'{{\"note\": \"{8}\"}}');"
      "insert into platform.outbox_delivery (event_id, subscriber) values ({0}, '{8}');",
      t.organization(), t.mark("job"), t.admin(), t.mark("result"), t.mark("actor"), t.sole,
      t.mark("details"), t.mark("mail"), t.mark("event"));
}

}  // namespace

void write_tenant(const std::string& bootstrap, const Tenant& tenant) {
  db::Connection connection(bootstrap);
  connection.script(identity_sql(tenant) + registry_sql(tenant) + finance_sql(tenant) + measures_sql(tenant) +
                    recommend_sql(tenant) + membership_sql(tenant) + dues_sql(tenant) + platform_sql(tenant) +
                    forms_sql(tenant) + admission_sql(tenant) + ledger_sql(tenant) + exchange_sql(tenant) +
                    refresh_sql(tenant));
}

void write_system_admin(const std::string& bootstrap) {
  write_finance_reference(bootstrap);
  db::Connection connection(bootstrap);
  connection.script(
      "insert into registry.postal_code (edition, post_code, city_code, prefecture_code, prefecture_name, "
      "city_name) "
      "values ('area', '9100001', '18201', '18', '福井県', '福井市')");
  connection.script(
      person_sql(kSystemAdmin, "system-admin") +
      session_sql(kSystemAdmin, kSystemAdmin, kSystemAdminSession, "browser") +
      fmt::format(
          "insert into identity.organization (organization_id, kind, path_ids, name, created_at, updated_at) "
          "values (3000, 'national_federation', '{{3000}}', '全国連合会', now(), now());"
          "insert into identity.role_grant values (3000, {}, 'system_admin', now(), null);",
          kSystemAdmin));
}

void write_official(const std::string& bootstrap) {
  db::Connection connection(bootstrap);
  connection.script(
      person_sql(kOfficial, "official") +
      "insert into identity.organization (organization_id, kind, path_ids, name, created_at, updated_at) "
      "values (4000, 'ministry', '{4000}', '地方経済局', now(), now());" +
      refresh_official_sql());
}

std::string refresh_official_sql() {
  return session_sql(kOfficial, kOfficial, kOfficialSession, "browser") +
         fmt::format(
             "insert into identity.role_grant values (4000, {}, 'official', now(), null) on conflict do "
             "nothing;",
             kOfficial);
}

std::string api_token_sql(const Tenant& t, const std::vector<std::string>& scopes) {
  const std::int64_t api_token_id = t.organization() + 500;
  return fmt::format(
      "delete from identity.api_token where api_token_id = {0};"
      "insert into identity.api_token (api_token_id, user_id, name, token_hash, token_hint, scopes, "
      "created_at, "
      "expires_at) overriding system value values ({0}, {1}, 'census', {2}, 'hint', '{{{3}}}', now(), "
      "now() + interval '1 day');",
      api_token_id, t.admin(), hash_of(t.admin_api_token()), fmt::join(scopes, ","));
}

std::string refresh_sql(const Tenant& t) {
  std::string sql = session_sql(t.admin(), t.admin(), t.admin_session(), t.mark("browser")) +
                    session_sql(t.owner(), t.owner(), t.owner_session(), t.mark("phonebrowser"));
  for (const char* role : {"org_admin", "advisor", "staff", "expert"}) {
    sql += fmt::format(
        "insert into identity.role_grant values ({}, {}, '{}', now(), null) on conflict do nothing;",
        t.organization(), t.admin(), role);
  }
  for (const std::int64_t business_id : {t.corporation, t.sole}) {
    sql += fmt::format("insert into identity.business_owner values ({}, {}, now()) on conflict do nothing;",
                       business_id, t.owner());
  }
  return sql + fmt::format(
                   "update identity.organization set status = 'active' where organization_id = {} and status "
                   "<> 'active';",
                   t.organization());
}

std::vector<std::string> path_values(const Tenant& t, const std::string& parameter) {
  const auto text = [](std::int64_t id) { return std::to_string(id); };
  const std::map<std::string, std::vector<std::string>> values{
      {"organization_id", {text(t.organization())}},
      {"invitation_id", {text(t.organization())}},
      {"api_token_id", {text(t.organization())}},
      {"oidc_account_id", {text(t.organization())}},
      {"job_id", {text(t.organization())}},
      {"mail_id", {text(t.organization())}},
      {"import_id", {text(t.organization())}},
      {"profile_id", {text(t.organization())}},
      {"export_id", {text(t.organization())}},
      {"row_number", {"2"}},
      {"claim_id", {text(t.organization())}},
      {"rule_version", {text(t.organization())}},
      {"application_id", {text(t.organization())}},
      {"activity_id", {text(t.organization())}},
      {"charge_id", {text(t.organization())}},
      {"payment_id", {text(t.organization())}},
      {"paper_id", {text(t.organization())}},
      {"bundle_id", {text(t.organization())}},
      {"run_id", {text(t.organization())}},
      {"debit_run_id", {text(t.organization())}},
      {"line_number", {"1"}},
      {"bank_code", {"0001"}},
      {"measure_id", {text(t.organization())}},
      {"draft_id", {text(t.organization())}},
      {"round_id", {text(t.organization())}},
      {"target_id", {text(t.organization())}},
      {"batch_id", {text(t.organization())}},
      {"member_id", {text(t.organization())}},
      {"contact_id", {text(t.organization())}},
      {"segment_id", {text(t.organization())}},
      {"mailing_id", {text(t.organization())}},
      {"withdrawal_id", {text(t.organization())}},
      {"measure_import_id", {text(t.organization())}},
      {"consent_id", {text(t.organization()), text(t.organization() + 1)}},
      {"user_id", {text(t.admin()), text(t.owner())}},
      {"session_id", {text(t.admin()), text(t.owner())}},
      {"business_id", {text(t.sole), text(t.corporation)}},
      {"corporate_number", {text(t.sole), text(t.corporation)}},
      // Words that belong to nobody.
      {"token", {"0ABCDEFGHJKMNPQRSTVWXYZ123"}},
      {"template_key", {"welcome"}},
      {"paper_key", {"application"}},
      {"role", {"advisor"}},
      {"key", {"certifications"}},
      {"kind", {"nta"}},
      {"name", {"list.csv"}},
      {"provider", {"gbizid"}},
      {"post_code", {"9100001"}},
      {"fiscal_year_end", {kFiscalYearEnd}},
      {"path", {"index.html"}},
      {"tag", {"organizations"}},
      {"form_key", {census_form_key()}},
      {"version", {"1"}},
  };
  const auto found = values.find(parameter);
  return found == values.end() ? std::vector<std::string>{} : found->second;
}

TEST(TwoTenants, HaveNumbersThatPassTheChecks) {
  for (const Tenant* tenant : {&kTenantA, &kTenantB}) {
    EXPECT_FALSE(corporate_number_problem(std::to_string(tenant->corporation))) << tenant->corporation;
  }
}

}  // namespace banso::census
