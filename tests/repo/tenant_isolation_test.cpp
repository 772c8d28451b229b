// Another tenant's data never shows: every route, with every id of the other tenant in its path, query and
// body, asked by strangers of every kind. No answer may hold a private text of the other, and no row of the
// other may change.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <regex>
#include <set>

#include "platform/files/clean_up.hpp"
#include "platform/files/disk.hpp"
#include "platform/files/store.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "repo/catalog.hpp"
#include "repo/stranger_input.hpp"
#include "repo/two_tenants.hpp"
#include "support/test_database.hpp"

namespace banso::census {
namespace {

using http::Request;
using http::Response;
using http::Route;

/// Tables that hold nothing of one tenant, so that no row was written for the two.
const std::map<std::string, std::string>& tables_of_nobody() {
  static const std::map<std::string, std::string> tables{
      {"dues.bank", "published reference data"},
      {"dues.bank_branch", "published reference data"},
      {"finance.account", "published reference data"},
      {"finance.benchmark_class", "published reference data"},
      {"finance.benchmark_edition", "published reference data"},
      {"finance.benchmark_industry", "published reference data"},
      {"finance.benchmark_threshold", "published reference data"},
      {"identity.role_setting", "one row a role, for everybody"},
      {"identity.throttle", "hashes of addresses, read by nobody through a route"},
      {"measures.catalogue", "one row: a counter"},
      {"measures.jgrants_record", "published data of jGrants"},
      {"platform.job_schedule", "one row a scheduled kind"},
      {"platform.migration", "the history of the schema"},
      {"registry.industry", "published reference data"},
      {"registry.municipality", "published reference data"},
      {"registry.postal_code", "published reference data"},
  };
  return tables;
}

/// Where a stranger may add a row that names the other tenant.
const std::map<std::string, std::string>& open_to_strangers() {
  static const std::map<std::string, std::string> tables{
      {"platform.audit_entry", "what a stranger tried is written down"},
      {"registry.consent", "an owner may let any organisation see the own business"},
      {"registry.claim", "anybody may ask to be confirmed as the owner; that shows and changes nothing"},
  };
  return tables;
}

/// Routes with ids in their path that not even those who have the rights answer well here, and why.
const std::map<std::string, std::string>& never_answering() {
  static const std::map<std::string, std::string> routes{
      {"GET /application/{token}", "only for the holder of the link, which follows from no id"},
      {"GET /application/{token}/edit", "the same"},
      {"GET /api/v1/mails/{mail_id}", "only in demo mode"},
      {"GET /mail/{token}", "a link of a mailing opens by its own random token alone"},
      {"POST /mail/{token}", "a link of a mailing opens by its own random token alone"},
      {"GET /api/v1/organizations/{organization_id}/ledger/find", "asks for a code in the query"},
      {"GET /l/{token}", "the link itself is the right to see its page"},
      {"GET /l/{token}/edit", "the same"},
      {"GET /l/{token}/consent", "the same"},
      {"GET /l/{token}/consent.pdf", "the same"},
      {"GET /l/{token}/receipt", "the same"},
      {"GET /api/v1/organizations/{organization_id}/exchange/imports/{import_id}/columns",
       "reads the uploaded file, which no row of the census can be"},
      {"GET /api/v1/organizations/{organization_id}/exchange/exports/{export_id}/file", "the same"},
      {"GET /assets/{path*}", "names of built files hold a hash; the same bytes for everybody"},
      {"GET /auth/oidc/{provider}/start", "no provider is configured here"},
      {"GET /auth/oidc/{provider}/callback", "no provider is configured here"},
  };
  return routes;
}

std::vector<std::string> parameters_of(const std::string& pattern) {
  static const std::regex braces(R"(\{([a-z_]+)\*?\})");
  std::vector<std::string> names;
  for (std::sregex_iterator it(pattern.begin(), pattern.end(), braces), end; it != end; ++it)
    names.push_back((*it)[1]);
  return names;
}

std::string whole_text(const Response& response) {
  std::string text = response.body;
  text += response.static_body;
  for (const auto& [name, value] : response.headers) text += "\n" + name + ": " + value;
  if (!response.file.empty()) text += files::read_file(response.file);
  for (int i = 0; response.events && i < 3; ++i) {
    const auto events = response.events->next();
    if (!events) break;
    text += *events;
  }
  return text;
}

/// How a caller proves who they are: with nothing, as a browser or as another system.
struct Proof {
  std::string session{};
  std::string api_token{};
};

class TenantIsolation : public ::testing::Test {
 protected:
  TenantIsolation()
      : application_(
            [this] {
              config::Config config;
              config.var_dir = var_.path().string();
              config.public_url = "http://localhost:8080";
              return config;
            }(),
            database_.runtime()),
        dispatcher_(application_.services, application_.authenticator),
        superuser_(database_.bootstrap()) {
    write_system_admin(database_.bootstrap());
    write_official(database_.bootstrap());
    write_tenant(database_.bootstrap(), kTenantA);
    const auto before = all_rows();
    write_tenant(database_.bootstrap(), kTenantB);
    write_rejected_list(kTenantB);
    for (const auto& [table, rows] : all_rows()) {
      std::multiset<std::string> own = rows;
      if (const auto others = before.find(table); others != before.end()) {
        for (const std::string& row : others->second) own.erase(own.find(row));
      }
      if (!own.empty()) rows_of_b_[table] = std::move(own);
    }
  }

  /// The lines that an import refused lie in a file, not in a row.
  void write_rejected_list(const Tenant& tenant) {
    files::Store store(files::store_folder(var_.path()));
    const auto stored = store.put(tenant.mark("line") + "\n", "imports", 1000);
    superuser_.script(
        fmt::format("update registry.import set rejected_key = '{}', rows_rejected = 1 where import_id = {}",
                    stored.key, tenant.organization()));
    const auto letters = store.put(tenant.mark("letters") + "\n", "ledger", 1000);
    superuser_.script(fmt::format("update ledger.batch set file_key = '{}' where batch_id = {}", letters.key,
                                  tenant.organization()));
    const auto report = store.put(tenant.mark("report") + "\n", "jgrants", 1000);
    superuser_.script(
        fmt::format("update measures.jgrants_import set report_key = '{}' where jgrants_import_id = {}",
                    report.key, tenant.organization()));
    const auto bundle = store.put(tenant.mark("bundlefile") + "\n", "dues", 1000);
    superuser_.script(fmt::format("update dues.bundle set file_key = '{}' where bundle_id = {}", bundle.key,
                                  tenant.organization()));
  }

  std::map<std::string, std::multiset<std::string>> all_rows() {
    std::map<std::string, std::multiset<std::string>> found;
    for (const std::string& table : tables()) {
      const db::Result result = superuser_.script(fmt::format("select t::text from {} t", table));
      for (std::size_t i = 0; i < result.size(); ++i) found[table].insert(std::string(*result.text(i, 0)));
    }
    return found;
  }

  std::vector<std::string> tables() {
    std::vector<std::string> names;
    const db::Result result =
        superuser_.script(fmt::format("select format('%I.%I', n.nspname, c.relname) from pg_class c join "
                                      "pg_namespace n on n.oid = c.relnamespace "
                                      "where c.relkind in ('r', 'p') and n.oid in {} order by 1",
                                      kOurSchemas));
    for (std::size_t i = 0; i < result.size(); ++i) names.emplace_back(*result.text(i, 0));
    return names;
  }

  /// Rows that name the other tenant in one of their columns: a stranger must not add any.
  std::int64_t rows_naming_b() {
    if (naming_sql_.empty()) {
      const std::map<std::string, std::string> columns{
          {"organization_id", std::to_string(kTenantB.organization())},
          {"business_id", std::to_string(kTenantB.sole)},
          {"user_id", fmt::format("{} or t.user_id = {}", kTenantB.admin(), kTenantB.owner())}};
      for (const std::string& table : tables()) {
        if (open_to_strangers().contains(table)) continue;
        for (const auto& [column, value] : columns) {
          const db::Result has = superuser_.script(
              fmt::format("select 1 from pg_attribute where attrelid = '{}'::regclass and attname = '{}'",
                          table, column));
          if (has.size() == 0) continue;
          naming_sql_ += fmt::format("{} (select count(*) from {} t where t.{} = {})",
                                     naming_sql_.empty() ? "select" : " +", table, column, value);
        }
      }
    }
    return std::stoll(std::string(*superuser_.script(naming_sql_).text(0, 0)));
  }

  Response call(const Route& route, const std::map<std::string, std::string, std::less<>>& parameters,
                std::vector<std::pair<std::string, std::string>> query, const Proof& proof,
                const std::string& body) {
    Request request;
    request.method = route.method;
    request.path = route.pattern;
    for (const auto& [name, value] : parameters) {
      request.path = std::regex_replace(request.path, std::regex("\\{" + name + "\\*?\\}"), value);
    }
    request.target = request.path;
    request.query = std::move(query);
    request.parameters = parameters;
    request.headers = {{"host", "localhost:8080"},
                       {"user-agent", "census"},
                       {"origin", "http://localhost:8080"},
                       {"accept", route.pattern.starts_with("/api/") ? "application/json" : "text/html"},
                       {"content-type", "application/json"}};
    if (!proof.session.empty()) {
      request.headers.emplace_back("cookie", fmt::format("{}={}", http::kSessionCookie, proof.session));
      request.headers.emplace_back("x-csrf-token", identity::csrf_token_of(proof.session));
    }
    if (!proof.api_token.empty()) {
      request.headers.emplace_back("authorization", "Bearer " + proof.api_token);
    }
    request.peer = "127.0.0.1";
    request.request_id = "census";
    if (route.options.upload) {
      request.upload = var_.path() / "upload";
      std::ofstream(request.upload) << "1,2,3\n";
    } else {
      request.body = body;
    }
    return dispatcher_.handle(route, request);
  }

  /// Calls `use` with every combination of path parameters of the tenant.
  void each_path(const Route& route, const Tenant& tenant,
                 const std::function<void(const std::map<std::string, std::string, std::less<>>&)>& use) {
    std::vector<std::map<std::string, std::string, std::less<>>> paths{{}};
    for (const std::string& name : parameters_of(route.pattern)) {
      const auto values = path_values(tenant, name);
      if (values.empty()) {
        ADD_FAILURE() << route.name() << ": say in path_values() what a stranger would put for {" << name
                      << "}";
        return;
      }
      std::vector<std::map<std::string, std::string, std::less<>>> longer;
      for (const auto& path : paths) {
        for (const std::string& value : values) {
          longer.push_back(path);
          longer.back()[name] = value;
        }
      }
      paths = std::move(longer);
    }
    for (const auto& path : paths) use(path);
  }

  /// Marks of the other tenant that stand in the text.
  static std::set<std::string> marks_in(const std::string& text) {
    static const std::regex mark(kTenantB.mark_begin() + "[a-z0-9]+xj");
    std::set<std::string> marks;
    for (std::sregex_iterator it(text.begin(), text.end(), mark), end; it != end; ++it)
      marks.insert(it->str());
    return marks;
  }

  void expect_b_untouched(const std::string& what) {
    for (const auto& [table, rows] : rows_of_b_) {
      std::multiset<std::string> left = rows;
      const db::Result result = superuser_.script(fmt::format("select t::text from {} t", table));
      for (std::size_t i = 0; i < result.size(); ++i) {
        const auto found = left.find(std::string(*result.text(i, 0)));
        if (found != left.end()) left.erase(found);
      }
      if (!left.empty()) {
        ADD_FAILURE() << what << " changed or removed a row of the other tenant in " << table << ": "
                      << *left.begin();
        superuser_.script(refresh_sql(kTenantB));
      }
    }
  }

  void attack(const Route& route, const Tenant& path_tenant, const Tenant& body_tenant,
              const std::string& who, const Proof& proof) {
    const std::string body = body_for(route, body_tenant);
    each_path(route, path_tenant, [&](const auto& path) {
      for (auto& query : queries_for(route, body_tenant)) {
        superuser_.script(refresh_sql(kTenantA) + refresh_official_sql() + api_token_sql(kTenantA, scopes_));
        const std::int64_t named = rows_naming_b();
        const Response response = call(route, path, query, proof, body);
        ++calls_;
        std::string what = fmt::format("{} as {} with", route.name(), who);
        for (const auto& [name, value] : path) what += " " + name + "=" + value;
        for (const auto& [name, value] : query) what += " ?" + name + "=" + value;
        if (!body.empty()) what += " and " + body;
        EXPECT_NE(response.status, 500) << what;
        for (const std::string& mark : marks_in(whole_text(response))) {
          ADD_FAILURE() << what << " shows " << mark << " of the other tenant";
        }
        if (route.method == "GET") continue;
        expect_b_untouched(what);
        EXPECT_EQ(rows_naming_b(), named) << what << " added or removed a row that names the other tenant";
      }
    });
    if (route.method == "GET") expect_b_untouched(route.name() + " as " + who);
  }

  testing::TestDatabase database_;
  testing::TemporaryFolder var_;
  app::Application application_;
  http::Dispatcher dispatcher_;
  db::Connection superuser_;
  std::map<std::string, std::multiset<std::string>> rows_of_b_;
  std::string naming_sql_;
  std::vector<std::string> scopes_ = [this] {
    std::vector<std::string> all;
    for (const auto& item : application_.permissions.list()) all.push_back(item.permission);
    return all;
  }();
  int calls_ = 0;
};

TEST_F(TenantIsolation, HoldsOnEveryRoute) {
  for (const auto& route : application_.router.routes()) {
    for (const auto& [who, proof] : std::map<std::string, Proof>{
             {"nobody", {}},
             {"the administrator and advisor of another chamber", {.session = kTenantA.admin_session()}},
             {"the system of another chamber", {.api_token = kTenantA.admin_api_token()}},
             {"an official", {.session = kOfficialSession}},
             {"the owner of another business", {.session = kTenantA.owner_session()}}}) {
      attack(*route, kTenantB, kTenantA, who, proof);
      attack(*route, kTenantB, kTenantB, who, proof);
      attack(*route, kTenantA, kTenantB, who, proof);
    }
  }
  EXPECT_GT(calls_, 500);
}

// That the walk above sees what it looks for: those who have the rights are shown the marks on the same
// routes.
TEST_F(TenantIsolation, ShowsToThoseWhoHaveTheRight) {
  std::set<std::string> seen;
  for (const auto& route : application_.router.routes()) {
    if (route->method != "GET") continue;
    bool answered = false;
    for (const std::string& session :
         {kTenantB.admin_session(), kTenantB.owner_session(), std::string(kSystemAdminSession)}) {
      each_path(*route, kTenantB, [&](const auto& path) {
        const Response response = call(*route, path, {}, {.session = session}, "");
        answered = answered || response.status < 400;
        seen.merge(marks_in(whole_text(response)));
      });
    }
    if (parameters_of(route->pattern).empty()) continue;
    EXPECT_EQ(answered, !never_answering().contains(route->name()))
        << route->name()
        << (answered ? " does answer: remove the excuse" : " answers nobody: its walk proves nothing");
  }
  for (const char* place :
       {"admin",         "invited",      "browser",   "apitoken", "job",      "details",   "trade",
        "claim",         "line",         "confirmed", "sheet",    "draft",    "jgrants",   "report",
        "duesdraft",     "application",  "message",   "activity", "paper",    "template",  "notify",
        "memberinvited", "workflowstep", "target",    "remark",   "letters",  "duesnote",  "payer",
        "chargetitle",   "paymentnote",  "reduction", "debtor",   "standing", "bundlefile"}) {
    EXPECT_TRUE(seen.contains(kTenantB.mark(place))) << "nobody is shown the mark of " << place;
  }
}

// That the strangers are who they are meant to be, and not all of them nobody.
TEST_F(TenantIsolation, KnowsItsStrangers) {
  superuser_.script(refresh_official_sql() + api_token_sql(kTenantA, scopes_));
  const auto match = application_.router.match("GET", "/api/v1/me");
  const auto seen_as = [&](const Proof& proof) { return call(*match.route, {}, {}, proof, "").body; };
  EXPECT_NE(seen_as({.session = kOfficialSession}).find("official@example.jp"), std::string::npos);
  EXPECT_NE(seen_as({.api_token = kTenantA.admin_api_token()}).find("registry.claim.confirm"),
            std::string::npos);
  EXPECT_EQ(seen_as({}).find("@example.jp"), std::string::npos);
}

TEST_F(TenantIsolation, CoversEveryTable) {
  for (const std::string& table : tables()) {
    EXPECT_EQ(rows_of_b_.contains(table), !tables_of_nobody().contains(table))
        << table
        << ": write a row of each tenant in two_tenants_test.cpp, or say in tables_of_nobody() why there is "
           "none";
  }
}

}  // namespace
}  // namespace banso::census
