#include "platform/http/event_sender.hpp"

#include <fmt/format.h>

#include "platform/http/on_worker.hpp"
#include "platform/log/log.hpp"

namespace banso::http {
namespace {

/// Asks the stream for its next events, on a worker thread. A stream that throws has ended.
std::optional<std::string> next_of(EventStream& events) {
  try {
    return events.next();
  } catch (const std::exception& error) {
    log::warn("http.event_stream_failed", {{"detail", error.what()}});
    return std::nullopt;
  }
}

}  // namespace

boost::asio::awaitable<void> send_events(Edge& edge, ClientSocket& socket,
                                         std::shared_ptr<EventStream> events, bool chunked) {
  using Clock = std::chrono::steady_clock;
  // Made outside the loop: gcc 12 destroys a lambda with such a capture twice when it is written inside
  // co_await.
  const std::function<std::optional<std::string>()> ask = [events] { return next_of(*events); };
  auto last_sent = Clock::now();
  while (!edge.draining) {
    const auto next = co_await on_worker<std::optional<std::string>>(edge.workers, ask);
    // A full queue only delays the stream; a stream that ended is closed below.
    if (next && !*next) break;
    std::string text = next ? **next : std::string();
    const auto now = Clock::now();
    if (text.empty() && now - last_sent >= edge.options.heartbeat) text = ": still here\n\n";
    if (!text.empty()) {
      last_sent = now;
      if (chunked) text = fmt::format("{:x}\r\n{}\r\n", text.size(), text);
      if (!co_await socket.write(text, {}, edge.options.write_timeout)) co_return;
    }
    if (!co_await socket.pause(events->interval)) break;
  }
  if (chunked) co_await socket.write("0\r\n\r\n", {}, edge.options.write_timeout);
}

}  // namespace banso::http
