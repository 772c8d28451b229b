// Conditional requests and content negotiation: small pure rules of RFC 9110.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace banso::http {

/// True if the client holds what the answer's ETag names (If-None-Match, compared weakly).
bool is_not_modified(const Request& request, const Response& response);

/// True if Accept-Encoding names the coding and does not refuse it with q=0.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

/// The ETag of a numbered version: "3" in quotes.
std::string etag_of_version(std::int64_t version);
/// The version that an If-Match header names ("3" in quotes, perhaps after W/); nothing if it names none.
std::optional<std::int64_t> version_of_if_match(std::string_view header);

}  // namespace banso::http
