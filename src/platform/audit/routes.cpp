#include "platform/audit/routes.hpp"

#include "platform/audit/audit.hpp"
#include "platform/audit/audit_list.hpp"
#include "platform/shape/json.hpp"

namespace banso::audit {
namespace {

constexpr const char* kRead = "platform.audit.read";

boost::json::object describe(const AuditFilter& filter) {
  boost::json::object details;
  const auto asked = boost::json::parse(shape::to_json(filter));
  for (const auto& [name, value] : asked.as_object()) {
    if (!value.is_null()) details[name] = value;
  }
  return details;
}

AuditPage list(http::Call& call, const AuditQuery& query) {
  AuditPage page = list_entries(call.tx, query);
  // After the list was read, so that looking does not show itself; only the first page, so that leafing
  // through does not fill the log with itself.
  if (query.page == 1) {
    record(call, {.action = "platform.audit.read", .object_type = "audit_log", .details = describe(query)});
  }
  return page;
}

http::Response csv(http::Call& call, const AuditFilter& filter) {
  const auto items = list_entries_for_csv(call.tx, filter);
  auto details = describe(filter);
  details["rows"] = items.size();
  record(call,
         {.action = "platform.audit.export", .object_type = "audit_log", .details = std::move(details)});
  const std::string name = "監査記録_" + format_date(jst_date(call.now)) + ".csv";
  return http::download(to_csv(items), "text/csv; charset=utf-8", name);
}

BusinessAuditPage list_of_business(http::Call& call, const BusinessAuditQuery& query) {
  const auto business_id = call.id("business_id");
  if (!call.caller.owns(business_id)) {
    throw Refused(RefusalCode::kNotFound, "platform.audit_not_your_business",
                  "この事業者の記録は、確認の済んだ代表者だけが見られます。");
  }
  return list_business_entries(call.tx, business_id, call.caller.user_id, query);
}

}  // namespace

void declare_permissions(identity::Permissions& permissions) {
  permissions.grant(kRead, {identity::Role::system_admin, identity::Role::org_admin});
}

void register_routes(http::Api& api) {
  const auto read = [](const char* summary) {
    return http::RouteOptions{.access = http::permission(kRead), .summary = summary, .logs_reads = true};
  };
  api.get<AuditQuery>("/api/v1/audit", read("監査記録の一覧"), list);
  api.get<AuditFilter>("/api/v1/audit.csv", read("監査記録のCSV"), csv);
  api.get<BusinessAuditQuery>("/api/v1/me/businesses/{business_id}/audit",
                              {http::signed_in(), "自分の事業者の情報を、だれがいつ見たか"},
                              list_of_business);
}

}  // namespace banso::audit
