// How the HTTP edge learns who is asking. Implemented by platform/identity.
#pragma once

#include <string_view>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"
#include "platform/http/request.hpp"
#include "platform/identity/caller.hpp"

namespace banso::http {

/// The name of the session cookie; the prefix makes browsers insist on Secure, Path=/ and no Domain.
inline constexpr std::string_view kSessionCookie = "__Host-banso";

class Authenticator {
 public:
  virtual ~Authenticator() = default;
  /// Reads the session cookie or the bearer token and sets the caller's identity on the transaction, in one
  /// round trip. Anonymous if there is neither; anonymous too if the session has ended.
  /// @throws Refused(kUnauthorized) for a bearer token that is wrong, expired or revoked
  virtual identity::Caller authenticate(db::Tx& tx, const Request& request, Instant now) = 0;
};

}  // namespace banso::http
