#include "contexts/measures/store/jgrants.hpp"

#include "platform/db/statement.hpp"

namespace banso::measures::store {
namespace {

struct RecordRow {
  JgrantsRecord record;
};
BOOST_DESCRIBE_STRUCT(RecordRow, (), (record))

using Id = std::int64_t;
using MaybeId = std::optional<Id>;
using MaybeText = std::optional<std::string>;
using Texts = std::vector<std::string>;

const db::Query<KnownRecord, Texts> kKnownRecords{"measures.known_records"};
const db::Query<RecordRow, Id> kFindRecordOfMeasure{"measures.find_record_of_measure"};
const db::Command<std::string, Id, JgrantsRecord, Instant> kSaveRecord{"measures.save_record"};
const db::Command<Texts, Instant> kSeenAgain{"measures.seen_again"};
const db::Query<std::string, Id> kFindDetailHtml{"measures.find_detail_html"};
const db::Query<Id, MaybeId, std::string, Id, std::string, MaybeText, std::string, MaybeId, Instant,
                std::optional<Date>>
    kAddJgrantsImport{"measures.add_jgrants_import"};
const db::Command<Id, Id> kSetJgrantsImportJob{"measures.set_jgrants_import_job"};
const db::Query<JgrantsImportRow, Id> kFindJgrantsImport{"measures.find_jgrants_import"};
const db::Query<JgrantsImportRow, Id, Id> kListJgrantsImports{"measures.list_jgrants_imports"};
const db::Query<Id> kCountJgrantsImports{"measures.count_jgrants_imports"};
const db::Query<std::string, std::string> kFindSameJgrantsFile{"measures.find_same_jgrants_file"};
const db::Query<bool> kTakeJgrantsTurn{"measures.take_jgrants_turn"};
const db::Command<Id, Instant> kBeginJgrantsImport{"measures.begin_jgrants_import"};
const db::Command<Id, std::string, Instant, std::string, Id, Id, Id, Id, Id, Id, std::vector<JgrantsProblem>,
                  MaybeText, Id, Id>
    kEndJgrantsImport{"measures.end_jgrants_import"};

}  // namespace

std::vector<KnownRecord> known_records(db::Tx& tx, const Texts& jgrants_ids) {
  return kKnownRecords.all(tx, jgrants_ids);
}

std::optional<JgrantsRecord> find_record_of_measure(db::Tx& tx, Id measure_id) {
  auto row = kFindRecordOfMeasure.maybe(tx, measure_id);
  if (!row) return std::nullopt;
  return std::move(row->record);
}

void save_record(db::Tx& tx, const std::string& jgrants_id, Id measure_id, const JgrantsRecord& record,
                 Instant now) {
  kSaveRecord.run(tx, jgrants_id, measure_id, record, now);
}

void seen_again(db::Tx& tx, const Texts& jgrants_ids, Instant now) {
  kSeenAgain.run(tx, jgrants_ids, now);
}

std::optional<std::string> find_detail_html(db::Tx& tx, Id measure_id) {
  return kFindDetailHtml.maybe(tx, measure_id);
}

Id add_jgrants_import(db::Tx& tx, const NewJgrantsImport& added, Instant now) {
  return kAddJgrantsImport.one(tx, added.organization_id, added.file_name, added.file_size, added.sha256,
                               added.file_key, added.started_by, added.started_by_user_id, now, added.as_of);
}

void set_jgrants_import_job(db::Tx& tx, Id id, Id job_id) {
  kSetJgrantsImportJob.run(tx, id, job_id);
}

std::optional<JgrantsImportRow> find_jgrants_import(db::Tx& tx, Id id) {
  return kFindJgrantsImport.maybe(tx, id);
}

std::vector<JgrantsImportRow> list_jgrants_imports(db::Tx& tx, Id limit, Id offset) {
  return kListJgrantsImports.all(tx, limit, offset);
}

Id count_jgrants_imports(db::Tx& tx) {
  return kCountJgrantsImports.one(tx);
}

std::optional<std::string> find_same_jgrants_file(db::Tx& tx, const std::string& sha256) {
  return kFindSameJgrantsFile.maybe(tx, sha256);
}

bool take_jgrants_turn(db::Tx& tx) {
  return kTakeJgrantsTurn.one(tx);
}

void begin_jgrants_import(db::Tx& tx, Id id, Instant now) {
  kBeginJgrantsImport.run(tx, id, now);
}

void end_jgrants_import(db::Tx& tx, Id id, const JgrantsOutcome& outcome, Instant now) {
  kEndJgrantsImport.run(tx, id, outcome.state, now, outcome.message, outcome.added, outcome.changed,
                        outcome.unchanged, outcome.odd, outcome.rejected, outcome.ended, outcome.problems,
                        outcome.report_key, outcome.older, outcome.overridden);
}

}  // namespace banso::measures::store
