// Imports as people see them: brought, mapped, looked at line by line, decided, taken over, undone.
#pragma once

#include "contexts/exchange/rules/guess.hpp"
#include "contexts/exchange/store/imports.hpp"
#include "contexts/exchange/usecases/work_files.hpp"
#include "platform/http/api.hpp"
#include "platform/http/page.hpp"

namespace banso::exchange {

inline constexpr const char* kCheckJob = "exchange.check_import";
inline constexpr const char* kApplyJob = "exchange.apply_import";
inline constexpr const char* kUndoJob = "exchange.undo_import";

struct MemberImportItem {
  std::int64_t import_id = 0;
  std::string origin;
  std::string file_name;
  std::int64_t file_size = 0;
  std::optional<std::int64_t> profile_id;
  std::string profile_name;
  std::string state;
  std::string message;
  std::int64_t rows_total = 0;
  std::int64_t rows_new = 0;
  std::int64_t rows_changed = 0;
  std::int64_t rows_same = 0;
  std::int64_t rows_conflict = 0;
  std::int64_t rows_error = 0;
  std::int64_t rows_noticed = 0;
  std::int64_t rows_applied = 0;
  std::string encoding;
  std::optional<std::int64_t> job_id;
  std::string created_by;
  Instant created_at{};
  std::optional<Instant> checked_at;
  std::optional<Instant> applied_at;
  std::optional<Instant> undo_until;
  std::optional<Instant> undone_at;
  bool can_undo = false;
};
BOOST_DESCRIBE_STRUCT(MemberImportItem, (),
                      (import_id, origin, file_name, file_size, profile_id, profile_name, state, message,
                       rows_total, rows_new, rows_changed, rows_same, rows_conflict, rows_error, rows_noticed,
                       rows_applied, encoding, job_id, created_by, created_at, checked_at, applied_at,
                       undo_until, undone_at, can_undo))
BANSO_LIST_OF(MemberImportPage, MemberImportItem)

struct MemberImportView : MemberImportItem {
  std::optional<Mapping> mapping;
  std::vector<ColumnTrip> round_trip;
  std::vector<std::string> notices;
  bool loses = false;           ///< the round trip would lose something
  std::string already_applied;  ///< the same file, taken over before
};
BOOST_DESCRIBE_STRUCT(MemberImportView, (MemberImportItem),
                      (mapping, round_trip, notices, loses, already_applied))

struct UploadQuery {
  std::optional<Str<1, 200>> name;
};
BOOST_DESCRIBE_STRUCT(UploadQuery, (), (name))

/// A profile and how well it fits a file.
struct FittingProfile {
  std::optional<std::int64_t> profile_id;
  std::optional<std::string> standard_key;
  std::string name;
  std::int64_t found = 0;    ///< of its columns, in the file
  std::int64_t columns = 0;  ///< that it has
};
BOOST_DESCRIBE_STRUCT(FittingProfile, (), (profile_id, standard_key, name, found, columns))

struct SheetQuery {
  std::optional<Str<1, 31>> sheet;
  Int<0, 20> header_row = 1;
};
BOOST_DESCRIBE_STRUCT(SheetQuery, (), (sheet, header_row))

struct LineCells {
  std::vector<std::string> cells;
};
BOOST_DESCRIBE_STRUCT(LineCells, (), (cells))

/// What a file looks like, before anybody mapped it.
struct FileColumns {
  FileFormat format{};
  std::string encoding;
  std::vector<std::string> sheets;
  std::vector<std::string> header;
  std::vector<LineCells> lines;  ///< the first ones
  MappingGuess guess;
  std::vector<FittingProfile> fitting;  ///< best first
};
BOOST_DESCRIBE_STRUCT(FileColumns, (), (format, encoding, sheets, header, lines, guess, fitting))

/// A cell as a mapping would read it and write it again.
struct TriedCell {
  std::string raw;
  std::string value;
  std::string written;
  std::string message;
  bool blocks = false;
};
BOOST_DESCRIBE_STRUCT(TriedCell, (), (raw, value, written, message, blocks))
struct TriedColumn {
  std::string header;
  std::vector<TriedCell> cells;
};
BOOST_DESCRIBE_STRUCT(TriedColumn, (), (header, cells))
struct TriedMapping {
  std::vector<TriedColumn> columns;
  std::vector<MappingProblem> problems;
};
BOOST_DESCRIBE_STRUCT(TriedMapping, (), (columns, problems))

struct ImportPreviewInput {
  std::optional<Mapping> mapping;          ///< nothing: that of the profile
  std::optional<std::int64_t> profile_id;  ///< the profile it is by, if any
  std::optional<Str<1, 40>> standard_key;
};
BOOST_DESCRIBE_STRUCT(ImportPreviewInput, (), (mapping, profile_id, standard_key))

struct StartedWork {
  std::int64_t import_id = 0;
  std::int64_t job_id = 0;
};
BOOST_DESCRIBE_STRUCT(StartedWork, (), (import_id, job_id))

struct RowQuery : http::PageQuery {
  std::optional<std::vector<Str<1, 20>>> state;
  bool noticed = false;
  std::optional<Str<1, 100>> q;
};
BOOST_DESCRIBE_STRUCT(RowQuery, (http::PageQuery), (state, noticed, q))

struct ImportCandidate {
  std::int64_t member_id = 0;
  std::string member_number;
  std::string name;
  std::string address;
};
BOOST_DESCRIBE_STRUCT(ImportCandidate, (), (member_id, member_number, name, address))

struct ImportLine {
  std::int64_t row_number = 0;
  std::string state;
  std::optional<std::int64_t> member_id;
  std::string matched_by;
  std::string member_number;
  std::string name;
  std::vector<MemberDifference> differences;
  std::vector<CellProblem> problems;
  bool mendable = false;
  std::vector<ImportCandidate> candidates;
  std::optional<std::string> decision;
  std::optional<std::int64_t> applied_member_id;
  bool undone = false;
  std::string register_note;
};
BOOST_DESCRIBE_STRUCT(ImportLine, (),
                      (row_number, state, member_id, matched_by, member_number, name, differences, problems,
                       mendable, candidates, decision, applied_member_id, undone, register_note))
BANSO_LIST_OF(ImportLinePage, ImportLine)

enum class LineDecision { skip, add, member };
BOOST_DESCRIBE_ENUM(LineDecision, skip, add, member)
struct LineDecisionInput {
  LineDecision decision{};
  std::optional<std::int64_t> member_id;  ///< for member
};
BOOST_DESCRIBE_STRUCT(LineDecisionInput, (), (decision, member_id))

struct ImportApplyInput {
  bool added = true;
  bool changed = true;
  bool skip_unreadable = false;
  std::vector<std::int64_t> row_numbers;
  bool accept_loss = false;  ///< the file would lose something on its way back; that is fine
};
BOOST_DESCRIBE_STRUCT(ImportApplyInput, (), (added, changed, skip_unreadable, row_numbers, accept_loss))

MemberImportView start_import(http::Call& call, std::int64_t organization_id, WorkFiles& files);
MemberImportPage list_imports(http::Call& call, std::int64_t organization_id, const http::PageQuery& query);
MemberImportView show_import(http::Call& call, std::int64_t organization_id, std::int64_t import_id);
FileColumns look_at_columns(http::Call& call, std::int64_t organization_id, std::int64_t import_id,
                            const SheetQuery& query, WorkFiles& files);
TriedMapping try_mapping(http::Call& call, std::int64_t organization_id, std::int64_t import_id,
                         const Mapping& mapping, WorkFiles& files);
StartedWork start_preview(http::Call& call, std::int64_t organization_id, std::int64_t import_id,
                          const ImportPreviewInput& input);
ImportLinePage list_lines(http::Call& call, std::int64_t organization_id, std::int64_t import_id,
                          const RowQuery& query);
http::Response problems_csv(http::Call& call, std::int64_t organization_id, std::int64_t import_id);
ImportLine decide_line(http::Call& call, std::int64_t organization_id, std::int64_t import_id,
                       std::int64_t row_number, const LineDecisionInput& input);
StartedWork start_apply(http::Call& call, std::int64_t organization_id, std::int64_t import_id,
                        const ImportApplyInput& input);
StartedWork start_undo(http::Call& call, std::int64_t organization_id, std::int64_t import_id);
/// Forgets an import that nothing came of. @throws Refused(kConflict) once it was taken over
void discard_import(http::Call& call, std::int64_t organization_id, std::int64_t import_id, WorkFiles& files);

}  // namespace banso::exchange
