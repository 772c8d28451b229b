// What other contexts may call: the newest figures of a business, and those of all businesses for the system.
#pragma once

#include <functional>
#include <optional>

#include "contexts/finance/rules/statement.hpp"
#include "contexts/finance/store/statements.hpp"
#include "platform/db/tx.hpp"
#include "platform/http/call.hpp"

namespace banso::finance {

/// The newest year of a business, the sales of the year before filled in where they are stored; nothing if
/// there is none or the caller may not see it (owner, or a consent to see figures for consultation or
/// subsidies). Reading is audited.
std::optional<Statement> latest_statement(http::Call& call, std::int64_t business_id);

/// The figures that rules over all businesses look at.
struct BusinessFigures {
  std::int64_t business_id = 0;
  Date fiscal_year_end{};
  std::int64_t months = 12;
  std::int64_t employees = 0;
  std::int64_t sales_yen = 0;
  std::optional<std::int64_t> previous_sales_yen;
  std::int64_t operating_profit_yen = 0;
  std::int64_t total_assets_yen = 0;
  std::int64_t net_assets_yen = 0;
};

/// Calls `take` with the newest year of every business that told one, in the order of their numbers.
/// @param tx acts as the system
void for_each_latest_figures(db::Tx& tx, const std::function<void(const BusinessFigures&)>& take);

/// The newest year of one business. @param tx acts as the system (a subscriber of finance.statement_saved)
std::optional<BusinessFigures> latest_figures(db::Tx& tx, std::int64_t business_id);

}  // namespace banso::finance
