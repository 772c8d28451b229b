#include "contexts/dues/import/demo_dues.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/dues/store/payers.hpp"
#include "contexts/dues/usecases/debits.hpp"
#include "contexts/dues/usecases/runs.hpp"
#include "platform/bank/bank_day.hpp"

namespace banso::dues {
namespace {

constexpr std::size_t kWithAccount = 12;
constexpr std::int64_t kUnpaidEvery = 5;

void publish_rule(db::Tx& tx, std::int64_t organization_id, std::int64_t user_id, Instant now, int year) {
  for (const DuesRuleTemplate& one : rule_templates().items) {
    if (one.template_key != "two_debits") continue;
    const std::int64_t version = store::add_rule(
        tx, organization_id, {"会費規程", year - 5, "議員総会で決定（デモ用の架空の規程です）", one.rule},
        now, user_id);
    store::publish_rule(tx, organization_id, version, 1, now, user_id);
  }
}

void save_setting(db::Tx& tx, std::int64_t organization_id, std::int64_t user_id, Instant now) {
  DuesSetting setting;
  setting.address = "神奈川県小田原市見本町1丁目1番1号";
  setting.transfer_account = "見本銀行 本店 普通 1234567（架空の口座です）";
  setting.payment_note = "ご不明な点は総務課までお問い合わせください。";
  Consignor consignor;
  consignor.consignor_code = "0000012345";
  consignor.consignor_name = "ﾐﾎﾝｼﾖｳｺｳｶｲｷﾞｼﾖ";
  consignor.bank_code = "9991";
  consignor.bank_name = "ﾐﾎﾝ";
  consignor.branch_code = "001";
  consignor.branch_name = "ﾎﾝﾃﾝ";
  consignor.account_number = "1234567";
  setting.consignor = consignor;
  store::save_setting(tx, organization_id, setting, 0, now, user_id);
}

std::vector<std::int64_t> members_of(db::Tx& tx, std::int64_t organization_id, int year) {
  std::vector<std::int64_t> members;
  for (const auto& row : store::members_charged(tx, organization_id, year, ChargeKind::dues)) {
    members.push_back(row.member_id);
  }
  return members;
}

void add_accounts(db::Tx& tx, std::int64_t organization_id, std::int64_t user_id, Instant now,
                  const std::vector<std::int64_t>& members) {
  for (std::size_t i = 0; i < std::min(kWithAccount, members.size()); ++i) {
    store::PayerRow payer;
    payer.member_id = members[i];
    payer.payment_method = PaymentMethod::direct_debit;
    payer.bank_code = "9991";
    payer.branch_code = "001";
    payer.account_type = AccountType::ordinary;
    payer.account_number = fmt::format("{:07}", 7'000'000 + i);
    payer.holder_kana = "ﾐﾎﾝ ﾀﾛｳ";
    payer.customer_number = std::to_string(members[i]);
    payer.is_new_account = false;
    payer.seal_checked_on = jst_date(now);
    store::save_payer(tx, organization_id, payer, now, user_id);
  }
}

/// Most of the year is paid; every fifth member is behind.
void pay(db::Tx& tx, std::int64_t organization_id, std::int64_t user_id, Instant now, int year,
         const std::vector<std::int64_t>& members) {
  std::int64_t count = 0;
  for (const std::int64_t member_id : members) {
    if (++count % kUnpaidEvery == 0) continue;
    const auto charge_id = store::find_charge_of_year(tx, organization_id, member_id, year, ChargeKind::dues);
    for (const ChargeInstalment& one : store::instalments_of(tx, organization_id, {charge_id.value()})) {
      store::NewPayment payment;
      payment.member_id = member_id;
      payment.charge_id = one.charge_id;
      payment.instalment_number = one.instalment_number;
      payment.paid_on = one.due_on;
      payment.amount_yen = one.open_yen;
      payment.payment_method = PaymentMethod::transfer;
      store::add_payment(tx, organization_id, payment, now, user_id);
    }
  }
}

}  // namespace

void add_demo_dues(db::Tx& tx, std::int64_t organization_id, std::int64_t user_id, Instant now) {
  const Date today = jst_date(now);
  const int year = fiscal_year(today);
  publish_rule(tx, organization_id, user_id, now, year);
  save_setting(tx, organization_id, user_id, now);
  for (const int one : {year - 1, year}) {
    DuesRunInput input;
    input.fiscal_year = one;
    input.accepts_missing = true;
    if (count_payers(tx, organization_id, one, now) == 0) continue;
    claim_year(tx, organization_id, input, now, user_id);
    if (one == year - 1) {
      pay(tx, organization_id, user_id, now, one, members_of(tx, organization_id, one));
    }
  }
  const auto members = members_of(tx, organization_id, year);
  if (members.empty()) return;
  add_accounts(tx, organization_id, user_id, now, members);
  DebitRunInput debit;
  debit.title = "会費の口座振替";
  debit.debit_on = bank::next_bank_day(std::chrono::sys_days(today) + std::chrono::days(10));
  collect_debits(tx, organization_id, debit, now, user_id);
}

}  // namespace banso::dues
