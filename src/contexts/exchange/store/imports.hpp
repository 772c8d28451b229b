// Imports and their lines in the database.
#pragma once

#include "contexts/exchange/store/rows.hpp"
#include "platform/db/tx.hpp"

namespace banso::exchange::store {

struct NewImport {
  std::int64_t organization_id = 0;
  std::string origin;
  std::string file_name;
  std::int64_t file_size = 0;
  std::string sha256;
  std::string file_key;
  std::optional<std::int64_t> profile_id;
  std::optional<Mapping> mapping;
  std::string created_by;
  std::optional<std::int64_t> created_by_user_id;
};
std::int64_t add_import(db::Tx& tx, const NewImport& import, Instant now);
std::optional<ImportRow> find_import(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id);
std::vector<ImportRow> list_imports(db::Tx& tx, std::int64_t organization_id, std::int64_t limit,
                                    std::int64_t offset);
std::int64_t count_imports(db::Tx& tx, std::int64_t organization_id);
std::optional<std::string> find_applied_file(db::Tx& tx, std::int64_t organization_id,
                                             const std::string& sha256);
void set_import_state(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                      const std::string& state, const std::string& message,
                      std::optional<std::int64_t> job_id = {});
void set_import_mapping(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                        const Mapping& mapping, std::optional<std::int64_t> profile_id,
                        std::optional<std::int64_t> profile_version);
/// @return false if it is in none of these states
bool move_import(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                 const std::vector<std::string>& from, const std::string& to);

struct CheckOutcome {
  std::string message;
  std::int64_t total = 0;
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t same = 0;
  std::int64_t conflict = 0;
  std::int64_t error = 0;
  std::int64_t noticed = 0;
  std::string encoding;
  std::vector<ColumnTrip> round_trip;
  std::vector<std::string> notices;
};
void finish_check(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                  const CheckOutcome& outcome, Instant now);
void finish_apply(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                  const std::string& message, std::int64_t applied, Instant now, Instant undo_until);
void finish_undo(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id, const std::string& message,
                 Instant now);
void forget_import_file(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id);
void recount_import(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id);
void clear_import_rows(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id);
void remove_import(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id);

/// A line on its way into the database; JSON as text.
struct NewLine {
  std::int64_t row_number = 0;
  std::string state;
  std::optional<std::int64_t> member_id;
  std::optional<std::int64_t> member_version;
  std::optional<std::string> matched_by;
  std::string member_number;
  std::string name;
  std::string fields;
  std::string kept;
  std::string differences;
  std::string problems;
  bool noticed = false;
  bool mendable = false;
  std::vector<std::int64_t> candidates;
};
void add_import_rows(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                     const std::vector<NewLine>& lines);

struct LineBusiness {
  std::int64_t row_number = 0;
  std::optional<std::int64_t> business_id;
  bool certain = false;
  std::string explanation;
};
void add_import_businesses(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                           const std::vector<LineBusiness>& lines);

std::vector<LineRow> page_import_rows(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                                      const std::optional<std::vector<std::string>>& states, bool noticed,
                                      const std::optional<std::string>& text, std::int64_t limit,
                                      std::int64_t offset);
std::optional<LineRow> find_import_row(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                                       std::int64_t row_number);
/// The next lines behind `after`, at most 500.
std::vector<LineRow> next_import_rows(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                                      std::int64_t after);
void decide_import_row(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                       std::int64_t row_number, const std::string& decision, const std::string& state,
                       std::optional<std::int64_t> member_id, std::optional<std::int64_t> member_version,
                       const std::vector<MemberDifference>& differences);

struct AppliedLine {
  std::int64_t row_number = 0;
  std::int64_t member_id = 0;
  std::int64_t version = 0;
  std::string differences;  ///< as JSON
};
void note_applied_rows(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                       const std::vector<AppliedLine>& lines);
void note_left_rows(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                    const std::vector<std::int64_t>& row_numbers, const CellProblem& problem);
void note_undone_rows(db::Tx& tx, std::int64_t organization_id, std::int64_t import_id,
                      const std::vector<std::int64_t>& row_numbers);

}  // namespace banso::exchange::store
