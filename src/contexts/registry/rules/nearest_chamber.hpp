// Which organisation is near: chambers are named after their city (高松商工会議所 for 高松市).
#pragma once

#include <string_view>

namespace banso::registry {

/// Whether an organisation of this name is the one of the city: the name begins with the city's name without
/// 市, 町, 村 or 区. Wards ("札幌市中央区") count by their city.
bool is_named_after_city(std::string_view organization_name, std::string_view city_name);

}  // namespace banso::registry
