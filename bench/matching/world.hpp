// The businesses of a measurement: real ones of the National Tax Agency's file, with figures and answers made
// up from their numbers, as if every owner had told us nearly everything: the hardest case for the engine.
#pragma once

#include <filesystem>
#include <memory>

#include "contexts/measures/rules/facts.hpp"
#include "contexts/recommend/matching/compile.hpp"
#include "contexts/recommend/matching/table.hpp"

namespace banso::bench {

struct RealBusiness {
  std::int64_t business_id = 0;
  std::uint16_t city = 0;  ///< five digits as a number; 0: unknown
  std::uint16_t kind = 0;
  std::uint16_t industry = 0;  ///< made up: index of industry_codes()
  bool active = true;
  Date assigned{};
};

/// In the order of prefecture, industry and city, as the server loads them.
std::vector<RealBusiness> read_businesses(const std::filesystem::path& nta_file);

/// Everything about a business, always the same for the same one.
measures::Facts facts_of(const RealBusiness& business);

std::shared_ptr<const recommend::Table> build_table(const std::vector<RealBusiness>& businesses);

}  // namespace banso::bench
