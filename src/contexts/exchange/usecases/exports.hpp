// Exports as people see them.
#pragma once

#include "contexts/exchange/store/exports.hpp"
#include "contexts/exchange/usecases/work_files.hpp"
#include "contexts/membership/api.hpp"
#include "platform/http/api.hpp"
#include "platform/http/page.hpp"

namespace banso::exchange {

inline constexpr const char* kExportJob = "exchange.export_members";

struct MemberExportItem {
  std::int64_t export_id = 0;
  std::string origin;
  std::int64_t profile_id = 0;
  std::string profile_name;
  bool differences_only = false;
  membership::MemberFilter filter;
  std::string filter_text;  ///< in words
  std::string state;
  std::string message;
  std::int64_t rows_written = 0;
  std::int64_t rows_gone = 0;
  std::vector<store::ExportProblem> problems;
  std::int64_t problems_total = 0;
  std::string file_name;
  std::int64_t file_size = 0;
  bool has_file = false;
  std::optional<std::int64_t> job_id;
  std::string created_by;
  Instant created_at{};
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(MemberExportItem, (),
                      (export_id, origin, profile_id, profile_name, differences_only, filter, filter_text,
                       state, message, rows_written, rows_gone, problems, problems_total, file_name,
                       file_size, has_file, job_id, created_by, created_at, finished_at))
BANSO_LIST_OF(MemberExportPage, MemberExportItem)

struct MemberExportInput {
  std::optional<std::int64_t> profile_id;
  std::optional<shape::Str<1, 40>> standard_key;
  bool differences_only = false;    ///< only records whose line is new since the last export
  bool replace_characters = false;  ///< characters that Shift_JIS lacks may be replaced
  membership::MemberFilter filter;
};
BOOST_DESCRIBE_STRUCT(MemberExportInput, (),
                      (profile_id, standard_key, differences_only, replace_characters, filter))

MemberExportItem start_export(http::Call& call, std::int64_t organization_id, const MemberExportInput& input);
MemberExportPage list_exports(http::Call& call, std::int64_t organization_id, const http::PageQuery& query);
MemberExportItem show_export(http::Call& call, std::int64_t organization_id, std::int64_t export_id);
http::Response export_file(http::Call& call, std::int64_t organization_id, std::int64_t export_id,
                           WorkFiles& files);

}  // namespace banso::exchange
