#include "contexts/registry/store/imports.hpp"

#include "platform/db/statement.hpp"
#include "platform/shape/json.hpp"

namespace banso::registry::store {
namespace {

using Ids = std::vector<std::int64_t>;
using MaybeText = std::optional<std::string>;
using MaybeId = std::optional<std::int64_t>;
using boost::json::value;

struct KnownHash {
  std::int64_t business_id = 0;
  std::int64_t content_hash = 0;
};
BOOST_DESCRIBE_STRUCT(KnownHash, (), (business_id, content_hash))

const db::Query<KnownHash, Ids> kContentHashes{"registry.content_hashes"};
const db::Query<StoredFacts, Ids> kStoredFacts{"registry.stored_facts"};
const db::Command<Ids, Ids> kFillSuccessors{"registry.fill_successors"};
const db::Command<Ids, Ids> kClearSuccessors{"registry.clear_successors"};
const db::Query<std::int64_t> kSettleSearchIndex{"registry.settle_search_index"};
const db::Query<bool> kTakeImportTurn{"registry.take_import_turn"};
const db::Query<std::int64_t, ImportKind, std::string, std::int64_t, std::string, MaybeText, bool,
                std::string, MaybeId, Instant>
    kAddImport{"registry.add_import"};
const db::Command<std::int64_t, std::int64_t> kSetImportJob{"registry.set_import_job"};
const db::Query<ImportRow, std::int64_t> kFindImport{"registry.find_import"};
const db::Query<ImportRow, std::optional<ImportKind>, std::int64_t, std::int64_t> kListImports{
    "registry.list_imports"};
const db::Query<std::int64_t, std::optional<ImportKind>> kCountImports{"registry.count_imports"};
const db::Query<RunningImport, std::int64_t> kFindRunningImport{"registry.find_running_import"};
const db::Query<SameFile, std::string, ImportKind> kFindSameFile{"registry.find_same_file"};
const db::Command<std::int64_t, Instant> kBeginImport{"registry.begin_import"};
const db::Command<std::int64_t, std::string, Instant, std::string, std::int64_t, std::int64_t, std::int64_t,
                  std::int64_t, std::int64_t, value, value, MaybeText>
    kEndImport{"registry.end_import"};
const db::Query<ImportFileRow, Instant> kImportsWithOldFiles{"registry.imports_with_old_files"};
const db::Command<std::int64_t> kForgetImportFile{"registry.forget_import_file"};

template <class T>
value json_of(const T& described) {
  return shape::parse_json(shape::to_json(described));
}

}  // namespace

std::unordered_map<std::int64_t, std::int64_t> content_hashes(db::Tx& tx, const Ids& ids) {
  std::unordered_map<std::int64_t, std::int64_t> hashes;
  const auto rows = kContentHashes.all(tx, ids);
  hashes.reserve(rows.size());
  for (const KnownHash& row : rows) hashes.emplace(row.business_id, row.content_hash);
  return hashes;
}

std::vector<StoredFacts> stored_facts(db::Tx& tx, const Ids& ids) {
  return kStoredFacts.all(tx, ids);
}

void fill_successors(db::Tx& tx, const Ids& absorbed, const Ids& successors) {
  kFillSuccessors.run(tx, absorbed, successors);
}

void clear_successors(db::Tx& tx, const Ids& separated, const Ids& former_successors) {
  kClearSuccessors.run(tx, separated, former_successors);
}

void settle_search_index(db::Tx& tx) {
  kSettleSearchIndex.one(tx);
}

bool take_import_turn(db::Tx& tx) {
  return kTakeImportTurn.one(tx);
}

std::int64_t add_import(db::Tx& tx, const NewImport& added, Instant now) {
  return kAddImport.one(tx, added.kind, added.file_name, added.file_size, added.sha256, added.file_key,
                        added.strict, added.started_by, added.started_by_user_id, now);
}

void set_import_job(db::Tx& tx, std::int64_t import_id, std::int64_t job_id) {
  kSetImportJob.run(tx, import_id, job_id);
}

std::optional<ImportRow> find_import(db::Tx& tx, std::int64_t import_id) {
  return kFindImport.maybe(tx, import_id);
}

std::vector<ImportRow> list_imports(db::Tx& tx, std::optional<ImportKind> kind, std::int64_t limit,
                                    std::int64_t offset) {
  return kListImports.all(tx, kind, limit, offset);
}

std::int64_t count_imports(db::Tx& tx, std::optional<ImportKind> kind) {
  return kCountImports.one(tx, kind);
}

std::optional<RunningImport> find_running_import(db::Tx& tx, std::int64_t but_not) {
  return kFindRunningImport.maybe(tx, but_not);
}

std::optional<SameFile> find_same_file(db::Tx& tx, const std::string& sha256, ImportKind kind) {
  return kFindSameFile.maybe(tx, sha256, kind);
}

void begin_import(db::Tx& tx, std::int64_t import_id, Instant now) {
  kBeginImport.run(tx, import_id, now);
}

void end_import(db::Tx& tx, std::int64_t import_id, const std::string& state, const std::string& message,
                const ImportSummary& summary, const MaybeText& rejected_key, Instant now) {
  kEndImport.run(tx, import_id, state, now, message, summary.inserted, summary.updated, summary.unchanged,
                 summary.history_only, summary.rejected, json_of(summary.entries), json_of(summary.problems),
                 rejected_key);
}

std::vector<ImportFileRow> imports_with_old_files(db::Tx& tx, Instant before) {
  return kImportsWithOldFiles.all(tx, before);
}

void forget_import_file(db::Tx& tx, std::int64_t import_id) {
  kForgetImportFile.run(tx, import_id);
}

}  // namespace banso::registry::store
