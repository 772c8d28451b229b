// Exports, what the other system knows, and drop folders in the database.
#pragma once

#include <map>

#include "contexts/exchange/store/rows.hpp"
#include "platform/db/tx.hpp"

namespace banso::exchange::store {

struct NewExport {
  std::int64_t organization_id = 0;
  std::string origin;
  std::int64_t profile_id = 0;
  std::int64_t profile_version = 0;
  std::string profile_name;
  bool differences_only = false;
  boost::json::value filter;
  bool replace_characters = false;
  std::string created_by;
  std::optional<std::int64_t> created_by_user_id;
};
std::int64_t add_export(db::Tx& tx, const NewExport& one, Instant now);
std::optional<ExportRow> find_export(db::Tx& tx, std::int64_t organization_id, std::int64_t export_id);
std::vector<ExportRow> list_exports(db::Tx& tx, std::int64_t organization_id, std::int64_t limit,
                                    std::int64_t offset);
std::int64_t count_exports(db::Tx& tx, std::int64_t organization_id);
void set_export_state(db::Tx& tx, std::int64_t organization_id, std::int64_t export_id,
                      const std::string& state, const std::string& message,
                      std::optional<std::int64_t> job_id = {}, std::optional<Instant> finished_at = {});

struct ExportOutcome {
  std::string state;
  std::string message;
  std::int64_t written = 0;
  std::int64_t gone = 0;
  std::vector<ExportProblem> problems;  ///< the first ones
  std::int64_t problems_total = 0;
  std::string file_name;
  std::int64_t file_size = 0;
  std::optional<std::string> file_key;
};
void finish_export(db::Tx& tx, std::int64_t organization_id, std::int64_t export_id,
                   const ExportOutcome& outcome, Instant now);

/// Record → hash of its line.
std::map<std::int64_t, std::int64_t> exported_lines(db::Tx& tx, std::int64_t organization_id,
                                                    std::int64_t profile_id);
void note_exported_lines(db::Tx& tx, std::int64_t organization_id, std::int64_t profile_id,
                         const std::vector<std::int64_t>& member_ids,
                         const std::vector<std::int64_t>& hashes);
void forget_exported_lines(db::Tx& tx, std::int64_t organization_id, std::int64_t profile_id,
                           const std::vector<std::int64_t>& member_ids);

std::optional<DropRow> find_drop_folder(db::Tx& tx, std::int64_t organization_id);
std::vector<DropRow> enabled_drop_folders(db::Tx& tx);
/// @param row its version is the one that is replaced. @return false if somebody was faster
bool save_drop_folder(db::Tx& tx, const DropRow& row, Instant now, std::int64_t user_id);
void note_drop_look(db::Tx& tx, std::int64_t organization_id, Instant now, const std::string& message);
void note_drop_export(db::Tx& tx, std::int64_t organization_id, Date day);

}  // namespace banso::exchange::store
