// The layouts that come with the program. Core systems' own layouts are not public: chambers map theirs on
// screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contexts/exchange/rules/mapping.hpp"

namespace banso::exchange {

struct StandardProfile {
  std::string key;  ///< "standard", "excel"
  std::string name;
  std::string description;
  Mapping mapping;
};

const std::vector<StandardProfile>& standard_profiles();
const StandardProfile* find_standard_profile(std::string_view key);

}  // namespace banso::exchange
