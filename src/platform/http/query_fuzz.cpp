// Query strings, paths, cookies and the small header rules: whatever comes, the answer is text that can be
// trusted or none.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/text.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/request.hpp"
#include "platform/http/request_head.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_clean(std::string_view text) {
  return banso::is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto pairs = banso::http::parse_query(text)) {
    for (const auto& [name, value] : *pairs) require(is_clean(name) && is_clean(value));
  }
  if (const auto path = banso::http::decode_path(text)) {
    require(is_clean(*path) && path->front() == '/' && path->find("/../") == std::string::npos);
  }
  const std::string_view cookie = banso::http::find_cookie(text, "__Host-banso");
  require(cookie.empty() || cookie.find(';') == std::string_view::npos);
  require(cookie.empty() ||
          (cookie.data() >= text.data() && cookie.data() + cookie.size() <= text.data() + size));
  banso::http::accepts_coding(text, "br");
  banso::http::is_json(text);
  banso::http::Request request;
  request.headers.emplace_back("if-none-match", text);
  request.headers.emplace_back("x-forwarded-for", text);
  banso::http::is_not_modified(request, banso::http::Response().with("etag", "\"v1\""));
  require(!banso::http::client_address(request, "127.0.0.1", {"127.0.0.1"}).empty());
  return 0;
}
