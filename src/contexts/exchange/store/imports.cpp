#include "contexts/exchange/store/imports.hpp"

#include "platform/db/statement.hpp"
#include "platform/shape/json.hpp"

namespace banso::exchange::store {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<Id>;
using Ids = std::vector<Id>;
using Text = std::string;
using Texts = std::vector<Text>;

/// A truth value in an array of texts.
Text word_of(bool truth) {
  return truth ? "t" : "f";
}

const db::Query<Id, Id, Text, Text, Id, Text, Text, MaybeId, std::optional<Mapping>, Text, MaybeId, Instant>
    kAdd{"exchange.add_import"};
const db::Query<ImportRow, Id, Id> kFind{"exchange.find_import"};
const db::Query<ImportRow, Id, Id, Id> kList{"exchange.list_imports"};
const db::Query<Id, Id> kCount{"exchange.count_imports"};
const db::Query<Text, Id, Text> kAppliedFile{"exchange.find_applied_file"};
const db::Command<Id, Id, Text, Text, MaybeId> kSetState{"exchange.set_import_state"};
const db::Command<Id, Id, Mapping, MaybeId, MaybeId> kSetMapping{"exchange.set_import_mapping"};
const db::Command<Id, Id, Texts, Text> kMove{"exchange.move_import"};
const db::Command<Id, Id, Text, Id, Id, Id, Id, Id, Id, Id, Text, std::vector<ColumnTrip>, boost::json::value,
                  Instant>
    kFinishCheck{"exchange.finish_check"};
const db::Command<Id, Id, Text, Id, Instant, Instant> kFinishApply{"exchange.finish_apply"};
const db::Command<Id, Id, Text, Instant> kFinishUndo{"exchange.finish_undo"};
const db::Command<Id, Id> kForgetFile{"exchange.forget_import_file"};
const db::Command<Id, Id> kRecount{"exchange.recount_import"};
const db::Command<Id, Id> kClearRows{"exchange.clear_import_rows"};
const db::Command<Id, Id> kClearBusinesses{"exchange.clear_import_businesses"};
const db::Command<Id, Id> kRemove{"exchange.remove_import"};
const db::Command<Id, Id, Ids, Texts, std::vector<MaybeId>, std::vector<MaybeId>,
                  std::vector<std::optional<Text>>, Texts, Texts, Texts, Texts, Texts, Texts, Texts, Texts,
                  Texts>
    kAddRows{"exchange.add_import_rows"};
const db::Command<Id, Id, Ids, std::vector<MaybeId>, Texts, Texts> kAddBusinesses{
    "exchange.add_import_businesses"};
const db::Query<LineRow, Id, Id, std::optional<Texts>, bool, std::optional<Text>, Id, Id> kPage{
    "exchange.page_import_rows"};
const db::Query<LineRow, Id, Id, Id> kFindRow{"exchange.find_import_row"};
const db::Query<LineRow, Id, Id, Id> kNext{"exchange.next_import_rows"};
const db::Command<Id, Id, Id, Text, Text, MaybeId, MaybeId, std::vector<MemberDifference>> kDecide{
    "exchange.decide_import_row"};
const db::Command<Id, Id, Ids, Ids, Ids, Texts> kNoteApplied{"exchange.note_applied_rows"};
const db::Command<Id, Id, Ids, std::vector<CellProblem>> kNoteLeft{"exchange.note_left_rows"};
const db::Command<Id, Id, Ids> kNoteUndone{"exchange.note_undone_rows"};

}  // namespace

Id add_import(db::Tx& tx, const NewImport& i, Instant now) {
  return kAdd.one(tx, i.organization_id, i.origin, i.file_name, i.file_size, i.sha256, i.file_key,
                  i.profile_id, i.mapping, i.created_by, i.created_by_user_id, now);
}
std::optional<ImportRow> find_import(db::Tx& tx, Id organization_id, Id import_id) {
  return kFind.maybe(tx, organization_id, import_id);
}
std::vector<ImportRow> list_imports(db::Tx& tx, Id organization_id, Id limit, Id offset) {
  return kList.all(tx, organization_id, limit, offset);
}
Id count_imports(db::Tx& tx, Id organization_id) {
  return kCount.one(tx, organization_id);
}
std::optional<Text> find_applied_file(db::Tx& tx, Id organization_id, const Text& sha256) {
  return kAppliedFile.maybe(tx, organization_id, sha256);
}
void set_import_state(db::Tx& tx, Id organization_id, Id import_id, const Text& state, const Text& message,
                      MaybeId job_id) {
  kSetState.run(tx, organization_id, import_id, state, message, job_id);
}
void set_import_mapping(db::Tx& tx, Id organization_id, Id import_id, const Mapping& mapping,
                        MaybeId profile_id, MaybeId profile_version) {
  kSetMapping.run(tx, organization_id, import_id, mapping, profile_id, profile_version);
}
bool move_import(db::Tx& tx, Id organization_id, Id import_id, const Texts& from, const Text& to) {
  return kMove.run(tx, organization_id, import_id, from, to) == 1;
}
void finish_check(db::Tx& tx, Id organization_id, Id import_id, const CheckOutcome& o, Instant now) {
  boost::json::array notices;
  for (const auto& notice : o.notices) notices.emplace_back(notice);
  kFinishCheck.run(tx, organization_id, import_id, o.message, o.total, o.added, o.changed, o.same, o.conflict,
                   o.error, o.noticed, o.encoding, o.round_trip, notices, now);
}
void finish_apply(db::Tx& tx, Id organization_id, Id import_id, const Text& message, Id applied, Instant now,
                  Instant undo_until) {
  kFinishApply.run(tx, organization_id, import_id, message, applied, now, undo_until);
}
void finish_undo(db::Tx& tx, Id organization_id, Id import_id, const Text& message, Instant now) {
  kFinishUndo.run(tx, organization_id, import_id, message, now);
}
void forget_import_file(db::Tx& tx, Id organization_id, Id import_id) {
  kForgetFile.run(tx, organization_id, import_id);
}
void recount_import(db::Tx& tx, Id organization_id, Id import_id) {
  kRecount.run(tx, organization_id, import_id);
}
void clear_import_rows(db::Tx& tx, Id organization_id, Id import_id) {
  kClearRows.run(tx, organization_id, import_id);
  kClearBusinesses.run(tx, organization_id, import_id);
}
void remove_import(db::Tx& tx, Id organization_id, Id import_id) {
  kRemove.run(tx, organization_id, import_id);
}

void add_import_rows(db::Tx& tx, Id organization_id, Id import_id, const std::vector<NewLine>& lines) {
  if (lines.empty()) return;
  Ids numbers;
  Texts states;
  std::vector<MaybeId> members;
  std::vector<MaybeId> versions;
  std::vector<std::optional<Text>> matched;
  Texts member_numbers;
  Texts names;
  Texts fields;
  Texts kept;
  Texts differences;
  Texts problems;
  Texts noticed;
  Texts mendable;
  Texts candidates;
  for (const NewLine& line : lines) {
    numbers.push_back(line.row_number);
    states.push_back(line.state);
    members.push_back(line.member_id);
    versions.push_back(line.member_version);
    matched.push_back(line.matched_by);
    member_numbers.push_back(line.member_number);
    names.push_back(line.name);
    fields.push_back(line.fields);
    kept.push_back(line.kept);
    differences.push_back(line.differences);
    problems.push_back(line.problems);
    noticed.push_back(word_of(line.noticed));
    mendable.push_back(word_of(line.mendable));
    candidates.push_back(*shape::to_sql(line.candidates));
  }
  kAddRows.run(tx, organization_id, import_id, numbers, states, members, versions, matched, member_numbers,
               names, fields, kept, differences, problems, noticed, mendable, candidates);
}

void add_import_businesses(db::Tx& tx, Id organization_id, Id import_id,
                           const std::vector<LineBusiness>& lines) {
  constexpr std::size_t kPortion = 5'000;
  for (std::size_t begin = 0; begin < lines.size(); begin += kPortion) {
    Ids numbers;
    std::vector<MaybeId> businesses;
    Texts certain;
    Texts explanations;
    for (std::size_t i = begin; i < std::min(lines.size(), begin + kPortion); ++i) {
      numbers.push_back(lines[i].row_number);
      businesses.push_back(lines[i].business_id);
      certain.push_back(word_of(lines[i].certain));
      explanations.push_back(lines[i].explanation);
    }
    kAddBusinesses.run(tx, organization_id, import_id, numbers, businesses, certain, explanations);
  }
}

std::vector<LineRow> page_import_rows(db::Tx& tx, Id organization_id, Id import_id,
                                      const std::optional<Texts>& states, bool noticed,
                                      const std::optional<Text>& text, Id limit, Id offset) {
  return kPage.all(tx, organization_id, import_id, states, noticed, text, limit, offset);
}
std::optional<LineRow> find_import_row(db::Tx& tx, Id organization_id, Id import_id, Id row_number) {
  return kFindRow.maybe(tx, organization_id, import_id, row_number);
}
std::vector<LineRow> next_import_rows(db::Tx& tx, Id organization_id, Id import_id, Id after) {
  return kNext.all(tx, organization_id, import_id, after);
}
void decide_import_row(db::Tx& tx, Id organization_id, Id import_id, Id row_number, const Text& decision,
                       const Text& state, MaybeId member_id, MaybeId member_version,
                       const std::vector<MemberDifference>& differences) {
  kDecide.run(tx, organization_id, import_id, row_number, decision, state, member_id, member_version,
              differences);
}

void note_applied_rows(db::Tx& tx, Id organization_id, Id import_id, const std::vector<AppliedLine>& lines) {
  if (lines.empty()) return;
  Ids numbers;
  Ids members;
  Ids versions;
  Texts differences;
  for (const auto& line : lines) {
    numbers.push_back(line.row_number);
    members.push_back(line.member_id);
    versions.push_back(line.version);
    differences.push_back(line.differences);
  }
  kNoteApplied.run(tx, organization_id, import_id, numbers, members, versions, differences);
}
void note_left_rows(db::Tx& tx, Id organization_id, Id import_id, const Ids& row_numbers,
                    const CellProblem& problem) {
  if (!row_numbers.empty()) kNoteLeft.run(tx, organization_id, import_id, row_numbers, {problem});
}
void note_undone_rows(db::Tx& tx, Id organization_id, Id import_id, const Ids& row_numbers) {
  if (!row_numbers.empty()) kNoteUndone.run(tx, organization_id, import_id, row_numbers);
}

}  // namespace banso::exchange::store
