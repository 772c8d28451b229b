// Debit runs as they are stored.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/rules/setting.hpp"
#include "platform/db/tx.hpp"

namespace banso::dues {

enum class DebitState { collected, file_made, result_imported, cancelled };
BOOST_DESCRIBE_ENUM(DebitState, collected, file_made, result_imported, cancelled)

/// What the office does about a debit that failed.
enum class NextStep {
  debit_again,  ///< 再振替
  letter,       ///< 振込をお願いする手紙
  account,      ///< 口座の確認
  none,
};
BOOST_DESCRIBE_ENUM(NextStep, debit_again, letter, account, none)

struct DebitRunItem {
  std::int64_t debit_run_id = 0;
  std::int64_t run_number = 0;
  std::string title;
  Date debit_on{};
  Date due_until{};
  DebitState state{};
  std::int64_t line_count = 0;
  std::int64_t total_yen = 0;
  std::int64_t paid_count = 0;
  std::int64_t paid_yen = 0;
  Instant made_at{};
  std::optional<Instant> file_made_at;
  std::optional<Instant> result_at;
};
BOOST_DESCRIBE_STRUCT(DebitRunItem, (),
                      (debit_run_id, run_number, title, debit_on, due_until, state, line_count, total_yen,
                       paid_count, paid_yen, made_at, file_made_at, result_at))

}  // namespace banso::dues

namespace banso::dues::store {

struct OpenForDebit {
  std::int64_t member_id = 0;
  std::string member_name;
  std::int64_t charge_id = 0;
  std::int64_t instalment_number = 0;
  std::int64_t amount_yen = 0;
};
BOOST_DESCRIBE_STRUCT(OpenForDebit, (), (member_id, member_name, charge_id, instalment_number, amount_yen))

struct NewDebitLine {
  std::int64_t line_number = 0;
  std::int64_t member_id = 0;
  std::string member_name;
  std::string bank_code;
  std::string bank_name;
  std::string branch_code;
  std::string branch_name;
  AccountType account_type{};
  std::string account_number;
  std::string holder_kana;
  std::string customer_number;
  bool is_new_account = false;
  std::int64_t amount_yen = 0;
};
BOOST_DESCRIBE_STRUCT(NewDebitLine, (),
                      (line_number, member_id, member_name, bank_code, bank_name, branch_code, branch_name,
                       account_type, account_number, holder_kana, customer_number, is_new_account,
                       amount_yen))

struct DebitLineRow : NewDebitLine {
  std::optional<std::string> result_code;
  std::optional<NextStep> next_step;
};
BOOST_DESCRIBE_STRUCT(DebitLineRow, (NewDebitLine), (result_code, next_step))

struct DebitPart {
  std::int64_t line_number = 0;
  std::int64_t charge_id = 0;
  std::int64_t instalment_number = 0;
  std::int64_t amount_yen = 0;
};
BOOST_DESCRIBE_STRUCT(DebitPart, (), (line_number, charge_id, instalment_number, amount_yen))

struct DebitRunRow : DebitRunItem {
  Consignor consignor;
  std::optional<std::string> file_sha256;
};
BOOST_DESCRIBE_STRUCT(DebitRunRow, (DebitRunItem), (consignor, file_sha256))

struct NewDebitRun {
  std::int64_t run_number = 0;
  std::string title;
  Date debit_on{};
  Date due_until{};
  Consignor consignor;
  std::int64_t total_yen = 0;
};

struct LineResult {
  std::int64_t line_number = 0;
  std::string result_code;
  std::optional<NextStep> next_step;
};

std::vector<OpenForDebit> open_for_debit(db::Tx& tx, std::int64_t organization_id, Date due_until);
/// Adds the run and holds its instalments. @return its number, or nothing if another run was faster with one
std::optional<std::int64_t> add_debit_run(db::Tx& tx, std::int64_t organization_id, const NewDebitRun& run,
                                          const std::vector<NewDebitLine>& lines,
                                          const std::vector<DebitPart>& parts, Instant now,
                                          std::int64_t user_id);
std::vector<DebitRunItem> list_debit_runs(db::Tx& tx, std::int64_t organization_id);
/// Held until the transaction ends.
std::optional<DebitRunRow> find_debit_run(db::Tx& tx, std::int64_t organization_id,
                                          std::int64_t debit_run_id);
std::vector<DebitLineRow> debit_lines(db::Tx& tx, std::int64_t organization_id, std::int64_t debit_run_id);
std::vector<DebitPart> debit_parts(db::Tx& tx, std::int64_t organization_id, std::int64_t debit_run_id);
void note_debit_file(db::Tx& tx, std::int64_t organization_id, std::int64_t debit_run_id, Instant now,
                     const std::string& sha256);
/// Notes the results and lets the instalments go.
void note_debit_result(db::Tx& tx, std::int64_t organization_id, std::int64_t debit_run_id, Instant now,
                       const std::string& sha256, std::int64_t paid_count, std::int64_t paid_yen,
                       const std::vector<LineResult>& results);
/// The run whose result this file was.
std::optional<std::int64_t> result_known(db::Tx& tx, std::int64_t organization_id, const std::string& sha256);
bool set_next_step(db::Tx& tx, std::int64_t organization_id, std::int64_t debit_run_id,
                   std::int64_t line_number, NextStep step);
/// @return false once a result is there
bool cancel_debit_run(db::Tx& tx, std::int64_t organization_id, std::int64_t debit_run_id);

}  // namespace banso::dues::store
