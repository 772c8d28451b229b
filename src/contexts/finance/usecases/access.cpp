#include "contexts/finance/usecases/access.hpp"

#include <fmt/format.h>

#include "contexts/registry/api.hpp"
#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/http/conditional.hpp"

namespace banso::finance {
namespace {

using registry::Purpose;
using registry::Scope;

audit::Entry entry_about(std::int64_t business_id, std::string_view action) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "business";
  entry.object_id = std::to_string(business_id);
  entry.business_id = business_id;
  return entry;
}

}  // namespace

void must_see(http::Call& call, std::int64_t business_id, std::string_view what) {
  const std::string action = fmt::format("finance.{}.read", what);
  audit::Entry entry = entry_about(business_id, action);
  if (!call.caller.owns(business_id)) {
    // The same consents that row level security asks for.
    std::optional<Purpose> purpose;
    for (const Purpose wanted : {Purpose::consultation, Purpose::subsidy}) {
      if (!purpose && registry::has_consent(call.tx, business_id, wanted, Scope::figures)) purpose = wanted;
    }
    if (!purpose) {
      throw Refused(RefusalCode::kNotFound, "finance.not_visible",
                    "この事業者の決算の数字は見られません。事業者本人の「経営の数字」への同意が必要です。");
    }
    entry.details = {{"purpose", boost::describe::enum_to_string(*purpose, "")}};
  }
  audit::record(call, entry);
}

void must_own(http::Call& call, std::int64_t business_id) {
  if (!call.caller.owns(business_id)) {
    throw Refused(RefusalCode::kForbidden, "finance.not_the_owner",
                  "決算の数字を変更できるのは、確認を受けた事業者本人だけです。");
  }
  const auto business = registry::find_business(call.tx, business_id);
  if (!business) {
    throw Refused(RefusalCode::kNotFound, "finance.business_not_found",
                  "この番号の事業者は登録されていません。");
  }
  if (business->status != "active") {
    throw Refused(RefusalCode::kConflict, "finance.business_closed",
                  "この事業者は閉鎖などの登記がされているため、決算の数字を変更できません。登記の内容を"
                  "事業者のページで確かめてください。");
  }
}

void record_change(http::Call& call, std::int64_t business_id, std::string_view action,
                   boost::json::object details) {
  audit::Entry entry = entry_about(business_id, action);
  entry.details = std::move(details);
  audit::record(call, entry);
}

std::optional<std::int64_t> expected_version(const http::Call& call) {
  const std::string_view header = trim(call.request.header("if-match"));
  if (header.empty()) return std::nullopt;
  const auto version = http::version_of_if_match(header);
  if (!version) {
    throw Refused(RefusalCode::kPrecondition, "finance.version_unreadable",
                  "どの版を変更したのかが分かりません。最新の内容を読み込んでから保存してください。");
  }
  return version;
}

}  // namespace banso::finance
