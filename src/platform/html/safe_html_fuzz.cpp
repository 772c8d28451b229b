// Any bytes may come as the description of a subsidy: what comes out holds no script, no handler and no
// frame, and is left alone by a second pass.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/text.hpp"
#include "platform/html/safe_html.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace banso;
  const auto safe = html::make_safe_html({reinterpret_cast<const char*>(data), size}, 1 << 16);
  if (!is_valid_utf8(safe.html) || !is_valid_utf8(safe.text)) std::abort();
  for (const std::string_view word : {"<script", "<iframe", "<svg", "<object", "<style", "<form", "<img"}) {
    if (safe.html.find(word) != std::string::npos) std::abort();
  }
  for (std::size_t at = safe.html.find('<'); at != std::string::npos; at = safe.html.find('<', at + 1)) {
    const auto end = safe.html.find('>', at);
    if (end == std::string::npos) std::abort();
    const std::string_view tag = std::string_view(safe.html).substr(at, end - at);
    const auto space = tag.find(' ');
    if (space != std::string_view::npos && !tag.substr(space).starts_with(" href=\"")) std::abort();
  }
  if (html::make_safe_html(safe.html).held_danger) std::abort();
  return 0;
}
