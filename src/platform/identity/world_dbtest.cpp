#include <fmt/format.h>

#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

config::Config test_config(const std::filesystem::path& folder) {
  config::Config config;
  config.var_dir = folder.string();
  config.public_url = "http://localhost:8080";
  config.demo = true;
  return config;
}

constexpr HashCost kQuick{.passes = 1, .memory = 8192};

}  // namespace

std::string Reply::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return "";
}

std::string Reply::reason() const {
  boost::system::error_code error;
  const auto value = boost::json::parse(text, error);
  if (!error && value.is_object() && value.as_object().contains("reason")) {
    return std::string(value.at("reason").as_string());
  }
  return std::to_string(status);
}

Reply Browser::call(const std::string& method, const std::string& target, const std::string& body) {
  http::Request request;
  request.method = method;
  request.target = target;
  const auto mark = target.find('?');
  request.path = http::decode_path(target.substr(0, mark)).value();
  if (mark != std::string::npos) request.query = http::parse_query(target.substr(mark + 1)).value();
  request.body = body;
  request.peer = peer;
  request.request_id = "test";
  request.headers = {{"user-agent", "試験ブラウザー"}, {"content-type", "application/json"}};
  std::string cookies = other_cookies;
  if (!cookie.empty()) cookies += fmt::format("; {}={}", http::kSessionCookie, cookie);
  request.headers.emplace_back("cookie", cookies);
  if (!csrf_token.empty()) request.headers.emplace_back("x-csrf-token", csrf_token);
  if (!bearer.empty()) request.headers.emplace_back("authorization", "Bearer " + bearer);
  auto match = world_.router.match(method, request.path);
  if (!match.route) return {404, "", {}};
  request.parameters = std::move(match.parameters);
  http::Response response = world_.dispatcher.handle(*match.route, request);

  Reply reply{response.status, std::move(response.body), std::move(response.headers)};
  const std::string prefix = std::string(http::kSessionCookie) + "=";
  for (const auto& [name, set] : reply.headers) {
    if (name != "set-cookie") continue;
    const std::string pair = set.substr(0, set.find(';'));
    if (pair.starts_with(prefix)) {
      cookie = pair.substr(prefix.size());
    } else {
      other_cookies = pair;
    }
  }
  if (reply.status < 300 && reply.text.starts_with("{")) {
    const auto value = reply.json();
    if (value.as_object().contains("csrf_token")) csrf_token = value.at("csrf_token").as_string();
  }
  return reply;
}

Reply Browser::sign_in(const std::string& email, const std::string& password) {
  return post("/api/v1/sessions", {{"email", email}, {"password", password}});
}

World::World()
    : config(test_config(folder.path())),
      pool(database.runtime(), 8),
      identity(config, permissions, kQuick),
      now(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(1)),
      services{config, pool, queue, router, [this] { return now; }},
      authenticator(permissions),
      dispatcher(services, authenticator) {
  declare_permissions(permissions);
  permissions.grant("test.read", {Role::staff, Role::advisor});
  permissions.grant("test.write", {Role::advisor});
  register_routes(api, identity);
}

std::int64_t World::add_person(const std::string& email, const std::string& name) {
  return as_system([&](db::Tx& tx) {
    return create_user(tx, identity, {EmailAddress(email), name, "umi yama kawa 88"}, now);
  });
}

std::int64_t World::add_organization(OrganizationKind kind, const std::string& name,
                                     std::optional<std::int64_t> parent_id) {
  return as_system([&](db::Tx& tx) {
    return create_organization(tx, {kind, name, "", parent_id, std::nullopt, std::nullopt}, now);
  });
}

void World::give(std::int64_t user_id, std::int64_t organization_id, Role role) {
  as_system([&](db::Tx& tx) { grant_role(tx, organization_id, user_id, role, now); });
}

std::string World::ask(const std::string& sql) {
  db::Connection connection(database.bootstrap());
  const db::Result result = connection.script(sql);
  return result.size() == 0 ? "" : std::string(result.text(0, 0).value_or(""));
}

std::string World::last_mail(const std::string& to) {
  return ask(
      fmt::format("select subject || E'\\n' || body from platform.mail where recipient = '{}' "
                  "order by mail_id desc limit 1",
                  to));
}

std::int64_t World::mails_to(const std::string& to) {
  return std::stoll(ask(fmt::format("select count(*) from platform.mail where recipient = '{}'", to)));
}

std::string World::token_from_mail(const std::string& to) {
  const std::string text = last_mail(to);
  const auto mark = text.find('#', text.find("/app/"));
  return mark == std::string::npos ? "" : text.substr(mark + 1, 43);
}

}  // namespace banso::identity
