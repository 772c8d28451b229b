#include "contexts/dues/store/debits.hpp"

#include "platform/db/statement.hpp"

namespace banso::dues::store {
namespace {

using Id = std::int64_t;
using Texts = std::vector<std::string>;

const db::Query<OpenForDebit, Id, Date> kOpenForDebit{"dues.open_for_debit"};
const db::Query<Id, Id, Id, std::string, Date, Date, Consignor, Id, Id, Instant, Id> kAddDebitRun{
    "dues.add_debit_run"};
const db::Command<Id, Id, std::vector<NewDebitLine>> kAddDebitLines{"dues.add_debit_lines"};
const db::Command<Id, Id, std::vector<DebitPart>> kAddDebitParts{"dues.add_debit_parts"};
const db::Command<Id, Id> kHoldInstalments{"dues.hold_instalments"};
const db::Command<Id, Id> kFreeInstalments{"dues.free_instalments"};
const db::Query<DebitRunItem, Id> kListDebitRuns{"dues.list_debit_runs"};
const db::Query<DebitRunRow, Id, Id> kFindDebitRun{"dues.find_debit_run"};
const db::Query<DebitLineRow, Id, Id> kDebitLines{"dues.debit_lines"};
const db::Query<DebitPart, Id, Id> kDebitParts{"dues.debit_parts"};
const db::Command<Id, Id, Instant, std::string> kNoteDebitFile{"dues.note_debit_file"};
const db::Command<Id, Id, Instant, std::string, Id, Id> kNoteDebitResult{"dues.note_debit_result"};
const db::Query<Id, Id, std::string> kResultKnown{"dues.result_known"};
const db::Command<Id, Id, std::vector<Id>, Texts, Texts> kNoteLineResults{"dues.note_line_results"};
const db::Command<Id, Id, Id, NextStep> kSetNextStep{"dues.set_next_step"};
const db::Command<Id, Id> kCancelDebitRun{"dues.cancel_debit_run"};

}  // namespace

std::vector<OpenForDebit> open_for_debit(db::Tx& tx, Id organization_id, Date due_until) {
  return kOpenForDebit.all(tx, organization_id, due_until);
}

std::optional<Id> add_debit_run(db::Tx& tx, Id organization_id, const NewDebitRun& run,
                                const std::vector<NewDebitLine>& lines, const std::vector<DebitPart>& parts,
                                Instant now, Id user_id) {
  const Id debit_run_id =
      kAddDebitRun.one(tx, organization_id, run.run_number, run.title, run.debit_on, run.due_until,
                       run.consignor, static_cast<Id>(lines.size()), run.total_yen, now, user_id);
  kAddDebitLines.run(tx, organization_id, debit_run_id, lines);
  kAddDebitParts.run(tx, organization_id, debit_run_id, parts);
  if (kHoldInstalments.run(tx, organization_id, debit_run_id) != parts.size()) return std::nullopt;
  return debit_run_id;
}

std::vector<DebitRunItem> list_debit_runs(db::Tx& tx, Id organization_id) {
  return kListDebitRuns.all(tx, organization_id);
}

std::optional<DebitRunRow> find_debit_run(db::Tx& tx, Id organization_id, Id debit_run_id) {
  return kFindDebitRun.maybe(tx, organization_id, debit_run_id);
}

std::vector<DebitLineRow> debit_lines(db::Tx& tx, Id organization_id, Id debit_run_id) {
  return kDebitLines.all(tx, organization_id, debit_run_id);
}

std::vector<DebitPart> debit_parts(db::Tx& tx, Id organization_id, Id debit_run_id) {
  return kDebitParts.all(tx, organization_id, debit_run_id);
}

void note_debit_file(db::Tx& tx, Id organization_id, Id debit_run_id, Instant now,
                     const std::string& sha256) {
  kNoteDebitFile.run(tx, organization_id, debit_run_id, now, sha256);
}

void note_debit_result(db::Tx& tx, Id organization_id, Id debit_run_id, Instant now,
                       const std::string& sha256, Id paid_count, Id paid_yen,
                       const std::vector<LineResult>& results) {
  kNoteDebitResult.run(tx, organization_id, debit_run_id, now, sha256, paid_count, paid_yen);
  std::vector<Id> numbers;
  Texts codes;
  Texts step_words;
  for (const LineResult& one : results) {
    numbers.push_back(one.line_number);
    codes.push_back(one.result_code);
    step_words.emplace_back(one.next_step ? boost::describe::enum_to_string(*one.next_step, "") : "none");
  }
  kNoteLineResults.run(tx, organization_id, debit_run_id, numbers, codes, step_words);
  kFreeInstalments.run(tx, organization_id, debit_run_id);
}

std::optional<Id> result_known(db::Tx& tx, Id organization_id, const std::string& sha256) {
  return kResultKnown.maybe(tx, organization_id, sha256);
}

bool set_next_step(db::Tx& tx, Id organization_id, Id debit_run_id, Id line_number, NextStep step) {
  return kSetNextStep.run(tx, organization_id, debit_run_id, line_number, step) == 1;
}

bool cancel_debit_run(db::Tx& tx, Id organization_id, Id debit_run_id) {
  if (kCancelDebitRun.run(tx, organization_id, debit_run_id) != 1) return false;
  kFreeInstalments.run(tx, organization_id, debit_run_id);
  return true;
}

}  // namespace banso::dues::store
