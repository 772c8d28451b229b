// What jGrants says of each subsidy, and the files it came in.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/jgrants/record.hpp"
#include "platform/db/tx.hpp"

namespace banso::measures::store {

/// A subsidy that is known, with the document that was made of it.
struct KnownRecord {
  std::string jgrants_id;
  std::int64_t measure_id = 0;
  std::int64_t current_version = 0;
  std::optional<std::int64_t> override_organization_id;  ///< whose version stands above the import
  JgrantsRecord record;
  Measure document;
};
BOOST_DESCRIBE_STRUCT(KnownRecord, (),
                      (jgrants_id, measure_id, current_version, override_organization_id, record, document))
std::vector<KnownRecord> known_records(db::Tx& tx, const std::vector<std::string>& jgrants_ids);
std::optional<JgrantsRecord> find_record_of_measure(db::Tx& tx, std::int64_t measure_id);
/// Adds or replaces what is known of a subsidy.
void save_record(db::Tx& tx, const std::string& jgrants_id, std::int64_t measure_id,
                 const JgrantsRecord& record, Instant now);
/// Notes that files held these subsidies again, unchanged.
void seen_again(db::Tx& tx, const std::vector<std::string>& jgrants_ids, Instant now);
/// The description of a measure from jGrants as safe HTML.
std::optional<std::string> find_detail_html(db::Tx& tx, std::int64_t measure_id);

/// A row of measures.jgrants_import.
struct JgrantsImportRow {
  std::int64_t jgrants_import_id = 0;
  std::string file_name;
  std::int64_t file_size = 0;
  std::string sha256;
  std::optional<std::string> file_key;
  std::string state;
  std::int64_t rows_added = 0;
  std::int64_t rows_changed = 0;
  std::int64_t rows_unchanged = 0;
  std::int64_t rows_odd = 0;
  std::int64_t rows_rejected = 0;
  std::int64_t rows_ended = 0;
  boost::json::value problems;
  std::optional<std::string> report_key;
  std::string message;
  std::string started_by;
  std::optional<std::int64_t> job_id;
  Instant created_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
  std::optional<Date> as_of;
  std::int64_t rows_older = 0;
  std::int64_t rows_overridden = 0;
};
BOOST_DESCRIBE_STRUCT(JgrantsImportRow, (),
                      (jgrants_import_id, file_name, file_size, sha256, file_key, state, rows_added,
                       rows_changed, rows_unchanged, rows_odd, rows_rejected, rows_ended, problems,
                       report_key, message, started_by, job_id, created_at, started_at, finished_at, as_of,
                       rows_older, rows_overridden))

struct NewJgrantsImport {
  std::optional<std::int64_t> organization_id;
  std::string file_name;
  std::int64_t file_size = 0;
  std::string sha256;
  std::optional<std::string> file_key;
  std::string started_by;
  std::optional<std::int64_t> started_by_user_id;
  std::optional<Date> as_of;  ///< of which day the file is; nothing: not told
};
std::int64_t add_jgrants_import(db::Tx& tx, const NewJgrantsImport& added, Instant now);
void set_jgrants_import_job(db::Tx& tx, std::int64_t id, std::int64_t job_id);
std::optional<JgrantsImportRow> find_jgrants_import(db::Tx& tx, std::int64_t id);
std::vector<JgrantsImportRow> list_jgrants_imports(db::Tx& tx, std::int64_t limit, std::int64_t offset);
std::int64_t count_jgrants_imports(db::Tx& tx);
/// When the very same file was loaded already: its name.
std::optional<std::string> find_same_jgrants_file(db::Tx& tx, const std::string& sha256);
void begin_jgrants_import(db::Tx& tx, std::int64_t id, Instant now);
/// Takes the only turn to import until the transaction ends. @return false: another import has it
bool take_jgrants_turn(db::Tx& tx);

/// How an import ended.
struct JgrantsOutcome {
  std::string state;  ///< "succeeded", "failed", "cancelled"
  std::string message;
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t odd = 0;
  std::int64_t rejected = 0;
  std::int64_t ended = 0;
  std::int64_t older = 0;       ///< something newer was known: nothing was replaced, gaps were filled
  std::int64_t overridden = 0;  ///< officers wrote the version that counts: kept beside it
  std::vector<JgrantsProblem> problems;
  std::optional<std::string> report_key;
};
void end_jgrants_import(db::Tx& tx, std::int64_t id, const JgrantsOutcome& outcome, Instant now);

}  // namespace banso::measures::store
