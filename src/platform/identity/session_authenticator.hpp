// Turns the session cookie or the bearer token of a request into the caller.
#pragma once

#include "platform/http/authenticator.hpp"
#include "platform/identity/permissions.hpp"

namespace banso::identity {

class SessionAuthenticator : public http::Authenticator {
 public:
  /// @param permissions must outlive this, complete before the first request
  explicit SessionAuthenticator(const Permissions& permissions) : permissions_(permissions) {}

  Caller authenticate(db::Tx& tx, const http::Request& request, Instant now) override;

 private:
  const Permissions& permissions_;
};

/// The caller behind a session token, with row level security's settings set on the transaction.
/// @return an anonymous caller if the session has ended
Caller open_session(db::Tx& tx, const Permissions& permissions, std::string_view session_token, Instant now);

/// The caller behind an API token, likewise. @return an anonymous caller if the token does not work
Caller open_api_token(db::Tx& tx, const Permissions& permissions, std::string_view api_token, Instant now);

}  // namespace banso::identity
