#include "contexts/dues/store/charges.hpp"

#include <stdexcept>

#include "kernel/text.hpp"
#include "platform/db/statement.hpp"

namespace banso::dues::store {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<std::int64_t>;
using Ids = std::vector<std::int64_t>;

const db::Query<AddedCharge, Id, std::vector<NewCharge>, Instant, MaybeId> kAddCharges{"dues.add_charges"};
const db::Query<Id, Id, Id, Id, ChargeKind> kFindChargeOfYear{"dues.find_charge_of_year"};
const db::Query<MemberAmount, Id, Id, ChargeKind> kMembersCharged{"dues.members_charged"};
const db::Query<MatchedCharge, Id, ChargeConditions, Id, Id> kMatchCharges{"dues.match_charges"};
const db::Query<ChargeRest, Id, Id> kFindCharge{"dues.find_charge"};
const db::Query<Id, Id, Id> kLockCharge{"dues.lock_charge"};
const db::Query<ChargeInstalment, Id, Ids> kInstalmentsOf{"dues.instalments_of"};
const db::Query<ChargePayment, Id, Ids> kPaymentsOf{"dues.payments_of"};
const db::Query<ChargeAdjustment, Id, Id> kAdjustmentsOf{"dues.adjustments_of"};
const db::Command<Id, Id, Id, Id, Id> kChangeInstalment{"dues.change_instalment"};
const db::Command<Id, Id> kSettleCharge{"dues.settle_charge"};
const db::Query<Id, Id, Id, Id, Id, Date, Id, PaymentMethod, std::string, std::optional<std::string>, MaybeId,
                Instant, MaybeId>
    kAddPayment{"dues.add_payment"};
const db::Query<Id, Id, std::string> kPaymentWasNoted{"dues.payment_was_noted"};
const db::Query<ChargePayment, Id, Id> kFindPayment{"dues.find_payment"};
const db::Command<Id, Id, Instant, std::string> kCancelPayment{"dues.cancel_payment"};
const db::Command<Id, Id, AdjustmentKind, Id, std::string, Instant, Id> kAddAdjustment{"dues.add_adjustment"};
const db::Command<Id, Id, Instant, std::string> kCancelCharge{"dues.cancel_charge"};
const db::Command<Id, Id, MaybeId, std::string, std::string, std::string> kRenameMember{"dues.rename_member"};
const db::Command<Id, Id, MaybeId> kMovePapers{"dues.move_papers"};
const db::Query<Id, Id, Id, Id, Instant, Id> kAddRun{"dues.add_run"};
const db::Command<Id, Id, Id, Id> kFinishRun{"dues.finish_run"};
const db::Query<DuesRun, Id> kListRuns{"dues.list_runs"};
const db::Query<DuesRun, Id, Id> kFindRun{"dues.find_run"};
const db::Query<Id, Id, std::string> kNextNumber{"dues.next_number"};

void complete(NewCharge& charge) {
  std::int64_t sum = 0;
  charge.next_due_on.reset();
  for (const Instalment& one : charge.instalments) {
    sum += one.amount_yen;
    if (one.amount_yen > 0 && (!charge.next_due_on || one.due_on < *charge.next_due_on)) {
      charge.next_due_on = one.due_on;
    }
  }
  if (sum != charge.amount_yen) throw std::logic_error("the instalments of a charge do not add up to it");
  charge.name_key = fold_name(charge.member_name);
}

}  // namespace

std::vector<AddedCharge> add_charges(db::Tx& tx, Id organization_id, std::vector<NewCharge> charges,
                                     Instant now, MaybeId user_id) {
  if (charges.empty()) return {};
  for (NewCharge& charge : charges) complete(charge);
  return kAddCharges.all(tx, organization_id, charges, now, user_id);
}

MaybeId find_charge_of_year(db::Tx& tx, Id organization_id, Id member_id, int fiscal_year, ChargeKind kind) {
  return kFindChargeOfYear.maybe(tx, organization_id, member_id, Id(fiscal_year), kind);
}

std::vector<MemberAmount> members_charged(db::Tx& tx, Id organization_id, int fiscal_year, ChargeKind kind) {
  return kMembersCharged.all(tx, organization_id, Id(fiscal_year), kind);
}

std::vector<MatchedCharge> match_charges(db::Tx& tx, Id organization_id, const ChargeConditions& conditions,
                                         Id limit, Id offset) {
  return kMatchCharges.all(tx, organization_id, conditions, limit, offset);
}

std::optional<ChargeRest> find_charge(db::Tx& tx, Id organization_id, Id charge_id) {
  return kFindCharge.maybe(tx, organization_id, charge_id);
}

bool lock_charge(db::Tx& tx, Id organization_id, Id charge_id) {
  return kLockCharge.maybe(tx, organization_id, charge_id).has_value();
}

std::vector<ChargeInstalment> instalments_of(db::Tx& tx, Id organization_id, const Ids& charge_ids) {
  return kInstalmentsOf.all(tx, organization_id, charge_ids);
}

std::vector<ChargePayment> payments_of(db::Tx& tx, Id organization_id, const Ids& charge_ids) {
  return kPaymentsOf.all(tx, organization_id, charge_ids);
}

std::vector<ChargeAdjustment> adjustments_of(db::Tx& tx, Id organization_id, Id charge_id) {
  return kAdjustmentsOf.all(tx, organization_id, charge_id);
}

void change_instalment(db::Tx& tx, Id organization_id, Id charge_id, Id instalment_number, Id paid_yen,
                       Id reduced_yen) {
  kChangeInstalment.run(tx, organization_id, charge_id, instalment_number, paid_yen, reduced_yen);
  kSettleCharge.run(tx, organization_id, charge_id);
}

Id add_payment(db::Tx& tx, Id organization_id, const NewPayment& payment, Instant now, MaybeId user_id) {
  const Id payment_id =
      kAddPayment.one(tx, organization_id, payment.member_id, payment.charge_id, payment.instalment_number,
                      payment.paid_on, payment.amount_yen, payment.payment_method, payment.note,
                      payment.replay_key, payment.debit_run_id, now, user_id);
  change_instalment(tx, organization_id, payment.charge_id, payment.instalment_number, payment.amount_yen, 0);
  return payment_id;
}

bool payment_was_noted(db::Tx& tx, Id organization_id, const std::string& replay_key) {
  return kPaymentWasNoted.maybe(tx, organization_id, replay_key).has_value();
}

std::optional<ChargePayment> find_payment(db::Tx& tx, Id organization_id, Id payment_id) {
  return kFindPayment.maybe(tx, organization_id, payment_id);
}

bool cancel_payment(db::Tx& tx, Id organization_id, Id payment_id, Instant now, const std::string& reason) {
  return kCancelPayment.run(tx, organization_id, payment_id, now, reason) == 1;
}

void add_adjustment(db::Tx& tx, Id organization_id, Id charge_id, AdjustmentKind kind, Id amount_yen,
                    const std::string& reason, Instant now, Id user_id) {
  kAddAdjustment.run(tx, organization_id, charge_id, kind, amount_yen, reason, now, user_id);
}

bool cancel_charge(db::Tx& tx, Id organization_id, Id charge_id, Instant now, const std::string& reason) {
  return kCancelCharge.run(tx, organization_id, charge_id, now, reason) == 1;
}

void rename_member(db::Tx& tx, Id organization_id, Id member_id, MaybeId business_id,
                   const std::string& member_number, const std::string& member_name) {
  kRenameMember.run(tx, organization_id, member_id, business_id, member_number, member_name,
                    fold_name(member_name));
  kMovePapers.run(tx, organization_id, member_id, business_id);
}

Id add_run(db::Tx& tx, Id organization_id, int fiscal_year, Id rule_version, Instant now, Id user_id) {
  return kAddRun.one(tx, organization_id, Id(fiscal_year), rule_version, now, user_id);
}

void finish_run(db::Tx& tx, Id organization_id, Id run_id, Id charge_count, Id total_yen) {
  kFinishRun.run(tx, organization_id, run_id, charge_count, total_yen);
}

std::vector<DuesRun> list_runs(db::Tx& tx, Id organization_id) {
  return kListRuns.all(tx, organization_id);
}

std::optional<DuesRun> find_run(db::Tx& tx, Id organization_id, Id run_id) {
  return kFindRun.maybe(tx, organization_id, run_id);
}

Id next_number(db::Tx& tx, Id organization_id, const std::string& counter_key) {
  return kNextNumber.one(tx, organization_id, counter_key);
}

}  // namespace banso::dues::store
