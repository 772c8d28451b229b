// Escaping for the few pages that are not made by a template.
#pragma once

#include <string>
#include <string_view>

namespace banso::http {

/// Text as it must stand in HTML content and in quoted attributes.
inline std::string escape_html(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace banso::http
