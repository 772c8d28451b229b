#include "platform/identity/session_authenticator.hpp"

#include <algorithm>

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity {

/// What identity.open_session returns.
struct OpenedSession {
  std::int64_t user_id = 0;
  std::string email;
  std::string display_name;
  std::int64_t session_id = 0;
  Instant expires_at{};
  bool two_factor_done = false;
  bool two_factor_enabled = false;
  bool two_factor_required = false;
  std::vector<RoleGrant> roles;
  std::vector<std::int64_t> business_ids;
};
BOOST_DESCRIBE_STRUCT(OpenedSession, (),
                      (user_id, email, display_name, session_id, expires_at, two_factor_done,
                       two_factor_enabled, two_factor_required, roles, business_ids))

/// What identity.open_api_token returns.
struct OpenedApiToken {
  std::int64_t user_id = 0;
  std::string email;
  std::string display_name;
  std::int64_t api_token_id = 0;
  std::vector<std::string> scopes;
  bool two_factor_enabled = false;
  bool two_factor_required = false;
  std::vector<RoleGrant> roles;
  std::vector<std::int64_t> business_ids;
};
BOOST_DESCRIBE_STRUCT(OpenedApiToken, (),
                      (user_id, email, display_name, api_token_id, scopes, two_factor_enabled,
                       two_factor_required, roles, business_ids))

namespace {

const db::Query<OpenedSession, std::string, Instant> kOpenSession{"identity.open_session"};
const db::Query<OpenedApiToken, std::string, Instant> kOpenApiToken{"identity.open_api_token"};

constexpr std::size_t kLongestToken = 100;

template <class Opened>
Caller caller_of(Opened&& opened, const Permissions& permissions) {
  Caller caller;
  caller.user_id = opened.user_id;
  caller.email = std::move(opened.email);
  caller.display_name = std::move(opened.display_name);
  caller.two_factor_enabled = opened.two_factor_enabled;
  caller.two_factor_required = opened.two_factor_required;
  caller.roles = std::move(opened.roles);
  caller.business_ids = std::move(opened.business_ids);
  caller.permissions = permissions.of(caller.roles, !caller.business_ids.empty());
  return caller;
}

}  // namespace

Caller open_session(db::Tx& tx, const Permissions& permissions, std::string_view session_token, Instant now) {
  if (session_token.empty() || session_token.size() > kLongestToken) return {};
  auto opened = kOpenSession.maybe(tx, hash_token(session_token), now);
  if (!opened) return {};
  Caller caller = caller_of(*opened, permissions);
  caller.session_id = opened->session_id;
  caller.session_expires_at = opened->expires_at;
  // Whoever set an app up must show it, also after a sign-in by way of an OpenID provider; whoever must have
  // one and has none may do nothing but set it up.
  caller.two_factor_pending =
      caller.two_factor_enabled ? !opened->two_factor_done : caller.two_factor_required;
  caller.csrf_token = csrf_token_of(session_token);
  return caller;
}

Caller open_api_token(db::Tx& tx, const Permissions& permissions, std::string_view api_token, Instant now) {
  if (api_token.empty() || api_token.size() > kLongestToken) return {};
  auto opened = kOpenApiToken.maybe(tx, hash_token(api_token), now);
  if (!opened) return {};
  Caller caller = caller_of(*opened, permissions);
  caller.api_token_id = opened->api_token_id;
  caller.two_factor_pending = caller.two_factor_required && !caller.two_factor_enabled;
  // A token does what it was made for and what its owner may do today, whichever is less.
  Permissions::Set narrowed;
  for (const std::string& scope : opened->scopes) {
    if (caller.permissions.contains(scope)) narrowed.insert(scope);
  }
  caller.permissions = std::move(narrowed);
  return caller;
}

Caller SessionAuthenticator::authenticate(db::Tx& tx, const http::Request& request, Instant now) {
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view authorization = request.header("authorization");
  if (authorization.empty()) return open_session(tx, permissions_, request.cookie(http::kSessionCookie), now);
  Caller caller;
  if (authorization.starts_with(kBearer)) {
    caller = open_api_token(tx, permissions_, authorization.substr(kBearer.size()), now);
  }
  if (!caller.signed_in()) {
    throw Refused(RefusalCode::kUnauthorized, "identity.wrong_api_token",
                  "APIトークンが正しくないか、期限が切れています。新しいトークンを作ってください。");
  }
  return caller;
}

}  // namespace banso::identity
