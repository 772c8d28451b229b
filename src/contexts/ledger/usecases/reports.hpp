// What comes of a round: the ledger by the items of the law, and the papers for the levy's permission.
#pragma once

#include "contexts/ledger/usecases/rounds.hpp"

namespace banso::ledger {

enum class LedgerFormat { csv, xlsx, pdf };
BOOST_DESCRIBE_ENUM(LedgerFormat, csv, xlsx, pdf)

/// 法定台帳: every business of the round with the items of 施行令1条, as the chamber's records say now.
http::Response ledger_file(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                           LedgerFormat format);
/// 賦課許可申請の添付書類: findings of the law, accounts of the levy, cost detail, list of consents.
http::Response levy_papers(http::Call& call, std::int64_t organization_id, std::int64_t round_id);

}  // namespace banso::ledger
