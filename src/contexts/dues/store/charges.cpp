#include "contexts/dues/store/charges.hpp"

#include <numeric>
#include <stdexcept>

#include "kernel/text.hpp"
#include "platform/db/statement.hpp"

namespace banso::dues::store {
namespace {

using MaybeNumber = std::optional<std::int64_t>;
using Texts = std::vector<std::string>;

const db::Query<std::int64_t, std::int64_t, std::int64_t, MaybeNumber, std::string, std::string, std::string,
                ChargeKind, std::int64_t, std::string, MaybeNumber, std::int64_t, std::int64_t,
                std::optional<Date>, MaybeNumber, MaybeNumber, Texts, Instant, MaybeNumber>
    kAddCharge{"dues.add_charge"};
const db::Command<std::int64_t, std::int64_t, std::vector<Date>, Texts, std::vector<std::int64_t>>
    kAddInstalments{"dues.add_instalments"};
const db::Query<std::int64_t, std::int64_t, std::int64_t, std::int64_t, ChargeKind> kFindChargeOfYear{
    "dues.find_charge_of_year"};
const db::Query<Charge, std::int64_t, std::int64_t, Date> kChargesOfMember{"dues.charges_of_member"};

}  // namespace

std::optional<std::int64_t> add_charge(db::Tx& tx, const Charged& member, const NewCharge& charge,
                                       Instant now, std::optional<std::int64_t> user_id) {
  std::vector<Date> days;
  Texts labels;
  std::vector<std::int64_t> amounts;
  std::optional<Date> next_due_on;
  for (const Instalment& one : charge.instalments) {
    days.push_back(one.due_on);
    labels.push_back(one.label);
    amounts.push_back(one.amount_yen);
    if (one.amount_yen > 0 && (!next_due_on || one.due_on < *next_due_on)) next_due_on = one.due_on;
  }
  if (std::accumulate(amounts.begin(), amounts.end(), std::int64_t(0)) != charge.amount_yen) {
    throw std::logic_error("the instalments of a charge do not add up to it");
  }
  const auto charge_id = kAddCharge.maybe(
      tx, member.organization_id, member.member_id, member.business_id, member.member_number,
      member.member_name, fold_name(member.member_name), charge.kind, std::int64_t(charge.fiscal_year),
      charge.title, charge.units, charge.amount_yen, charge.tax_rate, next_due_on, charge.rule_version,
      charge.run_id, charge.explanation, now, user_id);
  if (charge_id) kAddInstalments.run(tx, member.organization_id, *charge_id, days, labels, amounts);
  return charge_id;
}

std::optional<std::int64_t> find_charge_of_year(db::Tx& tx, std::int64_t organization_id,
                                                std::int64_t member_id, int fiscal_year, ChargeKind kind) {
  return kFindChargeOfYear.maybe(tx, organization_id, member_id, std::int64_t(fiscal_year), kind);
}

std::vector<Charge> charges_of_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                                      Date today) {
  return kChargesOfMember.all(tx, organization_id, member_id, today);
}

}  // namespace banso::dues::store
