// Who of the members that a filter lets through gets a mailing.
#pragma once

#include <string>
#include <vector>

#include "contexts/membership/usecases/segments.hpp"
#include "platform/db/tx.hpp"

namespace banso::membership {

struct Recipients {
  std::vector<std::int64_t> member_ids;
  std::vector<std::string> emails;  ///< beside them
  MemberReach reach;
};
Recipients recipients_of(db::Tx& tx, std::int64_t organization_id, const MemberFilter& filter, Instant now);

}  // namespace banso::membership
