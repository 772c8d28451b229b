// Whole pages for people without sign-in: a template within the one layout, cacheable.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <string>
#include <string_view>

#include "platform/http/response.hpp"

namespace banso::html {

/// What the layout needs to know of a page.
struct PageHead {
  std::string title;              ///< shown before " | Banso"; empty on the top page
  std::string description;        ///< one sentence for search engines and shared links
  std::string canonical;          ///< the page's one address: scheme, host and path
  boost::json::object json_ld{};  ///< facts for search engines (schema.org), or empty
  std::string here{};             ///< which entry of the header this page belongs to: "api", "help", …
  bool indexed = true;            ///< false: search engines leave it out
};

/// The page as text. @param name of the template for the body, which holds the only h1
std::string render(std::string_view name, const PageHead& head, const boost::json::object& data);

/// 200 with an ETag of the text; shared caches may keep it for `fresh`.
http::Response respond(std::string page, std::chrono::seconds fresh);

/// JSON that may stand inside a script element: no "<" can end it early.
std::string script_json(const boost::json::object& json);

}  // namespace banso::html
