#include "contexts/registry/usecases/held_consents.hpp"

#include <fmt/format.h>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/store/consents.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/csv/writer.hpp"

namespace banso::registry {
namespace {

constexpr std::int64_t kMostExported = 10'000;

void need_member(const http::Call& call, std::int64_t organization_id) {
  if (call.caller.has_role_in(organization_id)) return;
  throw Refused(RefusalCode::kForbidden, "registry.other_organization",
                "自分の組織が提供を受けている情報だけを見られます。");
}

store::HeldConsentFilter filter_of(const http::Call& call, std::int64_t organization_id,
                                   const HeldConsentFilterQuery& query) {
  store::HeldConsentFilter filter{.organization_id = organization_id,
                                  .today = jst_date(call.now),
                                  .purpose = query.purpose,
                                  .ends_by = query.ends_by};
  if (!trim(query.q).empty()) {
    filter.name_key = fold_name(query.q);
    if (const auto number = read_corporate_number(query.q)) {
      filter.business_id = corporate_number_to_id(number.number);
    }
  }
  return filter;
}

HeldConsentItem item_of(store::HeldConsentRow&& held) {
  HeldConsentItem item;
  item.consent_id = held.consent_id;
  item.business_id = held.business_id;
  if (held.business_id < kFirstSoleProprietorId) {
    item.corporate_number = corporate_number_of_id(held.business_id);
  }
  item.business_name = std::move(held.business_name);
  item.business_address = std::move(held.business_address);
  item.scope = held.scope;
  item.scope_name = label_of(held.scope);
  item.purpose = held.purpose;
  item.purpose_name = label_of(held.purpose);
  item.starts_on = held.starts_on;
  item.ends_on = held.ends_on;
  item.granted_at = held.granted_at;
  return item;
}

}  // namespace

HeldConsentPage list_held_consents(http::Call& call, std::int64_t organization_id,
                                   const HeldConsentQuery& query) {
  need_member(call, organization_id);
  const auto filter = filter_of(call, organization_id, query);
  HeldConsentPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = store::count_held_consents(call.tx, filter);
  for (auto& held : store::list_held_consents(call.tx, filter, query.per_page, query.offset())) {
    page.items.push_back(item_of(std::move(held)));
  }
  return page;
}

http::Response export_held_consents(http::Call& call, std::int64_t organization_id,
                                    const HeldConsentFilterQuery& query) {
  need_member(call, organization_id);
  csv::Writer writer(csv::OutputEncoding::kUtf8Bom);
  writer.row({"法人番号", "商号または名称", "所在地", "見られる範囲", "目的", "始まり", "終わり"});
  std::int64_t rows = 0;
  for (auto& held :
       store::list_held_consents(call.tx, filter_of(call, organization_id, query), kMostExported, 0)) {
    const HeldConsentItem item = item_of(std::move(held));
    const std::string starts_on = format_date(item.starts_on);
    const std::string ends_on = format_date(item.ends_on);
    writer.row({item.corporate_number ? std::string_view(*item.corporate_number) : std::string_view(),
                item.business_name, item.business_address, item.scope_name, item.purpose_name, starts_on,
                ends_on});
    ++rows;
  }
  audit::record(call, {.action = "registry.consent.export",
                       .object_type = "organization",
                       .object_id = std::to_string(organization_id),
                       .business_id = {},
                       .organization_id = organization_id,
                       .details = {{"rows", rows}}});
  return http::download(writer.take(), "text/csv; charset=utf-8",
                        fmt::format("情報の提供を受けている事業者_{}.csv", format_date(jst_date(call.now))));
}

}  // namespace banso::registry
