// The OpenAPI document as data for the pages that people read.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace banso::portal {

/// What the template portal/api shows: every group of operations with a line for each.
boost::json::object api_index(const boost::json::object& document);

/// What the template portal/api_group shows: the operations of a group with their parameters, bodies and
/// answers, and every shape they use. Nothing if there is no such group.
std::optional<boost::json::object> api_group(const boost::json::object& document, std::string_view tag);

/// The group's name for people: "事業者を探す・見る" for "businesses"; the tag itself if it has none.
std::string_view group_label(std::string_view tag);

}  // namespace banso::portal
