#include "platform/html/page.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <boost/json/serialize.hpp>

#include "platform/html/template.hpp"
#include "platform/http/static_files.hpp"

namespace banso::html {
namespace {

std::string tag_of(std::string_view text) {
  unsigned char hash[16];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  char hex[2 * sizeof hash + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return fmt::format("\"{}\"", hex);
}

}  // namespace

std::string script_json(const boost::json::object& json) {
  std::string out;
  for (const char letter : boost::json::serialize(json)) {
    // Only inside strings can these stand, where the escape means the same.
    if (letter == '<' || letter == '>' || letter == '&') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
    } else {
      out += letter;
    }
  }
  return out;
}

std::string render(std::string_view name, const PageHead& head, const boost::json::object& data) {
  boost::json::object frame{
      {"title", head.title},
      {"description", head.description},
      {"canonical", head.canonical},
      {"noindex", !head.indexed},
      {"style_url", http::find_asset_url("styles.css").value_or("")},
      {"icon_url", http::find_asset_url("icon.svg").value_or("")},
      {"script_url", http::find_asset_url("public.js").value_or("")},
      {"json_ld", head.json_ld.empty() ? "" : script_json(head.json_ld)},
      {"body", fill(name, data)},
  };
  if (!head.here.empty()) frame["here_" + head.here] = true;
  return fill("html/layout", frame);
}

http::Response respond(std::string page, std::chrono::seconds fresh) {
  std::string tag = tag_of(page);
  return std::move(http::html(std::move(page))
                       .with("etag", std::move(tag))
                       .with("cache-control", fmt::format("public, max-age={}", fresh.count())));
}

}  // namespace banso::html
