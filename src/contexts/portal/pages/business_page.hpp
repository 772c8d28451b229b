// The public page of a corporation as data for its template.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "contexts/registry/api.hpp"

namespace banso::portal {

/// What the template portal/business shows.
boost::json::object business_page(const registry::BusinessView& business);

/// The facts for search engines (schema.org Organization).
boost::json::object business_json_ld(const registry::BusinessView& business, const std::string& url);

/// One sentence: name, kind, place, number.
std::string business_description(const registry::BusinessView& business);

}  // namespace banso::portal
