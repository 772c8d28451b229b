#include "contexts/membership/usecases/recipients.hpp"

#include <set>

#include "contexts/membership/store/filter.hpp"
#include "platform/db/statement.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;

struct AddressRow {
  Id member_id = 0;
  std::optional<std::string> email;
  bool mail_allowed = false;
  bool mail_failed = false;
};
BOOST_DESCRIBE_STRUCT(AddressRow, (), (member_id, email, mail_allowed, mail_failed))

const db::Query<AddressRow, Id, std::vector<Id>> kMailAddresses{"membership.mail_addresses"};

}  // namespace

Recipients recipients_of(db::Tx& tx, Id organization_id, const MemberFilter& filter, Instant now) {
  Recipients found;
  const auto ids = store::all_matching(tx, organization_id, filter, now);
  found.reach.members = static_cast<Id>(ids.size());
  std::set<std::string> seen;
  for (AddressRow& row : kMailAddresses.all(tx, organization_id, ids)) {
    if (!row.email) {
      ++found.reach.without_email;
    } else if (!row.mail_allowed) {
      ++found.reach.not_allowed;
    } else if (row.mail_failed) {
      ++found.reach.failing;
    } else if (!seen.insert(*row.email).second) {
      ++found.reach.same_address;
    } else {
      found.member_ids.push_back(row.member_id);
      found.emails.push_back(std::move(*row.email));
    }
  }
  found.reach.mailable = static_cast<Id>(found.member_ids.size());
  return found;
}

}  // namespace banso::membership
