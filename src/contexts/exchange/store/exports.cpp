#include "contexts/exchange/store/exports.hpp"

#include "platform/db/statement.hpp"

namespace banso::exchange::store {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<Id>;
using Ids = std::vector<Id>;
using Text = std::string;

struct LineHash {
  Id member_id = 0;
  Id line_hash = 0;
};
BOOST_DESCRIBE_STRUCT(LineHash, (), (member_id, line_hash))

const db::Query<Id, Id, Text, Id, Id, Text, bool, boost::json::value, bool, Text, MaybeId, Instant> kAdd{
    "exchange.add_export"};
const db::Query<ExportRow, Id, Id> kFind{"exchange.find_export"};
const db::Query<ExportRow, Id, Id, Id> kList{"exchange.list_exports"};
const db::Query<Id, Id> kCount{"exchange.count_exports"};
const db::Command<Id, Id, Text, Text, MaybeId, std::optional<Instant>> kSetState{"exchange.set_export_state"};
const db::Command<Id, Id, Text, Text, Id, Id, std::vector<ExportProblem>, Id, Text, Id, std::optional<Text>,
                  Instant>
    kFinish{"exchange.finish_export"};
const db::Query<LineHash, Id, Id> kLines{"exchange.exported_lines"};
const db::Command<Id, Id, Ids, Ids> kNoteLines{"exchange.note_exported_lines"};
const db::Command<Id, Id, Ids> kForgetLines{"exchange.forget_exported_lines"};
const db::Query<DropRow, Id> kFindDrop{"exchange.find_drop_folder"};
const db::Query<DropRow> kEnabledDrops{"exchange.enabled_drop_folders"};
const db::Command<Id, bool, MaybeId, MaybeId, bool, Id, Instant, Id> kSaveDrop{"exchange.save_drop_folder"};
const db::Command<Id, Instant, Text> kNoteLook{"exchange.note_drop_look"};
const db::Command<Id, Date> kNoteDropExport{"exchange.note_drop_export"};

}  // namespace

Id add_export(db::Tx& tx, const NewExport& one, Instant now) {
  return kAdd.one(tx, one.organization_id, one.origin, one.profile_id, one.profile_version, one.profile_name,
                  one.differences_only, one.filter, one.replace_characters, one.created_by,
                  one.created_by_user_id, now);
}
std::optional<ExportRow> find_export(db::Tx& tx, Id organization_id, Id export_id) {
  return kFind.maybe(tx, organization_id, export_id);
}
std::vector<ExportRow> list_exports(db::Tx& tx, Id organization_id, Id limit, Id offset) {
  return kList.all(tx, organization_id, limit, offset);
}
Id count_exports(db::Tx& tx, Id organization_id) {
  return kCount.one(tx, organization_id);
}
void set_export_state(db::Tx& tx, Id organization_id, Id export_id, const Text& state, const Text& message,
                      MaybeId job_id, std::optional<Instant> finished_at) {
  kSetState.run(tx, organization_id, export_id, state, message, job_id, finished_at);
}
void finish_export(db::Tx& tx, Id organization_id, Id export_id, const ExportOutcome& o, Instant now) {
  kFinish.run(tx, organization_id, export_id, o.state, o.message, o.written, o.gone, o.problems,
              o.problems_total, o.file_name, o.file_size, o.file_key, now);
}

std::map<Id, Id> exported_lines(db::Tx& tx, Id organization_id, Id profile_id) {
  std::map<Id, Id> lines;
  for (const auto& line : kLines.all(tx, organization_id, profile_id))
    lines.emplace(line.member_id, line.line_hash);
  return lines;
}
void note_exported_lines(db::Tx& tx, Id organization_id, Id profile_id, const Ids& member_ids,
                         const Ids& hashes) {
  if (!member_ids.empty()) kNoteLines.run(tx, organization_id, profile_id, member_ids, hashes);
}
void forget_exported_lines(db::Tx& tx, Id organization_id, Id profile_id, const Ids& member_ids) {
  if (!member_ids.empty()) kForgetLines.run(tx, organization_id, profile_id, member_ids);
}

std::optional<DropRow> find_drop_folder(db::Tx& tx, Id organization_id) {
  return kFindDrop.maybe(tx, organization_id);
}
std::vector<DropRow> enabled_drop_folders(db::Tx& tx) {
  return kEnabledDrops.all(tx);
}
bool save_drop_folder(db::Tx& tx, const DropRow& row, Instant now, Id user_id) {
  return kSaveDrop.run(tx, row.organization_id, row.enabled, row.import_profile_id, row.export_profile_id,
                       row.export_differences, row.version, now, user_id) == 1;
}
void note_drop_look(db::Tx& tx, Id organization_id, Instant now, const Text& message) {
  kNoteLook.run(tx, organization_id, now, message);
}
void note_drop_export(db::Tx& tx, Id organization_id, Date day) {
  kNoteDropExport.run(tx, organization_id, day);
}

}  // namespace banso::exchange::store
