#include "contexts/membership/usecases/remove_members.hpp"

#include "contexts/membership/api.hpp"
#include "platform/db/statement.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::membership {
namespace {

using Ids = std::vector<std::int64_t>;
const db::Query<std::int64_t, std::int64_t, Ids, Ids> kRemoveMembers{"membership.remove_members"};

}  // namespace

Ids remove_members(db::Tx& tx, std::int64_t organization_id, std::span<const MemberVersion> members) {
  constexpr std::size_t kPortion = 500;
  Ids removed;
  for (std::size_t i = 0; i < members.size(); i += kPortion) {
    Ids ids;
    Ids versions;
    for (const auto& one : members.subspan(i, std::min(kPortion, members.size() - i))) {
      ids.push_back(one.member_id);
      versions.push_back(one.expected_version);
    }
    const Ids gone = kRemoveMembers.all(tx, organization_id, ids, versions);
    if (!gone.empty()) {
      boost::json::array told(gone.begin(), gone.end());
      outbox::publish(tx, kMembersChanged,
                      {{"organization_id", organization_id}, {"member_ids", std::move(told)}});
    }
    removed.insert(removed.end(), gone.begin(), gone.end());
  }
  return removed;
}

}  // namespace banso::membership
