#include "contexts/recommend/rules/keep_back.hpp"

namespace banso::recommend {

std::optional<std::int64_t> told(std::int64_t count) {
  if (count < kRoundedTo) return std::nullopt;
  return (count + kRoundedTo / 2) / kRoundedTo * kRoundedTo;
}

std::vector<std::optional<std::int64_t>> told(const std::vector<std::int64_t>& groups) {
  std::vector<std::optional<std::int64_t>> shown;
  for (const std::int64_t count : groups) shown.push_back(told(count));
  return shown;
}

}  // namespace banso::recommend
