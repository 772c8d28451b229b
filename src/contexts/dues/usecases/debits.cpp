#include "contexts/dues/usecases/debits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "contexts/dues/store/payers.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "kernel/grouped.hpp"
#include "kernel/refusal.hpp"
#include "platform/bank/bank_day.hpp"
#include "platform/bank/kana.hpp"
#include "platform/bank/zengin.hpp"
#include "platform/files/disk.hpp"

namespace banso::dues {
namespace {

constexpr std::size_t kMostPlace = 15;
constexpr std::size_t kMostProblemsShown = 200;

/// Lines and parts that would go into a run, and who is left out.
struct Collected {
  std::vector<store::NewDebitLine> lines;
  std::vector<store::DebitPart> parts;
  std::vector<DebitProblem> problems;
  std::int64_t total_yen = 0;
};

std::string why_not(const store::PayerRow& payer) {
  if (!payer.bank_code) return "口座が登録されていません。";
  if (!payer.seal_checked_on) return "口座振替依頼書の印鑑照合がまだ済んでいません。";
  return "";
}

Collected collect(db::Tx& tx, std::int64_t organization_id, Date due_until) {
  std::map<std::int64_t, store::PayerRow> payers;
  for (auto& payer : store::find_payers(tx, organization_id, std::nullopt)) {
    payers.emplace(payer.member_id, std::move(payer));
  }
  Collected collected;
  store::NewDebitLine* line = nullptr;
  for (const store::OpenForDebit& open : store::open_for_debit(tx, organization_id, due_until)) {
    const store::PayerRow& payer = payers.at(open.member_id);
    if (const std::string why = why_not(payer); !why.empty()) {
      if (!collected.problems.empty() && collected.problems.back().member_id == open.member_id) {
        collected.problems.back().amount_yen += open.amount_yen;
      } else if (collected.problems.size() < kMostProblemsShown) {
        collected.problems.push_back({open.member_id, open.member_name, open.amount_yen, why});
      }
      continue;
    }
    if (!line || line->member_id != open.member_id) {
      line = &collected.lines.emplace_back();
      line->line_number = static_cast<std::int64_t>(collected.lines.size());
      line->member_id = open.member_id;
      line->member_name = open.member_name;
      line->bank_code = *payer.bank_code;
      line->bank_name = bank::cut(payer.bank_kana.value_or(""), kMostPlace);
      line->branch_code = *payer.branch_code;
      line->branch_name = bank::cut(payer.branch_kana.value_or(""), kMostPlace);
      line->account_type = *payer.account_type;
      line->account_number = *payer.account_number;
      line->holder_kana = *payer.holder_kana;
      line->customer_number = *payer.customer_number;
      line->is_new_account = payer.is_new_account;
    }
    line->amount_yen += open.amount_yen;
    collected.total_yen += open.amount_yen;
    collected.parts.push_back({line->line_number, open.charge_id, open.instalment_number, open.amount_yen});
  }
  return collected;
}

DebitLineView view_of(const store::DebitLineRow& row) {
  DebitLineView view{row.line_number,
                     row.member_id,
                     row.member_name,
                     fmt::format("{}-{}", row.bank_code, row.branch_code),
                     masked(row.account_number),
                     row.holder_kana,
                     row.customer_number,
                     row.amount_yen,
                     row.result_code,
                     "",
                     row.next_step};
  if (row.result_code) view.result_words = bank::result_words(row.result_code->front() - '0');
  return view;
}

store::DebitRunRow found_run(http::Call& call, std::int64_t organization_id) {
  auto run = store::find_debit_run(call.tx, organization_id, call.id("debit_run_id"));
  if (!run) throw Refused(RefusalCode::kNotFound, "dues.debit_run_not_found", "この口座振替はありません。");
  return std::move(*run);
}

DebitRunView view_of(http::Call& call, std::int64_t organization_id, std::int64_t debit_run_id) {
  DebitRunView view;
  static_cast<DebitRunItem&>(view) = store::find_debit_run(call.tx, organization_id, debit_run_id).value();
  for (const auto& row : store::debit_lines(call.tx, organization_id, debit_run_id)) {
    view.lines.push_back(view_of(row));
  }
  return view;
}

bank::Header header_of(const store::DebitRunRow& run) {
  const Consignor& consignor = run.consignor;
  bank::Header header;
  header.consignor_code = consignor.consignor_code;
  header.consignor_name = consignor.consignor_name;
  header.month = static_cast<int>(static_cast<unsigned>(run.debit_on.month()));
  header.day = static_cast<int>(static_cast<unsigned>(run.debit_on.day()));
  header.bank_code = consignor.bank_code;
  header.bank_name = consignor.bank_name;
  header.branch_code = consignor.branch_code;
  header.branch_name = consignor.branch_name;
  header.account_type = static_cast<bank::AccountType>(digit_of(consignor.account_type));
  header.account_number = consignor.account_number;
  return header;
}

std::vector<bank::Record> records_of(const std::vector<store::DebitLineRow>& lines) {
  std::vector<bank::Record> records;
  records.reserve(lines.size());
  for (const auto& line : lines) {
    bank::Record record;
    record.bank_code = line.bank_code;
    record.bank_name = line.bank_name;
    record.branch_code = line.branch_code;
    record.branch_name = line.branch_name;
    record.account_type = static_cast<bank::AccountType>(digit_of(line.account_type));
    record.account_number = line.account_number;
    record.holder = line.holder_kana;
    record.amount_yen = line.amount_yen;
    record.new_code = line.is_new_account ? 1 : 0;
    record.customer_number = line.customer_number;
    records.push_back(std::move(record));
  }
  return records;
}

NextStep first_step(int result) {
  constexpr int kNoMoney = 1;
  constexpr int kByConsignor = 8;
  if (result == kNoMoney) return NextStep::debit_again;
  return result >= kByConsignor ? NextStep::letter : NextStep::account;
}

/// Compares the bank's records with those of the run, and notes what each says.
class Matching {
 public:
  Matching(const store::DebitRunRow& run, std::vector<store::DebitLineRow> lines) : run_(run) {
    for (auto& line : lines) {
      const std::string key = line.customer_number;
      open_.emplace(key, std::move(line));
    }
  }

  void compare(const bank::Read& file) {
    for (const bank::Problem& problem : file.problems) problem_words(words_of(problem));
    if (!file.problems.empty()) return;
    const bank::Header header = header_of(run_);
    if (file.header.consignor_code != header.consignor_code) {
      problem_words(fmt::format("委託者コードが {} です。この振替の委託者コードは {} です。",
                                file.header.consignor_code, header.consignor_code));
    }
    if (file.header.month != header.month || file.header.day != header.day) {
      problem_words(fmt::format("引落日が{}月{}日です。この振替の引落日は{}月{}日です。", file.header.month,
                                file.header.day, header.month, header.day));
    }
    for (std::size_t i = 0; i < file.records.size(); ++i) take(file.records[i], i + 2);
    for (const auto& [customer_number, line] : open_) {
      problem_words(
          fmt::format("顧客番号 {}（{}）の結果がファイルにありません。", customer_number, line.member_name));
    }
  }

  DebitResult result;
  std::vector<store::LineResult> results;
  std::vector<store::DebitLineRow> paid;

 private:
  void take(const bank::Record& record, std::size_t number) {
    const auto found = open_.find(record.customer_number);
    if (found == open_.end()) {
      problem_words(fmt::format("{}件目のレコードの顧客番号「{}」は、この振替にないか、2回出てきます。",
                                number, record.customer_number));
      return;
    }
    store::DebitLineRow line = std::move(found->second);
    open_.erase(found);
    if (line.amount_yen != record.amount_yen) {
      problem_words(fmt::format("{}件目のレコード（{}）の金額が {}円 です。請求した金額は {}円 です。",
                                number, line.member_name, with_commas(record.amount_yen),
                                with_commas(line.amount_yen)));
      return;
    }
    line.result_code = std::to_string(record.result);
    if (record.result == 0) {
      ++result.paid_count;
      result.paid_yen += record.amount_yen;
      results.push_back({line.line_number, "0", std::nullopt});
      paid.push_back(std::move(line));
      return;
    }
    ++result.failed_count;
    result.failed_yen += record.amount_yen;
    line.next_step = first_step(record.result);
    results.push_back({line.line_number, *line.result_code, line.next_step});
    result.failures.push_back(view_of(line));
  }

  void problem_words(std::string words) {
    constexpr std::size_t kMost = 100;
    if (result.problems.size() < kMost) result.problems.push_back(std::move(words));
  }

  const store::DebitRunRow& run_;
  std::map<std::string, store::DebitLineRow> open_;
};

void book(http::Call& call, std::int64_t organization_id, const store::DebitRunRow& run,
          const Matching& matching, const std::string& hash) {
  store::note_debit_result(call.tx, organization_id, run.debit_run_id, call.now, hash,
                           matching.result.paid_count, matching.result.paid_yen, matching.results);
  std::map<std::int64_t, std::int64_t> member_of_line;
  std::vector<std::int64_t> members;
  for (const auto& line : matching.paid) {
    member_of_line.emplace(line.line_number, line.member_id);
    members.push_back(line.member_id);
  }
  for (const store::DebitPart& part : store::debit_parts(call.tx, organization_id, run.debit_run_id)) {
    const auto member = member_of_line.find(part.line_number);
    if (member == member_of_line.end()) continue;
    store::NewPayment payment;
    payment.member_id = member->second;
    payment.charge_id = part.charge_id;
    payment.instalment_number = part.instalment_number;
    payment.paid_on = run.debit_on;
    payment.amount_yen = part.amount_yen;
    payment.payment_method = PaymentMethod::direct_debit;
    payment.note = fmt::format("口座振替 第{}号", run.run_number);
    payment.debit_run_id = run.debit_run_id;
    store::add_payment(call.tx, organization_id, payment, call.now, call.caller.user_id);
  }
  store::accounts_are_known(call.tx, organization_id, members);
}

}  // namespace

DebitPreview preview_debits(http::Call& call, const DebitQuery& query) {
  const std::int64_t organization_id = chamber_of(call);
  const Date debit_on = query.debit_on.value_or(jst_date(call.now));
  Collected collected = collect(call.tx, organization_id, query.due_until.value_or(debit_on));
  DebitPreview preview;
  preview.closed_because = bank::closed_because(debit_on);
  preview.next_bank_day = bank::next_bank_day(debit_on);
  preview.has_consignor = store::find_setting(call.tx, organization_id).document.consignor.has_value();
  preview.line_count = static_cast<std::int64_t>(collected.lines.size());
  preview.total_yen = collected.total_yen;
  preview.problems = std::move(collected.problems);
  note(call, organization_id, "debit.preview", "debit_run", 0);
  return preview;
}

std::int64_t collect_debits(db::Tx& tx, std::int64_t organization_id, const DebitRunInput& input, Instant now,
                            std::int64_t user_id) {
  const auto setting = store::find_setting(tx, organization_id).document;
  if (!setting.consignor) {
    throw Refused(
        RefusalCode::kConflict, "dues.no_consignor",
        "口座振替の委託者の情報がありません。「会費の設定」で委託者コードと取引銀行を登録してください。");
  }
  if (const std::string closed = bank::closed_because(input.debit_on); !closed.empty()) {
    throw Refused(
        RefusalCode::kConflict, "dues.bank_closed",
        fmt::format("{}は{}のため銀行が休みです。翌営業日の{}などを選んでください。",
                    format_date(input.debit_on), closed, format_date(bank::next_bank_day(input.debit_on))));
  }
  store::NewDebitRun run;
  // The counter holds other collections off until this one is stored.
  run.run_number = store::next_number(tx, organization_id, "debit_run");
  run.title = input.title;
  run.debit_on = input.debit_on;
  run.due_until = input.due_until.value_or(input.debit_on);
  run.consignor = *setting.consignor;
  const Collected collected = collect(tx, organization_id, run.due_until);
  run.total_yen = collected.total_yen;
  if (collected.lines.empty()) {
    throw Refused(
        RefusalCode::kConflict, "dues.nothing_to_debit",
        "引き落とせる請求がありません。口座振替の会員の未納と、口座・印鑑照合の登録を確かめてください。");
  }
  const auto debit_run_id =
      store::add_debit_run(tx, organization_id, run, collected.lines, collected.parts, now, user_id);
  if (!debit_run_id) {
    throw Refused(RefusalCode::kConflict, "dues.collected_meanwhile",
                  "ほかの画面で同じ請求が集められました。一覧を読み込み直してください。");
  }
  return *debit_run_id;
}

DebitRunView make_debit_run(http::Call& call, const DebitRunInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t debit_run_id =
      collect_debits(call.tx, organization_id, input, call.now, call.caller.user_id);
  DebitRunView view = view_of(call, organization_id, debit_run_id);
  note(call, organization_id, "debit.collect", "debit_run", debit_run_id,
       {{"lines", view.line_count}, {"total_yen", view.total_yen}});
  return view;
}

DebitRunList list_debit_runs(http::Call& call) {
  return {store::list_debit_runs(call.tx, chamber_of(call))};
}

DebitRunView show_debit_run(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const auto run = found_run(call, organization_id);
  note(call, organization_id, "debit.read", "debit_run", run.debit_run_id);
  return view_of(call, organization_id, run.debit_run_id);
}

http::Response debit_file(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const auto run = found_run(call, organization_id);
  if (run.state == DebitState::cancelled) {
    throw Refused(RefusalCode::kConflict, "dues.debit_run_cancelled", "この口座振替は取り消されています。");
  }
  const auto records = records_of(store::debit_lines(call.tx, organization_id, run.debit_run_id));
  const bank::Written written =
      bank::write(bank::FileKind::kDebits, header_of(run), records,
                  run.consignor.line_end == FileLineEnd::crlf ? bank::LineEnd::kCrLf : bank::LineEnd::kNone);
  if (!written.problems.empty()) {
    throw Refused(RefusalCode::kConflict, "dues.debit_file_problem",
                  "銀行のファイルを作れません。" + words_of(written.problems.front()));
  }
  const std::string hash = files::sha256_of(written.bytes);
  if (run.file_sha256 && *run.file_sha256 != hash) throw std::logic_error("a debit file is not what it was");
  store::note_debit_file(call.tx, organization_id, run.debit_run_id, call.now, hash);
  note(call, organization_id, "debit.file", "debit_run", run.debit_run_id, {{"sha256", hash}});
  return http::download(written.bytes, "application/octet-stream",
                        fmt::format("furikae_{:04}_{}.txt", run.run_number, format_date(run.debit_on)));
}

DebitResult take_debit_result(http::Call& call, const DebitResultQuery& query) {
  const std::int64_t organization_id = chamber_of(call);
  const auto run = found_run(call, organization_id);
  const std::string bytes =
      call.request.upload.empty() ? call.request.body : files::read_file(call.request.upload);
  const std::string hash = files::sha256_of(bytes);
  if (const auto known = store::result_known(call.tx, organization_id, hash)) {
    throw Refused(RefusalCode::kConflict, "dues.result_known",
                  fmt::format("このファイルは、口座振替 第{}号の結果として取り込み済みです。", *known));
  }
  if (run.state == DebitState::result_imported || run.state == DebitState::cancelled) {
    throw Refused(RefusalCode::kConflict, "dues.debit_run_finished",
                  run.state == DebitState::cancelled ? "この口座振替は取り消されています。"
                                                     : "この口座振替の結果は取り込み済みです。");
  }
  Matching matching(run, store::debit_lines(call.tx, organization_id, run.debit_run_id));
  matching.compare(bank::read(bytes, bank::FileKind::kDebits, true));
  if (query.commit && !matching.result.problems.empty()) {
    throw Refused(RefusalCode::kInvalid, "dues.result_has_problems",
                  "結果ファイルに問題があるため、何も記録していません。" + matching.result.problems.front());
  }
  if (query.commit) {
    book(call, organization_id, run, matching, hash);
    matching.result.booked = true;
    note(call, organization_id, "debit.result", "debit_run", run.debit_run_id,
         {{"paid", matching.result.paid_count}, {"failed", matching.result.failed_count}});
  }
  return std::move(matching.result);
}

DebitRunView set_next_step(http::Call& call, const NextStepInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const auto run = found_run(call, organization_id);
  if (!store::set_next_step(call.tx, organization_id, run.debit_run_id, call.id("line_number"),
                            input.next_step)) {
    throw Refused(RefusalCode::kConflict, "dues.not_failed", "振替不能の明細だけ、次の対応を選べます。");
  }
  note(call, organization_id, "debit.next_step", "debit_run", run.debit_run_id,
       {{"line", call.id("line_number")},
        {"next_step", boost::describe::enum_to_string(input.next_step, "")}});
  return view_of(call, organization_id, run.debit_run_id);
}

DebitRunView cancel_debit_run(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const auto run = found_run(call, organization_id);
  if (!store::cancel_debit_run(call.tx, organization_id, run.debit_run_id)) {
    throw Refused(RefusalCode::kConflict, "dues.debit_run_finished",
                  "結果を取り込んだ口座振替と、取り消し済みの口座振替は取り消せません。");
  }
  note(call, organization_id, "debit.cancel", "debit_run", run.debit_run_id);
  return view_of(call, organization_id, run.debit_run_id);
}

}  // namespace banso::dues
