#include "contexts/recommend/rules/keep_back.hpp"

#include <algorithm>

namespace banso::recommend {

std::optional<std::int64_t> told(std::int64_t count) {
  if (count > 0 && count < kSmallestTold) return std::nullopt;
  return count;
}

std::vector<std::optional<std::int64_t>> told(const std::vector<std::int64_t>& groups) {
  std::vector<std::optional<std::int64_t>> shown;
  for (const std::int64_t count : groups) shown.push_back(told(count));
  if (std::count(shown.begin(), shown.end(), std::nullopt) != 1) return shown;
  auto smallest = shown.end();
  for (auto it = shown.begin(); it != shown.end(); ++it) {
    if (*it && **it > 0 && (smallest == shown.end() || **it < **smallest)) smallest = it;
  }
  if (smallest != shown.end()) smallest->reset();
  return shown;
}

}  // namespace banso::recommend
