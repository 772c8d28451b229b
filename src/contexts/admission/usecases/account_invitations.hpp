// How a new member gets an account: a mailed link, which makes whoever opens it and signs in the owner of the
// business, because the chamber has met them on the way to admission.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/usecases/access.hpp"

namespace banso::admission {

/// Sends the mail. @param remarks gets a sentence when it cannot @return whether it was sent
bool invite_to_account(http::Call& call, const store::ApplicationRow& row, std::vector<std::string>& remarks);
/// Again, for a member; the earlier link stops working. @throws Refused(kConflict)
void invite_again(http::Call& call, std::int64_t organization_id, std::int64_t application_id);

struct MemberInvitationInput {
  shape::Str<1, 60> token;
};
BOOST_DESCRIBE_STRUCT(MemberInvitationInput, (), (token))
struct MemberInvitationOffer {
  std::int64_t organization_id = 0;
  std::string organization_name;
  std::optional<std::int64_t> business_id;  ///< null: they ask for confirmation after signing in
  std::string business_name;
  std::string email;
  Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(MemberInvitationOffer, (),
                      (organization_id, organization_name, business_id, business_name, email, expires_at))
/// What the link offers. @throws Refused(kNotFound) alike for unknown, expired and used links
MemberInvitationOffer show_invitation(http::Call& call, const MemberInvitationInput& input);
/// Makes the caller the owner of the business. @throws Refused(kNotFound), kConflict if somebody else is
MemberInvitationOffer accept_invitation(http::Call& call, const MemberInvitationInput& input);

}  // namespace banso::admission
