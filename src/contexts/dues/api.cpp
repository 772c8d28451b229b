#include "contexts/dues/api.hpp"

#include <fmt/format.h>

#include "contexts/dues/store/charges.hpp"
#include "contexts/dues/store/rules.hpp"
#include "contexts/dues/usecases/members.hpp"
#include "contexts/membership/api.hpp"
#include "kernel/refusal.hpp"

namespace banso::dues {

Quote quote(db::Tx& tx, std::int64_t organization_id, const DuesFacts& facts, Date joined_on) {
  const auto rule = store::rule_in_force(tx, organization_id, fiscal_year(joined_on));
  if (!rule) {
    throw Refused(
        RefusalCode::kConflict, "dues.no_rule",
        fmt::format("{}の会費規程がまだ公開されていません。「会費規程」で規程を作って公開してください。",
                    japanese_fiscal_year(fiscal_year(joined_on))));
  }
  PayerFacts known;
  if (facts.legal_form) known.legal_form = payer_form(*facts.legal_form);
  known.capital_yen = facts.capital_yen;
  known.employees = facts.employees;
  known.units = facts.units;
  FirstYear dues = first_year_dues(rule->document, known, joined_on);
  Quote made;
  made.units = dues.units;
  made.unit_price_yen = rule->document.unit_price_yen;
  made.yearly_yen = dues.yearly_yen;
  made.admission_fee_yen = dues.admission_fee_yen;
  made.first_year_yen = dues.first_year_yen;
  made.instalments = std::move(dues.instalments);
  made.explanation = std::move(dues.explanation);
  made.missing = std::move(dues.missing);
  made.rule_version = rule->rule_version;
  made.joined_on = joined_on;
  return made;
}

std::vector<Charge> charges_of(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id, Date today) {
  store::ChargeConditions conditions;
  conditions.member_id = member_id;
  conditions.today = today;
  constexpr std::int64_t kMost = 500;
  const auto found = store::match_charges(tx, organization_id, conditions, kMost, 0);
  return {found.begin(), found.end()};
}

std::int64_t charge_admission(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                              const Quote& quote, Instant now, std::optional<std::int64_t> user_id) {
  const membership::Member member = the_member(tx, organization_id, member_id);
  const int year = fiscal_year(quote.joined_on);
  const Date due_on = quote.instalments.empty() ? quote.joined_on : quote.instalments.front().due_on;
  std::int64_t first = 0;
  const auto claim = [&](ChargeKind kind, std::int64_t amount, const std::string& title,
                         std::optional<std::int64_t> units) {
    if (amount == 0) return;
    store::NewCharge charge = charge_for(member);
    charge.kind = kind;
    charge.fiscal_year = year;
    charge.title = title;
    charge.units = units;
    charge.amount_yen = amount;
    charge.instalments = {{due_on, amount, kind == ChargeKind::dues ? "初年度会費" : "加入金"}};
    if (quote.rule_version > 0) charge.rule_version = quote.rule_version;
    charge.explanation = quote.explanation;
    const auto made = store::add_charges(tx, organization_id, {std::move(charge)}, now, user_id);
    const std::int64_t charge_id =
        made.empty() ? store::find_charge_of_year(tx, organization_id, member_id, year, kind).value()
                     : made.front().charge_id;
    if (first == 0) first = charge_id;
  };
  claim(ChargeKind::dues, quote.first_year_yen, fmt::format("{} 会費（初年度）", japanese_fiscal_year(year)),
        quote.units);
  claim(ChargeKind::admission_fee, quote.admission_fee_yen, "加入金", std::nullopt);
  return first;
}

std::int64_t charge_levy(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id, int fiscal_year,
                         std::int64_t amount_yen, Date due_on, Instant now,
                         std::optional<std::int64_t> user_id) {
  store::NewCharge charge = charge_for(the_member(tx, organization_id, member_id));
  charge.kind = ChargeKind::levy;
  charge.fiscal_year = fiscal_year;
  charge.title = levy_title(fiscal_year);
  charge.amount_yen = amount_yen;
  charge.instalments = {{due_on, amount_yen, "負担金"}};
  const auto made = store::add_charges(tx, organization_id, {std::move(charge)}, now, user_id);
  if (!made.empty()) return made.front().charge_id;
  return store::find_charge_of_year(tx, organization_id, member_id, fiscal_year, ChargeKind::levy).value();
}

std::string levy_title(int fiscal_year) {
  return fmt::format("{} 法定台帳の負担金", japanese_fiscal_year(fiscal_year));
}

}  // namespace banso::dues
