#include "repo/stranger_input.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <functional>
#include <map>

#include "repo/catalog.hpp"

namespace banso::census {
namespace {

using shape::Kind;
using shape::Type;

/// A plausible value for a text by the name of its field.
std::string text_for(std::string_view name, const Type& type, const Tenant& tenant) {
  static const std::map<std::string, std::string, std::less<>> by_name{{"email", "stranger@example.jp"},
                                                                       {"password", "correct horse battery"},
                                                                       {"post_code", "9100001"},
                                                                       {"phone", "0776000000"},
                                                                       {"applicant_phone", "0776000000"},
                                                                       {"prefecture_code", "18"},
                                                                       {"city_code", "18201"},
                                                                       {"name_kana", "テスト"},
                                                                       {"action", "registry.profile.change"},
                                                                       {"object_type", "business"},
                                                                       {"code", "123456"},
                                                                       {"website_url", "https://example.jp"}};
  if (!type.values.empty()) return std::string(type.values.front());
  if (type.format == "date") return name.starts_with("from") ? "2020-01-01" : "2030-01-01";
  if (type.format == "date-time") return "2030-01-01T00:00:00+09:00";
  if (name == "corporate_number" || name == "number") return std::to_string(tenant.corporation);
  if (name == "object_id") return std::to_string(tenant.sole);
  if (name == "q") return tenant.mark_begin();
  if (const auto found = by_name.find(name); found != by_name.end()) return found->second;
  return type.max >= 12 ? "stranger text"
                        : std::string(static_cast<std::size_t>(std::max<std::int64_t>(type.min, 1)), 'x');
}

std::int64_t number_for(std::string_view name, const Type& type, const Tenant& tenant) {
  std::string parameter(name);
  if (parameter.ends_with("parent_id") || parameter.ends_with("organization_id"))
    parameter = "organization_id";
  if (parameter == "actor_id") parameter = "user_id";
  if (const auto values = path_values(tenant, parameter); name.ends_with("_id") && !values.empty()) {
    return std::stoll(values.front());
  }
  return std::clamp<std::int64_t>(1, type.min, type.max);
}

/// Deep enough for every shape; a list of what holds it again (a rule of rules) must end somewhere.
constexpr int kDeepest = 6;

void write_value(std::string& out, std::string_view name, const Type& type, const Tenant& tenant, int depth) {
  switch (type.kind) {
    case Kind::kBool:
      out += "true";
      return;
    case Kind::kDouble:
      out += "1";
      return;
    case Kind::kInt:
      out += std::to_string(number_for(name, type, tenant));
      return;
    case Kind::kText:
      out += fmt::format("\"{}\"", text_for(name, type, tenant));
      return;
    case Kind::kOptional:
      if (depth < kDeepest) {
        write_value(out, name, *type.element, tenant, depth + 1);
      } else {
        out += "null";
      }
      return;
    case Kind::kJson:
      out += "{}";
      return;
    case Kind::kList:
      out += '[';
      if (depth < kDeepest) write_value(out, name, *type.element, tenant, depth + 1);
      out += ']';
      return;
    case Kind::kStruct:
      out += '{';
      for (const shape::Field& field : type.fields) {
        if (out.back() != '{') out += ',';
        out += fmt::format("\"{}\":", field.name);
        write_value(out, field.name, *field.type, tenant, depth + 1);
      }
      out += '}';
      return;
  }
}

}  // namespace

std::vector<Query> queries_for(const http::Route& route, const Tenant& tenant) {
  std::vector<Query> all{{}};
  if (route.query == nullptr) return all;
  for (const shape::Field& field : route.query->fields) {
    const Type& type = field.type->kind == Kind::kOptional ? *field.type->element : *field.type;
    std::string value;
    if (type.kind == Kind::kText) value = text_for(field.name, type, tenant);
    if (type.kind == Kind::kInt) value = std::to_string(number_for(field.name, type, tenant));
    if (value.empty() || field.name == "page" || field.name == "per_page") continue;
    all.front().emplace_back(field.name, value);
    all.push_back({{std::string(field.name), value}});
  }
  all.push_back({});
  return all;
}

std::string body_for(const http::Route& route, const Tenant& tenant) {
  std::string body;
  if (route.input != nullptr) write_value(body, "", *route.input, tenant, 0);
  return body;
}

TEST(StrangerInput, FillsEveryMemberOfEveryBody) {
  int bodies = 0;
  for (const auto& route : application().router.routes()) {
    const std::string body = body_for(*route, kTenantB);
    if (body.empty()) continue;
    SCOPED_TRACE(route->name());
    ++bodies;
    const auto json = boost::json::parse(body);
    if (!json.is_object()) continue;
    EXPECT_EQ(json.as_object().size(), route->input->fields.size());
  }
  EXPECT_GT(bodies, 10);
}

}  // namespace banso::census
