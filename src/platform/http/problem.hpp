// Refusals and failures on the wire: application/problem+json (RFC 9457), or a plain page for browsers.
#pragma once

#include <string>
#include <string_view>

#include "kernel/refusal.hpp"
#include "platform/http/response.hpp"

namespace banso::http {

/// The HTTP status of a refusal.
int status_of(RefusalCode code);

/// @param wants_page true: a plain HTML page (the client navigates), false: problem+json
Response refusal_response(const Refused& refused, std::string_view request_id, bool wants_page);

/// An answer of the edge itself (404, 405, 408, 413, 429, 431, 500, 503 …), with a Japanese sentence of what
/// to do.
Response status_response(int status, std::string_view request_id, bool wants_page);

}  // namespace banso::http
