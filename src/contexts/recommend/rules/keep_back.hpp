// Small counts are kept back and the others rounded: "one business in this town with these figures" would
// tell of that business, and so would the difference of two rules that differ in one business.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace banso::recommend {

/// Counts are told in multiples of this; fewer are not told, none at all neither (that there is somebody
/// would be told by the difference).
inline constexpr std::int64_t kRoundedTo = 10;

/// A count as it may be told: rounded, half up. Nothing when it is below kRoundedTo.
std::optional<std::int64_t> told(std::int64_t count);

/// The counts of groups, each on its own: rounded ones add up to their total only roughly, so that the total
/// does not tell what is kept back.
std::vector<std::optional<std::int64_t>> told(const std::vector<std::int64_t>& groups);

}  // namespace banso::recommend
