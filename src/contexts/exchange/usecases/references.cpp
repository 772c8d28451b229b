#include "contexts/exchange/usecases/references.hpp"

#include <algorithm>

#include "contexts/exchange/rules/field.hpp"
#include "contexts/registry/api.hpp"
#include "kernel/area_code.hpp"

namespace banso::exchange {

References load_references(db::Tx& tx) {
  References references;
  auto industries = registry::industry_names(tx);
  // The finest first: of classes with one name, that one is meant.
  std::stable_sort(industries.begin(), industries.end(),
                   [](const auto& a, const auto& b) { return a.code.size() > b.code.size(); });
  for (const auto& industry : industries) {
    references.industry_codes.emplace(header_key(industry.name), industry.code);
    references.industry_names.emplace(industry.code, industry.name);
  }
  for (const auto& city : registry::municipality_names(tx)) {
    const auto& all = prefectures();
    const auto prefecture = std::find_if(
        all.begin(), all.end(), [&](const Prefecture& one) { return city.name.starts_with(one.name); });
    if (prefecture == all.end()) continue;
    references.cities[std::string(prefecture->name)].push_back(city.name.substr(prefecture->name.size()));
  }
  for (auto& [prefecture, cities] : references.cities) {
    std::sort(cities.begin(), cities.end(), [](const auto& a, const auto& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
  }
  return references;
}

}  // namespace banso::exchange
