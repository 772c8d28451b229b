#include <boost/json/serialize.hpp>

#include "platform/audit/audit_list.hpp"

namespace banso::audit {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kHeader =
    "日時,操作,対象の種類,対象の番号,操作した人,所属,利用者番号,主体,事業者番号,組織番号,APIトークン番号,"
    "接続元,"
    "リクエスト番号,詳細\r\n";

void add_cell(std::string& out, std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (!formula && text.find_first_of("\",\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string number(std::optional<std::int64_t> id) {
  return id ? std::to_string(*id) : "";
}

}  // namespace

std::string to_csv(const std::vector<AuditItem>& items) {
  std::string out(kByteOrderMark);
  out += kHeader;
  for (const AuditItem& item : items) {
    const std::string cells[] = {format_instant(item.occurred_at),
                                 item.action,
                                 item.object_type,
                                 item.object_id,
                                 item.actor_name,
                                 item.actor_organization_name,
                                 number(item.actor_user_id),
                                 item.actor,
                                 number(item.business_id),
                                 number(item.organization_id),
                                 number(item.api_token_id),
                                 item.ip,
                                 item.request_id,
                                 boost::json::serialize(item.details)};
    for (const std::string& cell : cells) {
      add_cell(out, cell);
      out += ',';
    }
    out.back() = '\r';
    out += '\n';
  }
  return out;
}

}  // namespace banso::audit
