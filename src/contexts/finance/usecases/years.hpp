// What the use cases of fiscal years share.
#pragma once

#include <vector>

#include "contexts/finance/rules/plausibility.hpp"
#include "platform/http/call.hpp"

namespace banso::finance {

Year year_of(const Statement& statement);
std::vector<Year> years_of(const std::vector<Statement>& statements);

/// The year that ends on this day, or nothing.
const Statement* find_year(const std::vector<Statement>& statements, Date fiscal_year_end);

/// Takes away answers to questions that nobody asked.
void keep_only_asked(std::vector<std::string>& confirmed, const std::vector<Plausibility>& doubts);

/// Saves a checked year over `version` (0: new), with its audit entry and event; sets statement.version.
/// @throws Refused(kPrecondition) if somebody else was faster
void store_year(http::Call& call, std::int64_t business_id, Statement& statement, std::int64_t version);

/// Publishes finance.statement_saved {business_id, fiscal_year_end, deleted}.
void publish_change(db::Tx& tx, std::int64_t business_id, Date fiscal_year_end, bool deleted);

}  // namespace banso::finance
