#include "contexts/dues/store/payers.hpp"

#include "platform/db/statement.hpp"

namespace banso::dues::store {
namespace {

using Id = std::int64_t;
using Texts = std::vector<std::string>;
using MaybeText = std::optional<std::string>;

const db::Query<StoredSetting, Id> kFindSetting{"dues.find_setting"};
const db::Query<Id, Id, DuesSetting, Instant, Id, Id> kSaveSetting{"dues.save_setting"};
const db::Query<PayerRow, Id, std::optional<std::vector<Id>>> kFindPayers{"dues.find_payers"};
const db::Query<Id, Id, Id, PaymentMethod, std::string, MaybeText, MaybeText, std::optional<AccountType>,
                MaybeText, MaybeText, MaybeText, bool, std::optional<Date>, Instant, Id, Id>
    kSavePayer{"dues.save_payer"};
const db::Query<Id, Id, std::string, Id> kCustomerNumberTaken{"dues.customer_number_taken"};
const db::Command<Id, std::vector<Id>> kAccountsAreKnown{"dues.accounts_are_known"};
const db::Command<Texts, Texts, Texts> kSaveBanks{"dues.save_banks"};
const db::Command<Texts, Texts, Texts, Texts> kSaveBranches{"dues.save_branches"};
const db::Query<BankItem, std::string, std::string, std::string> kSearchBanks{"dues.search_banks"};
const db::Query<BankBranchItem, std::string, std::string, std::string, std::string> kSearchBranches{
    "dues.search_branches"};
const db::Query<StandingNote, Id, Id> kFindStandingNote{"dues.find_standing_note"};
const db::Command<Id, Id, std::string, Instant, Id> kSaveStandingNote{"dues.save_standing_note"};
const db::Command<Id, Id> kDropStandingNote{"dues.drop_standing_note"};

/// The text as the beginning of what LIKE looks for.
std::string beginning(const std::string& text) {
  std::string pattern;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

StoredSetting find_setting(db::Tx& tx, Id organization_id) {
  return kFindSetting.maybe(tx, organization_id).value_or(StoredSetting{});
}

std::optional<Id> save_setting(db::Tx& tx, Id organization_id, const DuesSetting& setting,
                               Id expected_version, Instant now, Id user_id) {
  return kSaveSetting.maybe(tx, organization_id, setting, now, user_id, expected_version);
}

std::vector<PayerRow> find_payers(db::Tx& tx, Id organization_id,
                                  const std::optional<std::vector<Id>>& member_ids) {
  return kFindPayers.all(tx, organization_id, member_ids);
}

std::optional<Id> save_payer(db::Tx& tx, Id organization_id, const PayerRow& payer, Instant now, Id user_id) {
  return kSavePayer.maybe(tx, organization_id, payer.member_id, payer.payment_method, payer.plan_key,
                          payer.bank_code, payer.branch_code, payer.account_type, payer.account_number,
                          payer.holder_kana, payer.customer_number, payer.is_new_account,
                          payer.seal_checked_on, now, user_id, payer.version);
}

bool customer_number_taken(db::Tx& tx, Id organization_id, const std::string& customer_number,
                           Id except_member_id) {
  return kCustomerNumberTaken.maybe(tx, organization_id, customer_number, except_member_id).has_value();
}

void accounts_are_known(db::Tx& tx, Id organization_id, const std::vector<Id>& member_ids) {
  kAccountsAreKnown.run(tx, organization_id, member_ids);
}

void save_banks(db::Tx& tx, const BranchColumns& banks) {
  kSaveBanks.run(tx, banks.bank_codes, banks.names, banks.kana);
}

std::size_t save_branches(db::Tx& tx, const BranchColumns& branches) {
  return kSaveBranches.run(tx, branches.bank_codes, branches.branch_codes, branches.names, branches.kana);
}

std::vector<BankItem> search_banks(db::Tx& tx, const std::string& typed, const std::string& kana) {
  return kSearchBanks.all(tx, beginning(typed), beginning(typed), beginning(kana.empty() ? typed : kana));
}

std::vector<BankBranchItem> search_branches(db::Tx& tx, const std::string& bank_code,
                                            const std::string& typed, const std::string& kana) {
  return kSearchBranches.all(tx, bank_code, beginning(typed), beginning(typed),
                             beginning(kana.empty() ? typed : kana));
}

std::optional<StandingNote> find_standing_note(db::Tx& tx, Id organization_id, Id member_id) {
  return kFindStandingNote.maybe(tx, organization_id, member_id);
}

void save_standing_note(db::Tx& tx, Id organization_id, Id member_id, const std::string& text, Instant now,
                        Id user_id) {
  kSaveStandingNote.run(tx, organization_id, member_id, text, now, user_id);
}

bool drop_standing_note(db::Tx& tx, Id organization_id, Id member_id) {
  return kDropStandingNote.run(tx, organization_id, member_id) == 1;
}

}  // namespace banso::dues::store
