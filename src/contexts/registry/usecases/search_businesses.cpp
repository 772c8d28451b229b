#include "contexts/registry/usecases/search_businesses.hpp"

#include <algorithm>

#include "kernel/corporate_number.hpp"
#include "kernel/text.hpp"

namespace banso::registry {
namespace {

std::vector<std::string> statuses_of(StatusFilter status, bool by_number) {
  switch (status) {
    case StatusFilter::active:
      return {"active"};
    case StatusFilter::closed:
      return {"closed"};
    case StatusFilter::all:
      break;
  }
  std::vector<std::string> statuses{"active", "closed"};
  if (by_number) statuses.emplace_back("deleted");
  return statuses;
}

struct Prepared {
  SearchPlan plan;
  store::SearchConditions conditions;
};

template <class Code>
std::string text_or_empty(const std::optional<Code>& code) {
  return code ? std::string(*code) : std::string();
}

Prepared prepare(const SearchFilter& filter) {
  Prepared prepared{plan_search(filter.q, filter.field), {}};
  if (prepared.plan.problem) {
    throw Refused(RefusalCode::kInvalid, "registry.unsearchable_text", prepared.plan.problem->message,
                  {*prepared.plan.problem});
  }
  narrow(prepared.plan, {text_or_empty(filter.prefecture_code), text_or_empty(filter.city_code),
                         text_or_empty(filter.kind), filter.status == StatusFilter::closed});
  auto& conditions = prepared.conditions;
  if (filter.prefecture_code) conditions.prefecture_code = *filter.prefecture_code;
  if (filter.city_code) conditions.city_code = *filter.city_code;
  if (filter.kind) conditions.kind = *filter.kind;
  if (filter.industry_code) conditions.industry = industry_range(*filter.industry_code);
  const auto& tries = prepared.plan.tries;
  const bool by_number = tries.size() == 1 && tries.front().matched_by == MatchedBy::number;
  conditions.statuses = statuses_of(filter.status, by_number);
  return prepared;
}

/// What both kinds of rows tell.
template <class Row>
BusinessItem facts_of(Row&& row) {
  BusinessItem item;
  item.business_id = row.business_id;
  if (row.business_id < kFirstSoleProprietorId)
    item.corporate_number = corporate_number_of_id(row.business_id);
  item.name = std::move(row.name);
  item.name_kana = std::move(row.name_kana);
  item.kind_name = kind_name(row.kind);
  item.kind = std::move(row.kind);
  item.status = std::move(row.status);
  item.prefecture_name = std::move(row.prefecture_name);
  item.city_name = std::move(row.city_name);
  item.street = std::move(row.street);
  item.post_code = std::move(row.post_code);
  item.industry_code = std::move(row.industry_code);
  item.industry_name = std::move(row.industry_name);
  item.successor_business_id = row.successor_business_id;
  item.close_date = row.close_date;
  return item;
}

BusinessItem to_item(store::FoundBusiness&& row, const SearchPlan& plan) {
  BusinessItem item = facts_of(std::move(row));
  item.matched_by = plan.tries.at(static_cast<std::size_t>(row.found_by - 1)).matched_by;
  return item;
}

std::vector<BusinessItem> to_items(std::vector<store::FoundBusiness>&& rows, const SearchPlan& plan) {
  std::vector<BusinessItem> items;
  items.reserve(rows.size());
  for (auto& row : rows) items.push_back(to_item(std::move(row), plan));
  return items;
}

/// Few of what there may be: who types a former name types most of it.
constexpr std::int64_t kMostFormerlyNamed = 50;
constexpr std::size_t kShortestFormerName = 2;

BusinessPage formerly_named(db::Tx& tx, const SearchQuery& query, const Prepared& prepared) {
  BusinessPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  const bool by_name = query.field == SearchField::all || query.field == SearchField::name;
  const std::string key = by_name && !query.q.empty() ? fold_name(query.q) : std::string();
  if (count_code_points(key) < kShortestFormerName || query.page > 1 || query.industry_code) return page;
  for (auto& row : store::search_former_names(tx, key, prepared.conditions,
                                              std::min<std::int64_t>(query.per_page, kMostFormerlyNamed))) {
    std::string former_name = std::move(row.former_name);
    BusinessItem& item = page.items.emplace_back(facts_of(std::move(row)));
    item.matched_by = MatchedBy::former_name;
    item.former_name = std::move(former_name);
  }
  page.total = static_cast<std::int64_t>(page.items.size());
  return page;
}

}  // namespace

BusinessPage search_businesses(db::Tx& tx, const SearchQuery& query) {
  BusinessPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  const std::int64_t rows = std::clamp<std::int64_t>(kMostCounted - query.offset(), 0, query.per_page);
  const Prepared prepared = prepare(query);
  store::SearchLimits limits;
  limits.rows = std::max<std::int64_t>(rows, 1);
  // Past the last page, the first row is asked for: it carries the count.
  limits.skipped = rows > 0 ? query.offset() : 0;
  auto found = store::search(tx, prepared.plan, prepared.conditions, query.sort, limits);
  bool past_the_end = rows == 0;
  if (found.empty() && limits.skipped > 0) {
    past_the_end = true;
    limits.skipped = 0;
    limits.rows = 1;
    found = store::search(tx, prepared.plan, prepared.conditions, query.sort, limits);
  }
  if (found.empty()) return formerly_named(tx, query, prepared);
  page.total = std::min(found.front().found, kMostCounted);
  page.total_is_capped = found.front().found > kMostCounted || found.front().left_unread;
  if (!past_the_end) page.items = to_items(std::move(found), prepared.plan);
  return page;
}

ExportedBusinesses businesses_to_export(db::Tx& tx, const SearchFilter& filter) {
  const Prepared prepared = prepare(filter);
  store::SearchLimits limits;
  limits.most_found = kMostExported + 1;
  limits.most_compared = 10 * kMostExported;
  limits.rows = kMostExported;
  auto found = store::search(tx, prepared.plan, prepared.conditions, filter.sort, limits);
  ExportedBusinesses exported;
  exported.is_capped = !found.empty() && (found.front().found > kMostExported || found.front().left_unread);
  exported.items = to_items(std::move(found), prepared.plan);
  return exported;
}

}  // namespace banso::registry
