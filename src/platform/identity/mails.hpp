// The mails identity sends: plain Japanese, one purpose each, always saying what to do if one did not ask for
// it.
#pragma once

#include <string>
#include <string_view>

#include "kernel/date.hpp"
#include "platform/mail/mail.hpp"

namespace banso::identity {

/// To somebody who signed up. @param link opens the page that verifies the address
mail::Message verification_mail(const std::string& to, std::string_view name, std::string_view link);
/// To somebody who already has an account and signed up again.
mail::Message already_registered_mail(const std::string& to, std::string_view name,
                                      std::string_view public_url);
/// To somebody who forgot the password.
mail::Message reset_mail(const std::string& to, std::string_view name, std::string_view link);
/// After the password was changed or reset.
mail::Message password_changed_mail(const std::string& to, std::string_view name, Instant when,
                                    std::string_view public_url);
/// When failed sign-ins locked the account for a while.
mail::Message locked_mail(const std::string& to, std::string_view name, Instant when,
                          std::string_view address, std::string_view public_url);
/// When two-factor sign-in was switched on or off.
mail::Message two_factor_mail(const std::string& to, std::string_view name, bool enabled, Instant when,
                              std::string_view public_url);
/// To somebody who is invited into an organisation.
mail::Message invitation_mail(const std::string& to, std::string_view organization, std::string_view role,
                              std::string_view link, Instant expires_at);

}  // namespace banso::identity
