// A request as the handlers see it: read completely, within its limits, on a worker thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banso::http {

struct Request {
  std::string method;  ///< "GET" (also for HEAD), "POST" …
  std::string path;    ///< decoded, without the query: "/api/v1/businesses"
  std::string target;  ///< as sent
  std::vector<std::pair<std::string, std::string>> query;      ///< decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;    ///< names in lower case
  std::map<std::string, std::string, std::less<>> parameters;  ///< from the path pattern, decoded
  std::string body;                                            ///< empty for upload routes
  std::filesystem::path upload;  ///< upload routes: where the body was streamed to; deleted afterwards
  std::string peer;              ///< address of the client (of the last untrusted proxy)
  std::string request_id;

  /// The header's value, or empty. @param name in lower case
  std::string_view header(std::string_view name) const;
  /// The value of a cookie, or empty.
  std::string_view cookie(std::string_view name) const;
  /// The first value of a query parameter, if given.
  std::optional<std::string_view> query_value(std::string_view name) const;
};

/// Splits "a=1&b=%E3%81%82" into decoded pairs. @return nothing if a %XX is broken or the text is not UTF-8.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view text);
/// Decodes %XX of a path. @return nothing if it is broken, not UTF-8, or holds a NUL or a "..".
std::optional<std::string> decode_path(std::string_view text);
/// The value of one cookie in a Cookie header, or empty.
std::string_view find_cookie(std::string_view header, std::string_view name);

}  // namespace banso::http
