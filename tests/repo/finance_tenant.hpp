// What a tenant of the census has told of its fiscal years.
#pragma once

#include <fmt/format.h>

#include <string>

#include "contexts/finance/import/reference_seed.hpp"
#include "platform/db/tx.hpp"
#include "repo/two_tenants.hpp"

namespace banso::census {

/// The day every tenant's fiscal year ends on.
inline constexpr const char* kFiscalYearEnd = "2026-03-31";

/// Reference data of everybody: without them no benchmark can be shown. @param bootstrap conninfo of the
/// superuser
inline void write_finance_reference(const std::string& bootstrap) {
  db::Connection connection(bootstrap);
  db::Tx tx(connection);
  finance::load_reference_seed(tx);
  tx.commit();
}

/// A year and a sheet of both businesses of the tenant, each with a mark.
inline std::string finance_sql(const Tenant& t) {
  std::string sql;
  for (const std::int64_t business_id : {t.corporation, t.sole}) {
    sql += fmt::format(
        "insert into finance.statement (business_id, fiscal_year_end, months, employees, confirmed, version, "
        "updated_at, updated_by_user_id) values ({0}, date '{1}', 12, 3, '{{{2}}}', 1, now(), {3});"
        "insert into finance.statement_line (business_id, fiscal_year_end, account_code, amount_yen) values "
        "({0}, date '{1}', 'sales', 50000000), ({0}, date '{1}', 'total_assets', 20000000);"
        "insert into finance.benchmark_sheet (business_id, version, sheet, updated_at, updated_by_user_id) "
        "values "
        "({0}, 1, '{{\"prepared_on\": null, \"work_steps\": [], \"products\": \"{4}\", \"customer_value\": "
        "\"\", "
        "\"partners\": [], \"views\": {{\"philosophy\": \"\", \"motivation\": \"\", \"successor\": \"\", "
        "\"history\": "
        "\"\", \"strengths\": \"\", \"weaknesses\": \"\", \"productivity\": \"\", \"market\": \"\", "
        "\"customers\": \"\", "
        "\"employees\": \"\", \"banks\": \"\", \"organization\": \"\", \"plans\": \"\", \"development\": "
        "\"\", "
        "\"training\": \"\"}}, \"current_state\": \"\", \"goal\": \"\", \"issues\": \"\", \"actions\": \"\", "
        "\"dialogues\": []}}', now(), {3});",
        business_id, kFiscalYearEnd, t.mark("confirmed"), t.owner(), t.mark("sheet"));
  }
  return sql;
}

}  // namespace banso::census
