// Page templates: mustache files compiled into the binary, filled from JSON. Everything is escaped.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace banso::html {

/// Fills a template.
///
/// Templates are named by their folder, like statements: "portal/top" is
/// src/contexts/portal/pages/top.mustache, "html/layout" is src/platform/html/layout.mustache. In a section
/// ({{#x}} … {{/x}}) an absent member, null, false, empty text and an empty list all count as "not there";
/// numbers are written as they are.
/// @throws std::out_of_range if there is no such template, std::logic_error if it cannot be parsed
std::string fill(std::string_view name, const boost::json::object& data);

struct TemplateFile {
  std::string name;
  std::string_view text;
};

/// Every embedded template, for tests over all of them.
std::vector<TemplateFile> all_templates();

}  // namespace banso::html
