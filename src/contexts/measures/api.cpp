#include "contexts/measures/api.hpp"

#include "contexts/measures/store/answers.hpp"
#include "contexts/measures/store/catalogue.hpp"
#include "contexts/measures/store/notices.hpp"
#include "platform/audit/audit.hpp"

namespace banso::measures {
namespace {

using registry::Purpose;
using registry::Scope;

constexpr Purpose kPurposes[] = {Purpose::subsidy, Purpose::consultation};
constexpr std::int64_t kPage = 5'000;

bool has_consent(db::Tx& tx, std::int64_t business_id, Scope needed) {
  return registry::has_consent(tx, business_id, Purpose::subsidy, needed) ||
         registry::has_consent(tx, business_id, Purpose::consultation, needed);
}

finance::BusinessFigures figures_of(std::int64_t business_id, const finance::Statement& statement) {
  finance::BusinessFigures figures;
  figures.business_id = business_id;
  figures.fiscal_year_end = statement.fiscal_year_end;
  figures.months = statement.months;
  figures.employees = statement.employees;
  figures.sales_yen = statement.sales_yen;
  if (statement.previous_sales_yen) figures.previous_sales_yen = *statement.previous_sales_yen;
  figures.operating_profit_yen = statement.operating_profit_yen;
  figures.total_assets_yen = statement.total_assets_yen;
  figures.net_assets_yen = statement.net_assets_yen;
  return figures;
}

/// Without what search needs.
CatalogueEntry entry_of(store::CatalogueRow&& row) {
  CatalogueEntry entry;
  entry.measure_id = row.measure_id;
  entry.version = row.version;
  entry.source = row.source;
  entry.owner_organization_id = row.owner_organization_id;
  entry.override_organization_id = row.override_organization_id;
  entry.updated_at = row.updated_at;
  entry.measure = std::move(row.document);
  return entry;
}

std::optional<KnownAnswer> known(const store::BusinessAnswer& row) {
  if (!row.value) return std::nullopt;
  Facts facts;
  if (!add_answer(facts, row.fact_key, *row.value, jst_date(row.told_at))) return std::nullopt;
  const FactKey key = *find_fact(row.fact_key);
  return KnownAnswer{row.business_id, key, *facts.find(key)};
}

}  // namespace

std::vector<CatalogueEntry> published_measures(db::Tx& tx, const std::vector<std::int64_t>& measure_ids) {
  std::vector<CatalogueEntry> published;
  for (store::CatalogueRow& row : store::measures_by_id(tx, measure_ids)) {
    if (!row.withdrawn) published.push_back(entry_of(std::move(row)));
  }
  return published;
}

bool may_see_measures(http::Call& call, std::int64_t business_id) {
  return call.caller.owns(business_id) || has_consent(call.tx, business_id, Scope::basic);
}

Facts facts_for_caller(http::Call& call, std::int64_t business_id) {
  const bool owner = call.caller.owns(business_id);
  const auto business = registry::find_business(call.tx, business_id);
  if (!business || !may_see_measures(call, business_id)) {
    throw Refused(
        RefusalCode::kNotFound, "measures.business_not_visible",
        "この事業者に合う施策は、本人と、経営相談または補助金のために本人の同意を得た組織だけが見られます。");
  }
  Facts facts;
  add_registered(facts, *business);
  for (const Purpose purpose : kPurposes) {
    if (const auto profile = registry::visible_profile(call, business_id, purpose))
      add_profile(facts, *profile);
    if (owner) break;
  }
  const bool sees_figures = owner || has_consent(call.tx, business_id, Scope::figures);
  if (sees_figures) {
    if (const auto statement = finance::latest_statement(call, business_id)) {
      add_figures(facts, figures_of(business_id, *statement));
    }
  }
  for (const auto& answer : store::current_answers(call.tx, business_id)) {
    const auto key = find_fact(answer.fact_key);
    if (!key || (is_figure(*key) && !sees_figures)) continue;
    add_answer(facts, answer.fact_key, *answer.value, jst_date(answer.told_at));
  }
  if (!owner) {
    audit::record(call, {.action = "measures.facts.read",
                         .object_type = "business",
                         .object_id = std::to_string(business_id),
                         .business_id = business_id});
  }
  return facts;
}

void for_each_answer(db::Tx& tx, const std::function<void(const KnownAnswer&)>& take) {
  std::int64_t business_id = 0;
  std::string fact_key;
  while (true) {
    const auto rows = store::answers_after(tx, business_id, fact_key, kPage);
    for (const auto& row : rows) {
      if (const auto answer = known(row)) take(*answer);
    }
    if (static_cast<std::int64_t>(rows.size()) < kPage) return;
    business_id = rows.back().business_id;
    fact_key = rows.back().fact_key;
  }
}

std::vector<KnownAnswer> answers_of_businesses(db::Tx& tx, const std::vector<std::int64_t>& business_ids) {
  std::vector<KnownAnswer> answers;
  for (const auto& row : store::answers_of(tx, business_ids)) {
    if (auto answer = known(row)) answers.push_back(std::move(*answer));
  }
  return answers;
}

std::vector<std::int64_t> favourite_measures(db::Tx& tx, std::int64_t business_id) {
  return store::favourites(tx, business_id);
}

NotificationWishes wishes_of(db::Tx& tx, std::int64_t user_id) {
  const auto chosen = store::preference_of(tx, user_id);
  return {chosen.deadline_days, chosen.changes, chosen.new_measures,
          boost::describe::enum_to_string(chosen.digest, "")};
}

std::vector<std::int64_t> people_without_new_measures(db::Tx& tx) {
  return store::people_without_new_measures(tx);
}

}  // namespace banso::measures
