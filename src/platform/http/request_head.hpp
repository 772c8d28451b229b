// What the edge reads from the header of a request before a route is known: pure, without sockets.
#pragma once

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/request.hpp"

namespace banso::http {

using RequestHeader = boost::beast::http::request_header<boost::beast::http::fields>;

/// Fills method, target, path, query and headers. HEAD becomes GET.
/// @return 0, or the status of what is wrong: 400, 414, 501, 505
int read_head(const RequestHeader& header, Request& request);

/// True for application/json, with or without parameters.
bool is_json(std::string_view content_type);

/// The address of the client: behind trusted proxies the last address of X-Forwarded-For that is not one of
/// them. Whatever stands before it was written by the client and proves nothing.
/// @param peer the address of the connection
std::string client_address(const Request& request, const std::string& peer,
                           const std::vector<std::string>& trusted);

}  // namespace banso::http
