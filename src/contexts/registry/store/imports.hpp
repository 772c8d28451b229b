// Statements of imports.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "contexts/registry/import/import_options.hpp"
#include "contexts/registry/rules/business_facts.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry {

BOOST_DESCRIBE_STRUCT(BusinessFacts, (),
                      (business_id, name, name_kana, name_en, kind, prefecture_code, city_code,
                       prefecture_name, city_name, street, post_code, address_abroad, close_date, close_cause,
                       successor_business_id, change_cause, assignment_date, change_date, update_date,
                       process, corrected, searchable, name_image_id, address_image_id,
                       address_abroad_image_id, prefecture_name_en, address_en, address_abroad_en))

}  // namespace banso::registry

namespace banso::registry::store {

/// The current record of a business, with the hash it was stored under.
struct StoredFacts : BusinessFacts {
  std::int64_t content_hash = 0;
};
BOOST_DESCRIBE_STRUCT(StoredFacts, (BusinessFacts), (content_hash))

/// business_id → content_hash of those that are known.
std::unordered_map<std::int64_t, std::int64_t> content_hashes(db::Tx& tx,
                                                              const std::vector<std::int64_t>& ids);
std::vector<StoredFacts> stored_facts(db::Tx& tx, const std::vector<std::int64_t>& ids);

/// Links told by the other side of a merger; see mergers_of(). The lists run side by side.
void fill_successors(db::Tx& tx, const std::vector<std::int64_t>& absorbed,
                     const std::vector<std::int64_t>& successors);
void clear_successors(db::Tx& tx, const std::vector<std::int64_t>& separated,
                      const std::vector<std::int64_t>& former_successors);
void settle_search_index(db::Tx& tx);

/// Takes the only turn to import until the transaction ends. @return false: another import has it
bool take_import_turn(db::Tx& tx);

/// A row of registry.import.
struct ImportRow {
  std::int64_t import_id = 0;
  ImportKind kind{};
  std::string file_name;
  std::int64_t file_size = 0;
  std::string sha256;
  std::optional<std::string> file_key;
  bool strict = false;
  std::string state;
  std::int64_t rows_inserted = 0;
  std::int64_t rows_updated = 0;
  std::int64_t rows_unchanged = 0;
  std::int64_t rows_history_only = 0;
  std::int64_t rows_rejected = 0;
  boost::json::value entries;
  boost::json::value problems;
  std::optional<std::string> rejected_key;
  std::string message;
  std::string started_by;
  std::optional<std::int64_t> started_by_user_id;
  std::optional<std::int64_t> job_id;
  Instant created_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(ImportRow, (),
                      (import_id, kind, file_name, file_size, sha256, file_key, strict, state, rows_inserted,
                       rows_updated, rows_unchanged, rows_history_only, rows_rejected, entries, problems,
                       rejected_key, message, started_by, started_by_user_id, job_id, created_at, started_at,
                       finished_at))

struct NewImport {
  ImportKind kind{};
  std::string file_name;
  std::int64_t file_size = 0;
  std::string sha256;
  std::optional<std::string> file_key;
  bool strict = false;
  std::string started_by;
  std::optional<std::int64_t> started_by_user_id;
};

/// @return import_id
std::int64_t add_import(db::Tx& tx, const NewImport& added, Instant now);
void set_import_job(db::Tx& tx, std::int64_t import_id, std::int64_t job_id);
std::optional<ImportRow> find_import(db::Tx& tx, std::int64_t import_id);
std::vector<ImportRow> list_imports(db::Tx& tx, std::optional<ImportKind> kind, std::int64_t limit,
                                    std::int64_t offset);
std::int64_t count_imports(db::Tx& tx, std::optional<ImportKind> kind);

/// Who is importing now, and since when.
struct RunningImport {
  std::string started_by;
  std::optional<Instant> started_at;
};
BOOST_DESCRIBE_STRUCT(RunningImport, (), (started_by, started_at))
std::optional<RunningImport> find_running_import(db::Tx& tx, std::int64_t but_not);

/// An earlier import of the very same file.
struct SameFile {
  std::string file_name;
  Instant finished_at{};
};
BOOST_DESCRIBE_STRUCT(SameFile, (), (file_name, finished_at))
std::optional<SameFile> find_same_file(db::Tx& tx, const std::string& sha256, ImportKind kind);

void begin_import(db::Tx& tx, std::int64_t import_id, Instant now);
/// @param state "succeeded", "failed" or "cancelled"
void end_import(db::Tx& tx, std::int64_t import_id, const std::string& state, const std::string& message,
                const ImportSummary& summary, const std::optional<std::string>& rejected_key, Instant now);

/// An import whose uploaded file still lies in the store.
struct ImportFileRow {
  std::int64_t import_id = 0;
  std::string file_key;
  std::optional<std::int64_t> job_id;
  std::string state;
};
BOOST_DESCRIBE_STRUCT(ImportFileRow, (), (import_id, file_key, job_id, state))
std::vector<ImportFileRow> imports_with_old_files(db::Tx& tx, Instant before);
void forget_import_file(db::Tx& tx, std::int64_t import_id);

}  // namespace banso::registry::store
