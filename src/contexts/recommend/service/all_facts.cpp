#include "contexts/recommend/service/all_facts.hpp"

#include <unordered_map>

#include "contexts/finance/api.hpp"
#include "contexts/registry/api.hpp"

namespace banso::recommend {
namespace {

/// What few businesses have told, by business.
struct Told {
  std::unordered_map<std::int64_t, finance::BusinessFigures> figures;
  std::unordered_map<std::int64_t, std::vector<measures::KnownAnswer>> answers;
};

measures::Facts facts_of(const registry::ListedBusiness& listed, const Told& told) {
  measures::Facts facts;
  registry::BusinessSummary registered;
  registered.business_id = listed.business_id;
  registered.name = listed.name;
  registered.kind = listed.kind;
  registered.status = listed.status;
  registered.prefecture_code = listed.prefecture_code;
  registered.city_code = listed.city_code;
  registered.industry_code = listed.industry_code;
  measures::add_registered(facts, registered);
  if (!listed.industry_codes.empty() || listed.established_on || listed.regular_employee_count ||
      listed.capital_yen) {
    registry::ProfileFields profile;
    for (const std::string& code : listed.industry_codes) profile.industry_codes.emplace_back().assign(code);
    profile.established_on = listed.established_on;
    if (listed.regular_employee_count) profile.regular_employee_count = *listed.regular_employee_count;
    if (listed.capital_yen) profile.capital_yen = *listed.capital_yen;
    measures::add_profile(facts, profile);
  }
  if (const auto figures = told.figures.find(listed.business_id); figures != told.figures.end())
    measures::add_figures(facts, figures->second);
  if (const auto answers = told.answers.find(listed.business_id); answers != told.answers.end())
    for (const measures::KnownAnswer& answer : answers->second) facts.set(answer.key, answer.value);
  return facts;
}

}  // namespace

void for_each_business(db::Tx& tx, const TakeFacts& take) {
  Told told;
  finance::for_each_latest_figures(tx, [&](const finance::BusinessFigures& figures) {
    told.figures.emplace(figures.business_id, figures);
  });
  measures::for_each_answer(
      tx, [&](const measures::KnownAnswer& answer) { told.answers[answer.business_id].push_back(answer); });
  registry::for_each_business(
      tx, [&](const registry::ListedBusiness& listed) { take(listed.business_id, facts_of(listed, told)); });
}

void for_businesses(db::Tx& tx, const std::vector<std::int64_t>& business_ids, const TakeFacts& take) {
  Told told;
  for (const std::int64_t id : business_ids)
    if (const auto figures = finance::latest_figures(tx, id)) told.figures.emplace(id, *figures);
  for (measures::KnownAnswer& answer : measures::answers_of_businesses(tx, business_ids))
    told.answers[answer.business_id].push_back(std::move(answer));
  for (const registry::ListedBusiness& listed : registry::listed_businesses(tx, business_ids))
    take(listed.business_id, facts_of(listed, told));
}

}  // namespace banso::recommend
