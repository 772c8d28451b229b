// Sends a stream of server-sent events until it ends, the client leaves, or the server stops.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>

#include "platform/http/edge.hpp"

namespace banso::http {

/// @param chunked false for HTTP/1.0 clients, which read until the connection ends
boost::asio::awaitable<void> send_events(Edge& edge, ClientSocket& socket,
                                         std::shared_ptr<EventStream> events, bool chunked);

}  // namespace banso::http
