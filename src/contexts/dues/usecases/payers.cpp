#include "contexts/dues/usecases/payers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/dues/store/rules.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "contexts/dues/usecases/bank_names.hpp"
#include "contexts/dues/usecases/members.hpp"
#include "contexts/membership/api.hpp"
#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/bank/kana.hpp"
#include "platform/db/pool.hpp"
#include "platform/files/disk.hpp"
#include "platform/identity/api.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/services.hpp"
#include "platform/shape/json.hpp"

namespace banso::dues {
namespace {

constexpr std::size_t kMostHolder = 30;
constexpr std::size_t kAccountDigits = 7;

Refused somebody_was_faster() {
  return {RefusalCode::kPrecondition, "dues.changed_meanwhile",
          "ほかの画面で変更されています。最新の内容を読み込んで、変更をもう一度保存してください。"};
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Digits as people type them: full width and hyphens are fine. Numbers shorter than seven digits get zeros.
std::string digits_of(std::string_view typed) {
  std::string digits;
  for (const char c : nfkc(typed)) {
    if (c != '-' && c != ' ') digits += c;
  }
  return digits;
}

/// Brings a text to what banks read, or notes why that is not possible.
std::string bank_text(std::string_view typed, bank::Signs signs, std::size_t most, const std::string& path,
                      std::vector<FieldError>& errors, std::vector<std::string>* notes = nullptr) {
  const bank::BankText made = bank::to_bank_text(typed, signs);
  if (!made.unknown.empty()) {
    errors.push_back({path, "bank_characters",
                      fmt::format("銀行の帳票に使えない文字があります: {}。カナ・英数字で入力してください"
                                  "（例: カ）サンプルシヨウテン）。",
                                  joined(made.unknown))});
  } else if (made.text.empty()) {
    errors.push_back({path, "required", "カナで入力してください（例: カ）サンプルシヨウテン）。"});
  } else if (count_code_points(made.text) > most) {
    errors.push_back(
        {path, "too_long",
         fmt::format("半角カナで{}文字あります。{}文字以内にしてください（濁点も1文字と数えます）。",
                     count_code_points(made.text), most)});
  } else if (notes && !made.changed.empty()) {
    notes->push_back("銀行の文字に直しました: " + joined(made.changed));
  }
  return made.text;
}

void check_digits(std::string_view text, const std::string& path, std::vector<FieldError>& errors) {
  if (!is_digits(text)) errors.push_back({path, "not_digits", "数字で入力してください。"});
}

PayerView view_of(std::int64_t member_id, const std::optional<store::PayerRow>& row) {
  PayerView view;
  view.member_id = member_id;
  if (!row) return view;
  view.payment_method = row->payment_method;
  view.plan_key = row->plan_key;
  view.version = row->version;
  if (row->bank_code) {
    view.account = PayerAccountView{
        *row->bank_code,     row->bank_name.value_or(""),  *row->branch_code, row->branch_name.value_or(""),
        *row->account_type,  masked(*row->account_number), *row->holder_kana, *row->customer_number,
        row->is_new_account, row->seal_checked_on};
  }
  return view;
}

std::optional<store::PayerRow> row_of(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id) {
  auto rows = store::find_payers(tx, organization_id, std::vector<std::int64_t>{member_id});
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

/// Writes the account into the row. A changed account is a new one for the bank, and its form is to be
/// checked again unless that is said at once.
void take_account(const PayerAccountInput& input, store::PayerRow& row, std::vector<FieldError>& errors,
                  std::vector<std::string>& notes) {
  check_digits(input.bank_code, "/account/bank_code", errors);
  check_digits(input.branch_code, "/account/branch_code", errors);
  std::string number = row.account_number.value_or("");
  if (input.account_number) {
    number = digits_of(*input.account_number);
    check_digits(number, "/account/account_number", errors);
    if (number.size() > kAccountDigits) {
      errors.push_back({"/account/account_number", "too_long", "口座番号は7けた以内です。"});
    }
    if (number.size() < kAccountDigits) number.insert(0, kAccountDigits - number.size(), '0');
  } else if (number.empty()) {
    errors.push_back({"/account/account_number", "required", "口座番号を入力してください。"});
  }
  const std::string holder =
      bank_text(input.holder, bank::Signs::kName, kMostHolder, "/account/holder", errors, &notes);
  std::string customer = nfkc(input.customer_number);
  std::transform(customer.begin(), customer.end(), customer.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (!std::all_of(customer.begin(), customer.end(),
                   [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); })) {
    errors.push_back({"/account/customer_number", "characters", "顧客番号は数字と英大文字だけです。"});
  }
  const bool same = row.bank_code == input.bank_code && row.branch_code == input.branch_code &&
                    row.account_type == input.account_type && row.account_number == number;
  if (!same) row.is_new_account = true;
  row.bank_code = input.bank_code;
  row.branch_code = input.branch_code;
  row.account_type = input.account_type;
  row.account_number = number;
  row.holder_kana = holder;
  row.customer_number = customer;
  row.seal_checked_on = input.seal_checked_on;
}

std::string chamber_name(db::Tx& tx, std::int64_t organization_id) {
  const auto organization = identity::find_organization(tx, organization_id);
  return organization ? organization->name : "";
}

}  // namespace

DuesSettingView show_setting(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  auto stored = store::find_setting(call.tx, organization_id);
  note(call, organization_id, "setting.read", "organization", organization_id);
  return {std::move(stored.document), stored.version, chamber_name(call.tx, organization_id)};
}

DuesSettingView save_setting(http::Call& call, const DuesSetting& input) {
  const std::int64_t organization_id = chamber_of(call);
  DuesSetting setting = input;
  std::vector<FieldError> errors;
  if (setting.consignor) {
    Consignor& consignor = *setting.consignor;
    check_digits(consignor.consignor_code, "/consignor/consignor_code", errors);
    check_digits(consignor.bank_code, "/consignor/bank_code", errors);
    check_digits(consignor.branch_code, "/consignor/branch_code", errors);
    check_digits(consignor.account_number, "/consignor/account_number", errors);
    constexpr std::size_t kMostName = 40;
    constexpr std::size_t kMostPlace = 15;
    consignor.consignor_name = bank_text(consignor.consignor_name, bank::Signs::kName, kMostName,
                                         "/consignor/consignor_name", errors);
    if (!consignor.bank_name.empty()) {
      consignor.bank_name =
          bank_text(consignor.bank_name, bank::Signs::kPlace, kMostPlace, "/consignor/bank_name", errors);
    }
    if (!consignor.branch_name.empty()) {
      consignor.branch_name =
          bank_text(consignor.branch_name, bank::Signs::kPlace, kMostPlace, "/consignor/branch_name", errors);
    }
  }
  shape::refuse_if_any(std::move(errors));
  const auto stored = store::find_setting(call.tx, organization_id);
  const auto expected = expected_version(call).value_or(stored.version);
  if (expected != stored.version ||
      !store::save_setting(call.tx, organization_id, setting, expected, call.now, call.caller.user_id)) {
    throw somebody_was_faster();
  }
  note(call, organization_id, "setting.change", "organization", organization_id);
  auto saved = store::find_setting(call.tx, organization_id);
  return {std::move(saved.document), saved.version, chamber_name(call.tx, organization_id)};
}

PayerView payer_of(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id) {
  return view_of(member_id, row_of(tx, organization_id, member_id));
}

PayerView save_payer(http::Call& call, const PayerInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t member_id = call.id("member_id");
  the_member(call.tx, organization_id, member_id);
  store::PayerRow row = row_of(call.tx, organization_id, member_id).value_or(store::PayerRow{});
  if (expected_version(call).value_or(row.version) != row.version) throw somebody_was_faster();
  row.member_id = member_id;
  row.payment_method = input.payment_method;
  row.plan_key = input.plan_key;
  std::vector<FieldError> errors;
  std::vector<std::string> notes;
  if (!input.plan_key.empty()) {
    const auto rule = store::rule_in_force(call.tx, organization_id, fiscal_year(jst_date(call.now)));
    const bool known =
        rule && std::any_of(rule->document.payment_plans.begin(), rule->document.payment_plans.end(),
                            [&](const PaymentPlan& plan) { return plan.plan_key == input.plan_key; });
    if (!known) {
      errors.push_back({"/plan_key", "unknown", "この納入のしかたは、今年度の会費規程にありません。"});
    }
  }
  if (input.account) {
    take_account(*input.account, row, errors, notes);
    if (row.customer_number &&
        store::customer_number_taken(call.tx, organization_id, *row.customer_number, member_id)) {
      errors.push_back({"/account/customer_number", "taken", "この顧客番号は、ほかの会員が使っています。"});
    }
  } else {
    row.bank_code.reset();
    row.branch_code.reset();
    row.account_type.reset();
    row.account_number.reset();
    row.holder_kana.reset();
    row.customer_number.reset();
    row.seal_checked_on.reset();
    row.is_new_account = true;
    if (input.payment_method == PaymentMethod::direct_debit) {
      errors.push_back({"/account", "required", "口座振替には口座が必要です。"});
    }
  }
  shape::refuse_if_any(std::move(errors));
  if (!store::save_payer(call.tx, organization_id, row, call.now, call.caller.user_id))
    throw somebody_was_faster();
  // Which account it is stays out of the log.
  note(call, organization_id, "payer.change", "member", member_id,
       {{"payment_method", boost::describe::enum_to_string(row.payment_method, "")},
        {"has_account", row.bank_code.has_value()}});
  PayerView view = view_of(member_id, row_of(call.tx, organization_id, member_id));
  view.notes = std::move(notes);
  return view;
}

BankList find_banks(http::Call& call, const BankQuery& query) {
  const std::string typed(trim(query.q));
  return {store::search_banks(call.tx, nfkc(typed), bank::to_bank_text(typed, bank::Signs::kPlace).text)};
}

BankBranchList find_branches(http::Call& call, const BankQuery& query) {
  const std::string typed(trim(query.q));
  return {store::search_branches(call.tx, call.text("bank_code"), nfkc(typed),
                                 bank::to_bank_text(typed, bank::Signs::kPlace).text)};
}

void save_standing_note(http::Call& call, const StandingNoteInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t member_id = call.id("member_id");
  the_member(call.tx, organization_id, member_id);
  store::save_standing_note(call.tx, organization_id, member_id, input.note, call.now, call.caller.user_id);
  note(call, organization_id, "standing_note.save", "member", member_id);
}

void drop_standing_note(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t member_id = call.id("member_id");
  if (!store::drop_standing_note(call.tx, organization_id, member_id)) {
    throw Refused(RefusalCode::kNotFound, "dues.no_standing_note", "この会員に会員権の印は付いていません。");
  }
  note(call, organization_id, "standing_note.drop", "member", member_id);
}

BankImportResult import_banks(http::Call& call) {
  const std::string bytes =
      call.request.upload.empty() ? call.request.body : files::read_file(call.request.upload);
  const BankImportResult result = db::in_tx(call.services.pool, {.settings = jobs::as_system()},
                                            [&](db::Tx& tx) { return read_bank_names(tx, bytes); });
  audit::Entry entry;
  entry.action = "dues.bank.import";
  entry.object_type = "bank_names";
  entry.details = {{"banks", result.banks}, {"branches", result.branches}, {"rejected", result.rejected}};
  audit::record(call, entry);
  return result;
}

}  // namespace banso::dues
