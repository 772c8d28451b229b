// Changing one's password, resetting a forgotten one, and asking for it again before something grave.
#pragma once

#include "platform/http/call.hpp"
#include "platform/identity/http/account_shapes.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

/// Sends a reset link, if the address has an account. The same answer always.
MailSent request_password_reset(http::Call& call, Identity& identity, const EmailInput& input);

/// Sets a new password by way of the link; all sessions end, a lock-out is lifted, the address counts as
/// verified.
/// @throws Refused identity.link_expired, identity.weak_password
void reset_password(http::Call& call, Identity& identity, const ResetPasswordInput& input);

/// Changes the caller's password; all their other sessions end. @throws Refused as confirm_password
void change_password(http::Call& call, Identity& identity, const ChangePasswordInput& input);

/// Makes sure that it is the person who sits there. A wrong password counts as a failed sign-in.
/// @param path JSON pointer of the field, for the error
/// @throws Refused identity.wrong_password, identity.no_password, identity.locked, identity.session_needed
void confirm_password(http::Call& call, Identity& identity, std::string_view password,
                      const std::string& path);

}  // namespace banso::identity
