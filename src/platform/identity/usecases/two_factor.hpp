// Two-factor sign-in of one's own account: set up, verify in a session, switch off, new recovery codes.
#pragma once

#include "platform/http/call.hpp"
#include "platform/identity/http/account_shapes.hpp"
#include "platform/identity/identity.hpp"

namespace banso::identity {

/// Offers a new secret for an authenticator app; in force only after enable_two_factor.
/// @throws Refused identity.two_factor_enabled, and as confirm_password
TwoFactorOffer offer_two_factor(http::Call& call, Identity& identity, const PasswordInput& input);

/// The app shows right codes: two-factor sign-in is in force. @return the recovery codes, shown once
/// @throws Refused identity.wrong_code, identity.no_offer
RecoveryCodes enable_two_factor(http::Call& call, Identity& identity, const CodeInput& input);

/// Switches it off. @throws Refused identity.two_factor_demanded if a role demands it, and as
/// confirm_password
void disable_two_factor(http::Call& call, Identity& identity, const PasswordInput& input);

/// Replaces all recovery codes. @throws Refused identity.two_factor_disabled, and as confirm_password
RecoveryCodes renew_recovery_codes(http::Call& call, Identity& identity, const PasswordInput& input);

/// Shows the second factor in a session that has not seen it (after a sign-in by way of an OpenID provider).
/// @throws Refused identity.wrong_code, identity.two_factor_disabled, identity.locked
void verify_two_factor(http::Call& call, Identity& identity, const SecondFactorInput& input);

}  // namespace banso::identity
