// How members pay, what the chamber prints, names of banks.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/rules/setting.hpp"
#include "contexts/dues/store/charges.hpp"

namespace banso::dues::store {

struct StoredSetting {
  std::int64_t version = 0;
  DuesSetting document;
};
BOOST_DESCRIBE_STRUCT(StoredSetting, (), (version, document))

/// A row of dues.payer with the names of bank and branch.
struct PayerRow {
  std::int64_t member_id = 0;
  PaymentMethod payment_method = PaymentMethod::transfer;
  std::string plan_key;
  std::optional<std::string> bank_code;
  std::optional<std::string> branch_code;
  std::optional<AccountType> account_type;
  std::optional<std::string> account_number;
  std::optional<std::string> holder_kana;
  std::optional<std::string> customer_number;
  bool is_new_account = true;
  std::optional<Date> seal_checked_on;
  std::int64_t version = 0;
  std::optional<std::string> bank_name;
  std::optional<std::string> bank_kana;
  std::optional<std::string> branch_name;
  std::optional<std::string> branch_kana;
};
BOOST_DESCRIBE_STRUCT(PayerRow, (),
                      (member_id, payment_method, plan_key, bank_code, branch_code, account_type,
                       account_number, holder_kana, customer_number, is_new_account, seal_checked_on, version,
                       bank_name, bank_kana, branch_name, branch_kana))

struct BankItem {
  std::string bank_code;
  std::string name;
  std::string kana;
};
BOOST_DESCRIBE_STRUCT(BankItem, (), (bank_code, name, kana))

struct BankBranchItem {
  std::string branch_code;
  std::string name;
  std::string kana;
};
BOOST_DESCRIBE_STRUCT(BankBranchItem, (), (branch_code, name, kana))

struct StandingNote {
  std::string note;
  Instant noted_at{};
};
BOOST_DESCRIBE_STRUCT(StandingNote, (), (note, noted_at))

/// An empty one with version 0 if nothing was saved.
StoredSetting find_setting(db::Tx& tx, std::int64_t organization_id);
std::optional<std::int64_t> save_setting(db::Tx& tx, std::int64_t organization_id, const DuesSetting& setting,
                                         std::int64_t expected_version, Instant now, std::int64_t user_id);

/// @param member_ids nothing: all
std::vector<PayerRow> find_payers(db::Tx& tx, std::int64_t organization_id,
                                  const std::optional<std::vector<std::int64_t>>& member_ids);
std::optional<std::int64_t> save_payer(db::Tx& tx, std::int64_t organization_id, const PayerRow& payer,
                                       Instant now, std::int64_t user_id);
bool customer_number_taken(db::Tx& tx, std::int64_t organization_id, const std::string& customer_number,
                           std::int64_t except_member_id);
void accounts_are_known(db::Tx& tx, std::int64_t organization_id,
                        const std::vector<std::int64_t>& member_ids);

/// A column each.
struct BranchColumns {
  std::vector<std::string> bank_codes, branch_codes, names, kana;
};
void save_banks(db::Tx& tx, const BranchColumns& banks);
/// @return how many belong to a known bank
std::size_t save_branches(db::Tx& tx, const BranchColumns& branches);
/// @param typed a code, or the beginning of a name or reading
std::vector<BankItem> search_banks(db::Tx& tx, const std::string& typed, const std::string& kana);
std::vector<BankBranchItem> search_branches(db::Tx& tx, const std::string& bank_code,
                                            const std::string& typed, const std::string& kana);

std::optional<StandingNote> find_standing_note(db::Tx& tx, std::int64_t organization_id,
                                               std::int64_t member_id);
void save_standing_note(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                        const std::string& text, Instant now, std::int64_t user_id);
bool drop_standing_note(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id);

}  // namespace banso::dues::store
