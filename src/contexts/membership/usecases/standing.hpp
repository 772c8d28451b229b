// How a business comes to be a member, stops being one, and comes back.
#pragma once

#include <map>

#include "contexts/membership/usecases/members.hpp"
#include "platform/services.hpp"

namespace banso::membership {

struct WithdrawalInput {
  Date notice_on{};
  shape::Str<1, 500> reason;
  std::optional<Date> effective_on;  ///< another day than the rule says (除名, death): not before the notice
};
BOOST_DESCRIBE_STRUCT(WithdrawalInput, (), (notice_on, reason, effective_on))

struct StandingInput {
  Standing standing{};
  Date on{};  ///< since when
  std::optional<shape::Str<1, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(StandingInput, (), (standing, on, reason))

std::vector<WithdrawalItem> withdrawals_of(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id);
/// Announced withdrawals of some members: on which day.
std::map<std::int64_t, Date> planned_withdrawals(db::Tx& tx, std::int64_t organization_id,
                                                 const std::vector<std::int64_t>& member_ids);

/// Writes a notice down; it takes effect by itself. @throws Refused(kConflict) for one who is no member or
/// has announced it already
MemberView announce_withdrawal(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                               const WithdrawalInput& input);
void take_withdrawal_back(http::Call& call, std::int64_t organization_id, std::int64_t member_id);
/// Admits (again), or ends at once. @throws Refused
MemberView change_standing(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                           const StandingInput& input);

/// Every announced withdrawal whose day is over. @return how many
std::int64_t settle_withdrawals(Services& services);
/// Compares records with the register of businesses: all of them, or these. @return how many changed
std::int64_t check_register(Services& services);
std::int64_t check_register(db::Tx& tx, std::int64_t organization_id,
                            const std::vector<std::int64_t>& member_ids, Instant now);

}  // namespace banso::membership
