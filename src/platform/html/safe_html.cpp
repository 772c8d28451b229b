#include "platform/html/safe_html.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <memory>

#include "kernel/text.hpp"
#include "platform/http/html_escape.hpp"

namespace banso::html {
namespace {

/// Deeper trees are cut: nobody nests a description that far by hand.
constexpr int kDeepest = 60;

enum class Shape {
  kBlock,   ///< kept; begins and ends a line
  kInline,  ///< kept
  kCell,    ///< kept; a tab in the text
  kVoid,    ///< kept, without content
  kLink,
};

struct Allowed {
  std::string_view name;
  Shape shape;
  std::string_view written = {};  ///< under another name
};

constexpr Allowed kAllowed[] = {
    {"p", Shape::kBlock},        {"br", Shape::kVoid},          {"ul", Shape::kBlock},
    {"ol", Shape::kBlock},       {"li", Shape::kBlock},         {"table", Shape::kBlock},
    {"thead", Shape::kBlock},    {"tbody", Shape::kBlock},      {"tr", Shape::kBlock},
    {"td", Shape::kCell},        {"th", Shape::kCell},          {"strong", Shape::kInline},
    {"b", Shape::kInline},       {"em", Shape::kInline},        {"i", Shape::kInline},
    {"u", Shape::kInline},       {"s", Shape::kInline},         {"strike", Shape::kInline, "s"},
    {"del", Shape::kInline},     {"h1", Shape::kBlock, "h3"},   {"h2", Shape::kBlock, "h3"},
    {"h3", Shape::kBlock},       {"h4", Shape::kBlock},         {"h5", Shape::kBlock, "h4"},
    {"h6", Shape::kBlock, "h4"}, {"blockquote", Shape::kBlock}, {"hr", Shape::kVoid},
    {"sub", Shape::kInline},     {"sup", Shape::kInline},       {"a", Shape::kLink},
};

/// These go with everything inside them; other unknown elements leave their content behind.
constexpr std::string_view kDropped[] = {
    "script", "style",  "iframe",   "object", "embed",    "applet", "svg",   "math",  "template",
    "form",   "button", "textarea", "select", "noscript", "head",   "title", "frame", "frameset",
    "audio",  "video",  "canvas",   "input",  "link",     "meta",   "base",  "xml",   "noembed"};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

const Allowed* allowed(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kAllowed), std::end(kAllowed), [&](const auto& a) { return a.name == name; });
  return found == std::end(kAllowed) ? nullptr : &*found;
}

bool dropped(std::string_view name) {
  return std::find(std::begin(kDropped), std::end(kDropped), name) != std::end(kDropped);
}

/// Addresses of the web, mail and telephone only. Anything a browser might read as code is none of them.
bool is_safe_address(std::string_view address) {
  constexpr std::string_view kSchemes[] = {"https://", "http://", "mailto:", "tel:"};
  const bool known = std::any_of(std::begin(kSchemes), std::end(kSchemes), [&](std::string_view scheme) {
    return address.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), address.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  });
  return known && address.size() <= 2'000 &&
         std::none_of(address.begin(), address.end(), [](unsigned char c) {
           return c <= 0x20 || c == 0x7f || c == '"' || c == '<' || c == '>';
         });
}

class Writer {
 public:
  void children(const xmlNode* node, int depth) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) one(child, depth);
  }

  SafeHtml finish() {
    while (!out_.text.empty() && (out_.text.back() == '\n' || out_.text.back() == ' ')) out_.text.pop_back();
    return std::move(out_);
  }

 private:
  void one(const xmlNode* node, int depth) {
    if (depth > kDeepest) return;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) return text(view(node->content));
    if (node->type != XML_ELEMENT_NODE) return;
    std::string name(view(node->name));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    note_danger(node, name);
    if (dropped(name)) return note_danger_below(node, depth);
    const Allowed* known = allowed(name);
    if (known == nullptr) {
      if (name == "div" || name == "section" || name == "article") new_line();
      return children(node, depth + 1);
    }
    const std::string written(known->written.empty() ? known->name : known->written);
    switch (known->shape) {
      case Shape::kVoid:
        out_.html += "<" + written + ">";
        out_.text += '\n';
        return;
      case Shape::kLink:
        return link(node, depth);
      case Shape::kBlock:
        new_line();
        if (name == "li") out_.text += "・";
        break;
      case Shape::kCell:
        if (!out_.text.empty() && out_.text.back() != '\n') out_.text += " ";
        break;
      case Shape::kInline:
        break;
    }
    out_.html += "<" + written + ">";
    children(node, depth + 1);
    out_.html += "</" + written + ">";
    if (known->shape == Shape::kBlock) new_line();
  }

  void link(const xmlNode* node, int depth) {
    const auto address = trim(attribute(node, "href"));
    const bool safe = is_safe_address(address);
    if (safe) {
      out_.html += "<a href=\"" + http::escape_html(address) + "\" rel=\"noopener noreferrer nofollow\">";
    }
    const std::size_t begin = out_.text.size();
    children(node, depth + 1);
    if (!safe) return;
    out_.html += "</a>";
    if (out_.text.find(address, begin) == std::string::npos) out_.text += "（" + std::string(address) + "）";
  }

  void text(std::string_view raw) {
    std::string clean;
    for (const char c : make_valid_utf8(raw)) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '\n' || c == '\r' || c == '\t') {
        clean += ' ';
      } else if (byte >= 0x20 && byte != 0x7f) {
        clean += c;
      }
    }
    out_.html += http::escape_html(clean);
    if (trim(clean).empty() && (out_.text.empty() || out_.text.back() == '\n')) return;
    out_.text += clean;
  }

  void new_line() {
    while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
    if (!out_.text.empty() && out_.text.back() != '\n') out_.text += '\n';
  }

  static std::string_view attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
      if (view(one->name) == name && one->children != nullptr) return view(one->children->content);
    }
    return {};
  }

  void note_danger(const xmlNode* node, std::string_view name) {
    constexpr std::string_view kDangerous[] = {"script", "iframe", "object", "embed", "form", "svg",
                                               "applet", "base",   "meta",   "frame", "link", "math"};
    bool danger = std::find(std::begin(kDangerous), std::end(kDangerous), name) != std::end(kDangerous);
    for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
      danger = danger || view(one->name).starts_with("on");
    }
    if (name == "a") {
      const auto address = trim(attribute(node, "href"));
      danger = danger ||
               (!address.empty() && !is_safe_address(address) && address.find(':') != std::string_view::npos);
    }
    out_.held_danger = out_.held_danger || danger;
  }

  void note_danger_below(const xmlNode* node, int depth) {
    if (depth > kDeepest) return;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      note_danger(child, view(child->name));
      note_danger_below(child, depth + 1);
    }
  }

  SafeHtml out_;
};

}  // namespace

SafeHtml make_safe_html(std::string_view untrusted, std::size_t limit) {
  std::string whole = make_valid_utf8(untrusted.substr(0, limit));
  std::replace(whole.begin(), whole.end(), '\0', ' ');
  if (trim(whole).empty()) return {};
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
      htmlReadMemory(whole.data(), static_cast<int>(whole.size()), nullptr, "utf-8",
                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_RECOVER),
      &xmlFreeDoc);
  if (!document) return {};
  Writer writer;
  if (const xmlNode* root = xmlDocGetRootElement(document.get())) writer.children(root, 0);
  return writer.finish();
}

}  // namespace banso::html
