// Small counts are kept back: "one business in this town with these figures" would tell of that business.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace banso::recommend {

/// Counts from 1 to this minus one are not told.
inline constexpr std::int64_t kSmallestTold = 5;

/// A single count; nothing when it is too small to be told.
std::optional<std::int64_t> told(std::int64_t count);

/// The counts of groups that add up to a total that is told. When exactly one of them is too small, the next
/// smallest is kept back as well, as the total would tell it otherwise.
std::vector<std::optional<std::int64_t>> told(const std::vector<std::int64_t>& groups);

}  // namespace banso::recommend
