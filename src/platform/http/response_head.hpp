// The first bytes of an answer: status line and headers, the security headers among them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/response.hpp"

namespace banso::http {

/// How an answer is framed on the wire.
struct Framing {
  std::optional<std::uint64_t> length;  ///< body bytes; none: a stream whose end is not known
  bool keep_alive = true;
  bool old_client = false;  ///< HTTP/1.0: keep-alive must be said, chunks are not understood
  bool https = false;       ///< the site is reached by https: browsers are told to stay with it
};

/// @throws std::logic_error for a header name or value that could begin another header
std::string response_head(const Response& response, const Framing& framing, std::string_view request_id);

/// True if every header can be written.
bool has_safe_headers(const Response& response);

}  // namespace banso::http
