#include "platform/http/response_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/http/status.hpp>
#include <iterator>
#include <stdexcept>

namespace banso::http {
namespace {

// Scripts, styles and connections come from this site alone; nothing may frame it.
constexpr std::string_view kSecurityHeaders =
    "content-security-policy: default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'\r\n"
    "x-content-type-options: nosniff\r\n"
    "referrer-policy: same-origin\r\n"
    "cross-origin-opener-policy: same-origin\r\n"
    "cross-origin-resource-policy: same-origin\r\n"
    "permissions-policy: camera=(), geolocation=(), microphone=(), payment=()\r\n";
constexpr std::string_view kStayWithHttps =
    "strict-transport-security: max-age=31536000; includeSubDomains\r\n";

bool is_safe(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char raw) {
    const auto byte = static_cast<unsigned char>(raw);
    return (byte < 0x20 && raw != '\t') || byte == 0x7f;
  });
}

}  // namespace

bool has_safe_headers(const Response& response) {
  return std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
    return !header.first.empty() && header.first.find_first_of(": ") == std::string::npos &&
           is_safe(header.first) && is_safe(header.second);
  });
}

std::string response_head(const Response& response, const Framing& framing, std::string_view request_id) {
  if (!has_safe_headers(response)) throw std::logic_error("an answer with a line break in a header");
  std::string head;
  head.reserve(1024);
  const auto reason =
      boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(response.status));
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nx-request-id: {}\r\n", response.status,
                 std::string_view(reason.data(), reason.size()), request_id);
  head += kSecurityHeaders;
  if (framing.https) head += kStayWithHttps;
  for (const auto& [name, value] : response.headers) {
    fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
  }
  // Whatever a handler does not declare cacheable is for this caller alone and now.
  if (!response.has_header("cache-control")) head += "cache-control: private, no-store\r\n";
  if (!framing.keep_alive) {
    head += "connection: close\r\n";
  } else if (framing.old_client) {
    head += "connection: keep-alive\r\n";
  }
  if (!framing.length) {
    // An old client reads until the connection ends.
    if (!framing.old_client) head += "transfer-encoding: chunked\r\n";
  } else if (response.status != 204 && response.status != 304) {
    fmt::format_to(std::back_inserter(head), "content-length: {}\r\n", *framing.length);
  }
  head += "\r\n";
  return head;
}

}  // namespace banso::http
