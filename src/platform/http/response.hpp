// What a handler answers.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banso::http {

/// A stream of server-sent events. `next` is called on a worker thread, at most once per `interval`, and
/// returns the text of the events to send now ("" for none; see sse_event), or nothing to end the stream. It
/// must not keep a database connection between calls.
struct EventStream {
  std::function<std::optional<std::string>()> next;
  std::chrono::milliseconds interval{500};
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  ///< content-type and the like
  std::string body;
  std::string_view static_body;         ///< instead of body: bytes that live as long as the process
  std::filesystem::path file;           ///< instead of body: a file to send
  std::shared_ptr<EventStream> events;  ///< instead of body: server-sent events

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  bool has_header(std::string_view name) const;
};

/// 200 with UTF-8 HTML.
Response html(std::string body);
/// 200 with JSON text.
Response json(std::string body);
/// 204.
Response no_content();
/// 303 to another address of this site.
Response redirect(std::string location);
/// A download with a Japanese-safe file name (RFC 6266).
Response download(std::string body, std::string_view content_type, std::string_view file_name);
/// One server-sent event. @param data one line (JSON)
std::string sse_event(std::string_view event, std::string_view data);

}  // namespace banso::http
