#include "platform/audit/audit_list.hpp"

#include <fmt/format.h>

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"

namespace banso::audit {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<std::int64_t>;
using Ids = std::vector<std::int64_t>;
using MaybeInstant = std::optional<Instant>;
using MaybeText = std::optional<shape::Str<1, 100>>;

constexpr Id kCap = 1000;

/// What row level security lets the transaction see.
struct Scope {
  bool sees_all = false;
  MaybeId user_id;
  Ids business_ids;
  Ids organization_ids;
};
BOOST_DESCRIBE_STRUCT(Scope, (), (sees_all, user_id, business_ids, organization_ids))

const db::Query<Scope> kMyScope{"audit.my_scope"};

const db::Query<AuditItem, MaybeInstant, MaybeInstant, MaybeId, MaybeText, MaybeText, MaybeText, MaybeId, Id,
                Id, bool, MaybeId, Ids, Ids>
    kListEntries{"audit.list_entries"};
const db::Query<Id, MaybeInstant, MaybeInstant, MaybeId, MaybeText, MaybeText, MaybeText, MaybeId, Id, bool,
                MaybeId, Ids, Ids>
    kCountEntries{"audit.count_entries"};
const db::Query<BusinessAuditItem, Id, Id, bool, Id, Id> kListBusinessEntries{"audit.list_business_entries"};
const db::Query<Id, Id, Id, bool, Id> kCountBusinessEntries{"audit.count_business_entries"};

/// The Japanese days of a filter as moments: from the first midnight to the one after the last day.
struct Span {
  MaybeInstant begin;
  MaybeInstant end;
};

Span span_of(const AuditFilter& filter) {
  Span span;
  if (filter.from) span.begin = jst_midnight(*filter.from);
  if (filter.to) span.end = jst_midnight(*filter.to) + std::chrono::days(1);
  if (span.begin && span.end && *span.begin >= *span.end) {
    throw Refused(RefusalCode::kInvalid, "platform.audit_days_reversed",
                  "期間の終わりが始まりより前になっています。",
                  {{"/to", "before_from", "始まりの日と同じか、それより後の日を入れてください。"}});
  }
  return span;
}

Scope scope_of(db::Tx& tx) {
  // Most conditions vanish when their values are known; one plan for all values would read the whole log.
  tx.set({{"plan_cache_mode", "force_custom_plan"}});
  return kMyScope.one(tx);
}

std::vector<AuditItem> entries(db::Tx& tx, const AuditFilter& filter, Id limit, Id offset,
                               const Scope& scope) {
  const Span span = span_of(filter);
  return kListEntries.all(tx, span.begin, span.end, filter.actor_id, filter.action, filter.object_type,
                          filter.object_id, filter.business_id, limit, offset, scope.sees_all, scope.user_id,
                          scope.business_ids, scope.organization_ids);
}

Id count(db::Tx& tx, const AuditFilter& filter, Id cap, const Scope& scope) {
  const Span span = span_of(filter);
  return kCountEntries.one(tx, span.begin, span.end, filter.actor_id, filter.action, filter.object_type,
                           filter.object_id, filter.business_id, cap + 1, scope.sees_all, scope.user_id,
                           scope.business_ids, scope.organization_ids);
}

template <class Page>
void fill_page(Page& page, Id total, const http::PageQuery& query) {
  page.total = std::min(total, kCap);
  page.total_is_capped = total > kCap;
  page.page = query.page;
  page.per_page = query.per_page;
}

}  // namespace

AuditPage list_entries(db::Tx& tx, const AuditQuery& query) {
  AuditPage page;
  const Scope scope = scope_of(tx);
  page.items = entries(tx, query, query.per_page, query.offset(), scope);
  fill_page(page, count(tx, query, kCap, scope), query);
  return page;
}

std::vector<AuditItem> list_entries_for_csv(db::Tx& tx, const AuditFilter& filter) {
  const Scope scope = scope_of(tx);
  if (count(tx, filter, kCsvRows, scope) > kCsvRows) {
    throw Refused(
        RefusalCode::kInvalid, "platform.audit_too_many_rows",
        fmt::format("{}件を超えるため、1つのファイルにできません。期間を短くしてください。", kCsvRows));
  }
  return entries(tx, filter, kCsvRows, 0, scope);
}

BusinessAuditPage list_business_entries(db::Tx& tx, std::int64_t business_id, std::int64_t user_id,
                                        const BusinessAuditQuery& query) {
  BusinessAuditPage page;
  page.items =
      kListBusinessEntries.all(tx, business_id, user_id, query.own_reads, query.per_page, query.offset());
  fill_page(page, kCountBusinessEntries.one(tx, business_id, user_id, query.own_reads, kCap + 1), query);
  return page;
}

}  // namespace banso::audit
