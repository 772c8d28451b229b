// Yearly runs: the dues of a fiscal year for all members, first as a preview, then as charges.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/store/charges.hpp"
#include "contexts/dues/usecases/rules.hpp"
#include "platform/http/call.hpp"

namespace banso::dues {

struct DuesRunQuery {
  shape::Int<2000, 2200> fiscal_year = 2026;
};
BOOST_DESCRIBE_STRUCT(DuesRunQuery, (), (fiscal_year))

/// What the run would claim from one member.
struct DuesRunPreviewItem {
  std::int64_t member_id = 0;
  std::string member_number;
  std::string member_name;
  std::int64_t units = 0;
  std::int64_t dues_yen = 0;
  std::int64_t levy_yen = 0;
  std::optional<std::int64_t> last_year_yen;
  std::vector<std::string> missing;
  std::vector<std::string> explanation;
};
BOOST_DESCRIBE_STRUCT(DuesRunPreviewItem, (),
                      (member_id, member_number, member_name, units, dues_yen, levy_yen, last_year_yen,
                       missing, explanation))

struct DuesRunPreview {
  std::int64_t fiscal_year = 0;
  std::int64_t rule_version = 0;
  std::string rule_title;
  std::int64_t members = 0;  ///< 会員 of that year
  std::int64_t charged = 0;  ///< of them claimed already
  std::int64_t to_charge = 0;
  std::int64_t dues_yen = 0;  ///< that would be claimed
  std::int64_t levy_count = 0;
  std::int64_t levy_yen = 0;
  std::int64_t free_count = 0;  ///< members with nothing to pay
  std::int64_t last_year_members = 0;
  std::int64_t last_year_yen = 0;
  std::int64_t more = 0;  ///< members who would pay more than last year
  std::int64_t less = 0;
  std::int64_t new_members = 0;              ///< without a claim last year
  std::vector<DuesRunPreviewItem> problems;  ///< members with missing facts, at most 200
  std::int64_t problem_count = 0;
  std::vector<DuesRunPreviewItem> largest_changes;  ///< against last year, at most 20
};
BOOST_DESCRIBE_STRUCT(DuesRunPreview, (),
                      (fiscal_year, rule_version, rule_title, members, charged, to_charge, dues_yen,
                       levy_count, levy_yen, free_count, last_year_members, last_year_yen, more, less,
                       new_members, problems, problem_count, largest_changes))

struct DuesRunInput {
  shape::Int<2000, 2200> fiscal_year = 2026;
  bool accepts_missing = false;  ///< members with missing facts are charged by the guess; else left out
};
BOOST_DESCRIBE_STRUCT(DuesRunInput, (), (fiscal_year, accepts_missing))

struct DuesRunResult {
  DuesRun run;
  std::int64_t left_out = 0;  ///< members with missing facts
};
BOOST_DESCRIBE_STRUCT(DuesRunResult, (), (run, left_out))

struct DuesRunList {
  std::vector<DuesRun> items;
};
BOOST_DESCRIBE_STRUCT(DuesRunList, (), (items))

/// @throws Refused(kConflict, "dues.no_rule")
DuesRunPreview preview_run(http::Call& call, const DuesRunQuery& query);
/// Claims what is not claimed yet. A second run of a year claims only from members without a claim.
/// @throws Refused(kConflict, "dues.no_rule" or "dues.nothing_to_charge")
DuesRunResult make_run(http::Call& call, const DuesRunInput& input);
/// The same without a request.
DuesRunResult claim_year(db::Tx& tx, std::int64_t organization_id, const DuesRunInput& input, Instant now,
                         std::int64_t user_id);
DuesRunList list_runs(http::Call& call);

/// Members whose dues of the year are claimed by a run.
std::int64_t count_payers(db::Tx& tx, std::int64_t organization_id, int fiscal_year, Instant now);

/// The rule of a fiscal year. @throws Refused(kConflict, "dues.no_rule")
store::RuleRow rule_of_year(db::Tx& tx, std::int64_t organization_id, int fiscal_year);

}  // namespace banso::dues
