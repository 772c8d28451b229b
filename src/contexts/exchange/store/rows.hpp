// Rows of exchange as the database gives them.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/exchange/rules/layout.hpp"
#include "contexts/exchange/rules/mapping.hpp"
#include "contexts/exchange/rules/round_trip.hpp"
#include "kernel/date.hpp"

namespace banso::exchange::store {

struct ProfileRow {
  std::int64_t profile_id = 0;
  std::int64_t organization_id = 0;
  std::optional<std::string> standard_key;
  std::string name;
  std::string description;
  bool shared = false;
  std::string copied_from;
  std::int64_t version = 0;
  Instant updated_at{};
  std::int64_t updated_by_user_id = 0;
  Mapping mapping;
};
BOOST_DESCRIBE_STRUCT(ProfileRow, (),
                      (profile_id, organization_id, standard_key, name, description, shared, copied_from,
                       version, updated_at, updated_by_user_id, mapping))

struct ImportRow {
  std::int64_t organization_id = 0;
  std::int64_t import_id = 0;
  std::string origin;
  std::string file_name;
  std::int64_t file_size = 0;
  std::string sha256;
  std::optional<std::string> file_key;
  std::optional<std::int64_t> profile_id;
  std::optional<std::int64_t> profile_version;
  std::optional<Mapping> mapping;
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
  std::vector<ColumnTrip> round_trip;
  boost::json::value notices;
  std::optional<std::int64_t> job_id;
  std::string created_by;
  std::optional<std::int64_t> created_by_user_id;
  Instant created_at{};
  std::optional<Instant> checked_at;
  std::optional<Instant> applied_at;
  std::optional<Instant> undo_until;
  std::optional<Instant> undone_at;
};
BOOST_DESCRIBE_STRUCT(ImportRow, (),
                      (organization_id, import_id, origin, file_name, file_size, sha256, file_key, profile_id,
                       profile_version, mapping, state, message, rows_total, rows_new, rows_changed,
                       rows_same, rows_conflict, rows_error, rows_noticed, rows_applied, encoding, round_trip,
                       notices, job_id, created_by, created_by_user_id, created_at, checked_at, applied_at,
                       undo_until, undone_at))

/// A line of a file as the check found it.
struct LineRow {
  std::int64_t row_number = 0;
  std::string state;
  std::optional<std::int64_t> member_id;
  std::optional<std::int64_t> member_version;
  std::optional<std::string> matched_by;
  std::string member_number;
  std::string name;
  boost::json::value fields;
  boost::json::value kept;
  std::vector<MemberDifference> differences;
  std::vector<CellProblem> problems;
  bool noticed = false;
  bool mendable = false;
  std::vector<std::int64_t> candidates;
  std::optional<std::string> decision;
  std::optional<std::int64_t> applied_member_id;
  std::optional<std::int64_t> applied_version;
  bool undone = false;
  std::optional<std::int64_t> business_id;
  bool business_certain = false;
  std::optional<std::string> business_note;
  std::int64_t found = 0;
};
BOOST_DESCRIBE_STRUCT(LineRow, (),
                      (row_number, state, member_id, member_version, matched_by, member_number, name, fields,
                       kept, differences, problems, noticed, mendable, candidates, decision,
                       applied_member_id, applied_version, undone, business_id, business_certain,
                       business_note, found))

/// A cell that an export cannot write as it is.
struct ExportProblem {
  std::int64_t member_id = 0;
  std::string member_number;
  std::string name;
  std::string header;
  std::string value;
  std::string character;
  std::string replacement;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ExportProblem, (),
                      (member_id, member_number, name, header, value, character, replacement, message))

struct ExportRow {
  std::int64_t organization_id = 0;
  std::int64_t export_id = 0;
  std::string origin;
  std::int64_t profile_id = 0;
  std::int64_t profile_version = 0;
  std::string profile_name;
  bool differences_only = false;
  boost::json::value filter;
  bool replace_characters = false;
  std::string state;
  std::string message;
  std::int64_t rows_written = 0;
  std::int64_t rows_gone = 0;
  std::vector<ExportProblem> problems;
  std::int64_t problems_total = 0;
  std::string file_name;
  std::int64_t file_size = 0;
  std::optional<std::string> file_key;
  std::optional<std::int64_t> job_id;
  std::string created_by;
  Instant created_at{};
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(ExportRow, (),
                      (organization_id, export_id, origin, profile_id, profile_version, profile_name,
                       differences_only, filter, replace_characters, state, message, rows_written, rows_gone,
                       problems, problems_total, file_name, file_size, file_key, job_id, created_by,
                       created_at, finished_at))

struct DropRow {
  std::int64_t organization_id = 0;
  bool enabled = false;
  std::optional<std::int64_t> import_profile_id;
  std::optional<std::int64_t> export_profile_id;
  bool export_differences = true;
  std::optional<Instant> looked_at;
  std::optional<Date> exported_on;
  std::string message;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DropRow, (),
                      (organization_id, enabled, import_profile_id, export_profile_id, export_differences,
                       looked_at, exported_on, message, version))

}  // namespace banso::exchange::store
