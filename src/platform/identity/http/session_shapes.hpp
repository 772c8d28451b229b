// What goes in and out of sign-in, sessions and `me`.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/identity/caller.hpp"
#include "platform/identity/email_address.hpp"
#include "platform/identity/identity.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::identity {

struct SignInInput {
  EmailAddress email;
  shape::Secret<1, 200> password;
  std::optional<shape::Str<0, 20>> totp_code;      ///< six digits of the authenticator app
  std::optional<shape::Str<0, 40>> recovery_code;  ///< instead of totp_code
};
BOOST_DESCRIBE_STRUCT(SignInInput, (), (email, password, totp_code, recovery_code))

struct TwoFactorState {
  bool enabled = false;   ///< an authenticator app is set up
  bool required = false;  ///< a role demands it
  bool pending = false;   ///< demanded now: set it up, or verify a code, before anything else
  std::int64_t recovery_codes_left = 0;
};
BOOST_DESCRIBE_STRUCT(TwoFactorState, (), (enabled, required, pending, recovery_codes_left))

/// Who is signed in, and everything the app's shell needs.
struct Me {
  std::int64_t user_id = 0;
  std::string email;
  std::string display_name;
  std::string csrf_token;
  std::optional<Instant> session_expires_at;  ///< null for API tokens
  TwoFactorState two_factor;
  std::vector<RoleGrant> roles;
  std::vector<MyBusiness> businesses;
  std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(Me, (),
                      (user_id, email, display_name, csrf_token, session_expires_at, two_factor, roles,
                       businesses, permissions))

struct SessionItem {
  std::int64_t session_id = 0;
  std::string method;  ///< password, oidc, invitation, email
  Instant created_at{};
  Instant last_seen_at{};
  Instant expires_at{};
  std::string ip;
  std::string user_agent;
  bool current = false;
};
BOOST_DESCRIBE_STRUCT(SessionItem, (),
                      (session_id, method, created_at, last_seen_at, expires_at, ip, user_agent, current))

struct ProviderItem {
  std::string provider;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ProviderItem, (), (provider, label))

struct SignInOptions {
  std::vector<ProviderItem> providers;
  std::vector<DemoAccount> demo_accounts;
};
BOOST_DESCRIBE_STRUCT(SignInOptions, (), (providers, demo_accounts))

}  // namespace banso::identity
