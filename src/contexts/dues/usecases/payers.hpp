// How a member pays: way, plan and bank account; what the chamber prints on papers; names of banks.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/store/payers.hpp"
#include "platform/http/call.hpp"

namespace banso::dues {

struct DuesSettingView {
  DuesSetting setting;
  std::int64_t version = 0;
  std::string chamber_name;
};
BOOST_DESCRIBE_STRUCT(DuesSettingView, (), (setting, version, chamber_name))

DuesSettingView show_setting(http::Call& call);
/// Over the version of If-Match. @throws Refused(kInvalid, kPrecondition)
DuesSettingView save_setting(http::Call& call, const DuesSetting& input);

/// A bank account as people type it.
struct PayerAccountInput {
  shape::Str<4, 4> bank_code;
  shape::Str<3, 3> branch_code;
  AccountType account_type = AccountType::ordinary;
  std::optional<shape::Str<1, 20>> account_number;  ///< without it the one that is stored stays
  shape::Str<1, 60> holder;                         ///< any kana; stored as banks read it
  shape::Str<1, 20> customer_number;
  std::optional<Date> seal_checked_on;
};
BOOST_DESCRIBE_STRUCT(PayerAccountInput, (),
                      (bank_code, branch_code, account_type, account_number, holder, customer_number,
                       seal_checked_on))

struct PayerInput {
  PaymentMethod payment_method = PaymentMethod::transfer;
  shape::Str<0, 30> plan_key;
  std::optional<PayerAccountInput> account;
};
BOOST_DESCRIBE_STRUCT(PayerInput, (), (payment_method, plan_key, account))

/// The account as it may be shown.
struct PayerAccountView {
  std::string bank_code;
  std::string bank_name;
  std::string branch_code;
  std::string branch_name;
  AccountType account_type{};
  std::string masked_number;
  std::string holder_kana;
  std::string customer_number;
  bool is_new_account = true;
  std::optional<Date> seal_checked_on;
};
BOOST_DESCRIBE_STRUCT(PayerAccountView, (),
                      (bank_code, bank_name, branch_code, branch_name, account_type, masked_number,
                       holder_kana, customer_number, is_new_account, seal_checked_on))

struct PayerView {
  std::int64_t member_id = 0;
  PaymentMethod payment_method = PaymentMethod::transfer;
  std::string plan_key;
  std::optional<PayerAccountView> account;
  std::int64_t version = 0;        ///< 0: nothing was saved
  std::vector<std::string> notes;  ///< what was changed of the holder's name for the bank
};
BOOST_DESCRIBE_STRUCT(PayerView, (), (member_id, payment_method, plan_key, account, version, notes))

/// Without auditing: for views that audit the whole.
PayerView payer_of(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id);
/// Over the version of If-Match. @throws Refused(kInvalid, kNotFound, kConflict, kPrecondition)
PayerView save_payer(http::Call& call, const PayerInput& input);

struct BankQuery {
  shape::Str<0, 40> q;
};
BOOST_DESCRIBE_STRUCT(BankQuery, (), (q))
struct BankList {
  std::vector<store::BankItem> items;
};
BOOST_DESCRIBE_STRUCT(BankList, (), (items))
struct BankBranchList {
  std::vector<store::BankBranchItem> items;
};
BOOST_DESCRIBE_STRUCT(BankBranchList, (), (items))

BankList find_banks(http::Call& call, const BankQuery& query);
BankBranchList find_branches(http::Call& call, const BankQuery& query);

struct BankImportResult {
  std::int64_t banks = 0;
  std::int64_t branches = 0;
  std::int64_t rejected = 0;
  std::vector<std::string> problems;  ///< of the first rows that were rejected
};
BOOST_DESCRIBE_STRUCT(BankImportResult, (), (banks, branches, rejected, problems))

/// Takes names of banks or of branches from a CSV file (docs/formats/zengin.md). System administrators.
/// @throws Refused(kInvalid) for a file with other columns
BankImportResult import_banks(http::Call& call);

struct StandingNoteInput {
  shape::Str<1, 500> note;
};
BOOST_DESCRIBE_STRUCT(StandingNoteInput, (), (note))
/// Marks that the office looks at the member's rights because of unpaid dues. Nothing else follows from it.
void save_standing_note(http::Call& call, const StandingNoteInput& input);
void drop_standing_note(http::Call& call);

}  // namespace banso::dues
