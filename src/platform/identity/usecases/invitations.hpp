// Inviting people into an organisation by mail, and taking an invitation.
#pragma once

#include <string>

#include "platform/http/call.hpp"
#include "platform/identity/http/organization_shapes.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

/// Invitations into an organisation that the caller administers, newest first.
InvitationPage invitations_of(http::Call& call, std::int64_t organization_id, const http::PageQuery& query);

/// Sends an invitation; an open one to the same address for the same role is replaced.
/// @throws Refused as give_role, and identity.too_many_invitations
InvitationItem invite(http::Call& call, const Identity& identity, std::int64_t organization_id,
                      const InvitationInput& input);

/// Withdraws an invitation that was not taken yet. @throws Refused identity.invitation_not_found
void withdraw_invitation(http::Call& call, std::int64_t organization_id, std::int64_t invitation_id);

/// What an invitation offers, for whoever holds its link. @throws Refused identity.invitation_expired
InvitationOffer invitation_offer(http::Call& call, std::string_view token);

/// Takes an invitation: as the signed-in person it was sent to, or with a new account.
/// @return the Set-Cookie header's value; empty if they were signed in already
/// @throws Refused identity.invitation_expired, identity.sign_in_first, identity.other_address,
///         identity.weak_password
std::string accept_invitation(http::Call& call, Identity& identity, const AcceptInvitationInput& input);

}  // namespace banso::identity
