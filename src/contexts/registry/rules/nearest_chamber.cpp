#include "contexts/registry/rules/nearest_chamber.hpp"

#include "kernel/text.hpp"

namespace banso::registry {

bool is_named_after_city(std::string_view organization_name, std::string_view city_name) {
  // 札幌市中央区 → 札幌市; 古平郡古平町 → 古平町.
  if (const auto county = city_name.find("郡"); county != std::string_view::npos && county > 0) {
    city_name.remove_prefix(county + std::string_view("郡").size());
  }
  const auto city = city_name.find("市");
  if (city != std::string_view::npos && city > 0) {
    // 四日市市, 廿日市市, 野々市市: the name itself holds 市.
    const auto next = city_name.find("市", city + std::string_view("市").size());
    city_name = city_name.substr(0, next == city + std::string_view("市").size() ? next : city);
  } else {
    for (const std::string_view ending : {"区", "町", "村"}) {
      if (!city_name.ends_with(ending)) continue;
      city_name.remove_suffix(ending.size());
      break;
    }
  }
  return count_code_points(city_name) >= 1 && organization_name.starts_with(city_name);
}

}  // namespace banso::registry
