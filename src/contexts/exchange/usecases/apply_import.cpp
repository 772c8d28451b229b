#include "contexts/exchange/usecases/apply_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "contexts/exchange/rules/field.hpp"
#include "contexts/exchange/store/exports.hpp"
#include "contexts/exchange/usecases/line_hash.hpp"
#include "contexts/exchange/usecases/references.hpp"
#include "contexts/exchange/values/member_values.hpp"
#include "kernel/grouped.hpp"
#include "platform/audit/audit.hpp"
#include "platform/shape/json.hpp"

namespace banso::exchange {
namespace {

using Id = std::int64_t;
using Members = std::map<Id, membership::Member>;

Members members_by_id(db::Tx& tx, Id organization_id, const std::vector<Id>& ids) {
  Members members;
  for (auto& member : membership::find_members(tx, organization_id, ids)) {
    const Id id = member.member_id;
    members.emplace(id, std::move(member));
  }
  return members;
}

membership::Source source_of(const ImportWork& work, std::optional<Id> user_id) {
  return {"import", user_id, fmt::format("exchange.import:{}", work.import_id)};
}

/// @param working the state while the work goes on @param back_to the state where nothing was changed
imports::Shell shell_of(const ImportWork& work, const char* working, const char* back_to) {
  imports::Shell shell;
  shell.conninfo = work.conninfo;
  shell.file_reason = "exchange.import_file";
  shell.nothing_changed = "会員の記録は何も変わっていません。";
  shell.note_end = [&work, working, back_to](db::Tx& tx, const std::string&, const std::string& message) {
    // Whoever has gone on meanwhile is left alone.
    if (!store::move_import(tx, work.organization_id, work.import_id, {working}, back_to)) return;
    store::set_import_state(tx, work.organization_id, work.import_id, back_to, message);
  };
  return shell;
}

/// @throws Refused unless it is in this state: a job that is tried again must not do its work twice
store::ImportRow import_of(db::Tx& tx, const ImportWork& work, std::string_view state) {
  auto import = store::find_import(tx, work.organization_id, work.import_id);
  if (!import || !import->mapping) {
    throw Refused(RefusalCode::kNotFound, "exchange.import_not_found",
                  "この取り込みの記録が見つかりません。");
  }
  if (import->state != state) {
    throw Refused(RefusalCode::kConflict, "exchange.import_busy",
                  "この取り込みは、もう別の状態になっています。画面を読み直してください。");
  }
  return std::move(*import);
}

/// What a line tells, put together again from what the check wrote down.
Record record_of(const store::LineRow& row, const Layout& layout) {
  Record record;
  record.values.resize(layout.fields().size());
  record.told.assign(layout.fields().size(), false);
  const auto& told = row.fields.as_object();
  for (std::size_t slot = 0; slot < layout.fields().size(); ++slot) {
    const auto found = told.find(layout.fields()[slot]->key);
    if (found == told.end()) continue;
    record.told[slot] = true;
    if (found->value().is_string()) record.values[slot] = std::string(found->value().as_string());
  }
  record.kept = kept_of(row.kept);
  return record;
}

membership::Standing standing_of(NewStanding standing) {
  membership::Standing made{};
  boost::describe::enum_from_string(boost::describe::enum_to_string(standing, ""), made);
  return made;
}

class Applier {
 public:
  Applier(db::Tx& tx, const ImportWork& work, const ApplyChoice& choice, std::optional<Id> user_id,
          const store::ImportRow& import)
      : tx_(tx),
        work_(work),
        choice_(choice),
        chosen_(choice.row_numbers.begin(), choice.row_numbers.end()),
        import_(import),
        mapping_(*import.mapping),
        references_(load_references(tx)),
        layout_(mapping_, references_),
        source_(source_of(work, user_id)),
        now_(work.clock()) {}

  ApplyOutcome run() {
    Id after = 0;
    Id seen = 0;
    while (true) {
      const auto rows = store::next_import_rows(tx_, work_.organization_id, work_.import_id, after);
      if (rows.empty()) break;
      take(rows);
      after = rows.back().row_number;
      seen += static_cast<Id>(rows.size());
      if (work_.cancelled && work_.cancelled()) throw imports::Cancelled{};
      if (work_.report) work_.report({seen, import_.rows_total, "行", "会員の記録に取り込んでいます"});
    }
    return outcome_;
  }

 private:
  bool is_chosen(const store::LineRow& row) const {
    if (row.decision == "skip") return false;
    if (!chosen_.empty() && !chosen_.contains(row.row_number)) return false;
    if (row.state == "new") return choice_.added;
    if (row.state == "changed") return choice_.changed;
    if (row.state == "error") {
      return choice_.skip_unreadable && row.mendable && (row.member_id ? choice_.changed : choice_.added);
    }
    return false;
  }

  void take(const std::vector<store::LineRow>& rows) {
    std::vector<const store::LineRow*> to_add;
    std::vector<const store::LineRow*> to_change;
    std::vector<Id> ids;
    for (const auto& row : rows) {
      if (!is_chosen(row)) continue;
      if (row.member_id) {
        to_change.push_back(&row);
        ids.push_back(*row.member_id);
      } else {
        to_add.push_back(&row);
      }
    }
    std::vector<store::AppliedLine> applied;
    if (!to_add.empty()) add(to_add, applied);
    if (!to_change.empty()) change(to_change, members_by_id(tx_, work_.organization_id, ids), applied);
    store::note_applied_rows(tx_, work_.organization_id, work_.import_id, applied);
    std::vector<Id> known;
    for (const auto& line : applied) known.push_back(line.member_id);
    for (const auto& row : rows) {
      if (row.state == "same" && row.member_id) known.push_back(*row.member_id);
    }
    note_what_the_system_knows(known);
  }

  void add(const std::vector<const store::LineRow*>& rows, std::vector<store::AppliedLine>& applied) {
    std::vector<membership::NewMember> members;
    for (const auto* row : rows) {
      MemberState state;
      state.standing = standing_of(mapping_.new_standing);
      const Record record = record_of(*row, layout_);
      put_values(state, layout_, record);
      if (!state.business_id && row->business_certain) state.business_id = row->business_id;
      membership::NewMember member;
      member.business_id = state.business_id;
      member.standing = state.standing;
      member.fields = std::move(state.fields);
      member.extra = json_of(merged({}, record.kept));
      members.push_back(std::move(member));
    }
    const auto ids = membership::create_members(tx_, work_.organization_id, members, source_, now_);
    for (std::size_t i = 0; i < rows.size(); ++i) applied.push_back({rows[i]->row_number, ids[i], 1, "[]"});
    outcome_.added += static_cast<Id>(rows.size());
  }

  void change(const std::vector<const store::LineRow*>& rows, const Members& members,
              std::vector<store::AppliedLine>& applied) {
    std::vector<membership::MemberUpdate> updates;
    std::vector<store::AppliedLine> done;
    std::vector<Id> left;
    for (const auto* row : rows) {
      const auto found = members.find(*row->member_id);
      if (found == members.end() || found->second.version != row->member_version) {
        left.push_back(row->row_number);
        continue;
      }
      const membership::Member& member = found->second;
      const MemberState before = state_of(member);
      MemberState after = before;
      const Record record = record_of(*row, layout_);
      auto changes = differences(layout_, values_of(before, layout_), record);
      for (auto& kept : kept_differences(before.kept, record.kept)) changes.push_back(std::move(kept));
      if (changes.empty()) continue;
      put_values(after, layout_, record);
      membership::MemberUpdate update;
      update.member_id = member.member_id;
      update.expected_version = member.version;
      update.fields = std::move(after.fields);
      update.standing = after.standing;
      update.business_id = after.business_id;
      update.extra = json_of(merged(before.kept, record.kept));
      updates.push_back(std::move(update));
      done.push_back({row->row_number, member.member_id, 0, shape::to_json(changes)});
    }
    if (!updates.empty()) {
      membership::update_members(tx_, work_.organization_id, updates, source_, now_);
      std::vector<Id> ids;
      for (const auto& line : done) ids.push_back(line.member_id);
      const auto now = members_by_id(tx_, work_.organization_id, ids);
      for (auto& line : done) line.version = now.at(line.member_id).version;
      outcome_.changed += static_cast<Id>(done.size());
      applied.insert(applied.end(), done.begin(), done.end());
    }
    outcome_.left += static_cast<Id>(left.size());
    store::note_left_rows(
        tx_, work_.organization_id, work_.import_id, left,
        {0, "", "", "changed_since_check",
         "確かめたあとに、ほかの人がこの会員の記録を変えました。もう一度確かめてください。", false});
  }

  /// What came from the other system need not go back to it as a difference.
  void note_what_the_system_knows(const std::vector<Id>& ids) {
    if (!import_.profile_id || ids.empty()) return;
    std::vector<Id> hashes;
    std::vector<Id> known;
    for (const auto& [id, member] : members_by_id(tx_, work_.organization_id, ids)) {
      const MemberState state = state_of(member);
      known.push_back(id);
      hashes.push_back(line_hash(layout_.write(values_of(state, layout_), state.kept)));
    }
    store::note_exported_lines(tx_, work_.organization_id, *import_.profile_id, known, hashes);
  }

  db::Tx& tx_;
  const ImportWork& work_;
  const ApplyChoice& choice_;
  const std::set<Id> chosen_;
  const store::ImportRow& import_;
  const Mapping& mapping_;
  const References references_;
  const Layout layout_;
  const membership::Source source_;
  const Instant now_;
  ApplyOutcome outcome_;
};

/// Puts the old value of every difference back into a state.
void put_back(MemberState& state, const std::vector<MemberDifference>& changes) {
  Kept back;
  for (const bool names : {true, false}) {
    for (const MemberDifference& change : changes) {
      if (change.key.starts_with("kept:")) {
        back[change.key.substr(5)] = change.before.value_or("");
        continue;
      }
      const Field* field = find_field(change.key);
      if (field == nullptr || names != (place_of(field->key) >= 0 && field->key.ends_with(".name"))) continue;
      set_value(state, *field, change.before);
    }
  }
  state.kept = merged(std::move(state.kept), back);
}

class Undoer {
 public:
  Undoer(db::Tx& tx, const ImportWork& work, std::optional<Id> user_id, const store::ImportRow& import)
      : tx_(tx), work_(work), source_(source_of(work, user_id)), now_(work.clock()), import_(import) {}

  UndoOutcome run() {
    Id after = 0;
    Id seen = 0;
    while (true) {
      const auto rows = store::next_import_rows(tx_, work_.organization_id, work_.import_id, after);
      if (rows.empty()) break;
      take(rows);
      after = rows.back().row_number;
      seen += static_cast<Id>(rows.size());
      if (work_.cancelled && work_.cancelled()) throw imports::Cancelled{};
      if (work_.report) work_.report({seen, import_.rows_total, "行", "元に戻しています"});
    }
    return outcome_;
  }

 private:
  void take(const std::vector<store::LineRow>& rows) {
    std::vector<Id> ids;
    for (const auto& row : rows) {
      if (row.applied_member_id && !row.undone) ids.push_back(*row.applied_member_id);
    }
    if (ids.empty()) return;
    const auto members = members_by_id(tx_, work_.organization_id, ids);
    std::vector<membership::MemberVersion> to_remove;
    std::map<Id, Id> row_of;
    std::vector<membership::MemberUpdate> updates;
    std::vector<Id> undone;
    Id wanted = 0;
    for (const auto& row : rows) {
      if (!row.applied_member_id || row.undone) continue;
      ++wanted;
      const auto found = members.find(*row.applied_member_id);
      if (found == members.end() || found->second.version != row.applied_version) continue;
      const membership::Member& member = found->second;
      if (!row.member_id) {
        to_remove.push_back({member.member_id, member.version});
        row_of.emplace(member.member_id, row.row_number);
        continue;
      }
      MemberState state = state_of(member);
      put_back(state, row.differences);
      membership::MemberUpdate update;
      update.member_id = member.member_id;
      update.expected_version = member.version;
      update.fields = std::move(state.fields);
      update.standing = state.standing;
      update.business_id = state.business_id;
      update.extra = json_of(state.kept);
      updates.push_back(std::move(update));
      undone.push_back(row.row_number);
    }
    if (!updates.empty()) membership::update_members(tx_, work_.organization_id, updates, source_, now_);
    for (const Id removed : membership::remove_members(tx_, work_.organization_id, to_remove)) {
      undone.push_back(row_of.at(removed));
    }
    if (import_.profile_id) {
      store::forget_exported_lines(tx_, work_.organization_id, *import_.profile_id, ids);
    }
    store::note_undone_rows(tx_, work_.organization_id, work_.import_id, undone);
    outcome_.undone += static_cast<Id>(undone.size());
    outcome_.left += wanted - static_cast<Id>(undone.size());
  }

  db::Tx& tx_;
  const ImportWork& work_;
  const membership::Source source_;
  const Instant now_;
  const store::ImportRow& import_;
  UndoOutcome outcome_;
};

}  // namespace

ApplyOutcome apply_import(const ImportWork& work, const ApplyChoice& choice, std::optional<Id> user_id) {
  ApplyOutcome outcome;
  imports::run_whole(shell_of(work, "applying", "checked"), [&](db::Tx& tx, imports::Beside&) {
    const auto import = import_of(tx, work, "applying");
    outcome = Applier(tx, work, choice, user_id, import).run();
    std::string message = fmt::format("新規 {}件、変更 {}件を取り込みました。", with_commas(outcome.added),
                                      with_commas(outcome.changed));
    if (outcome.left > 0) {
      message += fmt::format("確かめたあとに変わった{}件は取り込んでいません。", with_commas(outcome.left));
    }
    const Instant now = work.clock();
    store::finish_apply(tx, work.organization_id, work.import_id, message, outcome.added + outcome.changed,
                        now, now + std::chrono::days(kUndoDays));
    store::recount_import(tx, work.organization_id, work.import_id);
    audit::record_system(
        tx, now, "import",
        {.action = "exchange.import.apply",
         .object_type = "exchange_import",
         .object_id = std::to_string(work.import_id),
         .organization_id = work.organization_id,
         .details = {{"added", outcome.added}, {"changed", outcome.changed}, {"left", outcome.left}}});
  });
  return outcome;
}

UndoOutcome undo_import(const ImportWork& work, std::optional<Id> user_id) {
  UndoOutcome outcome;
  imports::run_whole(shell_of(work, "undoing", "applied"), [&](db::Tx& tx, imports::Beside&) {
    const auto import = import_of(tx, work, "undoing");
    outcome = Undoer(tx, work, user_id, import).run();
    std::string message = fmt::format("{}件を元に戻しました。", with_commas(outcome.undone));
    if (outcome.left > 0) {
      message += fmt::format("取り込みのあとに変わった{}件は、そのままです。", with_commas(outcome.left));
    }
    store::finish_undo(tx, work.organization_id, work.import_id, message, work.clock());
    audit::record_system(tx, work.clock(), "import",
                         {.action = "exchange.import.undo",
                          .object_type = "exchange_import",
                          .object_id = std::to_string(work.import_id),
                          .organization_id = work.organization_id,
                          .details = {{"undone", outcome.undone}, {"left", outcome.left}}});
  });
  return outcome;
}

}  // namespace banso::exchange
