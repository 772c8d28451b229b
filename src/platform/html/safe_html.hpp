// HTML that somebody else wrote, made safe to show: read by a real HTML parser, written again from an
// allow-list.
#pragma once

#include <string>
#include <string_view>

namespace banso::html {

struct SafeHtml {
  std::string html;  ///< paragraphs, lists, tables, emphasis and links only; no attributes but https links
  std::string text;  ///< the same as plain text, with line breaks and 「・」 before list items
  bool held_danger = false;  ///< scripts, handlers, frames, forms or links to code were taken out
};

/// Reads any bytes; never throws for bad input. Beyond `limit` bytes of input nothing is read.
SafeHtml make_safe_html(std::string_view untrusted, std::size_t limit = 1 << 20);

}  // namespace banso::html
