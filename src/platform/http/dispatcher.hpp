// The way of a request on a worker thread: session, permission, CSRF, handler, commit, answer.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "platform/http/authenticator.hpp"
#include "platform/http/call.hpp"
#include "platform/http/response.hpp"
#include "platform/http/route.hpp"
#include "platform/services.hpp"

namespace banso::http {

class Dispatcher {
 public:
  Dispatcher(Services& services, Authenticator& authenticator);

  /// Runs the route. Never throws: every failure becomes an answer.
  Response handle(const Route& route, const Request& request);
  /// For uploads: who asks is checked before a byte of the body is taken. @return the refusal, or nothing
  std::optional<Response> refuse_upload(const Route& route, const Request& request);

 private:
  Response guarded(const Request& request, const std::function<Response()>& work);
  identity::Caller admit(db::Tx& tx, const Route& route, const Request& request, Instant now);
  Response attempt(const Route& route, const Request& request);

  Services& services_;
  Authenticator& authenticator_;
};

/// True if the client navigates (a browser asking for a page), not a program calling the API.
bool wants_page(const Request& request);

/// True if a state-changing request without a session comes from our own pages or from no browser at all.
/// @param public_url scheme and host of this site
bool is_same_origin(const Request& request, std::string_view public_url);

}  // namespace banso::http
