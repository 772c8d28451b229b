// The fiscal years of a business: reading, saving, deleting.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "contexts/finance/rules/plausibility.hpp"
#include "platform/http/call.hpp"

namespace banso::finance {

/// At most this many years are kept of one business.
inline constexpr std::size_t kMostYears = 10;

struct StatementList {
  std::vector<Statement> items;  ///< newest first
  bool editable = false;         ///< whether the caller may change them
};
BOOST_DESCRIBE_STRUCT(StatementList, (), (items, editable))

struct SavedStatement {
  Statement statement;
  std::vector<Plausibility> questions;  ///< those that were asked and answered
};
BOOST_DESCRIBE_STRUCT(SavedStatement, (), (statement, questions))

/// The years the caller may see. Audited. @throws Refused(kNotFound) without the right to see them
StatementList list_statements(http::Call& call, std::int64_t business_id);

/// Saves one year, over the version of If-Match if there is one ("0": it must be new). Publishes
/// finance.statement_saved. @throws Refused(kForbidden) for anybody but an owner, kInvalid at the figures
/// that cannot be right, kConflict "finance.confirm" with the open questions, kPrecondition if somebody else
/// saved
SavedStatement save_statement(http::Call& call, std::int64_t business_id, Date fiscal_year_end,
                              const StatementInput& input);

/// Removes one year. @throws Refused(kForbidden, kNotFound, kPrecondition)
void delete_statement(http::Call& call, std::int64_t business_id, Date fiscal_year_end);

/// Reads "2026-03-31" of a path. @throws Refused(kInvalid)
Date fiscal_year_end_of(http::Call& call);

}  // namespace banso::finance
